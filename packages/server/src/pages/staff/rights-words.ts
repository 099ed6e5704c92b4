import { day, hour, type Instant } from '@candor/terms'
import {
  type DeskRight,
  type ExtensionReason,
  isSettled,
  type RefusalReason,
  type RightsRequest,
} from '../../customers/rights/index.ts'
import { type Html, html, tag } from '../look/index.ts'

export const rightsPath = '/staff/rights'
export const requestPath = ({ request }: Pick<RightsRequest, 'request'>): string => `${rightsPath}/${request}`

export const rightNames: { readonly [right in DeskRight]: string } = {
  access: 'Access',
  portability: 'Portability',
  correction: 'Correction',
  restriction: 'Restriction',
  'lift-restriction': 'Lifting the restriction',
  objection: 'Objection',
  erasure: 'Erasure',
  withdrawal: 'Withdrawal of everything',
  'opt-out-sale': 'Opt-out of sale and sharing',
  'limit-sensitive': 'Limit on sensitive data',
  'human-review': 'Review by a person',
  complaint: 'Complaint',
  appeal: 'Appeal',
}

export const refusalTexts: { readonly [reason in RefusalReason]: string } = {
  'identity-not-shown': 'Who asks could not be shown',
  'nothing-held': 'Nothing is held that this is about',
  'unfounded-or-excessive': 'Unfounded or excessive (GDPR 12(5))',
  'rights-of-others': 'It would harm other people (GDPR 15(4))',
  'law-demands-keeping': 'A law demands keeping (GDPR 17(3)(b))',
  'legal-claims': 'Needed for legal claims (GDPR 17(3)(e), 21(1))',
  'compelling-grounds': 'Compelling grounds that weigh more (GDPR 21(1))',
  'data-is-correct': 'The data was checked and is correct',
  'no-such-right-here': 'The law of that place does not give this right here',
}

export const extensionTexts: { readonly [reason in ExtensionReason]: string } = {
  complex: 'The request is complex',
  'many-requests': 'There are many requests',
}

const steps: Readonly<Record<string, string>> = {
  open: 'It came in.',
  'ask-identity': 'A code was sent to show who asks.',
  prove: 'Who asks was shown.',
  acknowledge: 'It was acknowledged.',
  'ask-clarification': 'The customer was asked what they mean.',
  clarify: 'The customer said what they mean.',
  extend: 'It was extended, and the customer told.',
  answer: 'It was answered.',
  refuse: 'It was refused, with a reason.',
  withdraw: 'The customer took it back.',
  tell: 'It came nearer to its end, and staff were reminded.',
}
export const stepName = (verb: string): string => steps[verb] ?? verb

const states: { readonly [state in RightsRequest['state']]: string } = {
  received: 'Who asks is not shown',
  identity: 'Waits for the code of the customer',
  'in-progress': 'In progress',
  extended: 'In progress, extended',
  answered: 'Answered',
  refused: 'Refused',
  withdrawn: 'Taken back',
}
export const stateName = ({ state }: RightsRequest): string => states[state]

/** What the request waits for now. */
export function missing(request: RightsRequest): string {
  const { state, acknowledgeBy, acknowledgedAt, clarifyAskedAt, clarifyAnsweredAt } = request
  if (isSettled(request)) return 'nothing'
  if (acknowledgeBy !== undefined && acknowledgedAt === undefined) return 'an acknowledgement'
  if (state === 'received' || state === 'identity') return 'proof of who asks'
  if (clarifyAskedAt !== undefined && clarifyAnsweredAt === undefined) return 'the customer’s answer to our question'
  return 'an answer'
}

/** How much time is left, in words; colour only repeats them. */
export function leftTag({ dueAt, stage, ...request }: RightsRequest, now: Instant): Html {
  if (isSettled(request as RightsRequest)) return html``
  if (now > dueAt) return tag(`Overdue by ${span(now - dueAt)}`, 'danger')
  const tone = stage === 'escalate' ? 'danger' : stage === 'remind' ? 'warn' : 'info'
  return tag(`${stage === 'escalate' ? 'Urgent: ' : ''}${span(dueAt - now)} left`, tone)
}

function span(ms: number): string {
  const days = Math.floor(ms / day)
  if (days >= 3) return `${days} days`
  const hours = Math.floor(ms / hour)
  return hours === 1 ? '1 hour' : `${hours} hours`
}
