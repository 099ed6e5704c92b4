import type { ModelCard, TrainingRun } from '@candor/contract'
import type { KeptModel, PersonalizationRefusal, PickedItem, Run } from '../../../acts/personalization/index.ts'
import { type ApiError, tryAgain } from '../problem.ts'

export const pickedAnswer = ({ held, told }: PickedItem) => {
  const { item, score, terms, remainder } = told
  const { heldBack: held_back, ...rest } = remainder
  return { item, title: held.title, link: held.link, score, terms, remainder: { ...rest, held_back } }
}

export function modelAnswer({ model, trainedAt, retiredAt, card }: KeptModel): ModelCard {
  const { purposes, parameters, strengths, evaluation } = card
  const { name, owner, window, people, interactions, items, forbade, unwanted, memory, size, seconds, digest, by } =
    card
  return {
    model,
    trained_at: trainedAt,
    retired_at: retiredAt,
    name,
    purpose: purposes[0] ?? '',
    owner,
    window,
    people,
    interactions,
    items,
    floor: parameters.floor ?? 1,
    forbade,
    unwanted,
    parameters: { ...parameters },
    strengths: { ...strengths },
    ...(evaluation ? { evaluation: { ...evaluation, metrics: { ...evaluation.metrics } } } : {}),
    memory,
    size,
    seconds,
    digest,
    by,
  }
}

export const runAnswer = ({ run, state, startedAt, by, step, model, refusal }: Run): TrainingRun => ({
  run,
  state,
  started_at: startedAt,
  by,
  ...(step && state === 'training' ? { stage: step.stage, done: step.done, total: step.total } : {}),
  ...(model ? { model: modelAnswer(model) } : {}),
  ...(refusal ? { fault: { code: refusal.code, says: refusal.says } } : {}),
})

export const personalizationRefused = ({ code, says }: PersonalizationRefusal): ApiError =>
  code === 'try-again' ? tryAgain : { code, detail: says }
