import { day, hour, minute, second } from '@candor/terms'
import type { Logger } from 'pino'
import { giveUpAbandoned } from '../../acts/delivery/index.ts'
import { sendDueTasks } from '../../acts/forwarding/index.ts'
import { changeTelling } from '../../acts/notices/index.ts'
import { trimOffers } from '../../acts/offers/index.ts'
import { addShown } from '../../acts/personalization/index.ts'
import { erasureTurn } from '../../answers/erasure/index.ts'
import { trimEventFields } from '../../answers/retention/index.ts'
import { carryLetters } from '../../answers/rights/index.ts'
import { flushCounts, foldTallies } from '../../brand/sources/index.ts'
import { tendEpochs } from '../../record/index.ts'
import type { OpenHouse } from '../house/index.ts'
import { campaignTurns } from './campaigns.ts'
import { type Loop, openLoop } from './loop.ts'
import { deliverHappenings } from './outbox.ts'
import { retentionTurn } from './retention.ts'
import { rightsTurn } from './rights.ts'
import { checkTurn, foldTurn } from './tiles.ts'
import { offerTrainingTurns, trainingTurns } from './training.ts'
import { watchingTurn } from './watching.ts'
import { webhookTurns } from './webhooks.ts'
import { witnessNews } from './witness-news.ts'

export type Jobs = {
  /** There is work: campaigns, log, outbox and webhooks look at once. */
  wake(): void
  /** Begins nothing new, and resolves when what was under way has ended. */
  stop(): Promise<void>
}

export type JobsOptions = {
  readonly house: OpenHouse
  readonly log: Logger
  /** Further things to forget from time to time; each answers how many it forgot. */
  readonly prune: readonly (() => Promise<number>)[]
  /** Looks whether the policy file was edited. */
  readonly look: () => Promise<boolean>
}

/**
 * Begins the work that nobody asks for: campaigns that are due, places in the log, news for webhooks, hand-overs whose process
 * is gone, and forgetting. The pauses are real time, also where the clock of the house stands still.
 */
export async function openJobs({ house, log, prune, look }: JobsOptions): Promise<Jobs> {
  // SQLite has one process, so at the start nothing can be under way; PostgreSQL may have others.
  const lost = await giveUpAbandoned(house, house.store.engine === 'sqlite')
  if (lost > 0) log.warn({ lost }, 'hand-overs of an earlier process were given up: nobody knows whether they arrived')
  const campaigns = campaignTurns(house, (error, campaign) =>
    log.error({ err: error, campaign }, 'a campaign stumbled; it goes on'),
  )
  const webhooks = webhookTurns(house, (error, webhook) =>
    log.error({ err: error, webhook }, 'a webhook stumbled; its deliveries come up again'),
  )
  const trainings = trainingTurns(house)
  const offerTrainings = offerTrainingTurns(house)
  const stopping = new AbortController()
  const quick: Loop[] = [
    openLoop({ name: 'campaigns', every: second, log, turn: campaigns.turn }),
    // A round costs some fsyncs however few it places: those who come meanwhile share the next.
    openLoop({ name: 'log', every: second / 2, log, turn: () => house.log.sequence().then(() => false) }),
    openLoop({ name: 'outbox', every: 5 * second, log, turn: () => deliverHappenings(house) }),
    openLoop({ name: 'webhooks', every: second, log, turn: webhooks.turn }),
  ]
  const slow: Loop[] = [
    openLoop({ name: 'erasures', every: second, log, turn: erasureTurn(house) }),
    openLoop({ name: 'abandoned', every: minute, log, turn: async () => (await giveUpAbandoned(house, false)) > 0 }),
    openLoop({ name: 'forgetting', every: minute, log, turn: () => forget(prune) }),
    openLoop({ name: 'retention', every: minute, log, turn: retentionTurn(house, log) }),
    openLoop({ name: 'keys', every: minute / 2, log, turn: () => tendEpochs(house, house.keyTerms).then(() => false) }),
    openLoop({ name: 'counts', every: minute / 2, log, turn: async () => (await foldTallies(house)) > 0 }),
    openLoop({ name: 'policy-change', every: minute, log, turn: changeTelling(house) }),
    openLoop({ name: 'requests-to-vendors', every: minute / 2, log, turn: () => sendDueTasks(house) }),
    openLoop({ name: 'policy-file', every: 5 * second, log, turn: look }),
    openLoop({ name: 'training', every: minute, log, turn: trainings.turn }),
    openLoop({ name: 'watching', every: 10 * second, log, turn: watchingTurn(house, log) }),
    openLoop({ name: 'letters', every: second, log, turn: () => carryLetters(house) }),
    openLoop({ name: 'rights', every: minute, log, turn: rightsTurn(house, log) }),
    openLoop({ name: 'balance', every: 10 * second, log, turn: () => addShown(house).then(() => false) }),
    openLoop({ name: 'offer-training', every: minute, log, turn: offerTrainings.turn }),
    openLoop({ name: 'scrubbing', every: hour, log, turn: () => house.store.scrub().then(() => false) }),
    openLoop({ name: 'witnesses', every: 10 * second, log, turn: witnessNews(house, log) }),
    openLoop({ name: 'tiles', every: 10 * second, log, turn: foldTurn(house, log, stopping.signal) }),
    openLoop({ name: 'state-check', every: minute, log, turn: checkTurn(house, log) }),
    openLoop({ name: 'trimming', every: day, log, turn: () => trim(house) }),
  ]
  return {
    wake: () => quick.forEach(loop => void loop.wake()),
    async stop() {
      stopping.abort()
      await Promise.all([...quick, ...slow].map(loop => loop.stop()))
      await Promise.all([campaigns.ended(), webhooks.ended()])
      await flushCounts(house)
      await addShown(house)
    },
  }
}

/** The largest file of SQLite, in bytes, that is written anew once a day: a second or two in which commits wait. */
const rewrittenDaily = 256 << 20

/** Takes out of events what is over, and of offers what people said no to since. */
async function trim(house: OpenHouse): Promise<boolean> {
  await trimEventFields(house)
  await trimOffers(house)
  await house.store.scrub(rewrittenDaily)
  return false
}

async function forget(prune: JobsOptions['prune']): Promise<boolean> {
  let more = false
  for (const one of prune) more = (await one()) >= 500 || more
  return more
}
