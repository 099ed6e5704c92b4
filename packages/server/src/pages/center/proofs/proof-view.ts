import { formatTrust, toBase64 } from '@candor/ledger'
import { second } from '@candor/terms'
import { holderOf } from '../../../answers/why/index.ts'
import { readEntry, readPublished, successionsOf, trustOf } from '../../../record/index.ts'
import { wholeNumber } from '../../look/index.ts'
import type { Center } from '../desk.ts'
import type { ProofView, TrustView } from './check-part.ts'

/** One entry about a customer, opened: what kind, when, and what the browser needs for the check. */
export type EntryView = { readonly kind: string; readonly at: number; readonly proof: ProofView | undefined }

/** Undefined when the customer has no such entry, or when it was erased. */
export async function entryView(
  house: Center,
  customer: string,
  entry: string,
  { lang, download }: { readonly lang: string; readonly download: string },
): Promise<EntryView | undefined> {
  const found = await readEntry(house, await holderOf(house, customer, entry), entry)
  if (!found.ok) return undefined
  const { payload, leaf, commitment } = found.value
  const proof = leaf === null ? undefined : { index: wholeNumber(leaf, lang), download, seal: toBase64(commitment) }
  return { kind: payload.kind, at: payload.at, proof }
}

/** Whom to believe about our log, and whether those who watch it signed what is published. */
export async function trustView({ tiles, witnesses, logSigning, ...ground }: Center): Promise<TrustView> {
  const trust = await trustOf(ground, logSigning, witnesses)
  const published = witnesses ? await readPublished(tiles) : undefined
  return {
    lines: formatTrust(trust).trimEnd().split('\n'),
    witnesses: trust.witnesses.map(({ name }) => name),
    before: (await successionsOf(ground)).map(({ origin, time }) => ({ name: origin, day: dayOf(time * second) })),
    isWitnessed: published !== undefined && (witnesses?.reaches(published.note) ?? false),
  }
}

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const dayOf = (at: number): string => days.format(at)
