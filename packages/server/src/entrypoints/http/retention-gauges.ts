import { minute } from '@candor/terms'
import { Gauge, type Registry } from 'prom-client'
import { type DueNow, dueNow } from '../../answers/retention/index.ts'
import { countHolds } from '../../customers/holds/index.ts'
import type { House } from '../../decisions/index.ts'

/** What an alarm about deletion may rest on. A rule names events and tables, never a person. */
export function retentionGauges(house: House, registers: Registry[]): void {
  const counted = onceAMinute(house)
  new Gauge({
    name: 'candor_retention_rows',
    help: 'Rows that are over: due with the next turn, overdue past the grace, held by a legal hold.',
    labelNames: ['rule', 'state'],
    registers,
    async collect() {
      this.reset()
      for (const { rule, due, overdue, held } of (await counted()).lines)
        for (const [state, n] of Object.entries({ due, overdue, held })) this.set({ rule, state }, n)
    },
  })
  new Gauge({
    name: 'candor_retention_last_run_age_seconds',
    help: 'Since what is over was last looked through to the end; -1 before the first time.',
    registers,
    async collect() {
      const { ran } = await counted()
      this.set(ran === undefined ? -1 : Math.max(0, house.clock.now() - ran) / 1000)
    },
  })
  new Gauge({
    name: 'candor_clock_not_believed',
    help: '1 while the clock is more than a month ahead of what is known: nothing ends until somebody confirms it.',
    registers,
    async collect() {
      this.set((await counted()).leap ? 1 : 0)
    },
  })
  new Gauge({
    name: 'candor_holds_in_force',
    help: 'Legal holds in force.',
    registers,
    async collect() {
      this.set(await countHolds(house.store))
    },
  })
}

/** Whoever scrapes every few seconds does not count every few seconds. */
function onceAMinute(house: House): () => Promise<DueNow> {
  let last: { at: number; found: Promise<DueNow> } | undefined
  return () => {
    const at = house.clock.monotonic()
    if (last && at < last.at + minute) return last.found
    const found = dueNow(house)
    last = { at, found }
    found.catch(() => {
      last = undefined
    })
    return found
  }
}
