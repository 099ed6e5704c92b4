import type { Keeping, Policy } from '../policy.ts'
import { type Part, type PolicyChange, partsChanged } from './change.ts'
import { longerIsWider } from './judging.ts'

const parts: readonly Part<Keeping>[] = [
  { what: 'record-kept', key: 'record', of: ({ record }) => record, judge: longerIsWider },
  { what: 'contacts-kept', key: 'contacts', of: ({ contacts }) => contacts, judge: longerIsWider },
  { what: 'mails-kept', key: 'mails', of: ({ mails }) => mails, judge: longerIsWider },
  { what: 'grace', key: 'grace', of: ({ grace }) => grace, judge: longerIsWider },
]

/** Whatever is kept longer is kept of people, so they hear of it. */
export const keepingChanges = ({ keeping: was }: Policy, { keeping: is }: Policy): PolicyChange[] =>
  partsChanged(parts, { subject: { kind: 'limits' }, path: 'retention' }, was, is)
