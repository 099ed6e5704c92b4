import { hour, type Instant } from '@candor/terms'
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

/** Between two and six in the zone of the brand, where the last one is not of this night. */
export function isDue(now: Instant, trainedAt: Instant | undefined, zone: string): boolean {
  if (trainedAt === undefined) return true
  const hourThere = Number(
    new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(now),
  )
  return hourThere >= 2 && hourThere < 6 && now - trainedAt >= 12 * hour
}
