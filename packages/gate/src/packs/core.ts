import { actKinds } from '@candor/terms'
import type { Pack, Rule } from '../rule.ts'

const withdrawalImmediate: Rule = {
  id: 'core-withdrawal-immediate',
  kinds: actKinds,
  scope: { all: [{ is: 'rests-on-will' }, { is: 'refusal-recorded' }] },
  clauses: [{ says: 'deny', when: { is: 'withdrawn' }, orStrip: true }, { says: 'lapsed' }],
  sentence: 'A no binds from its own instant, for its purpose and channel; no grace period is used to keep sending.',
  citation: 'GDPR 7(3), 21(3); CASL 11(3); 15 USC 7704(a)(4); 47 CFR 64.1200(a)(10); LGPD 8 §5; UU PDP 9, 40',
  texts: {
    deny: {
      customer: 'You said no to this, so we do not do it.',
      staff:
        'An opt-out, objection or withdrawal covers {purpose} on {channel} and no later consent with evidence exists.',
      change: 'A new consent of the customer, with evidence, given after the refusal.',
    },
    adjust: {
      customer: 'You said no to offers, so we leave the offer out.',
      staff: 'The customer refused marketing on {channel}; the promotion must be taken out of this message.',
      change: 'Taking the promotion out, or a new consent to marketing given after the refusal.',
    },
    lapsed: {
      customer: 'You once said no to something, but it does not concern this.',
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
  texts: {
    permit: {
      customer: 'You said no once, and later said yes again.',
      staff: 'A consent with evidence is newer than the last withdrawal for {purpose} on {channel}.',
    },
    lapsed: {
      customer: 'Your yes is older than your no, so your no counts.',
      staff:
        'The consent on record for {purpose} on {channel} is not newer than the last withdrawal, or lacks evidence.',
      change: 'A new consent with evidence.',
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
  texts: {
    satisfied: {
      customer: 'You were asked about exactly this.',
      staff: 'A consent on record names {purpose} on {channel}.',
    },
    deny: {
      customer: 'You said yes to something else, not to this.',
      staff: 'Consents are on record, but none for {purpose} on {channel}.',
      change: 'A consent for this purpose and channel.',
    },
    adjust: {
      customer: 'You did not say yes to offers, so we leave the offer out.',
      staff: 'Consents are on record, but none for marketing on {channel}; the promotion must be taken out.',
      change: 'Taking the promotion out, or a consent to marketing on this channel.',
    },
    lapsed: {
      customer: 'What you agreed to elsewhere plays no part here.',
      staff: 'The consents on record are for other purposes or channels; this act does not rest on consent.',
    },
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
  texts: {
    deny: {
      customer: 'We cannot prove that you said yes, so we act as if you had not.',
      staff: 'The consent for {purpose} on {channel} has no evidence.',
      change: 'A consent recorded with its words, version, place, language and time.',
    },
    adjust: {
      customer: 'We cannot prove you wanted offers, so we leave the offer out.',
      staff: 'The consent to marketing on {channel} has no evidence; the promotion must be taken out.',
      change: 'Taking the promotion out, or a consent to marketing with evidence.',
    },
    lapsed: {
      customer: 'One of your answers has no proof, but another has.',
      staff: 'A consent without evidence was set aside; another covers {purpose} on {channel}.',
    },
    satisfied: { customer: 'Your yes is on record with its proof.', staff: 'The covering consents carry evidence.' },
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
  texts: {
    deny: {
      customer: 'Your yes is dated later than this, so it does not count yet.',
      staff: 'The consent for {purpose} on {channel} is dated after the act.',
      change: 'Waiting until the consent has been given.',
    },
    adjust: {
      customer: 'Your yes to offers is dated later, so we leave the offer out.',
      staff: 'The consent to marketing on {channel} is dated after the act; the promotion must be taken out.',
      change: 'Taking the promotion out, or waiting until the consent has been given.',
    },
    lapsed: {
      customer: 'One of your answers is dated later, but an earlier one counts.',
      staff: 'A consent dated after the act was set aside; another covers {purpose} on {channel}.',
    },
    satisfied: { customer: 'You said yes before this.', staff: 'The covering consents were given before the act.' },
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
  texts: {
    defer: {
      customer: 'It may be quiet time where you are, so we wait.',
      staff: 'The time zone is unknown and hours are closed in at least one zone of the place, until {until}.',
      change: 'Waiting until {until}, or learning the time zone of the customer.',
    },
    deny: {
      customer: 'It is always quiet time somewhere near you, so we do not do this.',
      staff: 'The time zone is unknown and no instant of the next 400 days is open in every zone of the place.',
      change: 'Learning the time zone of the customer.',
    },
    adjust: {
      customer: 'It is always quiet time for offers, so we leave the offer out.',
      staff: 'No instant of the next 400 days is open in every zone of the place; the promotion must be taken out.',
      change: 'Taking the promotion out, or learning the time zone of the customer.',
    },
    satisfied: {
      customer: 'The hours are fine wherever you may be.',
      staff: 'The time zone is unknown; hours are open in every zone of the place.',
    },
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
