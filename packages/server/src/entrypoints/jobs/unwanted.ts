import { endUnwanted } from '../../acts/personalization/index.ts'
import type { House } from '../../decisions/index.ts'

const atOnce = 500

/** Forgets words about items that nothing is left for. True when there may be more. */
export const pruneUnwanted = async (house: House): Promise<boolean> => (await endUnwanted(house, atOnce)) === atOnce
