import { formatVkey, keyTypes, parseNote, parseVkey, type Signer, type VerifierKey, verifierKey } from '@candor/ledger'
import type { Instant } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import type { Keys, LogKey } from '../adapters/keys/index.ts'

/** Under which name this house signs, and with which keys at this moment: two while one takes over from the other. */
export type Signing = {
  readonly name: string
  keys(): readonly LogKey[]
  /** Keys that are lost, and known to have signed. */
  readonly lost?: readonly string[]
}

/** A key of the log and when it signed; `from` is null for the first one, `until` for those that sign now. */
export type LogKeySpan = { readonly vkey: string; readonly from: Instant | null; readonly until: Instant | null }

/** The row of `meta` that names the keys. */
export const spansRow = 'log-keys'

export const vkeyOf = (name: string, key: LogKey, { hashing }: Keys): string =>
  formatVkey(verifierKey(name, keyTypes.ed25519, key.publicKey, hashing))

/** Every key that ever signed for this log, oldest first. */
export async function keySpans(ground: Ground, signing: Signing): Promise<LogKeySpan[]> {
  const kept = await ground.store.get('meta', { key: spansRow })
  const spans = kept === undefined ? [] : (JSON.parse(kept.value) as LogKeySpan[])
  const unwritten = [...(signing.lost ?? []), ...signing.keys().map(key => vkeyOf(signing.name, key, ground.keys))]
  const more = unwritten.filter(vkey => !spans.some(span => span.vkey === vkey))
  return [...spans, ...more.map(vkey => ({ vkey, from: null, until: null }))]
}

const firstRow = 'log-first-key'

/**
 * Keeps the public half of the first key in the store, so that it is known who signed when the key is lost. Not among the spans:
 * a key folder of another house must not pass for ours.
 */
export async function rememberFirst(ground: Ground, signing: Signing): Promise<void> {
  const [first] = await keySpans(ground, signing)
  const row = { key: firstRow, value: JSON.stringify({ name: signing.name, vkey: first?.vkey }) }
  const kept = await ground.store.get('meta', { key: firstRow })
  if (kept && (JSON.parse(kept.value) as { name: string }).name === signing.name) return
  await ground.store.commit({ expect: [], writes: [{ do: 'put', table: 'meta', row }] })
}

/** The first key of this log, where it is known. */
export async function firstKey({ store }: Ground, origin: string): Promise<string[]> {
  const kept = await store.get('meta', { key: firstRow })
  const { name, vkey } = kept ? (JSON.parse(kept.value) as { name: string; vkey?: string }) : {}
  return name === origin && vkey !== undefined ? [vkey] : []
}

export const spansWrite = (spans: readonly LogKeySpan[]) =>
  ({ do: 'put', table: 'meta', row: { key: spansRow, value: JSON.stringify(spans) } }) as const

/** The keys by which we know our own checkpoints, those that have retired included. */
export async function knownKeys(ground: Ground, signing: Signing): Promise<VerifierKey[]> {
  return (await keySpans(ground, signing)).flatMap(({ vkey }) => {
    const key = parseVkey(vkey, ground.keys.hashing)
    return key.ok ? [key.value] : []
  })
}

export const signersOf = ({ name, keys }: Signing): Signer[] =>
  keys().map(({ publicKey, sign }) => ({ name, publicKey, sign }))

/** Does the note bear a line of each key that signs now? The lines themselves are checked elsewhere. */
export function bearsAll(note: string, signers: readonly Signer[], { hashing }: Keys): boolean {
  const lines = parseNote(note)
  if (!lines.ok) return false
  const ids = new Set(lines.value.signatures.map(({ id }) => id))
  return signers.every(({ name, publicKey }) => ids.has(verifierKey(name, keyTypes.ed25519, publicKey, hashing).id))
}
