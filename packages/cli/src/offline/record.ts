import type { Facts, Verdict } from '@candor/gate'
import type { Act, Instant, Json } from '@candor/terms'

/** A decision as it was recorded: all that replaying and explaining it need. */
export type RecordedDecision = {
  readonly act: Act
  readonly at: Instant
  readonly facts: Facts
  readonly verdict: Omit<Verdict, 'policy'>
  readonly policy: string
}

/** What a proof opens to: an entry of the record. `decision` is there when it is one. */
export type RecordedEntry = {
  readonly kind: string
  readonly entry: string
  readonly customer: string
  readonly at: Instant
  readonly decision?: RecordedDecision
}

type Fields = { readonly [name: string]: Json }
const fieldsOf = (value: Json | undefined): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined

/** The entry in the payload of a proof; undefined when it is of another make. */
export function recordIn(payload: Json): RecordedEntry | undefined {
  const { kind, entry, customer, at, body } = fieldsOf(payload) ?? {}
  if (typeof kind !== 'string' || typeof entry !== 'string' || typeof customer !== 'string' || typeof at !== 'number')
    return undefined
  const decision = kind === 'decision' ? decisionIn(body) : undefined
  return { kind, entry, customer, at, ...(decision ? { decision } : {}) }
}

/** The decision in a piece of JSON, at its top or under `decision`; undefined when there is none with all its parts. */
export function decisionIn(value: Json | undefined): RecordedDecision | undefined {
  const fields = fieldsOf(value)
  if (!fields) return undefined
  const { act, at, facts, verdict, policy } = fields
  const said = fieldsOf(verdict)
  const isWhole =
    fieldsOf(act) &&
    fieldsOf(facts) &&
    Array.isArray(said?.['reasons']) &&
    Number.isSafeInteger(at) &&
    typeof policy === 'string'
  if (isWhole) return fields as unknown as RecordedDecision
  return 'decision' in fields ? decisionIn(fields['decision']) : undefined
}
