import { setTimeout as pause } from 'node:timers/promises'
import type { ModelCard, TrainingRun } from '@candor/contract'
import { err, ok, type Result } from '@candor/terms'
import { type Answer, type Complaint, type Ending, exits } from '../answer.ts'
import type { Api } from '../house/api.ts'
import { type Where, withServer } from '../house/open.ts'
import { count, counted } from '../terminal/numbers.ts'
import { type Progress, showProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'

export type TrainOptions = Where & { readonly json?: boolean }

const lookEvery = 500

/** Trains a model on what people did and permit to be used, and follows it to its end. */
export const recommendTrain = (options: TrainOptions, terminal: Terminal): Ending =>
  withServer(options, async api => {
    const begun = await api.post<TrainingRun>('/v1/recommendations/train')
    if (!begun.ok) return begun
    const ended = await follow(api, begun.value, stage => showProgress(terminal, stage, 'step', options.json))
    if (!ended.ok) return ended
    const { model, fault } = ended.value
    return model ? ok(answer(model)) : err(failed(fault))
  })

/** Asks until the run has ended; each stage of it has a progress of its own. */
async function follow(
  api: Api,
  begun: TrainingRun,
  show: (stage: string) => Progress,
): Promise<Result<TrainingRun, Complaint>> {
  let now = begun
  let shown: { readonly stage: string; readonly progress: Progress } | undefined
  while (now.state === 'training') {
    const { stage, done = 0, total } = now
    if (stage !== undefined && stage !== shown?.stage) shown = { stage, progress: show(stageNames[stage] ?? stage) }
    shown?.progress.update(done, total)
    await pause(lookEvery)
    const found = await api.get<TrainingRun>(`/v1/recommendations/runs/${begun.run}`)
    if (!found.ok) return found
    now = found.value
  }
  return ok(now)
}

const stageNames: Readonly<Record<string, string>> = {
  count: 'Counting',
  solve: 'Solving',
  weigh: 'Weighing',
  try: 'Trying',
}

function answer(model: ModelCard): Answer {
  const { name, people, interactions, items, window, forbade, unwanted, floor, evaluation, seconds, size } = model
  return {
    json: model,
    lines: [
      `Trained ${name} for ${model.purpose} in ${seconds} seconds: ${(size / 2 ** 20).toFixed(1)} MiB.`,
      `From ${counted(interactions, 'interaction')} of ${people === 1 ? '1 person' : `${count(people)} people`} with ${counted(items, 'item')}${interactions === 0 ? '' : `, ${window.from} until ${window.until}`}.`,
      ...(people === 0 ? ['People count who agreed to it and chose the level *full*; nobody else does.'] : []),
      `Left out: ${forbade === 1 ? '1 person who does not permit it' : `${count(forbade)} people who do not permit it`}, ${counted(unwanted, 'interaction')} not to be used.`,
      `No reason rests on fewer than ${floor} people.`,
      ...evaluationLines(evaluation),
      `Model     ${model.model}`,
      `SHA-256   ${model.digest}`,
    ],
  }
}

function evaluationLines(evaluation: ModelCard['evaluation']): string[] {
  if (!evaluation) return ['How well it finds what people choose was not tried: too few people, or too much data.']
  const { protocol, users, metrics } = evaluation
  return [
    `Tried by ${protocol} with ${count(users)} people:`,
    ...Object.entries(metrics).map(([name, value]) => `  ${name.padEnd(24)}  ${value.toFixed(4)}`),
  ]
}

const failed = (fault: TrainingRun['fault']): Complaint => ({
  what: 'There is no new model',
  why: fault?.says ?? 'The training ended without an answer.',
  next: 'What served before still serves. Put right what is named, and train again.',
  exit: exits.error,
  code: fault?.code ?? 'training-failed',
})
