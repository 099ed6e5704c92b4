import type { ContactAct } from '../../brand/campaigns/index.ts'
import { type Explanation, explain, type House, rulesOf } from '../../decisions/index.ts'

/** What kept a message back, in a few words. The rule's own sentence stands beside it wherever there is room. */
const names: Readonly<Record<string, string>> = {
  'core-withdrawal-immediate': 'Said no',
  'core-regive-after-withdrawal': 'No new yes after a no',
  'core-purpose-specific': 'The yes was for something else',
  'core-evidence-onus': 'The yes has no proof',
  'core-consent-not-yet': 'The yes does not count yet',
  'core-tz-unknown-intersection': 'Time zone not known',
  'house-permission': 'No yes to this',
  'house-promo-in-transactional': 'The offer was left out',
  'house-minor': 'Under age',
  'house-dial': 'Less personal wanted',
  'house-no-address': 'No usable address',
  'house-suppressed': 'On the do-not-contact list',
  'house-place-unknown': 'Country not known',
  'house-message-form': 'Something is missing in the message',
  'house-paused': 'Paused all messages',
  'house-quiet-hours': 'Quiet hours',
  'house-budget': 'Enough messages already',
  'house-restricted': 'Processing is restricted: only stored',
  'house-sensitive-topic': 'A topic they do not want',
  'house-impulse-purchases': 'Rest after quick purchases',
  'house-impulse-nights': 'Rest after late nights',
  'house-impulse-returns': 'Rest after returns',
  'house-own-limit': 'Bought enough this week',
  'house-own-night': 'No advertising at night',
  'house-no-customer': 'Customer was erased',
  'house-merged': 'Found to be one person with another customer',
  'provider-unknown': 'The mail server gave no clear answer',
  'provider-refused': 'The mail server refused it',
  'provider-temporary': 'The mail server asked us to wait',
}

export const ruleName = (rule: string): string => names[rule] ?? rule.replaceAll('-', ' ')

/** What these words stand for when no rule of the gate does. */
const sentences: Readonly<Record<string, string>> = {
  'house-no-customer': 'Nobody is written to who was erased meanwhile.',
  'house-merged': 'Somebody who was known as two customers is written to once, as the one they are now.',
  'provider-unknown':
    'The hand-over ended without a clear answer. Sending again could reach somebody twice, so we do not.',
  'provider-refused': 'The mail server said that it will not deliver this message.',
  'provider-temporary':
    'The mail server said that it cannot take the message now. It is tried again with a new decision.',
}

export type RuleWords = {
  readonly rule: string
  readonly name: string
  readonly sentence: string
  readonly citation: string
  readonly change: string
}

/** What a rule stands for, and what would change its word for a customer of this act. */
export function ruleWords(house: House, act: ContactAct, rule: string): RuleWords {
  const page = rulesOf(house.judge).find(one => one.id === rule)
  return {
    rule,
    name: ruleName(rule),
    sentence: page?.sentence ?? sentences[rule] ?? ruleName(rule),
    citation: page?.citation ?? '',
    change: page ? (saidAgainst(house, act, rule)?.change ?? '') : '',
  }
}

// A rule speaks of nobody in particular here, so nothing is known of anybody.
const nobody = {
  country: 'unknown',
  zone: 'unknown',
  address: 'unknown',
  suppressed: 'unknown',
  consents: [],
  optOuts: [],
  contacts: [],
} as const

/** The rule's words for holding back, whichever way it does that. */
function saidAgainst(house: House, act: ContactAct, rule: string): Explanation | undefined {
  const own = house.judge.policy.rules
  const unsaid = explain({ rule: '', says: 'deny' }, act, nobody).staff
  return (['deny', 'defer', 'adjust'] as const)
    .map(says => explain({ rule, says }, act, nobody, { own }))
    .find(said => said.staff !== unsaid)
}
