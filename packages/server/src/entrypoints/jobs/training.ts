import { hour, type Instant } from '@candor/terms'
import { newestOfferModel, trainOffer } from '../../acts/offers/index.ts'
import { beginTraining, newestTraining, settingsOf } from '../../acts/personalization/index.ts'
import { countItems } from '../../brand/catalogue/index.ts'
import type { House } from '../../decisions/index.ts'

/** Trains a model each night, and the first one as soon as there is a catalogue. One that fails is tried again an hour later. */
export function trainingTurns(house: House) {
  let tried = Number.NEGATIVE_INFINITY
  return {
    async turn(): Promise<boolean> {
      const now = house.clock.now()
      if (!settingsOf(house.judge.policy) || now - tried < hour) return false
      const trainedAt = await newestTraining(house.store)
      if (!isDue(now, trainedAt, house.judge.policy.brand.zone)) return false
      if (trainedAt === undefined && (await countItems(house.store)).items === 0) return false
      tried = now
      beginTraining(house, 'nightly')
      return false
    },
  }
}

/**
 * Trains what offers are scored by in the same way, one after the other. The first of each as soon as there is enough to learn from;
 * where there is not, it is looked at again an hour later.
 */
export function offerTrainingTurns(house: House) {
  const tried = new Map<string, Instant>()
  return {
    async turn(): Promise<boolean> {
      const { algorithms, brand } = house.judge.policy
      for (const name of Object.keys(algorithms)) {
        const now = house.clock.now()
        if (now - (tried.get(name) ?? Number.NEGATIVE_INFINITY) < hour) continue
        const newest = await newestOfferModel(house.store, name)
        if (!isDue(now, newest?.trainedAt, brand.zone)) continue
        tried.set(name, now)
        await trainOffer(house, name, 'nightly')
      }
      return false
    },
  }
}

/** Between two and six in the zone of the brand, where the last one is not of this night. */
export function isDue(now: Instant, trainedAt: Instant | undefined, zone: string): boolean {
  if (trainedAt === undefined) return true
  const hourThere = Number(
    new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(now),
  )
  return hourThere >= 2 && hourThere < 6 && now - trainedAt >= 12 * hour
}
