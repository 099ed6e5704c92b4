import { err, type Json, ok, type Result } from '@candor/terms'
import type { Write } from '../../../adapters/store/index.ts'
import { type Choice, choiceBody, choiceRow } from '../../../customers/consent/index.ts'
import {
  branchOf,
  currentOf,
  holding,
  type Merge,
  mergesAmong,
  standsRow,
  strictestPreference,
  undoneRow,
} from '../../../customers/identity/index.ts'
import { readState, stateChange } from '../../../customers/state/index.ts'
import { unwantedOf, unwantedRow } from '../../../customers/unwanted/index.ts'
import { endedAnswers } from '../../../customers/vault/ending/index.ts'
import { gatherWhole, type Half, type House, preferenceOf, stateOfWhole, type Whole } from '../../../decisions/index.ts'
import { type Change, decideAndCommit, keyOf, noChange, together } from '../../../record/index.ts'

export type UnmergeRefusal = 'unknown-merge' | 'undone-already' | 'try-again'

/** Two customers again: who stands for each. */
export type Unmerged = { readonly customer: string; readonly other: string }

/**
 * Takes a merge back: both halves are as their own words make them. What was said since the merge to restrict binds both; a
 * yes stays with the one it was said to. Events and contacts since then stay where they were recorded.
 */
export async function unmerge(
  house: House,
  customer: string,
  merge: string,
  by: string,
): Promise<Result<Unmerged, UnmergeRefusal>> {
  const done = await decideAndCommit(house, () => decideUnmerge(house, customer, merge, by))
  return done.done ? done.value : err('try-again')
}

type Decided = { change: Change; value: Result<Unmerged, UnmergeRefusal> }
const refused = (error: UnmergeRefusal): Decided => ({ change: noChange, value: err(error) })

async function decideUnmerge(house: House, customer: string, id: string, by: string): Promise<Decided> {
  const current = await currentOf(house, customer)
  const stored = current === undefined ? undefined : await readState(house.store, house.judge.layout, current)
  const whole = current === undefined ? undefined : await gatherWhole(house, current)
  if (current === undefined || !stored || !whole) return refused('unknown-merge')
  const known = await mergesAmong(
    house,
    whole.halves.map(half => half.customer),
  )
  const merge = known.find(one => one.merge === id)
  if (!merge) return refused('unknown-merge')
  if (merge.undoneAt !== null) return refused('undone-already')
  const { stays, leaves } = split(whole, merge)
  // A half was erased meanwhile: what would be taken apart is not there any more.
  if (!leaves.halves[0] || !stays.halves[0]) return refused('unknown-merge')
  const carried = carriedTo(house, whole, merge)
  const state = await stateOfWhole(house, house.judge, stays)
  const change = together(
    stateChange(current, stored.version, state),
    await restored(house, merge, leaves, carried),
    { writes: [undoneRow(merge, house.clock.now()), ...(await carriedUnwanted(house, current, merge))] },
    { writes: await endedAnswers(house, house.judge, current, state, namesOf(stays)) },
    told(house, current, merge, by, carried),
  )
  return { change, value: ok({ customer: current, other: merge.other }) }
}

/** What was said since the merge not to be used binds the half that leaves too. */
async function carriedUnwanted({ store }: House, current: string, { other, at }: Merge): Promise<Write[]> {
  const said = await unwantedOf(store, [current])
  return said.filter(one => one.at >= at).map(one => unwantedRow({ ...one, customer: other }))
}

function split({ halves, merges }: Whole, merge: Merge): { stays: Whole; leaves: Whole } {
  const branch = branchOf(merges, merge.other)
  const part = (mine: Half[]): Whole => {
    const customers = mine.map(half => half.customer)
    return { halves: mine, merges: holding(merges, customers).filter(one => one.merge !== merge.merge) }
  }
  const leaving = halves
    .filter(half => branch.includes(half.customer))
    .sort((a, b) => Number(b.customer === merge.other) - Number(a.customer === merge.other))
  return { stays: part(halves.filter(half => !branch.includes(half.customer))), leaves: part(leaving) }
}

