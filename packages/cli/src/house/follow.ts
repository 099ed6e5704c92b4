import { setTimeout as pause } from 'node:timers/promises'
import type { Totals } from '@candor/contract'
import { err, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'
import type { Progress } from '../terminal/progress.ts'
import type { Api } from './api.ts'
import type { CampaignFound, CampaignState } from './campaign-state.ts'

const lookEvery = 250
// Counting costs the server time that sending could use: at most a twentieth of it.
const restFor = 20

/** How many wait for their time or for another attempt: a rule has spoken about them, and they are open still. */
export const waitingIn = ({ reasons, withheld, failed, unknown, open }: Totals): number =>
  Math.min(open, Math.max(0, Object.values(reasons).reduce((a, b) => a + b, 0) - withheld - failed - unknown))

const isSettled = ({ state }: CampaignState, totals: Totals): boolean =>
  ['done', 'stopped', 'paused'].includes(state) || (state === 'sending' && totals.open === waitingIn(totals))

/**
 * Follows a campaign that was started until nothing of it is due any more: it is done, was halted, or the rest waits for its
 * time. Gives it as it then is.
 */
export async function followCampaign(
  api: Api,
  name: string,
  progress: Progress,
): Promise<Result<CampaignFound, Complaint>> {
  for (;;) {
    const asked = performance.now()
    const found = await api.get<CampaignFound>(`/v1/campaigns/${encodeURIComponent(name)}`)
    if (!found.ok) return found
    const { campaign, totals } = found.value
    const decided = totals.planned - totals.open + waitingIn(totals)
    progress.update(decided, totals.planned)
    if (!isSettled(campaign, totals)) await pause(Math.max(lookEvery, restFor * (performance.now() - asked)))
    else {
      progress.end(decided)
      return adds(totals) ? found : err(doesNotAdd(name, totals))
    }
  }
}

/** The promise of every campaign: planned = sent + withheld + failed + unknown + open. */
export const adds = ({ planned, sent, withheld, failed, unknown, open }: Totals): boolean =>
  planned === sent + withheld + failed + unknown + open

const doesNotAdd = (name: string, totals: Totals): Complaint => ({
  what: `The totals of ${name} do not add up`,
  why: JSON.stringify(totals),
  next: 'Please report this: it must never happen.',
  exit: exits.error,
  code: 'totals',
})
