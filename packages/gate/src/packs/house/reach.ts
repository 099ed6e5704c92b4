import type { ActKind } from '@candor/terms'
import type { Rule } from '../../rule.ts'

/** Acts that reach a person, so that address, place, time and form matter. */
export const reachingKinds: readonly ActKind[] = ['contact', 'survey', 'solicit-review']

const noAddress: Rule = {
  id: 'house-no-address',
  kinds: reachingKinds,
  scope: { is: 'uses-address' },
  clauses: [{ says: 'deny', when: { not: { is: 'address-usable' } } }, { says: 'satisfied' }],
  sentence: 'There must be a usable address on the channel; not knowing counts as none.',
  citation: 'House rule',
  family: 'address',
  texts: {
    deny: { staff: 'No usable address on {channel} is known.' },
    satisfied: { staff: 'A usable address on {channel} is known.' },
  },
}

const suppressed: Rule = {
  id: 'house-suppressed',
  kinds: reachingKinds,
  scope: { is: 'uses-address' },
  clauses: [
    { says: 'deny', when: { any: [{ is: 'suppression-unknown' }, { is: 'undeliverable' }] } },
    { says: 'deny', when: { all: [{ is: 'suppressed' }, { is: 'rests-on-will' }] }, orStrip: true },
    { says: 'lapsed', when: { is: 'suppressed' } },
    { says: 'satisfied' },
  ],
  sentence: 'A suppressed address gets nothing that a withdrawal bars; one that does not work gets nothing.',
  citation: 'House rule: a no belongs to the address too',
  family: 'suppression',
  texts: {
    deny: { staff: 'The address on {channel} is suppressed or undeliverable, or its suppression could not be read.' },
    adjust: { staff: 'The address is suppressed for marketing; the promotion must be taken out of this message.' },
    lapsed: { staff: 'The address is suppressed, but only for what a withdrawal bars.' },
    satisfied: { staff: 'The address is not suppressed.' },
  },
}

const placeUnknown: Rule = {
  id: 'house-place-unknown',
  kinds: reachingKinds,
  scope: { is: 'marketing-class' },
  clauses: [{ says: 'deny', when: { is: 'place-unknown' }, orStrip: true }, { says: 'satisfied' }],
  sentence: 'Marketing waits until the country of the customer is known, because the law to keep depends on it.',
  citation: 'House rule',
  family: 'place',
  texts: {
    deny: { staff: 'The country is unknown; marketing waits until a place is known.' },
    adjust: { staff: 'The country is unknown; marketing waits, so the promotion must be taken out of this message.' },
    satisfied: { staff: 'The country is known.' },
  },
}

const messageForm: Rule = {
  id: 'house-message-form',
  kinds: reachingKinds,
  channels: ['email'],
  scope: { is: 'marketing-class' },
  clauses: [
    {
      says: 'adjust',
      when: { is: 'lacks-one-of', of: ['identify-sender', 'postal-address', 'unsubscribe-link', 'one-click-header'] },
      obligations: ['identify-sender', 'postal-address', 'unsubscribe-link', 'one-click-header'],
    },
    {
      says: 'satisfied',
      obligations: ['identify-sender', 'postal-address', 'unsubscribe-link', 'one-click-header'],
    },
  ],
  sentence: 'Every marketing email names its sender and postal address and can be stopped with one click.',
  citation: 'House rule; RFC 8058; 15 USC 7704(a)(3), (a)(5); CASL 6(2); Dir. 2002/58 Art. 13(4)',
  family: 'form',
  texts: {
    adjust: {
      staff: 'The prepared email lacks the sender, the postal address, the unsubscribe link or the one-click header.',
    },
    satisfied: { staff: 'The email carries sender, postal address, unsubscribe link and one-click header.' },
  },
}

/** Whether and how a message may reach the person. */
export const reachRules: readonly Rule[] = [noAddress, suppressed, placeUnknown, messageForm]
