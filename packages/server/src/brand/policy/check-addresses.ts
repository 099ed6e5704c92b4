import { fieldClasses, fieldTypes } from '@candor/terms'
import { at, type Entry, entriesOf, itemsOf, peek, peekWord, refuse, type Spot, scalarAt } from './spot.ts'

/** Channels that reach people without an address of theirs. */
const withoutAddress = ['inbox', 'shop']

/** Exactly one field is the email address, at most one that of any other channel; each is sealed text. */
export function checkAddresses(fields: Spot, purposes: readonly Entry[]): void {
  const addresses = entriesOf(fields).filter(({ at: field }) => peek(field, 'address_of') !== undefined)
  for (const { at: field } of addresses) checkForm(field)
  const byChannel = Map.groupBy(addresses, ({ at: field }) => peek(field, 'address_of'))
  for (const [channel, [first, ...others]] of byChannel) {
    for (const other of others)
      refuse(at(other.at, 'address_of') ?? other.at, `${first?.key} is already the address of ${channel}; keep one`)
  }
  if (!byChannel.has('email')) refuse(fields, 'no field is the email address; give one address_of: email')
  for (const purpose of purposes) checkReach(purpose, addresses)
}

function checkForm(field: Spot): void {
  const spot = at(field, 'address_of') ?? field
  const kind = peekWord(field, 'class', fieldClasses)
  const type = peekWord(field, 'type', fieldTypes)
  if (withoutAddress.includes(peek(field, 'address_of') ?? ''))
    refuse(spot, 'this channel needs no address; leave it out')
  if (kind && kind !== 'identifying')
    refuse(spot, `an address must be identifying, so that it is sealed; this field is ${kind}`)
  if (type && type !== 'text') refuse(spot, `an address must be text; this field is a ${type}`)
}

/** A purpose may use a channel only if the address there is held for that purpose (GDPR Art. 5(1)(b)). */
function checkReach(purpose: Entry, addresses: readonly Entry[]): void {
  const channels = at(purpose.at, 'channels')
  for (const item of channels ? itemsOf(channels) : []) {
    const channel = scalarAt(item)
    const address = addresses.find(({ at: field }) => peek(field, 'address_of') === channel)
    if (typeof channel !== 'string' || withoutAddress.includes(channel)) continue
    if (!address) refuse(item, `no field is the address of ${channel}; declare one with address_of: ${channel}`)
    else if (!holds(address.at, purpose.key))
      refuse(item, `the field ${address.key} is not held for ${purpose.key}; add the purpose there`)
  }
}

function holds(field: Spot, purpose: string): boolean {
  const purposes = at(field, 'purposes')
  return purposes !== undefined && itemsOf(purposes).some(item => scalarAt(item) === purpose)
}
