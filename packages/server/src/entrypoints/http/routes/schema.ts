import { isCalendarDate } from '@candor/conditions'
import { SchemaSuggestion as Answer, type SchemaSuggestion, SuggestionQuery } from '@candor/contract'
import { err, ok } from '@candor/terms'
import { proposalText, type SuggestedField, suggestSchema } from '../../../brand/policy/index.ts'
import { dayOf, fold, readSource, type Tally, talliesOf } from '../../../brand/sources/index.ts'
import type { OpenHouse } from '../../house/index.ts'
import type { ApiError } from '../problem.ts'
import { route } from '../route.ts'

const noDay: ApiError = {
  code: 'invalid-request',
  errors: [{ path: 'day', says: 'is not a day that exists, written YYYY-MM-DD' }],
}

export const schema = [
  route({
    method: 'GET',
    path: '/v1/schema/suggestion',
    says: 'Entries for the data map, proposed from what came on a day and is not declared: names and types, never a value. Purposes are for a person to say.',
    access: { scope: 'read', verb: 'see' },
    query: SuggestionQuery,
    answer: Answer,
    errors: ['source-unknown'],
    async handle({ query: { source, day } }, { house }) {
      if (day !== undefined && !isCalendarDate(day)) return err(noDay)
      if (source !== undefined && !(await readSource(house.store, source))) return err({ code: 'source-unknown' })
      return ok({ body: await suggestionFor(house, day ?? dayOf(house.clock.now()), source) })
    },
  }),
]

async function suggestionFor(house: OpenHouse, day: string, source: string | undefined): Promise<SchemaSuggestion> {
  const { policy } = house.judge
  const tallies = await talliesOf(house, { day, ...(source === undefined ? {} : { source }) })
  const { undeclared } = fold(tallies.values())
  const suggestion = suggestSchema(policy, undeclared)
  const { fields, events, context, left } = suggestion
  return {
    day,
    ...(source === undefined ? {} : { source }),
    dropped: droppedIn(undeclared),
    fields: fields.map(fieldAnswer),
    events: events.map(({ event, calls, isDeclared: declared, fields }) => {
      return { event, calls, declared, fields: fields.map(fieldAnswer) }
    }),
    context: context.map(fieldAnswer),
    left: [...left],
    yaml: proposalText(suggestion, Object.keys(policy.purposes)),
  }
}

function droppedIn(undeclared: Tally['undeclared']): SchemaSuggestion['dropped'] {
  const events = Object.values(undeclared)
  const counts = events.flatMap(({ fields }) => Object.values(fields).flatMap(types => Object.values(types)))
  return { calls: sum(events.map(({ calls }) => calls)), values: sum(counts) }
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

const fieldAnswer = ({ isUsualPlace: _, placeOf, ...field }: SuggestedField): SchemaSuggestion['context'][number] => ({
  ...field,
  ...(placeOf ? { place_of: placeOf } : {}),
})
