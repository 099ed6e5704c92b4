import { actKinds } from '@candor/terms'
import type { Pack, Rule } from '../rule.ts'

const withdrawalImmediate: Rule = {
  id: 'core-withdrawal-immediate',
  kinds: actKinds,
  scope: { all: [{ is: 'rests-on-will' }, { is: 'refusal-recorded' }] },
  clauses: [{ says: 'deny', when: { is: 'withdrawn' }, orStrip: true }, { says: 'lapsed' }],
  sentence: 'A no binds from its own instant, for its purpose and channel; no grace period is used to keep sending.',
  citation: 'GDPR 7(3), 21(3); CASL 11(3); 15 USC 7704(a)(4); 47 CFR 64.1200(a)(10); LGPD 8 §5; UU PDP 9, 40',
  family: 'withdrawal',
  texts: {
    deny: {
      staff:
        'An opt-out, objection or withdrawal covers {purpose} on {channel} and no later consent with evidence exists.',
    },
    adjust: { staff: 'The customer refused marketing on {channel}; the promotion must be taken out of this message.' },
    lapsed: {
      staff: 'A refusal is on record, but for another purpose or channel, for later, or followed by a newer consent.',
    },
  },
}

const regiveAfterWithdrawal: Rule = {
  id: 'core-regive-after-withdrawal',
  kinds: ['contact', 'profile', 'share'],
  scope: { all: [{ is: 'rests-on-will' }, { is: 'withdrawal-covers' }, { is: 'consent-covers' }] },
  clauses: [{ says: 'permit', when: { not: { is: 'withdrawn' } } }, { says: 'lapsed' }],
  sentence: 'A yes given after the last no, with its own evidence, counts again; on a tie the no stands.',
  citation: 'GDPR 4(11), 7(1); CASL 10(1), 13',
  family: 'given-again',
  texts: {
    permit: { staff: 'A consent with evidence is newer than the last withdrawal for {purpose} on {channel}.' },
    lapsed: {
      staff:
        'The consent on record for {purpose} on {channel} is not newer than the last withdrawal, or lacks evidence.',
    },
  },
}

const purposeSpecific: Rule = {
  id: 'core-purpose-specific',
  kinds: actKinds,
  scope: { is: 'consent-recorded' },
  clauses: [
    { says: 'satisfied', when: { is: 'consent-covers' } },
    { says: 'deny', when: { is: 'rests-on-consent' }, orStrip: true },
    { says: 'lapsed' },
  ],
  sentence: 'A consent counts only for the same purpose and the same channel.',
  citation: 'GDPR 5(1)(b), 6(1)(a), 7(2); EDPB Guidelines 05/2020 §§42-45, 55-60; CASL 10(1)(a)',
  family: 'specific-yes',
  texts: {
    satisfied: { staff: 'A consent on record names {purpose} on {channel}.' },
    deny: { staff: 'Consents are on record, but none for {purpose} on {channel}.' },
    adjust: { staff: 'Consents are on record, but none for marketing on {channel}; the promotion must be taken out.' },
    lapsed: { staff: 'The consents on record are for other purposes or channels; this act does not rest on consent.' },
  },
}

const evidenceOnus: Rule = {
  id: 'core-evidence-onus',
  kinds: actKinds,
  scope: { all: [{ is: 'rests-on-consent' }, { is: 'consent-covers' }] },
  clauses: [
    {
      says: 'deny',
      when: { all: [{ is: 'consent-without-evidence' }, { not: { is: 'consent-usable' } }] },
      orStrip: true,
    },
    { says: 'lapsed', when: { is: 'consent-without-evidence' } },
    { says: 'satisfied' },
  ],
  sentence: 'A consent that cannot be proved is treated as absent; the sender bears the burden of proof.',
  citation: 'GDPR 7(1); CASL 13; 47 CFR 64.1200(f)(9)',
  family: 'proved-yes',
  texts: {
    deny: { staff: 'The consent for {purpose} on {channel} has no evidence.' },
    adjust: { staff: 'The consent to marketing on {channel} has no evidence; the promotion must be taken out.' },
    lapsed: { staff: 'A consent without evidence was set aside; another covers {purpose} on {channel}.' },
    satisfied: { staff: 'The covering consents carry evidence.' },
  },
}

const consentNotYet: Rule = {
  id: 'core-consent-not-yet',
  kinds: actKinds,
  scope: { all: [{ is: 'rests-on-consent' }, { is: 'consent-covers' }] },
  clauses: [
    { says: 'deny', when: { all: [{ is: 'consent-in-future' }, { not: { is: 'consent-usable' } }] }, orStrip: true },
    { says: 'lapsed', when: { is: 'consent-in-future' } },
    { says: 'satisfied' },
  ],
  sentence: 'A consent counts from its own instant, never before.',
  citation: 'GDPR 6(1)(a), 7(1)',
  family: 'dated-yes',
  texts: {
    deny: { staff: 'The consent for {purpose} on {channel} is dated after the act.' },
    adjust: { staff: 'The consent to marketing on {channel} is dated after the act; the promotion must be taken out.' },
    lapsed: { staff: 'A consent dated after the act was set aside; another covers {purpose} on {channel}.' },
    satisfied: { staff: 'The covering consents were given before the act.' },
  },
}

const unknownZone: Rule = {
  id: 'core-tz-unknown-intersection',
  kinds: ['contact'],
  channels: ['sms', 'voice'],
  scope: { is: 'zone-unknown' },
  clauses: [{ says: 'defer', while: 'hours-rules', orStrip: true }, { says: 'satisfied' }],
  sentence: 'Without a known time zone, hours must be open in every zone of the place.',
  citation: '47 CFR 64.1200(c)(1)',
  family: 'unknown-zone',
  texts: {
    defer: { staff: 'The time zone is unknown and hours are closed in at least one zone of the place, until {until}.' },
    deny: { staff: 'The time zone is unknown and no instant of the next 400 days is open in every zone of the place.' },
    adjust: {
      staff: 'No instant of the next 400 days is open in every zone of the place; the promotion must be taken out.',
    },
    satisfied: { staff: 'The time zone is unknown; hours are open in every zone of the place.' },
  },
}

/**
 * Product invariants for every place, at least as strict as every law cited; no other pack may relax them. The remaining
 * core rule, `core-precedence` (deny > defer > adjust > permit), is how the gate combines reasons and never one of them.
 */
export const core: Pack = {
  name: 'core',
  version: 1,
  rules: [withdrawalImmediate, regiveAfterWithdrawal, purposeSpecific, evidenceOnus, consentNotYet, unknownZone],
}
