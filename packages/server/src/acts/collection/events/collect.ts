import { countKept, TallyBuilder, tallyRow } from '../../../brand/sources/index.ts'
import { blindOfHandle } from '../../../customers/identity/index.ts'
import { readStates } from '../../../customers/state/index.ts'
import type { House } from '../../../decisions/index.ts'
import { type Change, decideAndCommit, together } from '../../../record/index.ts'
import type { Batch, CallOutcome } from './incoming.ts'
import { keepGroup } from './keep-group.ts'
import { Lanes } from './lanes.ts'
import type { Placed } from './reading.ts'
import { messageHash, seenAmong, seenRow } from './seen.ts'
import { type Group, type Numbered, type Run, type SortedOut, type Stray, sortOut } from './who.ts'

/** What became of each call, in the order they came; `busy`: nothing was decided, come back in a moment. */
export type Collected = { readonly outcomes: readonly CallOutcome[] } | { readonly busy: string }

/** What this process remembers between batches: who is being worked on, and who turned out to be merged or erased. */
type Desk = { readonly lanes: Lanes; readonly moved: Set<string> }
const desks = new WeakMap<House['store'], Desk>()

function deskOf({ store }: House): Desk {
  const known = desks.get(store)
  if (known) return known
  const made = { lanes: new Lanes(), moved: new Set<string>() }
  desks.set(store, made)
  return made
}

const mostMoved = 10_000
/** Strangers of whom nothing is kept stay strangers: a round for each of them would never end. */
const mostRounds = 3

/**
 * Takes in what one request brought: recognizes whose calls these are, asks the gate purpose by purpose, and commits what may
 * be kept, with one entry for each customer, in one transaction. Durable when it resolves: then, and not before, the client
 * may be told. A message that was seen before counts as a duplicate and changes nothing.
 */
export async function collect(house: House, incoming: Batch): Promise<Collected> {
  const batch = { ...incoming, batch: house.ids.id() }
  const { first, repeated } = numbered(house, batch)
  const placed: Placed[] = repeated.map(duplicate)
  let waiting: readonly Numbered[] = first
  for (let round = 1; waiting.length > 0; round++) {
    const run = { ...batch, last: round >= mostRounds }
    const sorted = await sortOut(house, run, waiting, deskOf(house).moved)
    const kept = await keepSorted(house, run, sorted, round === 1 ? repeated.length : 0)
    if ('busy' in kept) return kept
    placed.push(...kept.placed)
    waiting = [...sorted.later, ...kept.later]
  }
  return { outcomes: placed.sort((a, b) => a.index - b.index).map(({ outcome }) => outcome) }
}

/** The calls with what stands for their messages; those that repeat a message of the same batch apart. */
function numbered(house: House, { source, calls }: Batch): { first: Numbered[]; repeated: Numbered[] } {
  const first: Numbered[] = []
  const repeated: Numbered[] = []
  const ids = new Set<string>()
  for (const [index, call] of calls.entries()) {
    const { messageId } = call
    const message = messageId === undefined ? undefined : messageHash(house, source.source, messageId)
    if (messageId !== undefined && ids.has(messageId)) repeated.push({ index, call, message })
    else first.push({ index, call, message })
    if (messageId !== undefined) ids.add(messageId)
  }
  return { first, repeated }
}

type Kept = { readonly placed: readonly Placed[]; readonly later: readonly Numbered[] } | { readonly busy: string }

async function keepSorted(house: House, batch: Run, sorted: SortedOut, repeated: number): Promise<Kept> {
  const { lanes, moved } = deskOf(house)
  let attempt = 0
  let uncounted = 0
  let later: readonly Numbered[] = []
  const decide = async () => {
    const now = attempt === 0 ? sorted : await sortOut(house, batch, callsOf(sorted), moved)
    later = now === sorted ? [] : now.later
    const kept = await keepAll(house, batch, now, repeated, attempt++ > 0)
    uncounted = kept.uncounted
    return kept
  }
  return lanes.run(
    sorted.groups.map(group => laneOf(house, group)),
    async () => {
      const done = await decideAndCommit(house, decide)
      // Only for staff to see: what the calls left behind is there, whether or not this count survives.
      if (done.done && uncounted > 0) countKept(house, batch.source.source, uncounted)
      return done.done ? { placed: done.value, later } : { busy: done.conflict }
    },
  )
}

const callsOf = ({ groups, nobodys }: SortedOut): Numbered[] =>
  [...groups.flatMap(({ calls }) => calls), ...nobodys].sort((a, b) => a.index - b.index)

const laneOf = (house: House, { customer, fresh }: Group): string =>
  customer ?? (fresh[0] ? blindOfHandle(house, fresh[0]) : '')

/** One change for all groups: what is kept of each, and one count of what is not. */
async function keepAll(
  house: House,
  batch: Run,
  { groups, nobodys }: SortedOut,
  repeated: number,
  again: boolean,
): Promise<{ change: Change; value: Placed[]; uncounted: number }> {
  const tally = new TallyBuilder()
  if (repeated > 0) tally.duplicate(repeated)
  const changes: Partial<Change>[] = []
  const placed: Placed[] = []
  const states = await readStates(
    house.store,
    house.judge.layout,
    groups.flatMap(({ customer }) => customer ?? []),
  )
  for (const group of groups) {
    const { fresh, seen } = again ? await apart(house, group.calls) : { fresh: group.calls, seen: [] }
    if (seen.length > 0) tally.duplicate(seen.length)
    placed.push(...seen.map(duplicate))
    const before = group.customer === undefined ? undefined : states.get(group.customer)
    const kept = await keepGroup(house, batch, { ...group, calls: fresh }, before, tally)
    if (kept.gone && group.customer !== undefined) remember(deskOf(house).moved, group.customer)
    changes.push(kept.change, { writes: seenRows(fresh, batch.receivedAt) })
    placed.push(...kept.placed)
  }
  for (const call of nobodys) placed.push(nobody(call))
  if (nobodys.length > 0) tally.refused('without-id', nobodys.length)
  const counted = tally.done()
  if (counted) changes.push({ writes: [tallyRow(house, batch.source.source, counted)] })
  return { change: together(...changes), value: placed, uncounted: counted ? 0 : placed.length }
}

function remember(moved: Set<string>, customer: string): void {
  if (moved.size >= mostMoved) moved.clear()
  moved.add(customer)
}

/** After a conflict: which of these were taken in meanwhile. */
async function apart(house: House, calls: readonly Numbered[]): Promise<{ fresh: Numbered[]; seen: Numbered[] }> {
  const known = calls.filter(({ message }) => message !== undefined)
  const found = await seenAmong(
    house,
    known.map(({ message }) => message as Uint8Array),
  )
  const seen = new Set(known.filter((_, at) => found[at]))
  return { fresh: calls.filter(call => !seen.has(call)), seen: [...seen] }
}

const seenRows = (calls: readonly Numbered[], at: number) =>
  calls.flatMap(({ message }) => (message === undefined ? [] : [seenRow(message, at)]))

const duplicate = ({ index, call }: Numbered): Placed => ({
  index,
  outcome: { ...bare(call), verdict: 'duplicate' },
})

const nobody = ({ index, call, nobody: why, named }: Stray): Placed => ({
  index,
  outcome: {
    ...bare(call),
    verdict: 'dropped',
    refused: 'without-id',
    dropped: named.map(field => ({ field, why })),
  },
})

const bare = ({ type, name }: Numbered['call']) => ({ type, name, purposes: [], kept: [], hashed: [], dropped: [] })
