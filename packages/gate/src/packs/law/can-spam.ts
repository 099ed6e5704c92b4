import type { Obligation } from '@candor/terms'
import {
  all,
  consent,
  demands,
  flagged,
  gives,
  lawPack,
  marketing,
  personIn,
  reaching,
  refusalCovers,
  right,
  serviceMessage,
} from './law-rule.ts'

const us = personIn('US')
const marketingInUs = all(us, marketing)
const form: readonly Obligation[] = ['identify-sender', 'postal-address', 'unsubscribe-link', 'unsubscribe-valid-30d']
const transactional = all(us, { is: 'transactional-class' })

/** United States: commercial email (CAN-SPAM, 15 USC 7701 ff.). */
export const canSpam = lawPack('can-spam', [
  {
    id: 'canspam-optout-regime',
    kinds: reaching,
    channels: ['email'],
    scope: marketingInUs,
    clauses: [
      { says: 'satisfied', when: consent },
      { says: 'lapsed', when: all(refusalCovers, { is: 'withdrawn' }) },
      { says: 'permit', obligations: [...form, 'label-as-ad'] },
    ],
  },
  {
    id: 'canspam-affirmative-consent',
    kinds: reaching,
    channels: ['email'],
    scope: all(marketingInUs, { is: 'consent-covers' }),
    clauses: [{ says: 'permit', when: consent, obligations: form }, { says: 'lapsed' }],
  },
  {
    id: 'canspam-optout-respected',
    kinds: reaching,
    channels: ['email'],
    scope: all(marketingInUs, refusalCovers),
    clauses: [{ says: 'deny', when: { is: 'withdrawn' }, orStrip: true }, { says: 'lapsed' }],
  },
  {
    id: 'canspam-optout-10bd',
    kinds: ['rights-request'],
    scope: all(us, right('unsubscribe')),
    clauses: [{ says: 'permit', due: { in: 'working-days', of: [10] } }],
  },
  {
    id: 'canspam-optout-no-fee',
    kinds: ['rights-request'],
    scope: all(us, right('unsubscribe')),
    clauses: [{ says: 'deny', when: gives('obstacle') }, { says: 'satisfied' }],
  },
  {
    id: 'canspam-form',
    kinds: reaching,
    channels: ['email'],
    scope: marketingInUs,
    clauses: demands('postal-address', 'unsubscribe-link'),
  },
  {
    id: 'canspam-deceptive-header',
    kinds: reaching,
    channels: ['email'],
    scope: all(us, flagged('deceptive-subject')),
    clauses: [{ says: 'deny' }],
  },
  { ...serviceMessage('canspam-transactional', us), channels: ['email'] },
  {
    id: 'canspam-dual-purpose',
    kinds: ['contact'],
    channels: ['email'],
    scope: all(transactional, { is: 'promotion-in-transactional' }),
    clauses: [
      { says: 'adjust', when: all(refusalCovers, { is: 'withdrawn' }), obligations: ['strip-promo'] },
      {
        says: 'adjust',
        when: { is: 'not-shown-to-fulfil', of: ['transactional-first'] },
        obligations: ['transactional-first'],
      },
      { says: 'satisfied', obligations: ['transactional-first'] },
    ],
  },
])
