import type { Logger } from 'pino'
import { runRetention } from '../../answers/retention/index.ts'
import type { House } from '../../decisions/index.ts'

/** So many batches of each rule in one turn, so that others have theirs. */
const batches = 20

/** Ends what is over. While the clock is not believed nothing ends, and the log says so each time. True when there may be more at once. */
export const retentionTurn = (house: House, log: Logger) => async (): Promise<boolean> => {
  const { leap, more } = await runRetention(house, { batches })
  if (leap)
    log.error(
      { clock: new Date(leap.clock).toISOString(), known: new Date(leap.known).toISOString() },
      'the clock went forward by more than a month: nothing ends until somebody confirms it (candor retention run --confirm-clock)',
    )
  return more
}
