import type { Channel } from '@candor/terms'
import type { Source } from '../../../brand/sources/index.ts'
import { customersAt } from '../../../customers/profiles/index.ts'
import type { House } from '../../../decisions/index.ts'
import { addressTrait, type addressTraits } from '../events/address-trait.ts'
import type { Incoming } from '../events/incoming.ts'
import type { Recognized } from './recognize.ts'

/** The traits that name a customer by an address, and the channels on which to look for it. */
const namedBy: readonly (readonly [trait: (typeof addressTraits)[number], channels: readonly Channel[]])[] = [
  ['email', ['email']],
  ['phone', ['sms', 'voice']],
]

/**
 * Whose call it is that has no id: the brand's own server may name a customer by an email address or a phone number, if
 * exactly one customer has it. Whoever shares an address is nobody's double.
 */
export async function byAddress(house: House, source: Source, { event }: Incoming): Promise<Recognized> {
  const addresses = namedBy.flatMap(([trait, channels]) => {
    const address = addressTrait(event, trait)
    return address === undefined ? [] : channels.map(channel => ({ trait, channel, address }))
  })
  if (source.kind !== 'server' || addresses.length === 0) return { nobody: 'without-id', named: [] }
  const found = await Promise.all(addresses.map(point => customersAt(house, point)))
  const [customer, ...others] = new Set(found.flat())
  const named = [...new Set(addresses.map(({ trait }) => trait))]
  if (customer === undefined) return { nobody: 'unknown-address', named }
  return others.length > 0 ? { nobody: 'shared-address', named } : { customer }
}
