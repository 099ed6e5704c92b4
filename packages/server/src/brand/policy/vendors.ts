import { country } from './places.ts'
import { day, email, formed, line, lines, oneOf, yesNo } from './plain.ts'
import { transferMechanisms, type Vendor, vendorRoles } from './policy.ts'
import { distinct, list, mapOf, type NameForm, optional, type Reader, record, required } from './shapes.ts'

/** In the register of shares, systems of the brand's own go by this name. */
export const ownName = 'house'

const vendorName: NameForm = {
  pattern: new RegExp(`^(?!${ownName}$)(?=.{1,60}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$`),
  says: `use small letters, digits and hyphens, at most 60, such as mail-house; ${ownName} stands for the brand itself`,
}

export const maxVendors = 100
export const maxVendorFields = 200

const webhook = formed(
  text => (URL.canParse(text) && new URL(text).protocol === 'https:' ? text : undefined),
  'an address that begins with https://',
)

const read = record({
  name: required(line(100)),
  text: required(lines(500)),
  role: required(oneOf(vendorRoles)),
  purposes: required(distinct(line(100), { min: 1, max: 100 })),
  fields: required(distinct(line(100), { max: maxVendorFields })),
  sensitive: optional(yesNo),
  contract: required(record({ reference: required(line(200)), signed: required(day), ends: optional(day) })),
  country: required(country),
  transfer: optional(
    record({ mechanism: required(oneOf(transferMechanisms)), assessed: optional(day), ends: optional(day) }),
  ),
  certifications: optional(list(record({ name: required(line(200)), ends: required(day) }), { max: 20 })),
  requests: required(record({ webhook: optional(webhook), email: optional(email) })),
  sale: optional(yesNo),
})

const vendor: Reader<Vendor> = spot => {
  const found = read(spot)
  if (!found) return undefined
  const { sensitive = false, certifications = [], sale = false, ...rest } = found
  return { ...rest, sensitive, certifications, sale }
}

/** Reads the section `vendors`: who outside may get data of customers. */
export const vendorsSection: Reader<{ readonly [name: string]: Vendor }> = mapOf(vendorName, vendor, maxVendors)
