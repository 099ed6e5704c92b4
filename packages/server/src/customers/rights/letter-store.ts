import { day, type Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import { Unreadable } from '../../adapters/keys/index.ts'
import type { Store, Tables, Write } from '../../adapters/store/index.ts'

type Row = Tables['way_in_letters']

/** A letter with the way to somebody's rights that was asked for by address: whom it is for is sealed under a key of its own. */
export type Letter = Pick<Row, 'letter' | 'version' | 'at' | 'attempts'> & { readonly blind: string }

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const hashed = ({ keys }: Ground, scope: string, text: string): string =>
  Buffer.from(keys.mac(scope, encode(text))).toString('base64url')
const sealedFor = (letter: string): string => `way_in_letters|${letter}`

/** Where an asking came from, as it is counted: it names no machine. */
export const askerOf = (ground: Ground, from: string): string => hashed(ground, 'way-in-asker', from)

/** How many letters were asked for since then: by anybody, and by this asker. */
export async function countLetters(store: Store, asker: string, since: Instant, askerSince: Instant) {
  const count = (rows: { readonly at: number; readonly asker?: string }) => {
    const all = store.db.selectFrom('way_in_letters').select(eb => eb.fn.countAll<number>().as('n'))
    const late = all.where('at', '>', rows.at)
    return (rows.asker === undefined ? late : late.where('asker', '=', rows.asker)).executeTakeFirstOrThrow()
  }
  const [all, theirs] = await Promise.all([count({ at: since }), count({ at: askerSince, asker })])
  return { all: Number(all.n), theirs: Number(theirs.n) }
}

// INVARIANT: the same reads and one commit, whether or not the address is known, and whether or not it was asked for before.
/** Keeps a letter until it is carried; one address has one letter a day. `address` is canonical. */
export async function keepLetter(ground: Ground, address: string, asker: string, nextAt: Instant): Promise<void> {
  const { store, keys, ids, clock } = ground
  const blind = hashed(ground, 'way-in-address', address)
  const now = clock.now()
  const letter = ids.id()
  const { key, wrapped, epoch } = keys.newKey()
  const sealed = keys.seal(key, sealedFor(letter), encode(address))
  const fresh = { letter, asker, at: now, asks: 1, attempts: 0, next_at: nextAt, wrapped, epoch, sealed }
  const known = await store.get('way_in_letters', { address: blind })
  if (!known) {
    const row = { address: blind, version: 1, ...fresh }
    await store.commit({ expect: [], writes: [{ do: 'insert', table: 'way_in_letters', row }] })
  } else await change(store, blind, known.version, known.at > now - day ? { asks: known.asks + 1 } : fresh)
}

/** Letters whose time has come, the first due first. */
export async function dueLetters({ store, clock }: Ground, limit: number): Promise<Letter[]> {
  const rows = await store.db
    .selectFrom('way_in_letters')
    .selectAll()
    .where('next_at', '<=', clock.now())
    .orderBy('next_at')
    .limit(limit)
    .execute()
  return rows.map(({ address, letter, version, at, attempts }) => ({ blind: address, letter, version, at, attempts }))
}

/** Takes a letter up before it is tried, so that nobody else does; answers whom it is for, or undefined when somebody else was first. */
export async function takeLetter(ground: Ground, letter: Letter, nextAt: Instant): Promise<string | undefined> {
  const { store, keys } = ground
  const row = await store.get('way_in_letters', { address: letter.blind })
  if (row?.letter !== letter.letter || !row.wrapped || row.epoch === null || !row.sealed) return undefined
  const set = { attempts: letter.attempts + 1, next_at: nextAt }
  if (!(await change(store, letter.blind, letter.version, set)).done) return undefined
  try {
    const plain = keys.unseal(keys.open(row.wrapped, row.epoch), sealedFor(row.letter), row.sealed)
    return new TextDecoder().decode(plain)
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault
    await settleLetter(store, { ...letter, version: letter.version + 1 })
    return undefined
  }
}

/** Nothing more is to be done about a letter: its key goes, and whom it was for. Its mark stays, so that none follows that day. */
export const settleLetter = (store: Store, { blind, version }: Letter) =>
  change(store, blind, version, { next_at: null, wrapped: null, epoch: null, sealed: null })

const change = (store: Store, address: string, version: number, set: Partial<Omit<Row, 'address' | 'version'>>) =>
  store.commit({
    expect: [{ table: 'way_in_letters', key: { address }, version }],
    writes: [{ do: 'patch', table: 'way_in_letters', key: { address }, set } satisfies Write],
  })
