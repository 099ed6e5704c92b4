import { Type } from 'typebox'
import { strict } from './common.ts'

/** Which day (UTC), today when left out; of all sources, when none is named. */
export const SuggestionQuery = Type.Object(
  {
    source: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    day: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  },
  strict,
)

const SuggestedField = Type.Object({
  field: Type.String(),
  from: Type.String({ description: 'Where it stands in the event' }),
  type: Type.String(),
  class: Type.String(),
  place_of: Type.Optional(Type.String()),
  seen: Type.Record(Type.String(), Type.Integer(), { description: 'How often it had a value of each type' }),
  looks: Type.Optional(Type.String({ description: 'What its name looks like, when that is delicate' })),
})

const SuggestedEvent = Type.Object({
  event: Type.String(),
  calls: Type.Integer(),
  declared: Type.Boolean({ description: 'The event is declared; only these fields of it are not' }),
  fields: Type.Array(SuggestedField),
})

/** What is left for a person to decide. Purposes are never part of it; no value of anybody is. */
export const SchemaSuggestion = Type.Object({
  day: Type.String(),
  source: Type.Optional(Type.String()),
  dropped: Type.Object({
    calls: Type.Integer({ description: 'Calls whose event was not declared' }),
    values: Type.Integer({ description: 'Values of fields that were not declared' }),
  }),
  fields: Type.Array(SuggestedField, { description: 'Traits of identify, for data.fields' }),
  events: Type.Array(SuggestedEvent),
  context: Type.Array(SuggestedField),
  left: Type.Array(Type.Object({ event: Type.String(), path: Type.Optional(Type.String()), why: Type.String() }), {
    description: 'What was seen and is not proposed',
  }),
  yaml: Type.String({ description: 'The proposal as text to paste, every list of purposes empty' }),
})
export type SchemaSuggestion = Type.Static<typeof SchemaSuggestion>
