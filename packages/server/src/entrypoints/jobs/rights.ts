import { minute } from '@candor/terms'
import type { Logger } from 'pino'
import { tellStaff, watchDeadlines } from '../../answers/rights/index.ts'
import type { House } from '../../decisions/index.ts'

/** How long a mail server that refused has peace. */
const rest = 15 * minute

/** Looks at open requests and writes to staff. Whoever reads the log hears of each that comes nearer to its end, the louder the nearer. */
export function rightsTurn(house: House, log: Logger): () => Promise<boolean> {
  let notBefore = 0
  return async () => {
    for (const { request, stage } of await watchDeadlines(house)) {
      const about = { request: request.request, right: request.right, due: new Date(request.dueAt).toISOString() }
      if (stage === 'overdue') log.error(about, 'a request is overdue')
      else if (stage === 'escalate') log.warn(about, 'a request must be answered soon')
      else log.info(about, 'a request waits for its answer')
    }
    if (house.clock.now() < notBefore) return false
    if ((await tellStaff(house)) !== 'failed') return false
    notBefore = house.clock.now() + rest
    log.warn('staff could not be written to about open requests; it is tried again')
    return false
  }
}
