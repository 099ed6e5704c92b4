import type { Obligation } from '@candor/terms'
import type { Test } from '../../rule.ts'
import {
  all,
  any,
  consent,
  demands,
  type LawRule,
  lawPack,
  marketing,
  not,
  personIn,
  purpose,
  reaching,
  refusalCovers,
  right,
  serviceWithPromotion,
  states,
} from './law-rule.ts'

const messages = ['email', 'sms', 'messenger'] as const
const canada = personIn('CA')
const marketingInCanada = all(canada, marketing)
const form: readonly Obligation[] = ['identify-sender', 'postal-address', 'unsubscribe-link', 'unsubscribe-valid-60d']

/** After an unsubscribe every implied consent is dead, one from a later purchase included (CASL 10(9)(a), 11(3)). */
const neverRefused = not({ is: 'withdrawal-covers' })
const bought: Test = { is: 'purchase-within-months', of: ['24'] }
const asked: Test = { is: 'inquiry-within-months', of: ['6'] }
const subscribed: Test = { is: 'subscription-within-months', of: ['24'] }
const published = all({ is: 'address-published' }, not({ is: 'address-refuses-messages' }), states('relevantToRole'))
const publishedByEmail = all({ is: 'by-email' }, published)

/** A relationship or a published address from which CASL implies consent. */
const impliedInCanada = all(neverRefused, any(bought, asked, subscribed, publishedByEmail))

/** An answer to a request, or business between organisations that know each other (SOR/2013-221 s.3). */
const exempt = any(states('reply'), all(states('b2bRelationship'), { is: 'business-customer' }))

/** Whether a message needs no more to be sent in Canada than its form. */
export const permittedInCanada = any(consent, impliedInCanada, exempt)

const implied = (id: string, recorded: Test, live: Test): LawRule => ({
  id,
  kinds: reaching,
  channels: messages,
  scope: all(marketingInCanada, recorded),
  clauses: [{ says: 'permit', when: all(neverRefused, live), obligations: form }, { says: 'lapsed' }],
})

/** Canada: commercial electronic messages (CASL, S.C. 2010 c. 23). */
export const casl = lawPack('casl', [
  {
    id: 'casl-express-consent',
    kinds: reaching,
    channels: messages,
    scope: all(marketingInCanada, { is: 'consent-covers' }),
    clauses: [{ says: 'permit', when: consent, obligations: form }, { says: 'lapsed' }],
  },
  {
    id: 'casl-no-consent',
    kinds: reaching,
    channels: messages,
    scope: marketingInCanada,
    clauses: [
      { says: 'satisfied', when: permittedInCanada },
      { says: 'deny', orStrip: true },
    ],
  },
  implied('casl-implied-ebr-24m', { is: 'purchase-recorded' }, bought),
  implied('casl-implied-inquiry-6m', { is: 'inquiry-recorded' }, asked),
  implied('casl-implied-subscription-24m', { is: 'subscription-recorded' }, subscribed),
  { ...implied('casl-implied-published-address', { is: 'address-published' }, published), channels: ['email'] },
  {
    id: 'casl-b2b-relationship-exempt',
    kinds: reaching,
    channels: messages,
    scope: all(canada, { is: 'business-customer' }, states('b2bRelationship')),
    clauses: [{ says: 'permit' }],
  },
  {
    id: 'casl-reply-exempt',
    kinds: reaching,
    channels: messages,
    scope: all(canada, states('reply')),
    clauses: [{ says: 'permit' }],
  },
  {
    id: 'casl-transactional-no-consent',
    kinds: ['contact'],
    channels: messages,
    scope: all(canada, { is: 'transactional-class' }),
    clauses: [
      {
        says: 'permit',
        when: not({ is: 'promotion-in-transactional' }),
        obligations: ['identify-sender', 'postal-address', 'unsubscribe-link'],
      },
      { says: 'lapsed' },
    ],
  },
  { ...serviceWithPromotion('casl-transactional-with-promo', canada, permittedInCanada), channels: messages },
  {
    id: 'casl-consent-request-is-cem',
    kinds: ['contact'],
    channels: messages,
    scope: all(canada, purpose('consent-request')),
    clauses: [
      { says: 'satisfied', when: permittedInCanada },
      { says: 'deny', orStrip: true },
    ],
  },
  {
    id: 'casl-unsubscribe-final',
    kinds: reaching,
    channels: messages,
    scope: all(marketingInCanada, refusalCovers),
    clauses: [{ says: 'deny', when: { is: 'withdrawn' }, orStrip: true }, { says: 'lapsed' }],
  },
  {
    id: 'casl-form-content',
    kinds: reaching,
    channels: messages,
    scope: canada,
    clauses: demands('identify-sender', 'postal-address'),
  },
  {
    id: 'casl-unsubscribe-mechanism',
    kinds: reaching,
    channels: messages,
    scope: canada,
    clauses: demands('unsubscribe-link'),
  },
  {
    id: 'casl-unsubscribe-10bd',
    kinds: ['rights-request'],
    scope: all(canada, right('unsubscribe')),
    clauses: [{ says: 'permit', due: { in: 'working-days', of: [10] } }],
  },
])
