import { pointsOf, wholeProfile } from '../../../customers/profiles/index.ts'
import type { House } from '../../../decisions/index.ts'
import type { ShareMany } from './ask.ts'

/** The brand's own id of a person, and the values of the fields asked for. */
export async function personOf(house: House, { fields }: ShareMany, customer: string) {
  const profile = await wholeProfile(house, customer)
  const points = await pointsOf(house, customer)
  const at = (channel: string | undefined) => points.find(point => point.channel === channel)?.address
  const all: { readonly [field: string]: string | number | boolean } = { ...profile?.attributes, ...profile?.sealed }
  const { policy } = house.judge
  const values = Object.fromEntries(fields.map(name => [name, all[name] ?? at(policy.fields[name]?.addressOf)]))
  return { id: at('id'), values }
}
