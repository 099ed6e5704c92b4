import { timingSafeEqual } from 'node:crypto'
import { day, type Instant, ok, type Result } from '@candor/terms'
import { keyId, parseApiKey, writeApiKey } from './api-key.ts'
import { parseName } from './parse-staff.ts'
import { type Refusal, refuse, refuseField, tryAgain } from './refusal.ts'
import type { StaffRoom } from './room.ts'
import { isScope, type Scope, scopes } from './scopes.ts'
import { hashToken, newToken } from './tokens.ts'

/** A key as staff see it: never its secret. */
export type ApiKey = {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly createdAt: Instant
  readonly expiresAt?: Instant
  readonly revokedAt?: Instant
}

type Ask = {
  readonly name: string
  readonly scopes: readonly string[] /** Days it works; absent: until revoked. */
  readonly days?: number
}

/** Makes a key. The text is shown once; only the hash of its secret is kept. */
export async function createKey(
  { ground }: StaffRoom,
  ask: Ask,
): Promise<Result<{ id: string; text: string }, Refusal>> {
  const name = parseName(ask.name)
  if (!name.ok) return name
  const held = ask.scopes.filter(isScope)
  if (held.length === 0 || held.length !== ask.scopes.length)
    return refuseField('scopes', `Choose what the key may do: ${scopes.join(', ')}`)
  const { days } = ask
  if (days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= 3650)) {
    return refuseField('days', 'Enter a number of days from 1 to 3650, or leave it empty')
  }
  const now = ground.clock.now()
  const key = { id: keyId(ground.ids.secret(5)), secret: newToken(ground.ids) }
  const row = {
    key: key.id,
    secret_hash: hashToken(key.secret),
    name: name.value,
    scopes: [...new Set(held)].join(' '),
    created_at: now,
    expires_at: days === undefined ? null : now + days * day,
    revoked_at: null,
  }
  const done = await ground.store.commit({ expect: [], writes: [{ do: 'insert', table: 'api_keys', row }] })
  return done.done ? ok({ id: key.id, text: writeApiKey(key) }) : tryAgain
}

/** The key behind a text; nothing when it is malformed, unknown, wrong, expired or revoked. */
export async function readKey({ ground, localToken }: StaffRoom, text: string): Promise<ApiKey | undefined> {
  if (localToken !== undefined && sameHash(hashToken(text), localToken)) return localKey
  const asked = parseApiKey(text)
  if (!asked) return undefined
  const row = await ground.store.db.selectFrom('api_keys').selectAll().where('key', '=', asked.id).executeTakeFirst()
  if (!row || !sameHash(hashToken(asked.secret), row.secret_hash)) return undefined
  const over = row.revoked_at !== null || (row.expires_at !== null && row.expires_at <= ground.clock.now())
  return over ? undefined : keyOf(row)
}

const localKey: ApiKey = { id: 'local', name: 'Command line on this machine', scopes: ['admin'], createdAt: 0 }

const sameHash = (a: string, b: string) => timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** All keys, newest first, revoked ones too. */
export async function listKeys({ ground }: StaffRoom): Promise<ApiKey[]> {
  const rows = await ground.store.db
    .selectFrom('api_keys')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('key')
    .execute()
  return rows.map(keyOf)
}

/** Ends a key now and for good. */
export async function revokeKey({ ground }: StaffRoom, id: string): Promise<Result<true, Refusal>> {
  const row = await ground.store.db.selectFrom('api_keys').select('revoked_at').where('key', '=', id).executeTakeFirst()
  if (!row) return refuse('unknown-key', 'There is no such key. Nothing was changed.')
  if (row.revoked_at !== null) return ok(true)
  const done = await ground.store.commit({
    expect: [],
    writes: [{ do: 'patch', table: 'api_keys', key: { key: id }, set: { revoked_at: ground.clock.now() } }],
  })
  return done.done ? ok(true) : tryAgain
}

type Row = {
  key: string
  name: string
  scopes: string
  created_at: number
  expires_at: number | null
  revoked_at: number | null
}

const keyOf = (row: Row): ApiKey => ({
  id: row.key,
  name: row.name,
  scopes: row.scopes.split(' ').filter(isScope),
  createdAt: row.created_at,
  ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
  ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
})
