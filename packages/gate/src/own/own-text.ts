import { conditionSentence } from '@candor/conditions'
import type { Says } from '@candor/terms'
import type { Text } from '../rule.ts'
import { isOwnId, type OwnRules, ownRuleOf } from './own-rule.ts'

/** What the word of an own rule means: to the customer what the brand wrote, to staff the condition. Undefined for other rules. */
export function ownText(rules: OwnRules, id: string, says: Says): Text | undefined {
  const rule = ownRuleOf(rules, id)
  if (rule === undefined) return isOwnId(id) ? unread(says) : undefined
  const condition = conditionSentence(rule.when)
  const duties = rule.says === 'adjust' ? rule.obligations.join(', ') : ''
  if (says === 'satisfied')
    return {
      customer: kept,
      staff: `The brand’s own rule is kept. It asks whether ${condition}${duties && `, and then for ${duties}`}.`,
    }
  const change = 'The condition no longer holding for this customer, or another policy of the brand.'
  if (says !== 'adjust') return { customer: rule.text, staff: `The brand’s own rule refuses: ${condition}.`, change }
  return {
    customer: rule.text,
    staff: `The brand’s own rule demands ${duties || 'taking the promotion out'}: ${condition}.`,
    change: `Doing what the rule demands. ${change}`,
  }
}

/** Of a policy that is not at hand. */
const unread = (says: Says): Text => ({
  customer: says === 'satisfied' ? kept : 'A rule of our own stands in the way of this.',
  staff: 'An own rule of the policy that judged; what it asks stands in that policy.',
})

const kept = 'We have a rule of our own about this. It does not stand in the way.'
