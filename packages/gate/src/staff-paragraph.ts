import type { Says } from '@candor/terms'
import type { Saying } from './families/family.ts'
import type { Rule } from './rule.ts'

/** What each word means, where neither the rule nor its family says it more exactly. */
const meanings: { readonly [word in Says]: string } = {
  permit: 'It permits: what it asks for is on record.',
  deny: 'It refuses: what it demands is not met.',
  defer: 'It waits: the act may go from {until} on.',
  adjust: 'It adjusts: the act may go once the named duties are fulfilled.',
  lapsed: 'It plays no part here: its window has passed, a condition failed, or another permission answers.',
  satisfied: 'It is kept.',
}

/** The rule’s own text for staff; else one composed of what it demands, what its word means here, and where it comes from. */
export function staffParagraph(rule: Rule, says: Says, saying: Saying): string {
  const own = rule.texts?.[says]?.staff
  return own ?? `${rule.sentence} ${saying.staff ?? meanings[says]} (${rule.citation})`
}
