import { minute } from '@candor/terms'
import { Gauge, type Registry } from 'prom-client'
import type { House } from '../../decisions/index.ts'
import { tileCounts } from '../jobs/index.ts'

const told = {
  folded: 'Tiles written anew by this process.',
  checked: 'Decision states that this process compared with the truth, and states that it compared with their tile.',
  differing: 'Differences that it found: any is a fault for a person to look at.',
} as const

/** How far plans have to look beside the tiles, and whether states and tiles are what they should be. */
export function tileGauges(house: House, registers: Registry[]): void {
  const apart = apartOnceAMinute(house)
  new Gauge({
    name: 'candor_states_apart',
    help: 'Decision states that no tile shows as they are: plans read these one by one.',
    registers,
    async collect() {
      this.set(await apart())
    },
  })
  for (const [count, help] of Object.entries(told))
    new Gauge({
      name: `candor_states_${count}`,
      help,
      registers,
      collect() {
        this.set(tileCounts(house)[count as keyof typeof told])
      },
    })
}

function apartOnceAMinute({ store, clock }: House): () => Promise<number> {
  let last: { readonly at: number; readonly n: number } | undefined
  return async () => {
    const at = clock.monotonic()
    if (last && at < last.at + minute) return last.n
    const row = await store.db
      .selectFrom('customer_state')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('tiled', 'is', null)
      .executeTakeFirstOrThrow()
    last = { at, n: Number(row.n) }
    return last.n
  }
}
