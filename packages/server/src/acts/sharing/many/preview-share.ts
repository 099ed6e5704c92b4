import { readState } from '../../../customers/state/index.ts'
import { type House, preview, shareAct } from '../../../decisions/index.ts'
import type { ShareMany } from './ask.ts'
import { membersOf } from './members.ts'
import { newTally, noteOdd, type Tally, withhold } from './tally.ts'

/** Who would be shared now, who not, and by which rule. Records nothing and mints nothing. */
export async function previewShare(house: House, many: ShareMany): Promise<Tally> {
  const { judge, clock } = house
  const { vendor, purpose, fields, to } = many
  const act = shareAct(
    judge.policy,
    { vendor, purpose, fields, ...(to === 'webhook' && { channel: 'webhook' }) },
    clock.now(),
  )
  const tally = newTally(many)
  for await (const { members, odd } of membersOf(house, many)) {
    noteOdd(tally, odd)
    for (const { customer } of members) {
      tally.planned++
      const stored = await readState(house.store, judge.layout, customer)
      const verdict = stored && preview(judge, act, stored.state, clock.now())
      if (verdict?.outcome === 'permit') tally.shared++
      else withhold(tally, verdict ? (verdict.deciding ?? 'unknown-rule') : 'house-no-customer')
    }
  }
  return tally
}
