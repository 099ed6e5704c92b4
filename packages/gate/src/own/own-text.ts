import { conditionSentence } from '@candor/conditions'
import type { Says } from '@candor/terms'
import type { Text } from '../rule.ts'
import { type OwnRules, ownRuleOf } from './own-rule.ts'

/** What the word of an own rule means: to the customer what the brand wrote, to staff the condition. Undefined for other rules. */
export function ownText(rules: OwnRules, id: string, says: Says): Text | undefined {
  const rule = ownRuleOf(rules, id)
  if (rule === undefined) return undefined
  const condition = conditionSentence(rule.when)
  const duties = rule.says === 'adjust' ? rule.obligations.join(', ') : ''
  if (says === 'satisfied')
    return {
      customer: 'We have a rule of our own about this. It does not stand in the way.',
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
