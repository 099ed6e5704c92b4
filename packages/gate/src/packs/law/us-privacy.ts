import type { Test } from '../../rule.ts'
import {
  ageUnder,
  all,
  any,
  anyConsent,
  darkPattern,
  demands,
  gives,
  has,
  type LawRule,
  lacks,
  lawPack,
  not,
  parental,
  personIn,
  processor,
  purpose,
  right,
  since,
  states,
  step,
} from './law-rule.ts'

const california = personIn('US-CA')
const washington = personIn('US-WA')
const us = personIn('US')
const sold = all(california, purpose('sale', 'cross-context-ads'))
const signal: Test = { is: 'privacy-signal' }
const afterNotice: Test = { is: 'law-consent-after-notice' }
const recordRights = right('access', 'know', 'port', 'delete', 'erase', 'rectify')
const healthData = all(washington, states('healthData'))

const deadline = (id: string, scope: Test, clause: LawRule['clauses'][number]): LawRule => ({
  id,
  kinds: ['rights-request'],
  scope,
  clauses: [clause],
})

const saleAndSharing: readonly LawRule[] = [
  {
    id: 'ccpa-optout-sale-share',
    kinds: ['share'],
    scope: all(sold, { is: 'withdrawal-covers' }),
    clauses: [{ says: 'lapsed', when: anyConsent }, { says: 'deny' }],
  },
  {
    id: 'ccpa-sale-permitted-with-notice',
    kinds: ['share'],
    scope: all(california, purpose('sale'), not(ageUnder(16))),
    clauses: [
      {
        says: 'lapsed',
        when: any(all({ is: 'withdrawal-covers' }, not(anyConsent)), all(signal, not(afterNotice))),
      },
      { says: 'permit', obligations: ['optout-link'] },
    ],
  },
  {
    id: 'ccpa-gpc',
    kinds: ['share'],
    scope: all(sold, signal),
    clauses: [
      { says: 'lapsed', when: afterNotice },
      { says: 'deny', obligations: ['confirm-optout-displayed'] },
    ],
  },
  {
    id: 'ccpa-gpc-beats-earlier-optin',
    kinds: ['share'],
    scope: all(sold, signal, { is: 'consent-covers' }),
    clauses: [
      { says: 'lapsed', when: any(afterNotice, not(anyConsent)) },
      { says: 'deny', obligations: ['notify-gpc-conflict'] },
    ],
  },
  {
    id: 'ccpa-gpc-specific-consent',
    kinds: ['share'],
    scope: all(sold, signal, { is: 'consent-after-notice-recorded' }),
    clauses: [{ says: 'permit', when: afterNotice }, { says: 'lapsed' }],
  },
  {
    id: 'ccpa-service-provider',
    kinds: ['share'],
    scope: all(california, processor),
    clauses: [{ says: 'permit', when: states('contract'), obligations: ['processor-contract'] }, { says: 'deny' }],
  },
  {
    id: 'ccpa-under16-optin',
    kinds: ['share'],
    scope: all(sold, ageUnder(16), not(ageUnder(13))),
    clauses: [{ says: 'permit', when: anyConsent }, { says: 'deny' }],
  },
  {
    id: 'ccpa-under13-parent',
    kinds: ['share'],
    scope: all(sold, ageUnder(13)),
    clauses: [{ says: 'permit', when: parental }, { says: 'deny' }],
  },
  {
    id: 'ccpa-limit-sensitive',
    kinds: ['profile', 'share'],
    scope: all(california, states('usesSensitive'), { is: 'opted-out-of', of: ['sensitive-use'] }),
    clauses: [{ says: 'adjust', obligations: ['exclude-sensitive-data'] }],
  },
]

