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
  texts: {
    deny: {
      customer: 'We have no working address for you on this channel.',
      staff: 'No usable address on {channel} is known.',
      change: 'An address of the customer on this channel.',
    },
    satisfied: { customer: 'We have your address.', staff: 'A usable address on {channel} is known.' },
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
  texts: {
    deny: {
      customer: 'This address asked us to stop, or no longer works.',
      staff: 'The address on {channel} is suppressed or undeliverable, or its suppression could not be read.',
      change: 'The owner of the address asking for messages again, or another address.',
    },
    adjust: {
      customer: 'This address asked for no offers, so we leave the offer out.',
      staff: 'The address is suppressed for marketing; the promotion must be taken out of this message.',
      change: 'Taking the promotion out.',
    },
    lapsed: {
      customer: 'This address asked for no offers; this is not one.',
      staff: 'The address is suppressed, but only for what a withdrawal bars.',
    },
    satisfied: { customer: 'This address takes messages.', staff: 'The address is not suppressed.' },
  },
}

const placeUnknown: Rule = {
  id: 'house-place-unknown',
  kinds: reachingKinds,
  scope: { is: 'marketing-class' },
  clauses: [{ says: 'deny', when: { is: 'place-unknown' }, orStrip: true }, { says: 'satisfied' }],
  sentence: 'Marketing waits until the country of the customer is known, because the law to keep depends on it.',
  citation: 'House rule',
  texts: {
    deny: {
      customer: 'We do not know which country you are in, so we wait.',
      staff: 'The country is unknown; marketing waits until a place is known.',
      change: 'Learning the country of the customer.',
    },
    adjust: {
      customer: 'We do not know your country, so we leave the offer out.',
      staff: 'The country is unknown; marketing waits, so the promotion must be taken out of this message.',
      change: 'Taking the promotion out, or learning the country of the customer.',
    },
    satisfied: { customer: 'We know which country’s law protects you.', staff: 'The country is known.' },
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
  texts: {
    adjust: {
      customer: 'The message must first say who sends it and how to stop it.',
      staff: 'The prepared email lacks the sender, the postal address, the unsubscribe link or the one-click header.',
      change: 'Adding what the message lacks.',
    },
    satisfied: {
      customer: 'The message says who sends it and how to stop it.',
      staff: 'The email carries sender, postal address, unsubscribe link and one-click header.',
    },
  },
}

/** Whether and how a message may reach the person. */
export const reachRules: readonly Rule[] = [noAddress, suppressed, placeUnknown, messageForm]
