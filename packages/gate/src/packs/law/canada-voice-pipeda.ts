import type { Test } from '../../rule.ts'
import {
  all,
  any,
  consent,
  type LawRule,
  lawPack,
  marketing,
  not,
  personIn,
  processor,
  reaching,
  refusalCovers,
  right,
  states,
  step,
} from './law-rule.ts'

const canada = personIn('CA')
const listed = all(canada, marketing, { is: 'on-national-register' })
const relationship = all(
  not({ is: 'withdrawal-covers' }),
  any({ is: 'purchase-within-months', of: ['18'] }, { is: 'inquiry-within-months', of: ['6'] }),
)
/** Consent that goes without saying where a contract or a law is behind it, unless the data are sensitive (Sch. 1 cl. 4.3.6). */
const impliedConsent = all({ is: 'basis-is-one-of', of: ['contract', 'legal-duty'] }, not(states('usesSensitive')))
const meaningful: Test = any(
  all(states('usesSensitive'), consent),
  all(not(states('usesSensitive')), { is: 'law-consent-any-type' }),
)

const access = (id: string, name: string, days: number): LawRule => ({
  id,
  kinds: ['rights-request'],
  scope: all(canada, right('access'), step(name)),
  clauses: [
    {
      says: 'permit',
      ...(name === 'respond-extended' && { obligations: ['extension-notice'] }),
      due: { in: 'days', of: [days] },
    },
  ],
})

/** Canada: calls (CRTC Unsolicited Telecommunications Rules) and personal data (PIPEDA). */
export const canadaVoicePipeda = lawPack('canada-voice-pipeda', [
  {
    id: 'ca-utr-hours',
    kinds: reaching,
    channels: ['voice'],
    scope: all(canada, marketing),
    clauses: [{ says: 'defer', while: 'utr-hours' }, { says: 'satisfied' }],
  },
  {
    id: 'ca-dncl-registered',
    kinds: reaching,
    channels: ['voice'],
    scope: listed,
    clauses: [{ says: 'satisfied', when: any(consent, relationship) }, { says: 'deny' }],
  },
  {
    id: 'ca-dncl-ebr-18m',
    kinds: reaching,
    channels: ['voice'],
    scope: all(listed, any({ is: 'purchase-recorded' }, { is: 'inquiry-recorded' })),
    clauses: [{ says: 'permit', when: relationship, obligations: ['identify-sender'] }, { says: 'lapsed' }],
  },
  {
    id: 'ca-internal-dnc',
    kinds: reaching,
    channels: ['voice'],
    scope: all(canada, refusalCovers),
    clauses: [{ says: 'deny', when: { is: 'withdrawn' } }, { says: 'lapsed' }],
  },
  {
    id: 'pipeda-consent',
    kinds: ['collect', 'profile', 'share'],
    scope: all(canada, not(processor)),
    clauses: [{ says: 'permit', when: any(meaningful, impliedConsent) }, { says: 'deny' }],
  },
  access('pipeda-dsar-30d', 'respond', 30),
  access('pipeda-dsar-ext-30d', 'respond-extended', 60),
  {
    id: 'pipeda-breach-asap',
    kinds: ['breach-notice'],
    scope: canada,
    clauses: [{ says: 'permit', due: { in: 'hours', of: [72] } }],
  },
])
