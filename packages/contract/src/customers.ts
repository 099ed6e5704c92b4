import { channels, consentTypes, dials, guardWishes } from '@candor/terms'
import { Type } from 'typebox'
import { Explanation, Instant, Nullable, oneOf, strict, Time } from './common.ts'

const Fields = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]))

/** A customer as the brand knows them. Sensitive fields are named, never given. */
export const Customer = Type.Object({
  customer: Type.String(),
  fields: Fields,
  sensitive: Type.Array(Type.String(), { description: 'Sensitive fields that are held; their values stay sealed' }),
  place: Type.Object({
    country: Type.Optional(Type.String()),
    region: Type.Optional(Type.String()),
    zone: Type.Optional(Type.String()),
    language: Type.Optional(Type.String()),
  }),
  source: Type.String(),
  collected_at: Instant,
  updated_at: Instant,
})

/** Two customers who were found to be one: what showed it, and what it meant, in a sentence. */
const Merge = Type.Object({
  merge: Type.String(),
  customer: Type.String({ description: 'Who stands for both since then' }),
  other: Type.String(),
  at: Instant,
  explanation: Type.String(),
  by: oneOf(['sign-in', 'alias'] as const),
  handles: Type.Array(Type.String()),
  source: Type.String(),
  renewed: Type.Array(Type.Object({ purpose: Type.String(), channel: Type.String() }), {
    description: 'Refusals of one half that a yes of the other does not beat',
  }),
  undone_at: Nullable(Instant),
})

/** The merges of a customer, oldest first; `customer` stands for them now. */
export const Merges = Type.Object({ customer: Type.String(), items: Type.Array(Merge) })

/** Two customers again. */
export const Unmerged = Type.Object({ customer: Type.String(), other: Type.String() })

/** Looks for customers by an address, or by the brand's own id (`id`). A body, because addresses stay out of URLs and logs. */
export const FindAsk = Type.Object(
  { channel: oneOf([...channels, 'id'] as const), address: Type.String({ minLength: 1, maxLength: 320 }) },
  strict,
)
export const Found = Type.Object({ customers: Type.Array(Type.String()) })

const Decision = Type.Unknown({
  description:
    'The decision as it was recorded: act, facts, verdict, digest of the policy; and what a recommendation showed, with its reasons',
})

/** One thing that happened between the brand and a customer. */
export const Moment = Type.Object({
  kind: oneOf([
    'decision',
    'collect',
    'choice',
    'import',
    'merge',
    'share',
    'unwanted',
    'rights',
    'other',
    'ended',
    'erased',
  ] as const),
  at: Instant,
  entry: Type.Optional(Type.String()),
  leaf: Type.Optional(Nullable(Type.Integer())),
  decision: Type.Optional(Decision),
  collection: Type.Optional(Type.Unknown({ description: 'What was collected, and what was not: names and reasons' })),
  body: Type.Optional(Type.Unknown()),
  campaign: Type.Optional(Type.String()),
  state: Type.Optional(Type.String()),
  rule: Type.Optional(Nullable(Type.String())),
})

/** What makes a yes provable. */
const Evidence = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: 2_000 }),
    version: Type.String({ minLength: 1, maxLength: 200 }),
    surface: Type.String({ minLength: 1, maxLength: 200 }),
    locale: Type.String({ pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' }),
    at: Time,
  },
  strict,
)

const minuteOfDay = Type.Integer({ minimum: 0, maximum: 1439, description: 'Minutes since midnight, local time' })

/** How, how often and when a customer wants to hear from the brand. What is left out stays as it is. */
const Preference = Type.Object(
  {
    budgets: Type.Optional(
      Type.Array(
        Type.Object(
          {
            channel: oneOf([...channels, 'any'] as const),
            max: Type.Integer({ minimum: 0, maximum: 255 }),
            hours: Type.Integer({ minimum: 1, maximum: 8_784 }),
          },
          strict,
        ),
        { maxItems: 6 },
      ),
    ),
    quiet_hours: Type.Optional(
      Type.Array(
        Type.Object(
          {
            from: minuteOfDay,
            to: minuteOfDay,
            days: Type.Optional(
              Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7, uniqueItems: true }),
            ),
          },
          strict,
        ),
        { maxItems: 3 },
      ),
    ),
    paused_until: Type.Optional(Nullable(Time)),
    dial: Type.Optional(oneOf(dials)),
    avoid_topics: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
        maxItems: 32,
        uniqueItems: true,
        description: 'Topics of the policy that are not to be brought up; the whole list',
      }),
    ),
    guard: Type.Optional(oneOf(guardWishes)),
    purchases_a_week: Type.Optional(
      Nullable(
        Type.Integer({
          minimum: 1,
          maximum: 9,
          description: 'No advertising once so much was bought within seven days; null takes the limit away',
        }),
      ),
    ),
    no_offers_at_night: Type.Optional(Type.Boolean()),
  },
  strict,
)

/**
 * What a customer said. A refusal, withdrawal or objection names purpose and channel (`any` for all); a consent names one
 * purpose and channel with type and full evidence; a preference has a value.
 */
export const Said = Type.Object(
  {
    kind: oneOf(['consent', 'refusal', 'withdrawal', 'objection', 'preference'] as const),
    purpose: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    channel: Type.Optional(oneOf([...channels, 'any'] as const)),
    type: Type.Optional(oneOf(consentTypes)),
    evidence: Type.Optional(Evidence),
    opt_out_offered: Type.Optional(Type.Boolean()),
    parental: Type.Optional(Type.Boolean()),
    value: Type.Optional(Preference),
  },
  strict,
)
export type Said = Type.Static<typeof Said>

export const ChoicesAsk = Type.Object({ said: Type.Array(Said, { minItems: 1, maxItems: 50 }) }, strict)

/** From `recorded_at` on nothing new is handed over that the choices bar. What is `in_flight` cannot be called back. */
export const ChoicesRecorded = Type.Object({
  choices: Type.Array(Type.String()),
  recorded_at: Instant,
  in_flight: Type.Array(Type.Object({ campaign: Type.String(), channel: Type.String() })),
})

/** Why one decision came out as it did, from its record alone. */
export const Why = Type.Object({
  customer: Type.String(),
  entry: Type.String(),
  leaf: Nullable(Type.Integer()),
  decision: Decision,
  purpose: Type.Object({ id: Type.String(), text: Type.String(), basis: Type.String() }),
  explanation: Explanation,
  rules: Type.Array(
    Type.Object({
      rule: Type.String(),
      says: Type.String(),
      stands: Type.String(),
      citation: Type.String(),
      ...Explanation.properties,
    }),
  ),
  consent: Type.Optional(Type.Unknown({ description: 'The yes this rests on, with its evidence' })),
  dispatch: Type.Optional(Type.Object({ campaign: Type.String(), state: Type.String() })),
})
