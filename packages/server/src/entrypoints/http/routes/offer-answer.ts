import type { OfferModelCard, OfferResults } from '@candor/contract'
import { type Arm, type Interval, type OfferEvaluation, wilson } from '@candor/recommender'
import type {
  Counted,
  KeptOfferModel,
  OfferAnswer,
  OfferRefusal,
  OfferResults as Results,
} from '../../../acts/offers/index.ts'
import { type ApiError, tryAgain } from '../problem.ts'

/** What stood in the fields stays in the house: the page that asked needs the reasons, not the values. */
export const offerAnswer = ({ decision, algorithm, offered, mode, propensity, model, ...scored }: OfferAnswer) => ({
  decision,
  algorithm,
  offered,
  mode,
  probability: scored.probability ?? null,
  propensity,
  prior: scored.prior ?? null,
  terms: (scored.terms ?? []).map(({ field, contribution }) => ({ field, contribution })),
  model,
})

export function offerModelAnswer({ model, algorithm, trainedAt, retiredAt, card }: KeptOfferModel): OfferModelCard {
  const { purpose, owner, inputs, window, share, people, offers, successes, effective } = card
  const { cut, forbade, flat, evaluation, seconds, digest, by } = card
  return {
    model,
    algorithm,
    trained_at: trainedAt,
    retired_at: retiredAt,
    purpose,
    owner,
    inputs: [...inputs],
    window,
    share,
    people,
    offers,
    successes,
    effective,
    cut,
    forbade,
    ...(flat === undefined ? {} : { flat }),
    ...(evaluation ? { evaluation: evaluationAnswer(evaluation) } : {}),
    seconds,
    digest,
    by,
  }
}

function evaluationAnswer({
  folds,
  logLoss,
  brier,
  areaUnderCurve,
  calibrationError,
  reliability,
}: OfferEvaluation): NonNullable<OfferModelCard['evaluation']> {
  return {
    folds,
    log_loss: logLoss,
    brier,
    ...(areaUnderCurve ? { area_under_curve: areaUnderCurve } : {}),
    calibration_error: calibrationError,
    reliability: reliability.map(({ people, predicted, observed, interval }) => ({
      people,
      predicted,
      observed,
      ...between(interval),
    })),
  }
}

const between = ([low, high]: Interval) => ({ low, high })

export function resultsAnswer({ modes, benefit }: Results): OfferResults {
  return {
    modes: modes.map(({ mode, offered, notOffered, unknown }) => ({
      mode,
      offered: countedAnswer(offered),
      not_offered: countedAnswer(notOffered),
      unknown,
    })),
    benefit: benefit
      ? {
          score: armAnswer(benefit.score),
          lot: armAnswer(benefit.lot),
          difference: benefit.difference,
          interval: between(benefit.interval),
        }
      : null,
  }
}

function countedAnswer({ n, successes }: Counted) {
  const interval = wilson(successes, n)
  return { n, successes, rate: n > 0 ? successes / n : null, interval: interval ? between(interval) : null }
}

const armAnswer = ({ interval, ...arm }: Arm) => ({ ...arm, interval: between(interval) })

export const offerRefused = ({ code, says }: OfferRefusal): ApiError =>
  code === 'try-again' ? tryAgain : { code, detail: says }
