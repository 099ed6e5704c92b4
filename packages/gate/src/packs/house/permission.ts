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
  family: 'permission',
  texts: {
    permit: {
      staff: 'A living consent, the declared basis of {purpose}, or a request of the customer permits the act.',
    },
    deny: { staff: 'No living consent for {purpose} on {channel}, and its basis is neither contract nor legal duty.' },
    adjust: { staff: 'Nothing permits marketing on {channel}; the promotion must be taken out of this message.' },
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
  family: 'promotion',
  texts: {
    satisfied: { staff: 'The promotion is judged as marketing, which is permitted on {channel}.' },
    adjust: { staff: 'The promotion is marketing, which nothing permits on {channel}; take it out and decide again.' },
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
  family: 'minor',
  texts: {
    deny: { staff: 'The customer is a known minor and no living parental consent covers {purpose} on {channel}.' },
    adjust: {
      staff: 'The customer is a known minor without parental consent to marketing; the promotion must be taken out.',
    },
    satisfied: { staff: 'The customer is of age, or a parent, a contract, a legal duty or a request carries the act.' },
  },
}

const dial: Rule = {
  id: 'house-dial',
  kinds: ['profile'],
  clauses: [{ says: 'deny', when: { is: 'dial-forbids' } }, { says: 'satisfied' }],
  sentence: 'A profile uses no more of a person than their dial allows; at none and contextual there is no profile.',
  citation: 'House rule: the dial belongs to the customer',
  family: 'dial',
  texts: {
    deny: { staff: 'The dial of the customer, or the default of the brand, allows less than this profile uses.' },
    satisfied: { staff: 'The profile stays within the dial.' },
  },
}

/** Who agreed to what. */
export const permissionRules: readonly Rule[] = [permission, promotionInTransactional, minor, dial]
