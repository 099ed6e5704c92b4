import type { Test } from '../../rule.ts'
import {
  ageUnder,
  all,
  any,
  anyConsent,
  automatedDecision,
  consent,
  demands,
  has,
  type LawRule,
  lacks,
  lawPack,
  marketing,
  not,
  parental,
  personIn,
  purpose,
  reaching,
  refusalCovers,
  right,
  states,
} from './law-rule.ts'

const brazil = personIn('BR')
const indonesia = personIn('ID')
const marketingProfile = all({ is: 'profiles' }, purpose('marketing'))
/** Documented interest reaches the brand's own customers by email and in profiles, with easy opposition (LGPD 10, 18 §2). */
const ownInterest = all(
  { is: 'basis-is-one-of', of: ['legitimate-interest'] },
  any({ is: 'by-email' }, { is: 'profiles' }),
  not(has('sender', 'affiliate')),
  not({ is: 'withdrawn' }),
)

const child = (id: string, scope: Test): LawRule => ({
  id,
  kinds: ['collect'],
  scope,
  clauses: [{ says: 'permit', when: parental }, { says: 'deny' }],
})

/** Brazil: personal data (LGPD, Lei 13.709/2018). */
export const lgpd = lawPack('brazil', [
  {
    id: 'lgpd-marketing-basis',
    kinds: [...reaching, 'profile'],
    scope: all(brazil, any(marketing, marketingProfile)),
    clauses: [
      { says: 'permit', when: any(all({ is: 'profiles' }, anyConsent), consent, ownInterest) },
      { says: 'deny' },
    ],
  },
  {
    id: 'lgpd-revocation',
    kinds: [...reaching, 'profile'],
    scope: all(brazil, refusalCovers),
    clauses: [{ says: 'deny', when: { is: 'withdrawn' } }, { says: 'lapsed' }],
  },
  child('lgpd-child', all(brazil, ageUnder(12))),
  {
    id: 'lgpd-adm-review',
    kinds: ['decide'],
    scope: all(brazil, has('automation', 'solely')),
    clauses: [
      { says: 'adjust', when: lacks('contest-path', 'explanation'), obligations: ['contest-path', 'explanation'] },
      { says: 'satisfied', obligations: ['contest-path', 'explanation'] },
    ],
  },
  {
    id: 'lgpd-access-15d',
    kinds: ['rights-request'],
    scope: all(brazil, right('access')),
    clauses: [{ says: 'permit', due: { in: 'days', of: [15] } }],
  },
  {
    id: 'lgpd-breach-3bd',
    kinds: ['breach-notice'],
    scope: brazil,
    clauses: [{ says: 'permit', due: { in: 'working-days', of: [3] } }],
  },
])

/** “3 x 24 hours” runs by the clock from receipt, weekends included. */
const threeDays = (id: string, name: string): LawRule => ({
  id,
  kinds: ['rights-request'],
  scope: all(indonesia, right(name)),
  clauses: [{ says: 'permit', due: { in: 'hours', of: [72] } }],
})

/** Indonesia: personal data (UU PDP 27/2022). */
export const pdp = lawPack('indonesia', [
  {
    id: 'id-pdp-consent',
    kinds: [...reaching, 'collect', 'profile'],
    scope: all(indonesia, any(marketing, { is: 'collects-or-profiles' })),
    clauses: [
      { says: 'permit', when: any(consent, all({ is: 'collects-or-profiles' }, anyConsent)) },
      {
        says: 'satisfied',
        when: all({ is: 'collects-or-profiles' }, not(purpose('marketing')), {
          is: 'basis-is-one-of',
          of: ['contract', 'legal-duty', 'legitimate-interest'],
        }),
      },
      { says: 'deny' },
    ],
  },
  child('id-pdp-child', all(indonesia, ageUnder(18))),
  threeDays('id-pdp-withdraw-3x24', 'withdraw'),
  threeDays('id-pdp-access-3x24', 'access'),
  threeDays('id-pdp-correct-3x24', 'rectify'),
  threeDays('id-pdp-restrict-3x24', 'restrict'),
  {
    id: 'id-pdp-breach-3x24',
    kinds: ['breach-notice'],
    scope: indonesia,
    clauses: [{ says: 'permit', due: { in: 'hours', of: [72] } }],
  },
  {
    id: 'id-pdp-adm-object',
    kinds: ['decide'],
    scope: all(indonesia, automatedDecision),
    clauses: [{ says: 'deny', when: { is: 'opted-out-of', of: ['automated-decision'] } }, ...demands('human-review')],
  },
  {
    id: 'id-pdp-transfer',
    kinds: ['share'],
    scope: all(indonesia, not({ is: 'transfer-within', of: ['ID'] })),
    clauses: [
      {
        says: 'permit',
        when: any(
          states('equalProtection', 'bindingSafeguards'),
          { is: 'transfer-stated-adequate' },
          { is: 'named-consent', of: ['transfer'] },
        ),
      },
      { says: 'deny' },
    ],
  },
])
