import { all, demands, has, lawPack, marketing, reaching, right } from './law-rule.ts'

/** What mailbox providers demand of senders of bulk mail, by contract; applied to all marketing email everywhere. */
export const mailboxProviders = lawPack('mailbox-providers', [
  {
    id: 'bulk-oneclick',
    kinds: reaching,
    channels: ['email'],
    scope: marketing,
    clauses: demands('one-click-header'),
  },
  {
    id: 'bulk-unsubscribe-48h',
    kinds: ['rights-request'],
    scope: all(right('unsubscribe'), has('via', 'one-click-header')),
    clauses: [{ says: 'permit', due: { in: 'hours', of: [48] } }],
  },
  {
    id: 'bulk-spam-rate',
    kinds: reaching,
    channels: ['email'],
    scope: marketing,
    clauses: [{ says: 'deny', when: { is: 'spam-rate-reached' } }, { says: 'satisfied' }],
  },
])
