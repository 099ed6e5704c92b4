import type { Totals } from '@candor/contract'
import { ok } from '@candor/terms'
import type { Answer, Ending } from '../answer.ts'
import type { CampaignFound, CampaignState } from '../house/campaign-state.ts'
import { followCampaign, waitingIn } from '../house/follow.ts'
import { type Where, withServer } from '../house/open.ts'
import { counted } from '../terminal/numbers.ts'
import { showProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { countLines, reasonLines } from './campaign-lines.ts'

/**
 * Starts sending and follows it until nothing is due: all is settled, or the rest waits for its time. With `detach` it only
 * starts. Without a running server it sends here, and what waits goes on when one runs.
 */
export const sendCampaign = (
  name: string,
  options: Where & { detach?: boolean; json?: boolean },
  terminal: Terminal,
): Ending =>
  withServer<Answer>(options, async (api, isOurs) => {
    const begun = await api.post<CampaignState>(`/v1/campaigns/${encodeURIComponent(name)}/send`)
    if (!begun.ok) return begun
    if (options.detach && !isOurs) return ok({ json: begun.value, lines: [`${name} is being sent.`] })
    const progress = showProgress(terminal, 'Sending', 'message', options.json)
    const followed = await followCampaign(api, name, progress)
    return followed.ok ? ok(sent(terminal, followed.value)) : followed
  })

function sent(terminal: Terminal, { campaign, plan, totals }: CampaignFound): Answer {
  const { campaign: name, ...counts } = totals
  return {
    json: { campaign: name, state: campaign.state, ...counts, groups: plan?.groups ?? [] },
    lines: [
      `${name} is ${campaign.state}.`,
      '',
      ...countLines(terminal, totals, 'handed over'),
      ...(Object.keys(totals.reasons).length > 0 ? ['', 'Held back by rule', ...reasonLines(terminal, totals)] : []),
      ...withoutDelivery(campaign, totals),
    ],
  }
}

/** What a reader must know of messages that are not settled. */
export function withoutDelivery({ state }: CampaignState, totals: Totals): string[] {
  const waiting = waitingIn(totals)
  if (waiting === 0 || state !== 'sending') return []
  return [
    '',
    `${counted(waiting, 'message waits', 'messages wait')} for the right time. They go on while a server runs: candor start.`,
  ]
}
