import type { Plan } from '@candor/contract'
import { err, ok, type Result } from '@candor/terms'
import { type Answer, type Complaint, type Ending, exits } from '../answer.ts'
import type { Asked } from '../house/api.ts'
import type { CampaignFound, CampaignState } from '../house/campaign-state.ts'
import { type Where, withServer } from '../house/open.ts'
import { readJson } from '../offline/read-text.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { campaignLine, campaignLines, countLines, groupLines, reasonLines } from './campaign-lines.ts'
import { withoutDelivery } from './campaign-send.ts'

const route = (name: string, verb = ''): string => `/v1/campaigns/${encodeURIComponent(name)}${verb && `/${verb}`}`

/** Keeps the campaign of a JSON file as a draft. */
export async function createCampaign(file: string, where: Where): Ending {
  const definition = await readJson(file)
  if (!definition.ok) return definition
  if (typeof definition.value !== 'object' || definition.value === null) return err(notCampaign(file))
  return withServer(where, async api => {
    const made = await api.post<CampaignState>('/v1/campaigns', definition.value as object)
    if (!made.ok) return made
    const { name } = made.value
    return ok({
      json: made.value,
      lines: [`${name} is a draft. Next: candor campaign plan ${name}, then have somebody else approve it.`],
    })
  })
}

const notCampaign = (file: string): Complaint => ({
  what: `${file} holds no campaign`,
  why: 'it is not a JSON object',
  next: 'examples/bank/spring-offer.json is one.',
  exit: exits.error,
})

/** Says who would be contacted, who not, and why, and how that falls on groups. Contacts nobody. */
export async function planCampaign(name: string, options: Where & { at?: string }, terminal: Terminal): Ending {
  const { at } = options
  return withServer(options, async api => {
    const plan = await api.post<Plan>(route(name, 'plan'), at === undefined ? {} : { at })
    return plan.ok ? ok({ json: plan.value, lines: planLines(terminal, plan.value) }) : plan
  })
}

function planLines(terminal: Terminal, plan: Plan): string[] {
  const groups = plan.groups.flatMap(attribute => [
    '',
    `Reached, by ${attribute.attribute}`,
    ...groupLines(terminal, attribute),
  ])
  return [
    `If ${plan.campaign} were sent now. Nobody has been contacted.`,
    '',
    ...countLines(terminal, plan, 'would be sent'),
    ...(plan.withheld > 0 ? ['', 'Held back by rule', ...reasonLines(terminal, plan)] : []),
    ...groups,
  ]
}

const moved = {
  approve: 'is approved',
  pause: 'is paused; what was being handed over ends',
  resume: 'goes on',
  stop: 'is stopped for good',
} as const

/** Approves, pauses, resumes or stops. */
export const moveCampaign = (name: string, verb: keyof typeof moved, where: Where): Ending =>
  withServer(where, async api => {
    // Whoever only has the store open for one command must not begin sending by it.
    const done = await api.post<CampaignState>(route(name, verb))
    return done.ok ? ok({ json: done.value, lines: [`${name} ${moved[verb]}.`] }) : done
  })

/** Sends one message of a campaign to one customer, through the same gate as any other. Exit 3 when it refuses. */
export const testCampaign = (name: string, { to, ...where }: Where & { to: string }): Ending =>
  withServer(where, async api => {
    const sent = await api.post<{ dispatch: string }>(route(name, 'test'), { to })
    return sent.ok ? ok({ json: sent.value, lines: [`The test of ${name} was handed over to ${to}.`] }) : sent
  })

/** Every campaign with its state, newest first. */
export const listCampaigns = (where: Where): Ending =>
  withServer(where, async api => {
    const all: CampaignState[] = []
    let cursor: string | undefined
    do {
      const path = `/v1/campaigns?limit=200${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`
      const page: Awaited<Asked<{ items: CampaignState[]; next?: string }>> = await api.get(path)
      if (!page.ok) return page
      all.push(...page.value.items)
      cursor = page.value.next
    } while (cursor !== undefined)
    return ok({ json: { items: all }, lines: all.length > 0 ? all.map(campaignLine) : ['There is no campaign yet.'] })
  })

/** One campaign: where it stands, its newest plan, what became of it. */
export const showCampaign = (name: string, where: Where, terminal: Terminal): Ending =>
  withServer(where, async api => {
    const found: Result<CampaignFound, Complaint> = await api.get(route(name))
    return found.ok ? ok(shown(terminal, found.value)) : found
  })

function shown(terminal: Terminal, found: CampaignFound): Answer {
  const { campaign, plan, totals } = found
  const ran = totals.planned > 0
  return {
    json: found,
    lines: [
      ...campaignLines(terminal, campaign),
      '',
      ...(ran ? countLines(terminal, totals, 'handed over') : plan ? planLines(terminal, plan) : ['Not planned yet.']),
      ...(ran && Object.keys(totals.reasons).length > 0
        ? ['', 'Held back by rule', ...reasonLines(terminal, totals)]
        : []),
      ...withoutDelivery(campaign, totals),
    ],
  }
}
