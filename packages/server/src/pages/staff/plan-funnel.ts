import type { Campaign, PlanResult } from '../../brand/campaigns/index.ts'
import { may, type Session } from '../../brand/staff/index.ts'
import { funnel, type Html, wholeNumber } from '../look/index.ts'
import { campaignPath, people } from './campaign-words.ts'
import { ruleName } from './rule-words.ts'

/** From the audience over each rule that holds people back to those who would be written to; every bar leads to its people. */
export function planFunnel(campaign: Campaign, plan: PlanResult, session: Session): Html {
  const { name } = campaign
  const list = (rule: string) =>
    may(session, 'see-customers') ? { href: `${campaignPath(name, 'withheld')}?rule=${encodeURIComponent(rule)}` } : {}
  const held = byCount(plan.reasons).map(([rule, count]) => ({
    name: `Held back: ${ruleName(rule)}`,
    count,
    why: rule,
    ...list(rule),
  }))
  return funnel({
    about: `Plan of ${name}`,
    finding: findingOf(plan),
    csv: `${campaignPath(name)}/plan.csv`,
    steps: [{ name: 'In the audience', count: plan.planned }, ...held, { name: 'Will be sent', count: plan.sent }],
  })
}

/** The most first; the same number in the order of the rules' names. */
export const byCount = (reasons: PlanResult['reasons']): [string, number][] =>
  Object.entries(reasons).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))

function findingOf({ planned, sent, withheld }: PlanResult): string {
  if (planned === 0) return 'Nobody is in the audience, so nobody would be written to.'
  if (withheld === 0) return `All ${people(planned)} of the audience would get this message.`
  return `${wholeNumber(sent)} of ${people(planned)} would get this message. ${wholeNumber(withheld)} would not.`
}
