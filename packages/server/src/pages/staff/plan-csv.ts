import { Hono } from 'hono'
import type { GroupReach, PlanResult } from '../../brand/campaigns/index.ts'
import type { StaffEnv } from '../../brand/staff/index.ts'
import { withCampaign } from './campaign-page.ts'
import { csvHeaders, csvLine } from './csv.ts'
import type { Desk } from './deps.ts'
import { byCount } from './plan-funnel.ts'

const path = '/staff/campaigns/:name{[a-z0-9][a-z0-9-]{0,63}}'

/** The numbers behind the charts of a plan, as files. Counts only; small groups stay hidden here too. */
export function planCsv(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(`${path}/plan.csv`, desk.requireStaff('see'), context =>
    withCampaign(desk, context, async ({ name, plan }) =>
      context.body(funnelLines(plan), 200, csvHeaders(`${name}-plan`)),
    ),
  )
  app.get(`${path}/groups.csv`, desk.requireStaff('see'), context =>
    withCampaign(desk, context, async ({ name, plan }) =>
      context.body(groupLines(plan), 200, csvHeaders(`${name}-groups`)),
    ),
  )
  return app
}

function funnelLines(plan: PlanResult | null): string {
  const lines = [csvLine(['step', 'rule', 'people'])]
  if (!plan) return lines.join('')
  lines.push(csvLine(['audience', '', plan.planned]))
  for (const [rule, n] of byCount(plan.reasons)) lines.push(csvLine(['withheld', rule, n]))
  lines.push(csvLine(['sent', '', plan.sent]))
  return lines.join('')
}

function groupLines(plan: PlanResult | null): string {
  const head = csvLine(['attribute', 'group', 'people', 'reached', 'withheld', 'rate', 'low', 'high', 'hidden'])
  const rows = (plan?.groups ?? []).flatMap(({ attribute, groups }) => groups.map(group => groupLine(attribute, group)))
  return head + rows.join('')
}

function groupLine(attribute: string, group: GroupReach): string {
  if (group.hidden) return csvLine([attribute, group.group, '', '', '', '', '', '', 'yes'])
  const { n, reached, withheld, rate, low, high } = group
  return csvLine([attribute, group.group, n, reached, withheld, rate, low, high, 'no'])
}
