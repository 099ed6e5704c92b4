import type { Logger } from 'pino'
import { watchAlgorithms } from '../../answers/oversight/index.ts'
import type { House } from '../../decisions/index.ts'

/** Counts what algorithms decided. Whoever reads the log hears of each alarm; a person decides about it. True when there may be more. */
export const watchingTurn = (house: House, log: Logger) => async (): Promise<boolean> => {
  const { opened, more } = await watchAlgorithms(house)
  for (const { finding, algorithm, interlock } of opened)
    log.warn({ finding, algorithm, interlock: interlock.kind }, 'an algorithm needs a person: a finding was opened')
  return more
}
