import { createHash } from 'node:crypto'
import type { Instant, Json } from '@candor/terms'
import { endOfRetention, type Policy } from '../../brand/policy/index.ts'
import { type CustomerEvent, eventsOf } from '../../customers/events/index.ts'
import { type Kept, keptRow } from '../../customers/kept/index.ts'
import { addressOf, readProfile } from '../../customers/profiles/index.ts'
import type { House } from '../../decisions/index.ts'
import { keyOf } from '../../record/index.ts'

/** The purposes that a law demands, as the policy declares them. */
export const dutiesOf = ({ purposes }: Policy): string[] =>
  Object.keys(purposes).filter(purpose => purposes[purpose]?.basis === 'legal-duty')

type Piece = Omit<Kept, 'customer'>
/** A value with what the data map says of it. */
type Declared = { readonly purposes: readonly string[]; readonly retention: string }

/**
 * The id under which what a law demands is kept: made from that of the erasure, so that a second attempt finds it again; nothing
 * leads from the customer's own id to it.
 */
export const keptUnder = (house: House, erasure: string): string =>
  Buffer.from(house.keys.mac('kept-after-erasure', new TextEncoder().encode(erasure)))
    .toString('hex')
    .slice(0, 20)

/**
 * Puts aside what the data map declares for a purpose with the basis of a legal duty: of profile and events those fields alone,
 * for the shorter of the retentions that are declared. GDPR Art. 17(3)(b). Under a new id and a new key, in batches; doing it
 * twice changes nothing.
 */
export async function keepWhatIsDemanded(house: House, erasure: string, halves: readonly string[]): Promise<void> {
  if (dutiesOf(house.judge.policy).length === 0) return
  for (const half of halves) {
    await keep(house, erasure, await ofProfile(house, half))
    if (demandsEvents(house.judge.policy))
      for await (const events of eventsInParts(house, half))
        await keep(
          house,
          erasure,
          events.flatMap(event => ofEvent(house.judge.policy, event)),
        )
  }
}

async function keep(house: House, erasure: string, pieces: readonly Piece[]): Promise<void> {
  const now = house.clock.now()
  const due = pieces.filter(({ until }) => until > now)
  if (due.length === 0) return
  const customer = keptUnder(house, erasure)
  const { key, writes } = await keyOf(house, customer, 'kept')
  const rows = due.map(piece => keptRow(house, key, { customer, ...piece }))
  const done = await house.store.commit({ expect: [], writes: [...writes, ...rows] })
  // Somebody else made the key of this id at the same moment: theirs is used.
  if (!done.done) await keep(house, erasure, due)
}

/** Each demanded field of the profile by itself: their retentions may differ. */
async function ofProfile(house: House, half: string): Promise<Piece[]> {
  const { policy } = house.judge
  const profile = await readProfile(house, half)
  if (!profile) return []
  const values: Record<string, Json> = { ...profile.attributes, ...profile.sealed }
  for (const [name, { addressOf: channel }] of Object.entries(policy.fields)) {
    const address = channel && (await addressOf(house, half, channel))
    if (address !== undefined) values[name] = address
  }
  return Object.entries(values).flatMap(([field, value]) => {
    const declared = policy.fields[field]
    if (!declared) return []
    return demandedBy(policy, declared.purposes).map(purpose => ({
      record: named(purpose, half, field),
      purpose,
      at: profile.updatedAt,
      until: endOf(policy, [declared.retention, policy.purposes[purpose]!.retention], profile.updatedAt),
      what: { field, value },
    }))
  })
}

function ofEvent(policy: Policy, event: CustomerEvent): Piece[] {
  const declared = Object.hasOwn(policy.events, event.name) ? policy.events[event.name] : undefined
  if (!declared) return []
  const values: Record<string, Json> = { ...event.attributes, ...event.sealed } as Record<string, Json>
  const purposes = event.purposes.filter(purpose => declared.purposes.includes(purpose))
  return demandedBy(policy, purposes).flatMap(purpose => {
    const end = (field?: Declared) => {
      const spans = [declared.retention, policy.purposes[purpose]!.retention, ...(field ? [field.retention] : [])]
      return endOf(policy, spans, event.at)
    }
    const fields = Object.entries(values).filter(([name]) =>
      fieldOf(policy, declared, name)?.purposes.includes(purpose),
    )
    const parts = Map.groupBy(fields, ([name]) => end(fieldOf(policy, declared, name)))
    if (parts.size === 0) parts.set(end(), [])
    return [...parts].map(([until, some]) => ({
      record: named(purpose, event.customer, `${event.event} ${until}`),
      purpose,
      at: event.at,
      until,
      what: { event: event.name, at: event.at, fields: Object.fromEntries(some) },
    }))
  })
}

const fieldOf = (policy: Policy, event: Policy['events'][string], name: string): Declared | undefined =>
  event.fields[name] ?? policy.context[name]

const demandsEvents = (policy: Policy): boolean =>
  Object.values(policy.events).some(event => demandedBy(policy, event.purposes).length > 0)

const demandedBy = (policy: Policy, purposes: readonly string[]): string[] =>
  purposes.filter(purpose => policy.purposes[purpose]?.basis === 'legal-duty')

const endOf = ({ brand }: Policy, retentions: readonly string[], from: Instant): Instant =>
  retentions.reduce((end, one) => Math.min(end, endOfRetention(one, from, brand.zone)), Number.MAX_SAFE_INTEGER)

/** The same thing has the same name whoever keeps it, and the name tells nothing. */
const named = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)

const atOnce = 500

async function* eventsInParts(house: House, half: string): AsyncGenerator<CustomerEvent[]> {
  let last: CustomerEvent | undefined
  do {
    const after = last ? { after: { at: last.at, event: last.event } } : {}
    const events = await eventsOf(house, [half], { limit: atOnce, ...after })
    yield events
    last = events.length === atOnce ? events.at(-1) : undefined
  } while (last)
}
