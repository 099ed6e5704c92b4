import { actKinds, type Obligation } from '@candor/terms'
import type { Rule, Test } from '../../rule.ts'
import {
  ageUnder,
  all,
  any,
  anyConsent,
  artificial,
  automatedDecision,
  concerns,
  consent,
  demands,
  explicit,
  gives,
  has,
  type LawRule,
  lacks,
  lawPack,
  marketing,
  not,
  objectionToMarketing,
  parental,
  personIn,
  processor,
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

const personInEu = personIn('EU')
const eu = concerns('EU')
const marketingInEu = all(personInEu, marketing)
const form: readonly Obligation[] = ['identify-sender', 'unsubscribe-link']
const messages = ['email', 'sms', 'messenger', 'inbox'] as const

/** A soft opt-in reaches by email and by text message. */
const softChannel = any({ is: 'by-email' }, { is: 'by-sms' })

/** Where one is needed, a consent or a soft opt-in. */
export const permittedInEu = any(consent, all(softChannel, softOptIn))

const softRecorded = all(marketingInEu, { is: 'soft-opt-in-recorded' })

/** One condition of the soft opt-in; what has an express consent needs none. */
const softCondition = (id: string, fails: Test): LawRule => ({
  id,
  kinds: reaching,
  channels: ['email', 'sms'],
  scope: softRecorded,
  clauses: [
    { says: 'lapsed', when: consent },
    { says: 'deny', when: all({ is: 'soft-opt-in-stands' }, fails), orStrip: true },
    { says: 'satisfied' },
  ],
})

const electronicMail: readonly LawRule[] = [
  {
    id: 'eu-eprivacy-optin',
    kinds: reaching,
    channels: [...messages, 'voice'],
    scope: all(marketingInEu, any(not({ is: 'by-voice' }), artificial)),
    clauses: [
      { says: 'permit', when: consent, obligations: form },
      { says: 'satisfied', when: all(softChannel, softOptIn) },
      { says: 'deny', orStrip: true },
    ],
  },
  {
    id: 'eu-soft-optin',
    kinds: reaching,
    channels: ['email', 'sms'],
    scope: softRecorded,
    clauses: [{ says: 'permit', when: softOptIn, obligations: [...form, 'free-optout'] }, { says: 'lapsed' }],
  },
  softCondition('eu-soft-optin-optout-at-collection', not({ is: 'soft-opt-in-offered' })),
  softCondition('eu-soft-optin-similar-products', has('product', 'different')),
  softCondition('eu-soft-optin-same-entity', has('sender', 'affiliate')),
  objectionToMarketing('eu-object-direct-marketing', personInEu),
  {
    id: 'eu-form',
    kinds: reaching,
    scope: marketingInEu,
    clauses: demands('identify-sender', 'unsubscribe-link'),
  },
  serviceMessage('eu-service-message', personInEu),
  serviceWithPromotion('eu-service-with-promo', personInEu, permittedInEu),
  {
    id: 'eu-b2b-named-person',
    kinds: reaching,
    channels: ['email'],
    scope: all(marketingInEu, { is: 'business-customer' }),
    clauses: [
      { says: 'permit', when: permittedInEu },
      { says: 'deny', orStrip: true },
    ],
  },
]

const call = (id: string, place: Test, excepted?: Test): LawRule => ({
  id,
  kinds: reaching,
  channels: ['voice'],
  scope: all(marketing, place),
  clauses: [
    { says: 'permit', when: consent },
    ...(excepted === undefined ? [] : [{ says: 'satisfied', when: excepted } as const]),
    { says: 'deny', orStrip: true },
  ],
})

const calls: readonly LawRule[] = [
  call('de-call-express-consent', personIn('DE')),
  call('fr-call-optin-2026', all(personIn('FR'), since('fr-call-optin')), states('ongoingContract')),
  {
    id: 'fr-call-hours',
    kinds: reaching,
    channels: ['voice'],
    scope: all(personIn('FR'), marketing),
    clauses: [{ says: 'defer', while: 'fr-hours', orStrip: true }, { says: 'satisfied' }],
  },
  call('eu-call-national', all(personInEu, not(personIn('DE', 'FR')))),
]

const collecting: readonly LawRule[] = [
  {
    id: 'eu-terminal-storage',
    kinds: ['collect'],
    scope: all(personInEu, gives('technology')),
    clauses: [{ says: 'permit', when: any(states('strictlyNecessary'), anyConsent) }, { says: 'deny' }],
  },
  {
    id: 'gdpr-lawful-basis',
    kinds: ['collect', 'profile', 'share'],
    scope: all(eu, not(processor)),
    clauses: [
      {
        says: 'permit',
        when: any({ is: 'basis-is-one-of', of: ['contract', 'legal-duty', 'legitimate-interest'] }, anyConsent),
      },
      { says: 'deny' },
    ],
  },
  {
    id: 'gdpr-consent-invalid',
    kinds: actKinds,
    scope: all(eu, { is: 'rests-on-consent' }, { is: 'consent-forced' }),
    clauses: [
      { says: 'lapsed', when: anyConsent },
      { says: 'deny', orStrip: true },
    ],
  },
  {
    id: 'gdpr-child-consent',
    kinds: ['collect', 'profile'],
    scope: all(eu, { is: 'rests-on-consent' }, { is: 'age-known' }),
    clauses: [
      { says: 'satisfied', when: not({ is: 'under-age-of-consent' }) },
      { says: 'permit', when: parental },
      { says: 'deny' },
    ],
  },
  {
    id: 'gdpr-special-category',
    kinds: ['collect', 'profile', 'share'],
    scope: all(eu, states('usesSensitive')),
    clauses: [{ says: 'permit', when: any(explicit, { is: 'basis-is-one-of', of: ['legal-duty'] }) }, { says: 'deny' }],
  },
  { id: 'gdpr-notice', kinds: ['collect'], scope: eu, clauses: demands('privacy-notice') },
  {
    id: 'gdpr-purpose-limitation',
    kinds: ['profile', 'share'],
    scope: all(eu, states('purposeIncompatible')),
    clauses: [{ says: 'deny' }],
  },
  {
    id: 'gdpr-minimisation',
    kinds: ['collect'],
    scope: all(eu, gives('excessFields')),
    clauses: [
      { says: 'adjust', when: { is: 'act-lists', of: ['excessFields'] }, obligations: ['drop-excess-fields'] },
      { says: 'satisfied' },
    ],
  },
]

const pastEnd = any({ is: 'retention-ended' }, states('indefinite'))
const ground = any(gives('ground'), explicit)

const keepingAndDeciding: readonly LawRule[] = [
  {
    id: 'gdpr-storage-limitation',
    kinds: ['retain'],
    scope: all(eu, any(gives('retentionEnd'), states('indefinite'))),
    clauses: [
      { says: 'satisfied', when: not(pastEnd) },
      { says: 'lapsed', when: states('legalHold') },
      { says: 'deny', obligations: ['erase-or-anonymise'] },
    ],
  },
  {
    id: 'gdpr-retain-legal-duty',
    kinds: ['retain'],
    scope: all(eu, states('legalHold')),
    clauses: [{ says: 'adjust', when: pastEnd, obligations: ['restrict-processing'] }, { says: 'lapsed' }],
  },
  {
    id: 'gdpr-art22',
    kinds: ['decide'],
    scope: all(eu, automatedDecision),
    clauses: [{ says: 'permit', when: ground }, { says: 'deny' }],
  },
  {
    id: 'gdpr-art22-safeguards',
    kinds: ['decide'],
    scope: all(eu, automatedDecision, ground),
    clauses: [
      { says: 'adjust', when: lacks(...safeguards), obligations: safeguards },
      { says: 'permit', obligations: safeguards },
    ],
  },
  {
    id: 'gdpr-art22-special',
    kinds: ['decide'],
    scope: all(eu, states('usesSensitive')),
    clauses: [{ says: 'permit', when: any(explicit, has('ground', 'law')) }, { says: 'deny' }],
  },
  {
    id: 'gdpr-art22-child',
    kinds: ['decide'],
    scope: all(eu, automatedDecision, ageUnder(18)),
    clauses: [{ says: 'deny' }],
  },
  {
    id: 'gdpr-not-significant',
    kinds: ['decide'],
    scope: all(eu, has('effect', 'trivial')),
    clauses: [{ says: 'permit', obligations: ['explanation'] }],
  },
]

const abroad = all(eu, { is: 'transfer-out-of', of: ['EU'] })
const adequate: Test = { is: 'transfer-adequate' }

const sharing: readonly LawRule[] = [
  {
    id: 'gdpr-processor-contract',
    kinds: ['share'],
    scope: all(eu, processor),
    clauses: [{ says: 'permit', when: states('contract'), obligations: ['processor-contract'] }, { says: 'deny' }],
  },
  {
    id: 'gdpr-transfer-adequate',
    kinds: ['share'],
    scope: abroad,
    clauses: [{ says: 'permit', when: adequate }, { says: 'lapsed' }],
  },
  {
    id: 'gdpr-transfer-scc',
    kinds: ['share'],
    scope: all(abroad, not(adequate)),
    clauses: [{ says: 'permit', when: { is: 'transfer-clauses' } }, { says: 'deny' }],
  },
  {
    id: 'gdpr-transfer-privacy-shield',
    kinds: ['share'],
    scope: all(eu, { is: 'transfer-within', of: ['US'] }, { is: 'transfer-by', of: ['privacy-shield'] }),
    clauses: [{ says: 'deny' }],
  },
]

/** The rights of Art. 15 to 21. */
export const dataRights = right('access', 'rectify', 'erase', 'restrict', 'port', 'object')

const timed = (id: string, kinds: Rule['kinds'], scope: Test, clause: LawRule['clauses'][number]): LawRule => ({
  id,
  kinds,
  scope: all(eu, scope),
  clauses: [clause],
})

const deadlines: readonly LawRule[] = [
  timed('gdpr-dsar-1m', ['rights-request'], all(dataRights, step('respond')), {
    says: 'permit',
    due: { in: 'months', of: [1], rolls: true },
  }),
  timed('gdpr-dsar-ext', ['rights-request'], all(dataRights, step('respond-extended')), {
    says: 'permit',
    obligations: ['extension-notice'],
    due: { in: 'months', of: [1, 2], rolls: true },
  }),
  timed('gdpr-breach-72h', ['breach-notice'], not(has('to', 'individuals')), {
    says: 'permit',
    due: { in: 'hours', of: [72] },
  }),
  timed('gdpr-breach-subjects', ['breach-notice'], has('to', 'individuals'), {
    says: 'permit',
    due: { in: 'hours', of: [72] },
  }),
]

/** The European Union: messages and calls (Directive 2002/58 and national laws), personal data (GDPR). */
export const europeanUnion = lawPack('eu', [
  ...electronicMail,
  ...calls,
  ...collecting,
  ...keepingAndDeciding,
  ...sharing,
  ...deadlines,
])
