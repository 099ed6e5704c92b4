import { conditionSentence } from '@candor/conditions'
import type { Says } from '@candor/terms'
import { familyNamed } from '../families/families.ts'
import { languages, type Saying, type Translated } from '../families/family.ts'
import { isOwnId, type OwnRule, type OwnRules, ownRuleOf } from './own-rule.ts'

type Meant = Saying & { readonly staff: string }

/** What the word of an own rule means: to the customer what the brand wrote, to staff the condition. Undefined for other rules. */
export function ownText(rules: OwnRules, id: string, says: Says): Meant | undefined {
  const saying = isOwnId(id) ? familyNamed('own-rule')[says] : undefined
  if (saying === undefined) return undefined
  const rule = ownRuleOf(rules, id)
  if (rule === undefined) return { ...saying, staff: unread }
  const customer = says === 'satisfied' ? saying.customer : inEvery(rule.text)
  return { ...saying, customer, staff: staffText(rule, says) }
}

/** Of a policy that is not at hand. */
const unread = 'An own rule of the policy that judged; what it asks stands in that policy.'

/** What a brand wrote stands as it wrote it, in whatever language that is. */
const inEvery = (text: string): Translated =>
  Object.fromEntries(languages.map(language => [language, text])) as Translated

function staffText(rule: OwnRule, says: Says): string {
  const condition = conditionSentence(rule.when)
  const duties = rule.says === 'adjust' ? rule.obligations.join(', ') : ''
  if (says === 'satisfied')
    return `The brand’s own rule is kept. It asks whether ${condition}${duties && `, and then for ${duties}`}.`
  if (says !== 'adjust') return `The brand’s own rule refuses: ${condition}.`
  return `The brand’s own rule demands ${duties || 'taking the promotion out'}: ${condition}.`
}
