import type { Policy } from '../../brand/policy/index.ts'
import { choicesOf } from '../../customers/consent/index.ts'
import { consentRecords, type Party, type PurposeTold, type Word } from '../../customers/consent-records/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { pointsOf, wholeProfile } from '../../customers/profiles/index.ts'
import type { House } from '../../decisions/index.ts'

/** Where the GDPR applies by place: the European Union and the EEA. */
const gdprPlaces = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' '),
)

/** The choices of a customer, every half of them, as consent records that others can read; undefined when there is no such customer. */
export async function consentsOf(house: House, customer: string): Promise<object | undefined> {
  const snapshot = await house.store.snapshot()
  try {
    const still: House = { ...house, store: snapshot }
    const halves = await halvesOf(still, customer)
    const current = halves[0]!
    const profile = await wholeProfile(still, current)
    if (!profile) return undefined
    const words: Word[] = []
    const ids: string[] = []
    for (const half of halves) {
      for (const { said, ...of } of await choicesOf(still, half))
        if (said.kind !== 'preference') words.push({ ...said, ...of })
      for (const { channel, address } of await pointsOf(still, half)) if (channel === 'id') ids.push(address)
    }
    const party = partyOf(house, { customer: current, ids, country: profile.place.country })
    return consentRecords(party, words, house.clock.now())
  } finally {
    await snapshot.close()
  }
}

function partyOf(
  { judge: { policy }, publicUrl }: House,
  of: { readonly customer: string; readonly ids: readonly string[]; readonly country: string | undefined },
): Party {
  const { name, country, postalAddress: address, privacyContact: contact } = policy.brand
  return {
    customer: of.customer,
    ids: of.ids,
    ...(of.country === undefined ? {} : { country: of.country }),
    brand: { name, country, address, contact, url: publicUrl },
    underGdpr: gdprPlaces.has(country) || (of.country !== undefined && gdprPlaces.has(of.country)),
    purpose: purpose => (Object.hasOwn(policy.purposes, purpose) ? toldOf(policy, purpose) : undefined),
  }
}

function toldOf({ purposes, fields, vendors }: Policy, name: string): PurposeTold {
  const { text, basis, class: kind, retention } = purposes[name]!
  const data = Object.entries(fields).flatMap(([field, { purposes: held, text: meaning, class: of }]) =>
    held.includes(name) ? [{ field, text: meaning ?? field, isSensitive: of === 'sensitive' }] : [],
  )
  const recipients = Object.values(vendors).flatMap(vendor => (vendor.purposes.includes(name) ? [vendor.name] : []))
  return { text, basis, isMarketing: kind === 'marketing', retention, data, recipients }
}
