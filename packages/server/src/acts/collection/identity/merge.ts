import { err, type Json, ok, type Result } from '@candor/terms'
import { currentOf, type Merge, mergeRow, renewals, type Shown, standsRow } from '../../../customers/identity/index.ts'
import { readState, type StoredState, stateChange } from '../../../customers/state/index.ts'
import { endedAnswers } from '../../../customers/vault/ending/index.ts'
import { gatherWhole, type Half, type House, stateOfWhole, type Whole } from '../../../decisions/index.ts'
import { type Change, decideAndCommit, noChange, together } from '../../../record/index.ts'
import { newestWord, wordsIn } from './words.ts'

export type MergeRefusal = 'unknown-customer' | 'try-again'

/**
 * Makes two customers one: `customer` stands for `other` from then on, the strictest word of the two holds, and both halves
 * stay as they were. Answers who stands for both. Where that is so already, nothing happens.
 */
export async function mergeCustomers(
  house: House,
  customer: string,
  other: string,
  why: Shown,
): Promise<Result<string, MergeRefusal>> {
  const done = await decideAndCommit(house, () => decideMerge(house, customer, other, why))
  if (!done.done) return err('try-again')
  return done.value === undefined ? err('unknown-customer') : ok(done.value)
}

/** The change that merges two customers, and who stands for both; undefined when one of them is not known. */
export async function decideMerge(
  house: House,
  customer: string,
  other: string,
  why: Shown,
): Promise<{ change: Change; value: string | undefined }> {
  const [current, gone] = [await currentOf(house, customer), await currentOf(house, other)]
  if (current === undefined || gone === undefined) return { change: noChange, value: undefined }
  if (current === gone) return { change: noChange, value: current }
  const [one, two] = [await gatherSide(house, current), await gatherSide(house, gone)]
  if (await mergedMeanwhile(house, one?.whole ?? current, two?.whole ?? gone))
    return await decideMerge(house, customer, other, why)
  if (!one || !two) return { change: noChange, value: undefined }
  return { change: await join(house, one, two, why), value: current }
}

/**
 * Whether another merge landed between the reads: a side that could not be read stands for itself no longer, or both sides hold
 * the same half. Joining such sides would make a ring of merges.
 */
async function mergedMeanwhile(house: House, ...sides: readonly [Whole | string, Whole | string]): Promise<boolean> {
  const halves = sides.flatMap(side => (typeof side === 'string' ? [] : side.halves.map(half => half.customer)))
  if (new Set(halves).size < halves.length) return true
  const unread = sides.filter(side => typeof side === 'string')
  const standing = await Promise.all(unread.map(customer => currentOf(house, customer)))
  return standing.some((current, index) => current !== undefined && current !== unread[index])
}

type Side = { readonly whole: Whole; readonly own: Half; readonly stored: StoredState }

async function gatherSide(house: House, customer: string): Promise<Side | undefined> {
  const stored = await readState(house.store, house.judge.layout, customer)
  const whole = await gatherWhole(house, customer)
  const own = whole?.halves[0]
  return stored && whole && own && { whole, own, stored }
}

async function join(house: House, one: Side, two: Side, why: Shown): Promise<Change> {
  const merge = mergeOf(house, one, two, why)
  const halves = [...one.whole.halves, ...two.whole.halves]
  const state = await stateOfWhole(house, house.judge, {
    halves,
    merges: [...one.whole.merges, ...two.whole.merges, merge],
  })
  const kept = stateChange(merge.customer, one.stored.version, state)
  const names = halves.map(half => half.customer)
  const key = { customer: merge.other }
  return together(kept, {
    expect: [
      { table: 'customer_state', key, version: two.stored.version },
      ...two.whole.halves.map(({ customer, profile: { version } }) => ({
        table: 'profiles' as const,
        key: { customer },
        version,
      })),
    ],
    writes: [
      // A plan that walks over the states must not meet the same person twice.
      { do: 'remove', table: 'customer_state', key },
      ...two.whole.halves.map(half => standsRow(half.customer, merge.customer)),
      mergeRow(merge),
      ...(await endedAnswers(house, house.judge, merge.customer, state, names)),
    ],
    entries: [{ entry: merge.entry, customer: merge.customer, kind: 'merge', body: mergedBody(merge) }],
    happenings: [{ customer: merge.customer, kind: 'merged', body: { merge: merge.merge, other: merge.other } }],
  })
}

function mergeOf(house: House, one: Side, two: Side, why: Shown): Merge {
  const [words, others] = [wordsIn(one.whole), wordsIn(two.whole)]
  const at = Math.max(house.clock.now(), newestWord(words), newestWord(others))
  const moved = {
    renewed: renewals(words, others, at),
    heardUpTo: Math.max(0, ...one.own.choices.map(choice => choice.recordedAt)),
    turn: one.whole.merges.length,
    version: two.stored.version,
  }
  const entry = house.ids.id()
  return {
    customer: one.own.customer,
    merge: entry,
    other: two.own.customer,
    at,
    why,
    moved,
    entry,
    undoneAt: null,
  }
}

/** What the record holds of a merge: what showed it, and which noes were renewed because of it. Kinds of handles, no value. */
function mergedBody({ merge, customer, other, at, why, moved }: Merge): Json {
  const renewed = moved.renewed.map(({ purpose, channel, by }) => ({ purpose, channel, by }))
  return { verb: 'merged', merge, customer, other, at, why: { ...why }, renewed }
}
