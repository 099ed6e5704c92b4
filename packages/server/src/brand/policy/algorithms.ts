import { line, lines, oneOf, within } from './plain.ts'
import { type Algorithm, alarmAnswers, type Watch } from './policy.ts'
import { distinct, fieldName, mapOf, type NameForm, optional, type Reader, record, required } from './shapes.ts'
import { waiting } from './spans.ts'

/** The register lists the suggestions of the brand under this name, beside its algorithms. */
export const suggestionsName = 'recommendations'

const algorithmName: NameForm = {
  pattern: new RegExp(`^(?!${suggestionsName}$)(?=.{1,60}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$`),
  says: `use small letters, digits and hyphens, at most 60, such as savings-offer; ${suggestionsName} is taken`,
}

export const maxAlgorithms = 50
export const maxInputs = 20
export const maxWatched = 10

const watchRead = record({
  by: required(distinct(line(100), { min: 1, max: maxWatched })),
  tolerance: optional(within(0.5, 1)),
  alpha: optional(within(0.001, 0.2)),
  on_alarm: optional(oneOf(alarmAnswers)),
  references: optional(mapOf(fieldName, line(200), maxWatched)),
})

const watch: Reader<Watch> = spot => {
  const found = watchRead(spot)
  if (!found) return undefined
  const { by, tolerance = 0.8, alpha = 0.05, on_alarm: onAlarm = 'report', references } = found
  return { by, tolerance, alpha, onAlarm, ...(references && { references }) }
}

const read = record({
  text: required(lines(500)),
  owner: required(line(200)),
  purpose: required(line(100)),
  inputs: required(distinct(line(100), { min: 1, max: maxInputs })),
  succeeds: required(record({ event: required(line(200)), within: required(waiting) })),
  // Where everybody or nobody gets the offer there is nothing to choose, and nothing to learn from.
  share: required(within(0.01, 0.99)),
  // Without a lot among those scored and people beside the score, nobody can say what the score is good for.
  explore: optional(within(0.01, 0.5)),
  holdout: optional(within(0.01, 0.5)),
  watch: optional(watch),
})

const algorithm: Reader<Algorithm> = spot => {
  const found = read(spot)
  return found && { ...found, explore: found.explore ?? 0.05, holdout: found.holdout ?? 0.1 }
}

/** Reads the section `algorithms`: offers that are made by score. */
export const algorithmsSection: Reader<{ readonly [name: string]: Algorithm }> = mapOf(
  algorithmName,
  algorithm,
  maxAlgorithms,
)
