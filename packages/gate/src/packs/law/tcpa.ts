import {
  all,
  any,
  artificial,
  type LawRule,
  lawPack,
  marketing,
  not,
  personIn,
  purpose,
  reaching,
  refusalCovers,
  right,
  since,
  written,
} from './law-rule.ts'

const us = personIn('US')
const marketingInUs = all(us, marketing)
const live = all(marketingInUs, not(artificial))
const listed = all(marketingInUs, { is: 'on-national-register' })
/** An established business relationship, ended by a request not to be called (47 CFR 64.1200(f)(5)). */
const relationship = all(
  not({ is: 'withdrawal-covers' }),
  any({ is: 'purchase-within-months', of: ['18'] }, { is: 'inquiry-within-months', of: ['3'] }),
)
const promotion = { is: 'promotion-in-transactional' } as const
const confirmation = purpose('optout-confirmation')
/** A number knowingly given for what is necessary: for `transactional`, or for the purpose of the act. */
const given = any({ is: 'law-consent' }, { is: 'named-consent', of: ['transactional', 'express'] })

const revoked = (id: string): LawRule => ({
  id,
  kinds: reaching,
  channels: ['sms', 'voice'],
  scope: all(us, refusalCovers),
  clauses: [{ says: 'deny', when: { is: 'withdrawn' } }, { says: 'lapsed' }],
})

/** United States: texts and calls, federal (TCPA, 47 USC 227, 47 CFR 64.1200; TSR, 16 CFR 310). */
export const tcpa = lawPack('tcpa', [
  {
    id: 'tcpa-pewc-sms',
    kinds: reaching,
    channels: ['sms'],
    scope: marketingInUs,
    clauses: [{ says: 'permit', when: written, obligations: ['stop-keyword'] }, { says: 'deny' }],
  },
  {
    id: 'tcpa-pewc-artificial-voice',
    kinds: reaching,
    channels: ['voice'],
    scope: all(marketingInUs, artificial),
    clauses: [{ says: 'permit', when: written }, { says: 'deny' }],
  },
  {
    id: 'tcpa-info-sms-consent',
    kinds: ['contact'],
    channels: ['sms'],
    scope: all(us, { is: 'transactional-class' }, not(promotion), not(confirmation)),
    clauses: [{ says: 'permit', when: given }, { says: 'deny' }],
  },
  {
    id: 'tcpa-quiet-hours',
    kinds: reaching,
    channels: ['sms', 'voice'],
    scope: marketingInUs,
    clauses: [{ says: 'defer', while: 'tcpa-hours' }, { says: 'satisfied' }],
  },
  {
    id: 'tcpa-dnc-registry',
    kinds: reaching,
    channels: ['sms', 'voice'],
    scope: listed,
    clauses: [
      { says: 'satisfied', when: any(written, all({ is: 'by-voice' }, not(artificial), relationship)) },
      { says: 'deny' },
    ],
  },
  {
    id: 'tcpa-ebr-18m-3m',
    kinds: reaching,
    channels: ['voice'],
    scope: all(listed, not(artificial), any({ is: 'purchase-recorded' }, { is: 'inquiry-recorded' })),
    clauses: [{ says: 'permit', when: relationship, obligations: ['identify-sender'] }, { says: 'lapsed' }],
  },
  revoked('tcpa-internal-dnc'),
  {
    id: 'tcpa-live-call-no-registry',
    kinds: reaching,
    channels: ['voice'],
    scope: all(live, not({ is: 'on-national-register' })),
    clauses: [{ says: 'permit', obligations: ['identify-sender'] }],
  },
  revoked('tcpa-revocation-any-means'),
  {
    id: 'tcpa-revocation-10bd',
    kinds: ['rights-request'],
    scope: all(us, right('revoke-sms'), since('tcpa-revocation')),
    clauses: [{ says: 'permit', due: { in: 'working-days', of: [10] } }],
  },
  {
    id: 'tcpa-revocation-confirm',
    kinds: ['contact'],
    channels: ['sms'],
    scope: all(us, confirmation),
    clauses: [
      { says: 'permit', when: all(not(promotion), { is: 'refused-within-minutes', of: ['5'] }) },
      { says: 'deny' },
    ],
  },
  {
    id: 'tcpa-revoke-all-2027',
    kinds: reaching,
    channels: ['sms', 'voice'],
    scope: all(
      us,
      any({ is: 'by-sms' }, artificial),
      not(any({ is: 'reply' }, { is: 'confirms-opt-out' })),
      { is: 'refused-for-anything' },
      since('tcpa-revoke-all'),
    ),
    clauses: [{ says: 'deny', when: { is: 'refused-for-anything-since-consent' } }, { says: 'lapsed' }],
  },
])
