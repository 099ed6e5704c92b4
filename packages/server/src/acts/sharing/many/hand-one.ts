import { minute } from '@candor/terms'
import { currentOf } from '../../../customers/identity/index.ts'
import { shareRow } from '../../../customers/shares/index.ts'
import { readState } from '../../../customers/state/index.ts'
import { decideShare, type House, shareAct } from '../../../decisions/index.ts'
import { type Change, decideAndCommit, noChange, together } from '../../../record/index.ts'
import type { ShareMany } from './ask.ts'
import { personOf } from './person.ts'
import { type ToldRow, toldOf } from './told.ts'

/** Where a file goes: into the hands of staff. */
const file = 'file'

/** One person decided on: what may go, or the rule against it. `version`: of their state once the decision was written down. */
export type Handed =
  | { readonly row: ToldRow; readonly customer: string; readonly version: number; readonly attempt: number }
  | { readonly rule: string }

/**
 * Decides about one person, and writes decision and share down before anything leaves. A share that was decided before and did not
 * leave is decided again under the next attempt, and taken off the register where that refuses.
 */
export async function handOne(
  house: House,
  share: string,
  many: ShareMany,
  customer: string,
  attempt = 1,
): Promise<Handed> {
  const done = await decideAndCommit(house, () => decide(house, share, many, customer, attempt))
  return done.done ? done.value : { rule: 'house-too-busy' }
}

type Outcome = { readonly change: Change; readonly value: Handed }

async function decide(house: House, share: string, many: ShareMany, asked: string, attempt: number): Promise<Outcome> {
  const customer = (await currentOf(house, asked)) ?? asked
  const { judge, clock } = house
  const before = await readState(house.store, judge.layout, customer)
  const told = before && toldOf(house, judge.policy, many, await personOf(house, many, customer))
  if (!before || !told) return { change: noChange, value: { rule: before ? 'house-no-address' : 'house-no-customer' } }
  const { vendor, purpose } = many
  const now = clock.now()
  const decided = decideShare(house, judge, before, {
    customer,
    act: shareAct(judge.policy, { vendor, purpose, fields: told.fields }, now),
    share: { vendor, fields: told.fields, share },
    actId: share,
    attempt,
    address: file,
    passExpires: now + minute,
  })
  const taken = { do: 'remove', table: 'shares', key: { customer, share } } as const
  const off = attempt > 1 ? { writes: [taken] } : {}
  const admitted = decided.pass?.admits({ customer, purpose, channel: undefined, address: file, now })
  if (!admitted?.ok)
    return { change: together(decided.change, off), value: { rule: decided.verdict.deciding ?? 'unknown-rule' } }
  const { entry, at } = decided
  const own = {
    customer,
    share,
    vendor,
    purpose,
    way: file,
    fields: told.fields,
    entry,
    at,
    lastAt: at,
    times: 1,
  } as const
  const listed = await shareRow(house, own, told.knownAs)
  return {
    change: together(decided.change, off, { writes: [listed] }),
    // The decision guards the state it rests on, and moves its version on by one.
    value: { row: told.row, customer, version: before.version + 1, attempt },
  }
}
