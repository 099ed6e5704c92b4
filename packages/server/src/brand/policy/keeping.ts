import { daysIn } from './changes/judging.ts'
import type { Keeping } from './policy.ts'
import { optional, type Reader, record } from './shapes.ts'
import { retention } from './spans.ts'
import { refuse } from './spot.ts'

/** How long the house keeps what no purpose names, where a brand says nothing. */
export const usualKeeping: Keeping = { record: 'P36M', contacts: 'P13M', mails: 'P30D', grace: 'P7D' }

const read = record({
  record: optional(retention),
  contacts: optional(retention),
  mails: optional(retention),
  grace: optional(retention),
})

/** Budgets look back a month at most; with less history they would count as full. */
const leastContacts = 31
const longestGrace = 31

/** Reads the section `retention`: what the house itself keeps. */
export const keepingSection: Reader<Keeping> = spot => {
  const found = read(spot)
  if (!found) return undefined
  const { record = usualKeeping.record, contacts = usualKeeping.contacts } = found
  const { mails = usualKeeping.mails, grace = usualKeeping.grace } = found
  if (daysIn(contacts) < leastContacts - 1)
    return refuse(
      spot,
      `keeps contacts for less than ${leastContacts} days, which budgets look back over; keep them longer`,
    )
  if (daysIn(grace) > longestGrace)
    return refuse(spot, `has a grace of more than ${longestGrace} days; give a shorter one`)
  return { record, contacts, mails, grace }
}
