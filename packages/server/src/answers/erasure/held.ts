import type { Ground } from '../../adapters/ground.ts'
import { holdsOn } from '../../customers/holds/index.ts'

/** Whether a legal hold is in force on any of these customers. */
export const isHeld = async (ground: Ground, customers: readonly string[]): Promise<boolean> =>
  (await holdsOn(ground, customers)).length > 0
