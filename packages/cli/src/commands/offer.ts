import type { OfferModelCard, OfferResults } from '@candor/contract'
import { ok } from '@candor/terms'
import type { Answer, Ending } from '../answer.ts'
import { type Where, withServer } from '../house/open.ts'
import { count, counted } from '../terminal/numbers.ts'

export type OfferOptions = Where & { readonly json?: boolean }

/** Learns whom an offer suits, from offers that were made and are old enough to tell. */
export const offerTrain = (name: string, options: OfferOptions): Ending =>
  withServer(options, async api => {
    const trained = await api.post<OfferModelCard>(`/v1/offers/${encodeURIComponent(name)}/train`)
    return trained.ok ? ok(trainedAnswer(trained.value)) : trained
  })

function trainedAnswer(card: OfferModelCard): Answer {
  const { algorithm, purpose, seconds, offers, people, successes, effective, forbade, flat, evaluation } = card
  return {
    json: card,
    lines: [
      `Trained ${algorithm} for ${purpose} in ${seconds} seconds, from ${counted(offers, 'offer')} to ${persons(people)}: ${count(successes)} taken.`,
      `Weighted by their chances they are worth ${counted(Math.round(effective), 'offer')} of equal weight.`,
      `Left out: ${persons(forbade)} who ${forbade === 1 ? 'does' : 'do'} not permit it.`,
      ...(flat === undefined ? [] : [`Everybody has the same score: ${flat}.`]),
      ...(evaluation ? evaluationLines(evaluation) : []),
      `Model     ${card.model}`,
      `SHA-256   ${card.digest}`,
    ],
  }
}

const persons = (n: number): string => (n === 1 ? '1 person' : `${count(n)} people`)

function evaluationLines(evaluation: NonNullable<OfferModelCard['evaluation']>): string[] {
  const { folds, log_loss: loss, brier, area_under_curve: area, calibration_error: error } = evaluation
  const beside = (label: string, { model, constant }: typeof loss) =>
    `  ${label.padEnd(20)}  ${model.toFixed(4)}  ${constant.toFixed(4)}`
  return [
    `Tried on people the model had not seen, in ${folds} parts, beside the share of all alone:`,
    beside('log loss', loss),
    beside('Brier', brier),
    ...(area ? [beside('area under the curve', area)] : []),
    `  ${'calibration error'.padEnd(20)}  ${error.toFixed(4)}`,
  ]
}

/** What became of an offer, by how it was decided. */
export const offerResults = (name: string, options: OfferOptions): Ending =>
  withServer(options, async api => {
    const found = await api.get<OfferResults>(`/v1/offers/${encodeURIComponent(name)}/results`)
    return found.ok ? ok(resultsAnswer(found.value)) : found
  })

function resultsAnswer(results: OfferResults): Answer {
  const { modes, benefit } = results
  return {
    json: results,
    lines: [
      ...(modes.length === 0 ? ['No offer is old enough yet to tell what became of it.'] : []),
      ...modes.map(
        ({ mode, offered, not_offered: not, unknown }) =>
          `${mode.padEnd(10)} offered: ${took(offered)}; not offered: ${took(not)}; not to be looked at: ${count(unknown)}`,
      ),
      ...(benefit
        ? [
            `Of people decided about by score ${percent(benefit.score.rate)} succeeded, of those by lot ${percent(benefit.lot.rate)}: a difference of ${points(benefit.difference)} (${points(benefit.interval.low)} to ${points(benefit.interval.high)}).`,
          ]
        : ['Whether the score does better than a lot cannot be told yet: fewer than ten people on a side.']),
    ],
  }
}

type Outcomes = OfferResults['modes'][number]['offered']

function took({ n, successes, rate, interval }: Outcomes): string {
  if (rate === null || interval === null) return 'nobody'
  return `${count(successes)} of ${count(n)} took it, ${percent(rate)} (${percent(interval.low)} to ${percent(interval.high)})`
}

const percent = (rate: number): string => `${(100 * rate).toFixed(1)} %`
const points = (rate: number): string => `${(100 * rate).toFixed(1)} points`
