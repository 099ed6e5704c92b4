import type { Logger } from 'pino'
import { watchDeadlines } from '../../answers/rights/index.ts'
import type { House } from '../../decisions/index.ts'

/** Looks at open requests. Whoever reads the log hears of each that comes nearer to its end, the louder the nearer. */
export const rightsTurn = (house: House, log: Logger) => async (): Promise<boolean> => {
  for (const { request, stage } of await watchDeadlines(house)) {
    const about = { request: request.request, right: request.right, due: new Date(request.dueAt).toISOString() }
    if (stage === 'overdue') log.error(about, 'a request is overdue')
    else if (stage === 'escalate') log.warn(about, 'a request must be answered soon')
    else log.info(about, 'a request waits for its answer')
  }
  return false
}
