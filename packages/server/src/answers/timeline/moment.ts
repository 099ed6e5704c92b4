import type { Instant, Json } from '@candor/terms'
import { type CollectionRecord, collectionIn, type DecisionRecord, decisionIn } from '../../decisions/index.ts'
import type { RecordPayload } from '../../record/index.ts'

/** What every moment that has an entry says of it. `leaf`: its place in the log, null while it waits for one. */
type OfEntry = { readonly at: Instant; readonly entry: string; readonly leaf: number | null }

/** One thing that happened between the brand and a customer. */
export type Moment =
  | (OfEntry & { readonly kind: 'decision'; readonly decision: DecisionRecord })
  | (OfEntry & { readonly kind: 'collect'; readonly collection: CollectionRecord })
  | (OfEntry & {
      readonly kind: 'choice' | 'import' | 'merge' | 'share' | 'unwanted' | 'rights' | 'other'
      readonly body: Json
    })
  | (OfEntry & { readonly kind: 'erased' })
  | {
      readonly kind: 'ended'
      readonly at: Instant
      readonly campaign: string
      readonly state: string
      readonly rule: string | null
    }

const kinds = ['choice', 'import', 'merge', 'share', 'unwanted', 'rights'] as const

/** An opened entry as a moment. */
export function momentOf(entry: string, leaf: number | null, { kind, at, body }: RecordPayload): Moment {
  const decision = decisionIn(kind, body)
  if (decision) return { kind: 'decision', at, entry, leaf, decision }
  const collection = collectionIn(kind, body)
  if (collection) return { kind: 'collect', at, entry, leaf, collection }
  return { kind: kinds.find(known => known === kind) ?? 'other', at, entry, leaf, body }
}
