import type { Policy, Vendor } from '../../../brand/policy/index.ts'
import { type Html, html, summaryList } from '../../look/index.ts'
import type { Texts } from '../texts.ts'
import { dateWords, purposeText } from '../words.ts'
import { listed, own } from './about.ts'

/** Everybody outside who may get data: who, why, what of it, where, and on what footing. */
export function vendorsPart(policy: Policy, texts: Texts): Html | '' {
  const vendors = Object.values(policy.vendors)
  if (vendors.length === 0) return ''
  const parts = vendors.map(vendor => html`<h3>${own(vendor.name)}</h3>${summaryList(factsOf(policy, vendor, texts))}`)
  return html`<p>${texts.privacy.vendorsIntro}</p>${parts}`
}

function factsOf(policy: Policy, vendor: Vendor, texts: Texts) {
  const { privacy: t } = texts
  const fields = vendor.fields.map(name => policy.fields[name]?.text ?? name.replaceAll('_', ' '))
  return [
    { name: t.vendorIs, value: own(vendor.text) },
    { name: t.sharingFor, value: listed(vendor.purposes.map(purpose => purposeText(policy, purpose, texts))) },
    { name: t.vendorFields, value: fields.length === 0 ? t.vendorFieldsNone : listed(fields) },
    { name: t.vendorRole, value: t.vendorRoles[vendor.role] },
    { name: t.vendorWhere, value: countryWords(vendor.country, texts) },
    { name: t.vendorGround, value: listed(footing(vendor, texts)) },
  ]
}

function footing({ contract, transfer, certifications, sale }: Vendor, texts: Texts): string[] {
  const { privacy: t } = texts
  const day = (date: string): string => dateWords(date, texts)
  return [
    t.vendorContract(day(contract.signed), contract.ends && day(contract.ends)),
    ...(transfer ? [t.mechanisms[transfer.mechanism] ?? transfer.mechanism] : []),
    ...certifications.map(({ name, ends }) => t.vendorCertified(name, day(ends))),
    ...(sale ? [t.vendorSold] : []),
  ]
}

export const countryWords = (country: string, { dates }: Pick<Texts, 'dates'>): string =>
  new Intl.DisplayNames(dates, { type: 'region' }).of(country) ?? country
