import { fieldClasses, lawfulBases } from '@candor/terms'
import { checkPurposes, purposesAt } from './check-fields.ts'
import { meant } from './nearest.ts'
import { vendorRoles } from './policy.ts'
import { at, type Entry, isFull, itemsOf, peek, peekWord, refuse, type Spot, scalarAt } from './spot.ts'
import { maxVendorFields, maxVendors } from './vendors.ts'

type Declared = { readonly purposes: readonly Entry[]; readonly fields: readonly Entry[] }

/** Purposes that are advertising across other companies' sites, or a sale: whoever gets data for them decides by itself. */
export const soldFor: readonly string[] = ['sale', 'cross-context-ads']

/**
 * A vendor gets what its purposes allow and no more (GDPR Art. 5(1)(b), (c)): its purposes are declared, and each of its fields is
 * held for one of them. A sale is a purpose of its own, so that nobody finds themselves sold for another.
 */
export function checkVendors(vendors: readonly Entry[], declared: Declared): void {
  if (vendors.length > maxVendors) return
  const names = declared.purposes.map(({ key }) => key)
  for (const { at: vendor } of vendors) {
    if (isFull(vendor.sheet)) return
    checkPurposes(vendor, names)
    checkFields(vendor, declared)
    checkSale(vendor)
    checkDays(vendor)
    const requests = at(vendor, 'requests')
    if (requests && !at(requests, 'webhook') && !at(requests, 'email'))
      refuse(requests, 'needs webhook or email: requests of customers must reach whoever has their data')
  }
  for (const { key, at: purpose } of declared.purposes) checkSaleBasis(key, purpose)
}

function checkFields(vendor: Spot, { fields }: Declared): void {
  const purposes = purposesAt(vendor).map(({ name }) => name)
  const allowed = scalarAt(at(vendor, 'sensitive')) === true
  const list = at(vendor, 'fields')
  for (const item of (list ? itemsOf(list) : []).slice(0, maxVendorFields)) {
    const name = scalarAt(item)
    if (typeof name !== 'string') continue
    const field = fields.find(({ key }) => key === name)?.at
    if (!field) {
      const known = fields.map(({ key }) => key)
      refuse(item, `${JSON.stringify(name.slice(0, 60))} is not a field of data.fields${meant(name, known)}`)
    } else if (!purposesAt(field).some(held => purposes.includes(held.name)))
      refuse(item, `${name} is held for none of the purposes of this vendor; leave it out, or add a purpose there`)
    else if (peekWord(field, 'class', fieldClasses) === 'sensitive' && !allowed)
      refuse(item, `${name} is sensitive; leave it out, or say sensitive: true`)
  }
}

function checkSale(vendor: Spot): void {
  const role = peekWord(vendor, 'role', vendorRoles)
  const sale = scalarAt(at(vendor, 'sale')) === true
  for (const { name, at: item } of purposesAt(vendor)) {
    if (soldFor.includes(name) && !sale) refuse(item, `${name} counts as a sale; say sale: true`)
    if (!soldFor.includes(name) && sale)
      refuse(item, `what this vendor gets counts as sold, and ${name} is another purpose; name ${soldFor.join(' or ')}`)
  }
  if (sale && role && role !== 'third-party')
    refuse(at(vendor, 'role') ?? vendor, `nothing is sold to a ${role}, which is bound to the brand; write third-party`)
}

/** Nobody is sold without their yes: no other basis carries it (Civ. Code 1798.120; GDPR Art. 6(1)(a)). */
function checkSaleBasis(name: string, purpose: Spot): void {
  const [spot, basis] = [at(purpose, 'basis'), peekWord(purpose, 'basis', lawfulBases)]
  if (spot && basis && basis !== 'consent' && soldFor.includes(name))
    refuse(spot, `${name} needs a yes of each customer; write consent`)
}

function checkDays(vendor: Spot): void {
  const contract = at(vendor, 'contract')
  const [signed, ends] = contract ? [peek(contract, 'signed'), peek(contract, 'ends')] : []
  if (contract && signed !== undefined && ends !== undefined && ends < signed)
    refuse(at(contract, 'ends') ?? contract, `is before the day of signing, ${signed}`)
  const transfer = at(vendor, 'transfer')
  const mechanism = transfer && peek(transfer, 'mechanism')
  if (transfer && (mechanism === 'scc' || mechanism === 'bcr') && !at(transfer, 'assessed'))
    refuse(transfer, `${mechanism} needs assessed: the day of the transfer impact assessment (CJEU C-311/18)`)
  if (transfer && mechanism === 'dpf' && !at(transfer, 'ends'))
    refuse(transfer, 'dpf needs ends: certificates of the Data Privacy Framework are renewed each year')
}
