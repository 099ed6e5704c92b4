import { canonical, commitmentTo, recordKeySize } from '@candor/ledger'
import type { Instant, Json } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import type { DataKey } from '../adapters/keys/index.ts'
import type { Write } from '../adapters/store/index.ts'
import type { EntryDraft } from './change.ts'

/** What the commitment in the log commits to. */
export type RecordPayload = {
  readonly v: 1
  readonly kind: string
  readonly entry: string
  readonly customer: string
  readonly at: Instant
  readonly body: Json
}

/** What opens a commitment: the random record key and the payload. Whoever holds it can prove what was recorded. */
export type Opening = { readonly k: Uint8Array; readonly payload: RecordPayload }

/**
 * The row of one entry: the payload sealed under the customer's record key together with the fresh random key of its
 * commitment. Destroy the customer's key and the commitment can no longer be opened or linked, while the log still verifies.
 */
export function entryRow(ground: Ground, key: DataKey, draft: EntryDraft, at: Instant) {
  const k = ground.ids.secret(recordKeySize)
  const { body, customer, entry, kind } = draft
  // In canonical order: what is in order need not be put in order.
  const payload: RecordPayload = { at, body, customer, entry, kind, v: 1 }
  const json = canonical(payload)
  const plain = new Uint8Array(recordKeySize + json.length)
  plain.set(k)
  plain.set(json, recordKeySize)
  return {
    do: 'insert',
    table: 'entries',
    row: {
      customer: draft.customer,
      entry: draft.entry,
      kind: draft.kind,
      t: Math.floor(at / 1000),
      commitment: commitmentTo(k, json, ground.keys.hashing),
      sealed: ground.keys.seal(key, sealedFor(draft.customer, draft.entry), plain),
      leaf: null,
    },
  } as const satisfies Write
}

/** What the log must hold for this opening. */
export const commitmentOf = ({ keys }: Ground, k: Uint8Array, payload: RecordPayload): Uint8Array =>
  commitmentTo(k, canonical(payload), keys.hashing)

export function openEntry(ground: Ground, key: DataKey, customer: string, entry: string, sealed: Uint8Array): Opening {
  const plain = ground.keys.unseal(key, sealedFor(customer, entry), sealed)
  const payload = JSON.parse(new TextDecoder().decode(plain.subarray(recordKeySize))) as RecordPayload
  return { k: plain.slice(0, recordKeySize), payload }
}

/** Binds the ciphertext to its row: moved elsewhere it does not open. */
const sealedFor = (customer: string, entry: string): string => `entries|${customer}|${entry}`
