import type { Question } from './question.ts'

/** Does the contact answer a request of this customer? */
export const isReply = ({ act }: Question): boolean => act.kind === 'contact' && act.reply === true

/** Does the contact confirm an opt-out, and promote nothing? */
export const isPlainConfirmation = ({ act, promotion }: Question): boolean =>
  act.kind === 'contact' && act.purpose === 'optout-confirmation' && !promotion

/**
 * Does the act rest on consent or on the absence of an objection? What the customer asked for, a contract or a legal duty
 * carries an act against their will; a contract never carries marketing, a survey or a review request.
 */
export function restsOnWill(question: Question): boolean {
  const { act, marketing, basis } = question
  switch (act.kind) {
    case 'contact':
      return marketing && !isReply(question) && !isPlainConfirmation(question)
    case 'survey':
    case 'solicit-review':
      return true
    case 'rights-request':
    case 'breach-notice':
      return false
    case 'share':
      return act.purpose !== 'processor' && basis !== 'contract' && basis !== 'legal-duty'
    case 'collect':
    case 'profile':
    case 'decide':
      return basis !== 'contract' && basis !== 'legal-duty'
    default:
      return basis === 'consent' || basis === 'legitimate-interest'
  }
}
