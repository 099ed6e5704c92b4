import type { Brand } from '../policy.ts'
import { type Part, type PolicyChange, partsChanged } from './change.ts'
import { onScale, reworded } from './judging.ts'

/** Another name or country may be another company under another law; whom to ask and how mail looks use no data. */
const parts: readonly Part<Brand>[] = [
  { what: 'name', key: 'name', of: brand => brand.name, judge: reworded(true) },
  { what: 'country', key: 'country', of: brand => brand.country, judge: reworded(true) },
  { what: 'zone', key: 'zone', of: brand => brand.zone, judge: reworded(false) },
  { what: 'holidays', key: 'holidays', of: brand => brand.holidays, judge: reworded(false) },
  {
    what: 'sender',
    key: 'sender',
    of: ({ sender }) => [sender.name, sender.email, ...(sender.replyTo === undefined ? [] : [sender.replyTo])],
    judge: reworded(false),
  },
  { what: 'postal-address', key: 'postal_address', of: brand => brand.postalAddress, judge: reworded(false) },
  { what: 'privacy-contact', key: 'privacy_contact', of: brand => brand.privacyContact, judge: reworded(false) },
  {
    what: 'approval',
    key: 'approval',
    of: brand => brand.approval,
    judge: (_was, is) => ({ kind: is === 'one' ? 'widened' : 'narrowed', material: false }),
  },
  {
    what: 'child-directed',
    key: 'child_directed',
    of: brand => String(brand.childDirected),
    judge: onScale(['true'], ['false']),
  },
]

export const brandChanges = (before: Brand, after: Brand): PolicyChange[] =>
  partsChanged(parts, { subject: { kind: 'brand' }, path: 'brand' }, before, after)
