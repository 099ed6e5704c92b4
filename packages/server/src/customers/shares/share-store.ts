import type { Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import { Unreadable } from '../../adapters/keys/index.ts'
import type { Expectation, Store, Tables, Write } from '../../adapters/store/index.ts'
import { existingKey } from '../../record/index.ts'
import type { KnownIdentity, Share, ShareWay } from './share.ts'

type Row = Tables['shares']

const sealedFor = (customer: string, share: string): string => `shares|${customer}|${share}`

/** What was handed over, for the register. It belongs in the change that lets it go. Fails where it is there already. */
export async function shareRow(
  ground: Ground,
  share: Omit<Share, 'version' | 'task' | 'failedAt'>,
  knownAs: readonly KnownIdentity[],
): Promise<Write> {
  const { fields, lastAt, ...same } = share
  const row = { ...same, version: 1, fields: JSON.stringify(fields), last_at: lastAt, task: null, failed_at: null }
  return { do: 'insert', table: 'shares', row: { ...row, known_as: (await seal(ground, share, knownAs)) ?? null } }
}

/** Once more to the same vendor under the same share: counted, with the fields of both times. */
export async function sharedAgain(
  ground: Ground,
  before: Share,
  again: Pick<Share, 'fields' | 'entry' | 'lastAt'>,
  knownAs: readonly KnownIdentity[],
): Promise<{ expect: Expectation[]; writes: Write[] }> {
  const key = { customer: before.customer, share: before.share }
  const all = [...(await knownIn(ground, [before])), ...knownAs]
  const set = {
    fields: JSON.stringify([...new Set([...before.fields, ...again.fields])].sort()),
    entry: again.entry,
    last_at: Math.max(before.lastAt, again.lastAt),
    times: before.times + 1,
    failed_at: null,
    known_as: (await seal(ground, before, distinct(all))) ?? null,
  }
  return {
    expect: [{ table: 'shares', key, version: before.version }],
    writes: [{ do: 'patch', table: 'shares', key, set }],
  }
}

/** That a task asks the vendor to act on it, where nothing else was shared or asked since it was read. */
export function askedAbout(
  { customer, share, version }: Pick<Share, 'customer' | 'share' | 'version'>,
  task: string,
): { expect: Expectation[]; writes: Write[] } {
  const key = { customer, share }
  return {
    expect: [{ table: 'shares', key, version }],
    writes: [{ do: 'patch', table: 'shares', key, set: { task } }],
  }
}

/** Whether it arrived, as far as anybody says. Empty where the register says so already, or no longer holds it. */
export async function arrival(
  store: Store,
  { customer, share }: Pick<Share, 'customer' | 'share'>,
  failedAt: Instant | undefined,
): Promise<Write[]> {
  const key = { customer, share }
  const before = await readShare(store, customer, share)
  if (!before || before.failedAt === failedAt) return []
  return [{ do: 'patch', table: 'shares', key, set: { failed_at: failedAt ?? null } }]
}

export async function readShare(store: Store, customer: string, share: string): Promise<Share | undefined> {
  const row = await store.get('shares', { customer, share })
  return row && fromRow(row)
}

/** What was shared about these customers (the halves of one person), newest first. */
export async function sharesOf(store: Store, customers: readonly string[]): Promise<Share[]> {
  const rows = await store.among('shares', 'customer', customers)
  return rows.map(fromRow).sort((a, b) => b.lastAt - a.lastAt || (a.share < b.share ? -1 : 1))
}

/** The identities under which those who got these shares know the customer, each once. Those whose key is gone are left out. */
export async function knownIn(
  ground: Ground,
  shares: readonly Pick<Share, 'customer' | 'share'>[],
): Promise<KnownIdentity[]> {
  const all: KnownIdentity[] = []
  for (const { customer, share } of shares) {
    const row = await ground.store.get('shares', { customer, share })
    if (row?.known_as) all.push(...((await open(ground, customer, share, row.known_as)) ?? []))
  }
  return distinct(all)
}

/** How many people each vendor has had something about since, and when last. */
export async function peopleByVendor(store: Store): Promise<Map<string, { people: number; lastAt: number }>> {
  const rows = await store.db
    .selectFrom('shares')
    .select([
      'vendor',
      eb => eb.fn.count<number>('customer').distinct().as('people'),
      eb => eb.fn.max('last_at').as('last'),
    ])
    .groupBy('vendor')
    .execute()
  return new Map(rows.map(row => [row.vendor, { people: Number(row.people), lastAt: Number(row.last) }]))
}

const distinct = (all: readonly KnownIdentity[]): KnownIdentity[] => [
  ...new Map(all.map(one => [`${one.identity_type}|${one.identity_format}|${one.identity_value}`, one])).values(),
]

async function seal(
  ground: Ground,
  { customer, share }: Pick<Share, 'customer' | 'share'>,
  knownAs: readonly KnownIdentity[],
): Promise<Uint8Array | undefined> {
  const ring = knownAs.length > 0 ? await existingKey(ground, customer, 'profile') : undefined
  return (
    ring && ground.keys.seal(ring.key, sealedFor(customer, share), new TextEncoder().encode(JSON.stringify(knownAs)))
  )
}

async function open(
  ground: Ground,
  customer: string,
  share: string,
  sealed: Uint8Array,
): Promise<KnownIdentity[] | undefined> {
  try {
    const ring = await existingKey(ground, customer, 'profile')
    if (!ring) return undefined
    return JSON.parse(new TextDecoder().decode(ground.keys.unseal(ring.key, sealedFor(customer, share), sealed)))
  } catch (fault) {
    if (fault instanceof Unreadable) return undefined
    throw fault
  }
}

const fromRow = (row: Row): Share => ({
  customer: row.customer,
  share: row.share,
  version: Number(row.version),
  vendor: row.vendor,
  purpose: row.purpose,
  way: row.way as ShareWay,
  fields: JSON.parse(row.fields) as string[],
  entry: row.entry,
  at: Number(row.at),
  lastAt: Number(row.last_at),
  times: Number(row.times),
  ...(row.task === null ? {} : { task: row.task }),
  ...(row.failed_at === null ? {} : { failedAt: Number(row.failed_at) }),
})
