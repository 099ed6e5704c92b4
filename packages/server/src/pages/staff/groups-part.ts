import { smallestGroup } from '../../acts/campaigns/index.ts'
import type { AttributeReach, GroupReach, PlanResult } from '../../brand/campaigns/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Html, html, intervals, percent } from '../look/index.ts'
import { campaignPath } from './campaign-words.ts'

const purpose = 'fairness-monitoring'

/** The same plan by each group that the data map declares for this, with intervals; small groups are named as hidden. */
export function groupsPart({ judge }: House, campaign: string, plan: PlanResult): Html | '' {
  if (plan.groups.length === 0) return ''
  const { purposes } = judge.policy
  const said = Object.hasOwn(purposes, purpose) ? purposes[purpose]?.text : undefined
  const overall = plan.planned === 0 ? 0 : plan.sent / plan.planned
  return html`<h2>Who is reached, by group</h2><p>Measuring by group is a purpose of its own, <code>${purpose}</code>: ${said ?? 'we watch that nobody is left out.'} It decides about nobody. The line across each dot is where the rate may truly lie, 95 times in 100.</p>${plan.groups.map(reach => attribute(reach, campaign, overall))}`
}

function attribute({ attribute: name, groups }: AttributeReach, campaign: string, overall: number): Html {
  return html`<h3>By ${name.replaceAll('_', ' ')}</h3>${intervals({
    about: `Reach by ${name.replaceAll('_', ' ')}`,
    finding: findingOf(groups, overall),
    csv: `${campaignPath(campaign)}/groups.csv`,
    overall,
    least: smallestGroup,
    groups: groups.map(drawn),
  })}`
}

// The chart takes a group for hidden as soon as it has a word about hiding.
const drawn = (reach: GroupReach) => {
  const { hidden, ...group } = reach
  return hidden ? { group: group.group, hidden: true as const } : (group as Omit<Shown, 'hidden'>)
}

type Shown = Extract<GroupReach, { hidden: false }>

/** The widest gap that chance does not easily explain: intervals that do not meet. Says so too when there is none. */
function findingOf(groups: readonly GroupReach[], overall: number): string {
  const shown = groups.filter((group): group is Shown => !group.hidden)
  const hidden = groups.length - shown.length
  const untold = hidden === 0 ? '' : ` ${hidden === 1 ? '1 group is' : `${hidden} groups are`} hidden: too few people.`
  const least = shown.toSorted((a, b) => a.rate - b.rate)[0]
  if (!least || shown.length < 2) return `There are not enough people to compare groups.${untold}`
  if (least.high >= overall)
    return `No group is clearly reached less often than all together (${percent(overall)}).${untold}`
  return `“${least.group}” is reached less often (${percent(least.rate)}) than all together (${percent(overall)}).${untold}`
}
