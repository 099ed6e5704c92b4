import type { Obligation } from '@candor/terms'
import type { Test } from '../../rule.ts'
import { dataRights } from './eu.ts'
import {
  ageUnder,
  all,
  any,
  artificial,
  automatedDecision,
  concerns,
  consent,
  explicit,
  has,
  type LawRule,
  lacks,
  lawPack,
  marketing,
  not,
  objectionToMarketing,
  parental,
  personIn,
  reaching,
  right,
  safeguards,
  serviceMessage,
  serviceWithPromotion,
  since,
  softOptIn,
  states,
  step,
} from './law-rule.ts'

const personInUk = personIn('GB')
const uk = concerns('GB')
const marketingInUk = all(personInUk, marketing)
const corporate: Test = { is: 'corporate-subscriber' }
const individual = all(marketingInUk, not(corporate))
const form: readonly Obligation[] = ['identify-sender', 'unsubscribe-link']
const charity: Test = { is: 'charity-opt-in-since', of: ['uk-duaa'] }
const notRefused = not({ is: 'withdrawn' })

/** Where an individual subscriber may be written to, or a company has not refused. */
export const permittedInUk = any(consent, softOptIn, charity, all(corporate, notRefused))

const liveCall = all(marketingInUk, not(artificial))
const tps: Test = { is: 'on-tps-for-days', of: ['28'] }
const mayBeCalled = all(notRefused, any(consent, not(tps)))

/** Marketing in what way the message takes: by mail, in a live call, or by any other with consent alone. */
const promotionPermitted = any(
  consent,
  all(any({ is: 'by-email' }, { is: 'by-sms' }), permittedInUk),
  all({ is: 'by-voice' }, not(artificial), mayBeCalled),
)

const messages: readonly LawRule[] = [
  {
    id: 'uk-pecr-optin',
    kinds: reaching,
    channels: ['email', 'sms'],
    scope: individual,
    clauses: [
      { says: 'permit', when: consent, obligations: form },
      { says: 'satisfied', when: any(softOptIn, charity) },
      { says: 'deny', orStrip: true },
    ],
  },
  {
    id: 'uk-pecr-soft-optin',
    kinds: reaching,
    channels: ['email', 'sms'],
    scope: all(individual, { is: 'soft-opt-in-recorded' }),
    clauses: [{ says: 'permit', when: softOptIn, obligations: [...form, 'free-optout'] }, { says: 'lapsed' }],
  },
  {
    id: 'uk-pecr-soft-optin-fails',
    kinds: reaching,
    channels: ['email', 'sms'],
    scope: all(individual, { is: 'soft-opt-in-recorded' }),
    clauses: [
      { says: 'satisfied', when: softOptIn },
      { says: 'lapsed', when: any(consent, charity) },
      { says: 'deny', when: { is: 'soft-opt-in-stands' }, orStrip: true },
      { says: 'satisfied' },
    ],
  },
  {
    id: 'uk-pecr-charity-soft-optin',
    kinds: reaching,
    channels: ['email', 'sms'],
    scope: all(individual, { is: 'charity-opt-in-recorded' }),
    clauses: [{ says: 'permit', when: charity, obligations: ['free-optout'] }, { says: 'lapsed' }],
  },
  {
    id: 'uk-pecr-corporate',
    kinds: reaching,
    channels: ['email', 'sms'],
    scope: all(marketingInUk, corporate),
    clauses: [{ says: 'permit', when: notRefused, obligations: form }, { says: 'lapsed' }],
  },
  objectionToMarketing('uk-object-direct-marketing', personInUk),
  serviceMessage('uk-service-message', personInUk),
  serviceWithPromotion('uk-service-with-promo', personInUk, promotionPermitted),
]

const calls: readonly LawRule[] = [
  {
    id: 'uk-pecr-live-call-tps',
    kinds: reaching,
    channels: ['voice'],
    scope: all(liveCall, { is: 'on-tps' }),
    clauses: [{ says: 'deny', when: all(tps, not(consent)), orStrip: true }, { says: 'satisfied' }],
  },
  {
    id: 'uk-pecr-live-call',
    kinds: reaching,
    channels: ['voice'],
    scope: liveCall,
    clauses: [{ says: 'permit', when: mayBeCalled, obligations: ['identify-sender'] }, { says: 'lapsed' }],
  },
  {
    id: 'uk-pecr-automated-call',
    kinds: reaching,
    channels: ['voice'],
    scope: all(marketingInUk, artificial),
    clauses: [
      { says: 'permit', when: consent },
      { says: 'deny', orStrip: true },
    ],
  },
]

/** The clock stood still until the customer answered (UK GDPR Art. 12A). */
const clarified = all(right('access'), { is: 'clarification-answered' }, since('uk-duaa'))

const data: readonly LawRule[] = [
  {
    id: 'uk-child-13',
    kinds: ['collect'],
    scope: all(uk, { is: 'rests-on-consent' }, { is: 'age-known' }),
    clauses: [{ says: 'satisfied', when: not(ageUnder(13)) }, { says: 'permit', when: parental }, { says: 'deny' }],
  },
  {
    id: 'uk-adm-22abcd',
    kinds: ['decide'],
    scope: all(uk, automatedDecision, since('uk-duaa')),
    clauses: [
      {
        says: 'deny',
        when: all(states('usesSensitive'), not(any(explicit, has('ground', 'law')))),
      },
      { says: 'adjust', when: lacks(...safeguards), obligations: safeguards },
      { says: 'permit', obligations: safeguards },
    ],
  },
  {
    id: 'uk-dsar-1m',
    kinds: ['rights-request'],
    scope: all(uk, dataRights, not(step('acknowledge'))),
    clauses: [
      { says: 'lapsed', when: clarified },
      {
        says: 'permit',
        when: step('respond-extended'),
        obligations: ['extension-notice'],
        due: { in: 'months', of: [1, 2], rolls: true },
      },
      { says: 'permit', due: { in: 'months', of: [1], rolls: true } },
    ],
  },
  {
    id: 'uk-dsar-stop-clock',
    kinds: ['rights-request'],
    scope: all(uk, clarified, not(step('acknowledge'))),
    clauses: [
      {
        says: 'permit',
        when: step('respond-extended'),
        obligations: ['extension-notice'],
        due: { in: 'months', of: [1, 2], rolls: true, stopsForClarification: true },
      },
      { says: 'permit', due: { in: 'months', of: [1], rolls: true, stopsForClarification: true } },
    ],
  },
  {
    id: 'uk-complaint-ack-30d',
    kinds: ['rights-request'],
    scope: all(uk, right('complaint'), since('uk-complaints')),
    clauses: [{ says: 'permit', due: { in: 'days', of: [29] } }],
  },
  {
    id: 'uk-breach-72h',
    kinds: ['breach-notice'],
    scope: uk,
    clauses: [{ says: 'permit', due: { in: 'hours', of: [72] } }],
  },
]

/** The United Kingdom: messages and calls (PECR), personal data (UK GDPR after the Data (Use and Access) Act 2025). */
export const unitedKingdom = lawPack('uk', [...messages, ...calls, ...data])