const choicesAndRights: readonly LawRule[] = [
  {
    id: 'ccpa-12m-no-reask',
    kinds: ['contact', 'present'],
    scope: all(california, purpose('optin-request'), { is: 'opted-out-of', of: ['sale', 'cross-context-ads'] }),
    clauses: [{ says: 'defer', while: 'year-since-opt-out-of-sale' }, { says: 'lapsed' }],
  },
  {
    id: 'ccpa-no-retaliation',
    kinds: ['decide'],
    scope: all(california, purpose('pricing')),
    clauses: [{ says: 'deny', when: states('becauseRightsExercised') }, { says: 'satisfied' }],
  },
  {
    id: 'ccpa-dark-pattern',
    kinds: ['present'],
    scope: all(california, darkPattern),
    clauses: [{ says: 'adjust', obligations: ['parity-of-choice'] }],
  },
  {
    id: 'ccpa-notice-at-collection',
    kinds: ['collect'],
    scope: california,
    clauses: demands('privacy-notice'),
  },
  deadline('ccpa-ack-10bd', all(california, recordRights, step('acknowledge')), {
    says: 'permit',
    due: { in: 'working-days', of: [10] },
  }),
  deadline('ccpa-respond-45d', all(california, recordRights, step('respond')), {
    says: 'permit',
    due: { in: 'days', of: [45] },
  }),
  deadline('ccpa-respond-ext-90d', all(california, recordRights, step('respond-extended')), {
    says: 'permit',
    obligations: ['extension-notice'],
    due: { in: 'days', of: [90] },
  }),
  deadline('ccpa-optout-15bd', all(california, right('opt-out-sale', 'limit-sensitive')), {
    says: 'permit',
    due: { in: 'working-days', of: [15] },
  }),
  {
    id: 'ccpa-admt-2027',
    kinds: ['decide'],
    scope: all(
      california,
      has('automation', 'solely'),
      has('effect', 'significant'),
      not(purpose('ads', 'cross-context-ads', 'marketing')),
      since('ccpa-admt'),
    ),
    clauses: [
      {
        says: 'adjust',
        when: lacks('pre-use-notice', 'human-review'),
        obligations: ['pre-use-notice', 'human-review'],
      },
      { says: 'satisfied', obligations: ['pre-use-notice', 'human-review'] },
    ],
  },
]

const children: readonly LawRule[] = [
  {
    id: 'coppa-vpc-collect',
    kinds: ['collect', 'profile'],
    scope: all(us, ageUnder(13)),
    clauses: [{ says: 'permit', when: parental }, { says: 'deny' }],
  },
  {
    id: 'coppa-separate-disclosure',
    kinds: ['share'],
    scope: all(us, ageUnder(13), not(processor)),
    clauses: [
      { says: 'satisfied', when: states('necessary') },
      { says: 'permit', when: { is: 'named-consent', of: ['disclosure', 'parental'] } },
      { says: 'deny' },
    ],
  },
  {
    id: 'coppa-retention',
    kinds: ['retain'],
    scope: all(us, ageUnder(13), any(states('indefinite'), gives('retentionEnd'))),
    clauses: [
      {
        says: 'deny',
        when: any(states('indefinite'), { is: 'retention-ended' }),
        obligations: ['erase-or-anonymise'],
      },
      { says: 'satisfied' },
    ],
  },
]

const washingtonHealth: readonly LawRule[] = [
  {
    id: 'wa-mhmda-collect',
    kinds: ['collect'],
    scope: healthData,
    clauses: [{ says: 'permit', when: any(anyConsent, states('necessary')) }, { says: 'deny' }],
  },
  {
    id: 'wa-mhmda-share',
    kinds: ['share'],
    scope: all(healthData, not(purpose('sale'))),
    clauses: [
      { says: 'permit', when: any({ is: 'named-consent', of: ['share-health'] }, states('necessary')) },
      { says: 'deny' },
    ],
  },
  {
    id: 'wa-mhmda-sell',
    kinds: ['share'],
    scope: all(healthData, purpose('sale')),
    clauses: [{ says: 'permit', when: { is: 'authorisation-within-year', of: ['sale-health'] } }, { says: 'deny' }],
  },
  {
    id: 'wa-mhmda-rights-45d',
    kinds: ['rights-request'],
    scope: all(healthData, not(step('acknowledge'))),
    clauses: [
      {
        says: 'permit',
        when: step('respond-extended'),
        obligations: ['extension-notice'],
        due: { in: 'days', of: [45, 45] },
      },
      { says: 'permit', due: { in: 'days', of: [45] } },
    ],
  },
]

/** United States: privacy (CCPA/CPRA, COPPA, the Washington My Health My Data Act). */
export const usPrivacy = lawPack('us-privacy', [
  ...saleAndSharing,
  ...choicesAndRights,
  ...children,
  ...washingtonHealth,
])
