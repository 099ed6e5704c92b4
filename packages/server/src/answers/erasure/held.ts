import type { Ground } from '../../adapters/ground.ts'

/** Whether a legal hold stands on any of these customers. */
export const isHeld = async (_ground: Ground, _customers: readonly string[]): Promise<boolean> => false
