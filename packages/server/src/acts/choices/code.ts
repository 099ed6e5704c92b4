import { type Channel, type Instant, minute } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import { Unreadable } from '../../adapters/keys/index.ts'
import type { Expectation, Tables, Write } from '../../adapters/store/index.ts'
import type { Saying } from '../../customers/consent/index.ts'
import { existingKey, keyOf } from '../../record/index.ts'

/** Out-of-band codes live ten minutes at most (ASVS 5.0.0-6.5.5). */
export const codeMinutes = 10
export const codeAttempts = 5

type CodeRow = Tables['one_time_codes']
export type Challenge = { readonly customer: string; readonly challenge: string }

/** A challenge that carries what it is about: the code is bound to it. */
export const challengeAbout = (about: string | undefined, id: string): string =>
  about === undefined ? id : `${about}-${id}`

/** Six digits from the house's randomness. */
export function newCode(ground: Ground): string {
  const bytes = ground.ids.secret(8)
  const number = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0)
  // 2^64 is so much larger than a million that no code is noticeably likelier than another.
  return String(number % 1_000_000n).padStart(6, '0')
}

/** The code bound to its customer and challenge, under a key of its own: the table alone gives no code away. */
export const codeHash = (ground: Ground, { customer, challenge }: Challenge, code: string): Uint8Array =>
  ground.keys.mac('one-time-code', new TextEncoder().encode(`${customer}|${challenge}|${code}`))

/** The row of a code, with what it confirms sealed: the words of a consent are the customer's. */
export async function codeRow(
  ground: Ground,
  of: Challenge,
  code: string,
  { channel, sayings }: Waiting,
): Promise<Write[]> {
  const { key, writes } = await keyOf(ground, of.customer, 'profile')
  const plain = new TextEncoder().encode(JSON.stringify(sayings))
  const sealed = Buffer.from(ground.keys.seal(key, sealedFor(of), plain)).toString('base64')
  return [...writes, rowOf(ground, of, code, channel, sealed)]
}

const sealedFor = ({ customer, challenge }: Challenge): string => `one_time_codes|${customer}|${challenge}`

/** What a code confirms; undefined when the customer's key is gone. */
export async function openSayings(ground: Ground, row: CodeRow): Promise<Saying[] | undefined> {
  const ring = await existingKey(ground, row.customer, 'profile')
  try {
    const plain = ring && ground.keys.unseal(ring.key, sealedFor(row), Buffer.from(row.sayings, 'base64'))
    return plain && (JSON.parse(new TextDecoder().decode(plain)) as Saying[])
  } catch (fault) {
    if (fault instanceof Unreadable) return undefined
    throw fault
  }
}

function rowOf(ground: Ground, of: Challenge, code: string, channel: Channel, sayings: string): Write {
  const now = ground.clock.now()
  return {
    do: 'insert',
    table: 'one_time_codes',
    row: {
      ...of,
      version: 1,
      channel,
      code_hash: codeHash(ground, of, code),
      sayings,
      sent_at: now,
      expires_at: now + codeMinutes * minute,
      attempts: 0,
      used_at: null,
    },
  }
}

export const codeKey = ({ customer, challenge }: Challenge): Challenge => ({ customer, challenge })

/** Moves a code on, if nobody else did meanwhile. */
export function codeChange(
  row: CodeRow,
  set: { readonly attempts?: number; readonly used_at?: Instant },
): { expect: Expectation[]; writes: Write[] } {
  const key = codeKey(row)
  return {
    expect: [{ table: 'one_time_codes', key, version: row.version }],
    writes: [{ do: 'patch', table: 'one_time_codes', key, set }],
  }
}

/** Whether a code may still be tried. */
export const isOpen = (row: CodeRow | undefined, now: Instant): row is CodeRow =>
  row !== undefined && row.used_at === null && row.expires_at > now && row.attempts < codeAttempts

export const codesOf = (ground: Ground, customer: string): Promise<CodeRow[]> =>
  ground.store.db.selectFrom('one_time_codes').selectAll().where('customer', '=', customer).execute()

/** What waits for a code, and the channel that the code went to. */
export type Waiting = { readonly channel: Channel; readonly sayings: readonly Saying[] }

/** What a challenge waits to confirm; undefined when it cannot be confirmed any more. */
export async function waitingFor(ground: Ground, of: Challenge): Promise<Waiting | undefined> {
  const row = await ground.store.get('one_time_codes', codeKey(of))
  if (!isOpen(row, ground.clock.now())) return undefined
  const sayings = await openSayings(ground, row)
  return sayings && { channel: row.channel as Channel, sayings }
}
