import { hour } from '@candor/terms'
import { deskOf } from '../../brand/policy/index.ts'
import { openRequests, type QueuePlace, type RightsRequest, type Stage, stageOf } from '../../customers/rights/index.ts'
import type { House } from '../../decisions/index.ts'
import { warningTime } from '../../record/index.ts'
import { doRight } from './do-right.ts'
import { takeStep } from './take-step.ts'

const atOnce = 200

/** A request that came nearer to its end: staff are to be told. */
export type Reminder = { readonly request: RightsRequest; readonly stage: Stage }

/**
 * Looks at every open request: what came nearer to its end gets its new stage on record, once each, and is answered here so that
 * whoever reads log, metrics or the queue hears of it. What the house was doing itself when it was stopped is done.
 */
export async function watchDeadlines(house: House): Promise<readonly Reminder[]> {
  const { remindBefore, escalateBefore } = deskOf(house.judge.policy)
  const times = { remindBefore: remindBefore.map(hours => hours * hour), escalateBefore: escalateBefore * hour }
  const now = await warningTime(house)
  const reminders: Reminder[] = []
  for (let after: QueuePlace | undefined, page = await openRequests(house.store, atOnce); page.length > 0; ) {
    for (const request of page) {
      const stage = stageOf(request, now, times)
      if (request.handledBy === undefined && request.state === 'in-progress') await resumed(house, request)
      if (stage === request.stage) continue
      const told = await takeStep(house, request, { do: 'tell', stage, who: 'house' })
      if (told.ok && stage !== 'calm') reminders.push({ request: told.value, stage })
    }
    const last = page.at(-1)!
    after = { at: last.dueAt, request: last.request }
    page = page.length < atOnce ? [] : await openRequests(house.store, atOnce, after)
  }
  return reminders
}

/** What the house answers itself at once is only open when the process ended in between, or a person is needed. */
async function resumed(house: House, request: RightsRequest): Promise<void> {
  if (resumable.includes(request.right)) await doRight(house, request)
}

/** To repeat these changes nothing that the customer said since. */
const resumable: readonly string[] = ['access', 'portability', 'erasure']