const namesOf = ({ halves }: Whole): string[] => halves.map(half => half.customer)

/** The half that leaves, with its branch: a state of its own again, and what was said since the merge that restricts. */
async function restored(house: House, merge: Merge, leaves: Whole, carried: readonly Choice[]): Promise<Change> {
  const [own, ...branch] = leaves.halves as [Half, ...Half[]]
  const halves = [{ ...own, choices: [...own.choices, ...carried] }, ...branch]
  const state = await stateOfWhole(house, house.judge, { halves, merges: leaves.merges })
  const ring = await keyOf(house, own.customer, 'profile')
  // Above every version that it had before the merge: whoever read it then must not find it unchanged.
  const version = merge.moved.version + 2
  const row = { customer: own.customer, version, layout: state.layout.tag, state: state.copy() }
  return {
    expect: leaves.halves.map(({ customer, profile }) => ({
      table: 'profiles',
      key: { customer },
      version: profile.version,
    })),
    writes: [
      { do: 'insert', table: 'customer_state', row },
      standsRow(own.customer, null),
      ...branch.map(half => standsRow(half.customer, own.customer)),
      ...(carried.length > 0 ? ring.writes : []),
      ...carried.map(choice => choiceRow(house, ring.key, own.customer, choice)),
      ...(await endedAnswers(house, house.judge, own.customer, state, namesOf(leaves))),
    ],
    entries: carried.map(choice => ({
      entry: choice.choice,
      customer: own.customer,
      kind: 'choice',
      body: choiceBody(choice),
    })),
    happenings: [],
  }
}

/** What was said to the customer since the merge and restricts, as choices of the half that leaves. */
function carriedTo(house: House, whole: Whole, merge: Merge): Choice[] {
  const since = saidSince(whole, merge)
  const now = house.clock.now()
  const mine = whole.halves.find(half => half.customer === merge.other)?.choices ?? []
  const recordedAt = Math.max(now, ...mine.map(choice => choice.recordedAt + 1))
  const noes = since.filter(({ said }) => said.kind !== 'consent' && said.kind !== 'preference')
  const set = Object.assign({}, ...since.map(({ said }) => (said.kind === 'preference' ? said.value : {})))
  const copy = (said: Choice['said'], at: number): Choice => ({
    choice: house.ids.id(),
    said,
    at,
    recordedAt,
    via: 'merge',
  })
  const value = strictestPreference(preferenceOf(whole, merge.other), set)
  return [
    ...noes.map(({ said, at }) => copy(said, at)),
    ...(Object.keys(set).length > 0 ? [copy({ kind: 'preference', value }, now)] : []),
  ]
}

/** The choices said since the merge to whoever stood for the half: its partner, and who stood for that one later. */
function saidSince({ halves, merges }: Whole, merge: Merge): Choice[] {
  const found: Choice[] = []
  for (let step: Merge | undefined = merge; step; ) {
    const { customer, merge: id, moved }: Merge = step
    const choices = halves.find(half => half.customer === customer)?.choices ?? []
    // Either tells it, unless a clock was set back while another process had one that is ahead.
    found.push(...choices.filter(({ choice, recordedAt }) => recordedAt > moved.heardUpTo || choice > id))
    step = merges.find(one => one.other === customer)
  }
  return found
}

function told(house: House, current: string, merge: Merge, by: string, carried: readonly Choice[]): Partial<Change> {
  const said: Json = { verb: 'unmerged', merge: merge.merge, customer: merge.customer, other: merge.other, by }
  const body: Json = { ...said, carried: carried.map(({ choice }) => choice) }
  return {
    entries: [current, merge.other].map(customer => ({ entry: house.ids.id(), customer, kind: 'merge', body })),
    happenings: [{ customer: current, kind: 'unmerged', body: { merge: merge.merge, other: merge.other } }],
  }
}
