import type { Vendor } from '../policy.ts'
import { type Part, type Place, type PolicyChange, partsChanged } from './change.ts'
import { moreIsWider, onScale, reworded } from './judging.ts'

const yesIsWider = onScale(['false'], ['true'])

/**
 * Who gets it, for what, where and what of it is what people are told (GDPR Art. 13(1)(e), (f)). The papers behind it change
 * without anybody getting more.
 */
const parts: readonly Part<Vendor>[] = [
  { what: 'name', key: 'name', of: one => one.name, judge: reworded(true) },
  { what: 'text', key: 'text', of: one => one.text, judge: reworded(true) },
  {
    what: 'role',
    key: 'role',
    of: one => one.role,
    judge: onScale(['processor'], ['joint-controller'], ['third-party']),
  },
  { what: 'purposes', key: 'purposes', of: one => one.purposes, judge: moreIsWider },
  { what: 'fields', key: 'fields', of: one => one.fields, judge: moreIsWider },
  { what: 'sensitive', key: 'sensitive', of: one => String(one.sensitive), judge: yesIsWider },
  { what: 'sale', key: 'sale', of: one => String(one.sale), judge: yesIsWider },
  { what: 'country', key: 'country', of: one => one.country, judge: reworded(true) },
  { what: 'transfer', key: 'transfer.mechanism', of: one => one.transfer?.mechanism, judge: reworded(true) },
  { what: 'contract', key: 'contract', of: one => paperOf(one), judge: reworded(false) },
  { what: 'certifications', key: 'certifications', of: one => certificatesOf(one), judge: reworded(false) },
  { what: 'requests', key: 'requests', of: one => Object.values(one.requests), judge: reworded(false) },
]

const paperOf = ({ contract, transfer }: Vendor): string[] =>
  [contract.reference, contract.signed, contract.ends, transfer?.assessed, transfer?.ends].map(part => part ?? '')

const certificatesOf = ({ certifications }: Vendor): string[] =>
  certifications.map(({ name, ends }) => `${name} ${ends}`)

export const vendorChanges = (place: Place, before: Vendor, after: Vendor): PolicyChange[] =>
  partsChanged(parts, place, before, after)
