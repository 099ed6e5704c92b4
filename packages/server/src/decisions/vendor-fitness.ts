import type { Instant } from '@candor/terms'
import type { Vendor } from '../brand/policy/index.ts'
import { Standing } from '../customers/state/index.ts'
import type { Judge } from './judge.ts'
import { preview } from './preview.ts'
import { shareAct } from './share-act.ts'

/** Rules that speak for what the vendor has or lacks, whoever the customer is. */
const aboutVendors = [
  ...['house-vendor', 'house-vendor-contract', 'house-vendor-certification', 'house-transfer', 'gdpr-transfer-scc'],
  ...['gdpr-transfer-privacy-shield', 'gdpr-processor-contract', 'ccpa-service-provider'],
]

/**
 * The rules that refuse every share with a vendor at this time because of the vendor itself: the gate is asked about somebody of whom
 * nothing is known. A transfer that rests on consent hangs on each customer, and is not counted against it.
 */
export function unfitFor(judge: Judge, name: string, vendor: Vendor, now: Instant): string[] {
  const nobody = new Standing(judge.layout).clear()
  const refusing = vendor.purposes.flatMap(purpose => {
    const act = shareAct(judge.policy, { vendor: name, purpose, fields: [] }, now)
    return preview(judge, act, nobody, now).reasons.flatMap(({ rule, says }) => (says === 'deny' ? [rule] : []))
  })
  const byConsent = vendor.transfer?.mechanism === 'consent'
  return aboutVendors.filter(rule => refusing.includes(rule) && !(byConsent && rule === 'house-transfer'))
}
