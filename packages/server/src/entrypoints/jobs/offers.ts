import { endOffers } from '../../acts/offers/index.ts'
import type { House } from '../../decisions/index.ts'

const atOnce = 500

/** Forgets decisions about offers that are older than their purpose keeps. True when there may be more. */
export const pruneOffers = async (house: House): Promise<boolean> => (await endOffers(house, atOnce)) === atOnce
