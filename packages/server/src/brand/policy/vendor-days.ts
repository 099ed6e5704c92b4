import { day, type Instant } from '@candor/terms'
import { Temporal } from 'temporal-polyfill'
import type { Policy, Vendor } from './policy.ts'

/** What of a vendor ends some day. `ends`: the first instant at which it no longer holds. */
export type Ending = {
  readonly what: 'contract' | 'transfer' | 'certification'
  readonly name: string
  readonly day: string
  readonly ends: Instant
}

/** Everything that ends, the earliest first. Days are those of the brand's own place, and the last day still counts. */
export function endingsOf({ brand }: Pick<Policy, 'brand'>, vendor: Vendor): Ending[] {
  const { contract, transfer, certifications } = vendor
  const all: Omit<Ending, 'ends'>[] = [
    ...(contract.ends ? [{ what: 'contract' as const, name: contract.reference, day: contract.ends }] : []),
    ...(transfer?.ends ? [{ what: 'transfer' as const, name: transfer.mechanism, day: transfer.ends }] : []),
    ...certifications.map(({ name, ends }) => ({ what: 'certification' as const, name, day: ends })),
  ]
  return all.map(one => ({ ...one, ends: after(one.day, brand.zone) })).sort((a, b) => a.ends - b.ends)
}

const after = (date: string, zone: string): Instant =>
  Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds

/** The instant at which a day of the brand's place begins. */
export const startOf = ({ brand }: Pick<Policy, 'brand'>, date: string): Instant =>
  Temporal.PlainDate.from(date).toZonedDateTime(brand.zone).epochMilliseconds

/** Staff are warned so long before something ends: a new contract takes weeks. */
export const warnedBefore = 60 * day

/** What has ended, or will within the time of warning, the earliest first. */
export const endingSoon = (policy: Pick<Policy, 'brand'>, vendor: Vendor, now: Instant): Ending[] =>
  endingsOf(policy, vendor).filter(({ ends }) => ends - warnedBefore <= now)

/** The vendor of that name; undefined where the policy declares none. */
export const vendorOf = ({ vendors }: Pick<Policy, 'vendors'>, name: string): Vendor | undefined =>
  Object.hasOwn(vendors, name) ? vendors[name] : undefined

/**
 * The fields that a vendor may get for a purpose: those that both may have, and that are declared still (GDPR Art. 5(1)(b), (c)).
 * Sensitive ones only where the vendor is said to get them.
 */
export function fieldsShared(policy: Pick<Policy, 'fields'>, vendor: Vendor, purpose: string): string[] {
  if (!vendor.purposes.includes(purpose)) return []
  return vendor.fields.filter(name => {
    const field = Object.hasOwn(policy.fields, name) ? policy.fields[name] : undefined
    return field?.purposes.includes(purpose) === true && (field.class !== 'sensitive' || vendor.sensitive)
  })
}
