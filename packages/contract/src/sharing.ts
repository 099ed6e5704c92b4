import { Type } from 'typebox'
import { Instant, Nullable, oneOf, strict } from './common.ts'

const Count = Type.Integer()
const Reasons = Type.Record(Type.String(), Count, { description: 'People withheld, by the rule that decided' })

const Ending = Type.Object({
  what: oneOf(['contract', 'transfer', 'certification']),
  name: Type.String(),
  day: Type.String({ description: 'The last day on which it holds' }),
  ended: Type.Boolean(),
})

/** A vendor of the policy in force. `fit`: whether the gate would let anything go there now, as far as that hangs on the vendor. */
export const Vendor = Type.Object({
  vendor: Type.String(),
  name: Type.String(),
  text: Type.String(),
  role: Type.String(),
  purposes: Type.Array(Type.String()),
  fields: Type.Array(Type.String()),
  country: Type.String(),
  mechanism: Nullable(Type.String()),
  contract: Type.String(),
  sale: Type.Boolean(),
  endings: Type.Array(Ending, { description: 'What has ended or will within sixty days' }),
  unfit: Type.Array(Type.String(), { description: 'Rules that refuse every share because of the vendor' }),
  people: Type.Integer({ description: 'How many people it has got something about' }),
  last_at: Nullable(Instant),
})
export type Vendor = Type.Static<typeof Vendor>

const what = {
  vendor: Type.String({ minLength: 1, maxLength: 64 }),
  purpose: Type.String({ minLength: 1, maxLength: 64 }),
  fields: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 200 })),
  customers: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
      minItems: 1,
      maxItems: 10_000,
      description: 'Ids of the brand',
    }),
  ),
  audience: Type.Optional(Type.Unknown({ description: 'A condition; see docs/conditions.md' })),
  refused: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 64,
      description: 'A purpose: everybody who said no to it, by hashed addresses alone, in a file',
    }),
  ),
}

/** To share with a vendor by its webhook, or with `dry_run` to see what would come of it either way. */
export const ShareAsk = Type.Object(
  { ...what, webhook: Type.Optional(Type.String({ maxLength: 64 })), dry_run: Type.Optional(Type.Boolean()) },
  strict,
)
/** To share with a vendor by a file. */
export const ShareFileAsk = Type.Object(
  {
    ...what,
    format: Type.Optional(oneOf(['jsonl', 'csv'])),
    hash_addresses: Type.Optional(
      Type.Boolean({ description: 'Addresses as SHA-256, which is not anonymous, and no id of the brand' }),
    ),
  },
  strict,
)

const Odd = Type.Object({
  n: Count,
  at: Type.Array(Count, { description: 'Where the first ten stand in the list, from 0' }),
})

/** What became of a list of ids. It names places and no ids: one that nobody has may be that of somebody who was erased. */
const Listed = Type.Object(
  { ids: Count, unknown: Odd, several: Odd, twice: Odd },
  { description: 'Ids that nobody has, that several have, and whose person is in the list already' },
)

/** A share of many, as it stands. planned = shared + withheld + waiting. */
export const ShareRun = Type.Object({
  share: Nullable(Type.String()),
  preview: Type.Boolean(),
  vendor: Type.String(),
  purpose: Type.String(),
  way: oneOf(['file', 'webhook']),
  fields: Type.Array(Type.String()),
  by: Type.String(),
  at: Instant,
  done_at: Nullable(Instant),
  planned: Count,
  shared: Count,
  withheld: Count,
  waiting: Count,
  reasons: Reasons,
  listed: Nullable(Listed),
  fault: Nullable(Type.String({ description: 'Why it ended before everybody had their turn' })),
})
export type ShareRun = Type.Static<typeof ShareRun>

/** What somebody outside got about a customer: names of fields, never values. */
export const CustomerShare = Type.Object({
  share: Type.String(),
  vendor: Type.String(),
  purpose: Type.String(),
  way: oneOf(['file', 'webhook', 'news']),
  fields: Type.Array(Type.String()),
  entry: Type.String(),
  at: Instant,
  last_at: Instant,
  failed_at: Nullable(Instant),
  times: Count,
  task: Nullable(Type.String()),
})
export type CustomerShare = Type.Static<typeof CustomerShare>

/** What a vendor was asked to do about somebody. */
export const VendorTask = Type.Object({
  task: Type.String(),
  vendor: Type.String(),
  request: Type.String(),
  right: Type.String(),
  state: oneOf(['waiting', 'sent', 'acknowledged', 'done', 'refused', 'overdue']),
  way: oneOf(['webhook', 'email', 'staff']),
  at: Instant,
  due_at: Instant,
  sent_at: Nullable(Instant),
  answered_at: Nullable(Instant),
  reminded_at: Nullable(Instant),
  attempts: Count,
  reason: Nullable(Type.String()),
  fault: Nullable(Type.String()),
})
export type VendorTask = Type.Static<typeof VendorTask>

/** What became of a task, entered by staff. */
export const TaskAnswer = Type.Object(
  {
    state: oneOf(['sent', 'acknowledged', 'done', 'refused']),
    reason: Type.Optional(oneOf(['not-known-here', 'legal-duty', 'identity-not-proved', 'already-done', 'other'])),
  },
  strict,
)

/** Whom a task means, for staff who write to the vendor themselves. */
export const TaskIdentities = Type.Object({
  to: Nullable(Type.String({ description: 'The address of the vendor for requests' })),
  identities: Type.Array(
    Type.Object({ identity_type: Type.String(), identity_format: Type.String(), identity_value: Type.String() }),
  ),
})
