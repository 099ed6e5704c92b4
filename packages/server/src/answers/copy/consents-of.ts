import type { Instant } from '@candor/terms'
import { type Policy, parsePolicy, policyByDigest, policyTerms, vendorOf } from '../../brand/policy/index.ts'
import { choicesOf } from '../../customers/consent/index.ts'
import { consentRecords, type Party, type PurposeTold, type Word } from '../../customers/consent-records/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { pointsOf, wholeProfile } from '../../customers/profiles/index.ts'
import { house as own, sharesOf } from '../../customers/shares/index.ts'
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
    const recipients = await recipientsOf(still, halves, words)
    const party = partyOf(house, { customer: current, ids, country: profile.place.country, recipients })
    return consentRecords(party, words, house.clock.now())
  } finally {
    await snapshot.close()
  }
}

/**
 * Who was declared when a word was said, by the policy that judged then, and who really got something for the purpose. Where that
 * policy can no longer be read, those of today stand in for it.
 */
async function recipientsOf(
  { store, judge }: House,
  halves: readonly string[],
  words: readonly Word[],
): Promise<Party['recipients']> {
  const terms = await policyTerms(store)
  // What was said before the first policy here came with an import: that policy is the nearest to it.
  const termAt = (at: Instant) => terms.find(({ since }) => since <= at) ?? terms.at(-1)
  const digestAt = (at: Instant) => termAt(at)?.digest ?? judge.digest
  const known = new Map<string, Policy>([[judge.digest, judge.policy]])
  for (const digest of new Set(words.map(({ at }) => digestAt(at)))) {
    const kept = known.has(digest) ? undefined : await policyByDigest(store, digest)
    const parsed = kept && parsePolicy(kept.source)
    if (parsed?.ok) known.set(digest, parsed.value)
  }
  const got = (await sharesOf(store, halves)).filter(({ vendor }) => vendor !== own)
  return (purpose, at) => {
    const { vendors } = known.get(digestAt(at)) ?? judge.policy
    const declared = Object.values(vendors).filter(vendor => vendor.purposes.includes(purpose))
    const received = got.filter(share => share.purpose === purpose).map(({ vendor }) => vendor)
    const names = received.map(vendor => vendorOf(judge.policy, vendor)?.name ?? vendors[vendor]?.name ?? vendor)
    return [...new Set([...declared.map(({ name }) => name), ...names])].sort()
  }
}

function partyOf(
  { judge: { policy }, publicUrl }: House,
  of: Pick<Party, 'customer' | 'ids' | 'recipients'> & { readonly country: string | undefined },
): Party {
  const { name, country, postalAddress: address, privacyContact: contact } = policy.brand
  return {
    customer: of.customer,
    ids: of.ids,
    ...(of.country === undefined ? {} : { country: of.country }),
    brand: { name, country, address, contact, url: publicUrl },
    underGdpr: gdprPlaces.has(country) || (of.country !== undefined && gdprPlaces.has(of.country)),
    recipients: of.recipients,
    purpose: purpose => (Object.hasOwn(policy.purposes, purpose) ? toldOf(policy, purpose) : undefined),
  }
}

function toldOf({ purposes, fields }: Policy, name: string): PurposeTold {
  const { text, basis, class: kind, retention } = purposes[name]!
  const data = Object.entries(fields).flatMap(([field, { purposes: held, text: meaning, class: of }]) =>
    held.includes(name) ? [{ field, text: meaning ?? field, isSensitive: of === 'sensitive' }] : [],
  )
  return { text, basis, isMarketing: kind === 'marketing', retention, data }
}
