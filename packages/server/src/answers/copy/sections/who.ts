import { fieldLimit } from '../../../brand/policy/index.ts'
import { mergesAmong, exportOf as namesOf } from '../../../customers/identity/index.ts'
import { isAddress, keptPoints, type Profile, readProfile } from '../../../customers/profiles/index.ts'
import { type Datum, time, timeOrNull } from '../datum.ts'
import { counter, own, type Reading, type Section } from '../section.ts'

const placeParts = ['country', 'region', 'zone', 'language'] as const
const placeColumns = [...placeParts, 'seen_zone', 'seen_language', 'seen_at']

/** Every field that is kept, each with where it came from, what it is for and how long it stays. */
export const profile: Section = {
  name: 'profile',
  tables: {
    profiles: {
      columns: ['attributes', 'sealed', ...placeColumns, 'source', 'collected_at', 'updated_at'],
      left: { customer: own, version: counter, merged_into: 'told by the section merges and by `half`' },
    },
  },
  async *read(reading) {
    for (const half of reading.halves) {
      const found = await readProfile(reading.house, half)
      if (found) yield* fieldsOf(reading, found)
    }
  },
}

function* fieldsOf({ policy, uses, keptFor }: Reading, found: Profile): Iterable<Datum> {
  const { customer: half, source, collectedAt, updatedAt } = found
  const came = { collected_at: time(collectedAt), updated_at: time(updatedAt) }
  for (const [name, value] of Object.entries({ ...found.attributes, ...found.sealed })) {
    const declared = Object.hasOwn(policy.fields, name) ? policy.fields[name] : undefined
    const data = { value, ...(declared?.text === undefined ? {} : { meaning: declared.text }), ...came }
    yield {
      ...{ id: name, half, about: name, at: updatedAt, data, source: sourceOf(declared?.source, source) },
      purposes: declared?.purposes ?? [],
      origin: 'given',
      kept: keptFor(fieldLimit(policy, name), updatedAt),
      usedFor: uses.ofField(name),
    }
  }
  yield* placeOf(found, came)
}

/** What the data map says beside what the import or the call said. */
const sourceOf = (declared: string | undefined, source: string): string =>
  declared === undefined ? source : `${source} (${declared})`

function* placeOf({ customer: half, place, seen, source, updatedAt }: Profile, came: object): Iterable<Datum> {
  const kept = { how: 'with-profile' } as const
  const of = { half, source, purposes: [], kept }
  for (const part of placeParts)
    if (place[part] !== undefined)
      yield { ...of, id: part, about: part, at: updatedAt, data: { value: place[part], ...came }, origin: 'given' }
  for (const part of ['zone', 'language'] as const)
    if (seen?.[part] !== undefined) {
      const data = { value: seen[part], guessed_from_devices_at: time(seen.at) }
      yield { ...of, id: `seen ${part}`, about: `seen ${part}`, at: seen.at, data, origin: 'observed' }
    }
}

/** Addresses that messages go to, and names the person goes by. */
export const addresses: Section = {
  name: 'addresses',
  tables: {
    contact_points: {
      columns: ['channel', 'sealed', 'added_at'],
      left: { customer: own, blind: 'a keyed hash of the address, to find it again; the address stands here' },
    },
  },
  async *read({ house, halves, policy }) {
    for (const half of halves)
      for (const point of await keptPoints(house, half)) {
        const { channel, address, addedAt } = point
        const field = Object.entries(policy.fields).find(([, { addressOf }]) => addressOf === channel)
        yield {
          ...{ id: `${channel} ${address}`, half, about: channel, at: addedAt, source: null },
          data: { channel, value: address, written_to: isAddress(point), added_at: time(addedAt) },
          purposes: field?.[1].purposes ?? [],
          origin: isAddress(point) || channel === 'id' || channel === 'group' ? 'given' : 'observed',
          kept: { how: 'with-profile' },
        }
      }
  },
}

type Names = { readonly names: readonly { channel: string; shared: boolean; at: number }[] }

/** By how many names of which kind the person is recognised; the names themselves are among the addresses. */
export const names: Section = {
  name: 'names',
  tables: {
    identities: {
      columns: ['channel', 'shared', 'at'],
      left: { customer: own, blind: 'a keyed hash of the name, to find it again; the name stands among the addresses' },
    },
  },
  async *read({ house, halves }) {
    for (const half of halves) {
      const found = (await namesOf(house, half)) as unknown as Names
      for (const [i, { channel, shared, at }] of found.names.entries())
        yield {
          ...{ id: `${channel} ${i}`, half, about: channel, at, source: null },
          data: { kind: channel, shared_with_others: shared, since: time(at) },
          purposes: [],
          origin: 'observed',
          kept: { how: 'with-profile' },
        }
    }
  },
}

/** Who was found to be one person, and what showed it. */
export const merges: Section = {
  name: 'merges',
  tables: {
    merges: {
      columns: ['customer', 'merge', 'other', 'at', 'why', 'moved', 'entry', 'undone_at'],
      left: {},
    },
  },
  async *read({ house, halves, policy, keptFor }) {
    for (const { customer, merge, other, at, why, moved, entry, undoneAt } of await mergesAmong(house, halves)) {
      const renewed = moved.renewed.map(no => ({ ...no, at: time(no.at) }))
      const times = { at: time(at), undone_at: timeOrNull(undoneAt) }
      const shown = { by: why.by, handles: [...why.handles], source: why.source }
      const needed = { renewed, heard_up_to: time(moved.heardUpTo), turn: moved.turn, version: moved.version }
      yield {
        ...{ id: merge, half: customer, about: why.by, at, source: why.source },
        data: { stands_for_both: customer, other, ...times, shown, undoing_needs: needed, entry },
        purposes: [],
        origin: 'recorded',
        kept: undoneAt === null ? { how: 'with-profile' } : keptFor(policy.keeping.record, undoneAt),
      }
    }
  },
}
