import type { Campaign, CampaignState } from '../../brand/campaigns/index.ts'
import { may, type Session, type Verb } from '../../brand/staff/index.ts'
import { button, form, type Html, html, linkButton } from '../look/index.ts'
import { campaignPath } from './campaign-words.ts'
import type { Desk } from './deps.ts'

type Step = {
  readonly word: string
  readonly verb: Verb
  readonly from: readonly CampaignState[]
  readonly text: string
  readonly kind: 'primary' | 'secondary' | 'danger'
  readonly says: string
}

/** The steps of a campaign's life, with who may take them and from where. */
export const steps: readonly Step[] = [
  {
    word: 'approve',
    verb: 'approve',
    from: ['draft'],
    text: 'Approve this campaign',
    kind: 'primary',
    says: 'You say that it may be sent. It is not sent by this.',
  },
  {
    word: 'send',
    verb: 'send',
    from: ['approved'],
    text: 'Send this campaign',
    kind: 'primary',
    says: 'The next page asks you once more.',
  },
  {
    word: 'pause',
    verb: 'stop',
    from: ['sending'],
    text: 'Pause',
    kind: 'secondary',
    says: 'What is being handed over ends; nothing new begins.',
  },
  {
    word: 'resume',
    verb: 'send',
    from: ['paused'],
    text: 'Go on',
    kind: 'primary',
    says: 'Everybody who is left is decided anew.',
  },
  {
    word: 'stop',
    verb: 'stop',
    from: ['draft', 'approved', 'sending', 'paused'],
    text: 'Stop for good',
    kind: 'danger',
    says: 'Stopping is final. What was sent stays sent.',
  },
]

/** The steps that are open from here, each a form; sending leads to a page that asks once more. */
export function movesPart(desk: Desk, session: Session, campaign: Campaign, stopped: boolean): Html {
  const open = steps.filter(({ from, verb }) => from.includes(campaign.state) && may(session, verb))
  const items = open.map(step => move(desk, session, campaign, step, stopped))
  if (items.length === 0) return html`<h2>Next step</h2><p>${nothing(campaign)}</p>`
  return html`<h2>Next step</h2>${items}`
}

function move(desk: Desk, session: Session, campaign: Campaign, step: Step, stopped: boolean): Html {
  const { word, text, kind, says } = step
  const no = word === 'approve' ? whyNotApprove(desk, session, campaign, stopped) : undefined
  if (no !== undefined) return html`<p>${no}</p>`
  const to = campaignPath(campaign.name, word)
  if (word === 'send') return html`<div class="move"><p>${says}</p><p>${linkButton(to, text)}</p></div>`
  return html`<div class="move"><p>${says}</p>${form(to, session.csrf, button({ text, kind }))}</div>`
}

/** Said before the button is pressed, not after. */
function whyNotApprove(desk: Desk, { staff }: Session, { createdBy }: Campaign, stopped: boolean): string | undefined {
  const two = desk.house.judge.policy.brand.approval === 'two'
  if (two && createdBy === `staff:${staff}`)
    return 'You wrote this campaign, so you cannot approve it. Ask a second person to look at it.'
  return stopped ? 'This campaign can be approved once its message is mended.' : undefined
}

function nothing({ state }: Campaign): string {
  if (state === 'done' || state === 'stopped') return 'This campaign has ended. Nothing is left to do.'
  return state === 'gathering'
    ? 'The campaign is starting. Load this page again in a moment.'
    : 'Your role can take no step from here.'
}
