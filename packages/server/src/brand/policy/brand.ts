import { mailOrPage } from './mail-or-page.ts'
import { country, zone } from './places.ts'
import { day, email, line, lines, oneOf, yesNo } from './plain.ts'
import type { Brand } from './policy.ts'
import { distinct, optional, type Reader, record, required } from './shapes.ts'

const read = record({
  name: required(line(100)),
  country: required(country),
  zone: required(zone),
  holidays: optional(distinct(day, { max: 400 })),
  sender: required(record({ name: required(line(100)), email: required(email), reply_to: optional(email) })),
  postal_address: required(lines(400)),
  privacy_contact: required(mailOrPage),
  approval: required(oneOf(['one', 'two'])),
  child_directed: optional(yesNo),
})

/** Reads the section `brand`. */
export const brandSection: Reader<Brand> = spot => {
  const found = read(spot)
  if (!found) return undefined
  const { name, email, reply_to } = found.sender
  return {
    name: found.name,
    country: found.country,
    zone: found.zone,
    holidays: (found.holidays ?? []).toSorted(),
    sender: { name, email, ...(reply_to && { replyTo: reply_to }) },
    postalAddress: found.postal_address,
    privacyContact: found.privacy_contact,
    approval: found.approval,
    childDirected: found.child_directed ?? false,
  }
}
