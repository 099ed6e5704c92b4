import type { Rule, Test } from '../../rule.ts'

const recipient: Test = { is: 'act-gives', of: ['recipient'] }
const adsOrSale = ['sale', 'cross-context-ads', 'ads']

const vendor: Rule = {
  id: 'house-vendor',
  kinds: ['share'],
  scope: { any: [{ is: 'act-states', of: ['undeclared'] }, recipient] },
  clauses: [{ says: 'deny', when: { is: 'act-states', of: ['undeclared'] } }, { says: 'satisfied' }],
  sentence: 'Data go only to whom the policy declares, and for a purpose that it declares for them.',
  citation: 'House rule; GDPR 5(1)(b), 13(1)(e)',
  family: 'recipient',
  texts: {
    deny: { staff: 'The policy in force declares no such recipient for {purpose}.' },
    satisfied: { staff: 'The policy declares this recipient for {purpose}.' },
  },
}

const contract: Rule = {
  id: 'house-vendor-contract',
  kinds: ['share'],
  scope: recipient,
  clauses: [
    { says: 'deny', when: { any: [{ not: { is: 'act-states', of: ['contract'] } }, { is: 'contract-ended' }] } },
    { says: 'satisfied' },
  ],
  sentence: 'A contract with the recipient must be in force on the day of the share.',
  citation: 'House rule; GDPR 26(1), 28(3); Civ. Code 1798.100(d)',
  family: 'recipient-bound',
  texts: {
    deny: { staff: 'The contract with the recipient has ended, has not begun, or there is none.' },
    satisfied: { staff: 'The contract with the recipient is in force.' },
  },
}

const certification: Rule = {
  id: 'house-vendor-certification',
  kinds: ['share'],
  scope: { is: 'act-gives', of: ['certificationEnds'] },
  clauses: [{ says: 'deny', when: { is: 'certification-ended' } }, { says: 'satisfied' }],
  sentence: 'What a recipient is certified for must not have expired.',
  citation: 'House rule; GDPR 28(5), 42(7), 45',
  family: 'recipient-bound',
  texts: {
    deny: { staff: 'A certification of the recipient, or what its transfer rests on, has expired.' },
    satisfied: { staff: 'No certification of the recipient has expired.' },
  },
}

const transfer: Rule = {
  id: 'house-transfer',
  kinds: ['share'],
  scope: { all: [recipient, { is: 'act-gives', of: ['transfer'] }] },
  clauses: [
    { says: 'deny', when: { is: 'transfer-by', of: ['privacy-shield'] } },
    { says: 'satisfied', when: { any: [{ is: 'transfer-home' }, { is: 'transfer-fits' }] } },
    {
      says: 'satisfied',
      when: {
        all: [
          { is: 'transfer-by', of: ['consent'] },
          { is: 'named-consent', of: ['transfer'] },
        ],
      },
    },
    { says: 'deny' },
  ],
  sentence: 'Data leave the country of the brand only on a footing that fits the country they go to.',
  citation: 'House rule; GDPR 44 to 49; UU PDP 56',
  family: 'transfer-abroad',
  texts: {
    satisfied: { staff: 'The data stay at home, or the stated mechanism fits the country they go to.' },
    deny: { staff: 'The data would go abroad, and no mechanism is stated that fits that country.' },
  },
}

const sale: Rule = {
  id: 'house-sale',
  kinds: ['share'],
  scope: { is: 'purpose-is-one-of', of: ['sale', 'cross-context-ads'] },
  clauses: [{ says: 'satisfied', when: { is: 'consent-living' } }, { says: 'deny' }],
  sentence:
    'Nobody’s data are sold, or used for advertising across other sites, without their own yes to that purpose.',
  citation: 'House rule: a sale is a purpose of its own',
  family: 'selling',
  texts: {
    satisfied: { staff: 'A living consent covers {purpose}.' },
    deny: { staff: 'No living consent covers {purpose}; no other basis carries it.' },
  },
}

const signal: Rule = {
  id: 'house-privacy-signal',
  kinds: ['share'],
  scope: { all: [{ is: 'purpose-is-one-of', of: adsOrSale }, { is: 'privacy-signal' }] },
  clauses: [{ says: 'lapsed', when: { is: 'law-consent-after-notice' } }, { says: 'deny' }],
  sentence: 'A privacy signal of the customer’s device is a no to sale and to advertising elsewhere, in every place.',
  citation: 'House rule; Global Privacy Control; 11 CCR 7025',
  family: 'selling',
  texts: {
    lapsed: { staff: 'A signal is on, but the customer agreed to {purpose} after being told of the conflict.' },
    deny: { staff: 'The Global Privacy Control signal of the customer is on; nothing is shared for {purpose}.' },
  },
}

/** Whom data may be given to, and on what footing. */
export const sharingRules: readonly Rule[] = [vendor, contract, certification, transfer, sale, signal]
