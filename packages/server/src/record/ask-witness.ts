import { formatAddCheckpoint, mergeNotes, openNote, parseNote, type VerifierKey } from '@candor/ledger'
import type { Keys } from '../adapters/keys/index.ts'
import type { OutboundHttp, Posted } from '../adapters/outbound-http/index.ts'
import type { Published } from './published.ts'

/** Somebody who is asked to cosign: where, and by which key their word counts. */
export type Witness = { readonly name: string; readonly key: VerifierKey; readonly url: string }

/** What a witness answered to one checkpoint (c2sp.org/tlog-witness). */
export type WitnessSaid =
  /** The checkpoint with the one line of this witness more, and when it signed, in seconds since 1970. */
  | { readonly said: 'cosigned'; readonly note: string; readonly time: number }
  /** It saw so many entries last, which is not what we thought. */
  | { readonly said: 'size'; readonly size: number }
  | { readonly said: 'refused'; readonly why: string }
  | { readonly said: 'away'; readonly why: string }

export type WitnessAsk = {
  readonly signed: Published
  readonly old: number
  readonly proof: readonly Uint8Array[]
}

// One line of a witness takes some two hundred bytes; it may have several keys.
const longestAnswer = 16_384

/** Asks once. Nothing that is answered is believed unless the signature of this very witness holds. */
export async function askWitness(
  outbound: OutboundHttp,
  keys: Keys,
  { key, url }: Witness,
  { signed, old, proof }: WitnessAsk,
): Promise<WitnessSaid> {
  const posted = await outbound.post({
    url: `${url.replace(/\/+$/, '')}/add-checkpoint`,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: new TextEncoder().encode(formatAddCheckpoint({ old, proof, checkpoint: signed.note })),
    keep: longestAnswer,
  })
  if (!posted.answered) return { said: 'away', why: posted.why }
  if (posted.status === 200) return cosignedBy(key, keys, signed, textOf(posted))
  if (posted.status === 409) return conflict(textOf(posted))
  if (posted.status >= 500 || posted.status === 429) return { said: 'away', why: `it answered ${posted.status}` }
  return { said: 'refused', why: refusals[posted.status] ?? `it answered ${posted.status}` }
}

const refusals: Readonly<Record<number, string>> = {
  400: 'it could not read the request',
  403: 'it does not know the key that signs this log',
  404: 'it does not watch this log',
  422: 'it says that this log did not grow from what it saw before',
}

const textOf = (posted: Posted): string => (posted.answered && posted.body ? new TextDecoder().decode(posted.body) : '')

function cosignedBy(key: VerifierKey, keys: Keys, { note }: Published, lines: string): WitnessSaid {
  const body = note.slice(0, note.lastIndexOf('\n\n') + 1)
  const opened = openNote(`${body}\n${lines}`, [key], keys.signatures)
  const time = opened.ok ? opened.value.verified[0]?.time : undefined
  if (time === undefined) return { said: 'refused', why: 'what it gave as its signature does not hold' }
  const own = lines.split('\n').find(line => isOf(key, line, body))
  return { said: 'cosigned', note: mergeNotes(note, `${body}\n${own}\n`), time }
}

/** Lines of others that came along are not ours to carry on. */
function isOf(key: VerifierKey, line: string, body: string): boolean {
  const one = parseNote(`${body}\n${line}\n`)
  return one.ok && one.value.signatures.every(({ name, id }) => name === key.name && id === key.id)
}

function conflict(text: string): WitnessSaid {
  const size = /^(0|[1-9]\d{0,15})\n?$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(size)
    ? { said: 'size', size }
    : { said: 'refused', why: 'it answered 409 without the size it saw' }
}
