import type { ActKind } from '@candor/terms'
import type { Rule, Test } from '../../rule.ts'

/** Acts a brand chooses to do: each needs a reason. */
export const chosenKinds: readonly ActKind[] = [
  'contact',
  'collect',
  'profile',
  'decide',
  'share',
  'survey',
  'solicit-review',
]

const carriedByBasis: Test = { is: 'basis-is-one-of', of: ['contract', 'legal-duty'] }
const askedFor: Test = { any: [{ is: 'reply' }, { is: 'confirms-opt-out' }] }
const hasReason: Test = { any: [{ is: 'consent-living' }, carriedByBasis, askedFor] }

const permission: Rule = {
  id: 'house-permission',
  kinds: chosenKinds,
  clauses: [
    { says: 'permit', when: hasReason },
    { says: 'deny', orStrip: true },
  ],
  sentence:
    'Something must give a reason to act: a living consent with evidence, a contract or legal duty, or a request of the customer.',
  citation: 'House rule: silence is never consent',
  texts: {
    permit: {
      customer: 'You agreed to this, asked for it, or it belongs to your contract.',
      staff: 'A living consent, the declared basis of {purpose}, or a request of the customer permits the act.',
    },
    deny: {
      customer: 'You have not agreed to this, so we do not do it.',
      staff: 'No living consent for {purpose} on {channel}, and its basis is neither contract nor legal duty.',
      change: 'A freely given consent with evidence for this purpose and channel.',
    },
    adjust: {
      customer: 'You have not agreed to offers, so we leave the offer out.',
      staff: 'Nothing permits marketing on {channel}; the promotion must be taken out of this message.',
      change: 'Taking the promotion out, or a consent to marketing with evidence.',
    },
  },
}

const promotionInTransactional: Rule = {
  id: 'house-promo-in-transactional',
  kinds: ['contact'],
  scope: { is: 'promotion-in-transactional' },
  clauses: [
    { says: 'satisfied', when: hasReason },
    { says: 'adjust', obligations: ['strip-promo'] },
  ],
  sentence:
    'A promotion inside a transactional message is judged as marketing, and taken out where marketing is refused.',
  citation: 'House rule; CASL 6(6); CJEU C-102/20, C-654/23; 16 CFR 316.3',
  texts: {
    satisfied: {
      customer: 'This message carries an offer, and you agreed to offers.',
      staff: 'The promotion is judged as marketing, which is permitted on {channel}.',
    },
    adjust: {
      customer: 'You get the message you need, without the offer.',
      staff: 'The promotion is marketing, which nothing permits on {channel}; take it out and decide again.',
      change: 'Taking the promotion out.',
    },
  },
}

const minor: Rule = {
  id: 'house-minor',
  kinds: chosenKinds,
  scope: { is: 'age-known' },
  clauses: [
    {
      says: 'deny',
      when: {
        all: [{ is: 'under-adult-age' }, { not: { any: [{ is: 'consent-parental' }, carriedByBasis, askedFor] } }],
      },
      orStrip: true,
    },
    { says: 'satisfied' },
  ],
  sentence: 'For somebody known to be a minor, a parent must have said yes to this purpose and channel.',
  citation: 'House rule; GDPR 8(1); 16 CFR 312.5',
  texts: {
    deny: {
      customer: 'You are under age and no parent has agreed, so we do not do this.',
      staff: 'The customer is a known minor and no living parental consent covers {purpose} on {channel}.',
      change: 'A consent of a parent, with evidence, for this purpose and channel.',
    },
    adjust: {
      customer: 'You are under age, so we leave the offer out.',
      staff: 'The customer is a known minor without parental consent to marketing; the promotion must be taken out.',
      change: 'Taking the promotion out, or a consent of a parent to marketing.',
    },
    satisfied: {
      customer: 'Your age does not stand in the way.',
      staff: 'The customer is of age, or a parent, a contract, a legal duty or a request carries the act.',
    },
  },
}

const dial: Rule = {
  id: 'house-dial',
  kinds: ['profile'],
  clauses: [{ says: 'deny', when: { is: 'dial-forbids' } }, { says: 'satisfied' }],
  sentence: 'A profile uses no more of a person than their dial allows; at none and contextual there is no profile.',
  citation: 'House rule: the dial belongs to the customer',
  texts: {
    deny: {
      customer: 'You set how much we may personalize, and this is more.',
      staff: 'The dial of the customer, or the default of the brand, allows less than this profile uses.',
      change: 'The customer turning the dial up, or a profile that uses less.',
    },
    satisfied: {
      customer: 'This stays within the personalization you allow.',
      staff: 'The profile stays within the dial.',
    },
  },
}

/** Who agreed to what. */
export const permissionRules: readonly Rule[] = [permission, promotionInTransactional, minor, dial]
