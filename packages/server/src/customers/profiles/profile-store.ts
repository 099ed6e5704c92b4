import type { Channel, Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { DataKey } from '../../adapters/keys/index.ts'
import type { Write } from '../../adapters/store/index.ts'
import { existingKey } from '../../record/index.ts'
import type { Place, SeenPlace } from './place.ts'

export type FieldValue = string | number | boolean
export type Fields = { readonly [field: string]: FieldValue }

/** A customer as the brand knows them. `sealed` holds the identifying and sensitive fields. */
export type Profile = {
  readonly customer: string
  readonly version: number
  readonly attributes: Fields
  readonly sealed: Fields
  /** As it was stated. */
  readonly place: Place
  /** As devices said; see `effectivePlace`. */
  readonly seen?: SeenPlace
  readonly source: string
  readonly collectedAt: Instant
  readonly updatedAt: Instant
}

/** Names a customer goes by: looked up like an address, never written to. A customer may have several of each. */
const handleChannels = ['id', 'anonymous', 'device', 'group'] as const
export type PointChannel = Channel | (typeof handleChannels)[number]
export type ContactPoint = { readonly channel: PointChannel; readonly address: string }

/** Whether messages can go there. */
export const isAddress = (point: ContactPoint): point is ContactPoint & { readonly channel: Channel } =>
  !isHandle(point.channel)

const isHandle = (channel: string): boolean => handleChannels.some(handle => handle === channel)

const profileSealedFor = (customer: string): string => `profiles|${customer}|sealed`
const pointSealedFor = (customer: string, channel: string): string => `contact_points|${customer}|${channel}`
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** The same address always gives the same index, and without the key nobody can guess it from the address. */
export function blindOf(ground: Ground, point: ContactPoint): string {
  return ground.keys.blindIndex(`${point.channel}|${canonicalAddress(point)}`)
}

/** The form an address is compared in. The address written to is always the one the customer gave, byte for byte. */
export function canonicalAddress(point: ContactPoint): string {
  if (point.channel === 'email') return point.address.toLowerCase()
  if (point.channel === 'sms' || point.channel === 'voice') return point.address.replace(/[^0-9+]/g, '')
  return point.address
}

export function profileRow(ground: Ground, key: DataKey, profile: Omit<Profile, 'version'>): Write {
  return {
    do: 'insert',
    table: 'profiles',
    row: { customer: profile.customer, version: 1, ...profileColumns(ground, key, profile) },
  }
}

export function profilePatch(ground: Ground, key: DataKey, profile: Omit<Profile, 'version'>): Write {
  return {
    do: 'patch',
    table: 'profiles',
    key: { customer: profile.customer },
    set: profileColumns(ground, key, profile),
  }
}

function profileColumns(ground: Ground, key: DataKey, profile: Omit<Profile, 'version'>) {
  const { country, region, zone, language } = profile.place
  return {
    attributes: JSON.stringify(profile.attributes),
    sealed: ground.keys.seal(key, profileSealedFor(profile.customer), encode(JSON.stringify(profile.sealed))),
    country: country ?? null,
    region: region ?? null,
    zone: zone ?? null,
    language: language ?? null,
    source: profile.source,
    collected_at: profile.collectedAt,
    updated_at: profile.updatedAt,
    seen_zone: profile.seen?.zone ?? null,
    seen_language: profile.seen?.language ?? null,
    seen_at: profile.seen?.at ?? null,
  }
}

export function pointRow(ground: Ground, key: DataKey, customer: string, point: ContactPoint, at: Instant): Write {
  const sealed = ground.keys.seal(key, pointSealedFor(customer, point.channel), encode(point.address))
  return {
    do: 'put',
    table: 'contact_points',
    row: { customer, channel: point.channel, blind: blindOf(ground, point), sealed, added_at: at },
  }
}

/**
 * Puts an address in the place of whatever address the customer had on its channel: an old one must not be written to again.
 * A name is added to those there are.
 */
export function pointPatch(ground: Ground, key: DataKey, customer: string, point: ContactPoint, at: Instant): Write[] {
  const { channel } = point
  const row = pointRow(ground, key, customer, point, at)
  return isHandle(channel) ? [row] : [{ do: 'remove', table: 'contact_points', key: { customer, channel } }, row]
}

/** There is no address on this channel any more. */
export const addressGone = (customer: string, channel: Channel): Write => ({
  do: 'remove',
  table: 'contact_points',
  key: { customer, channel },
})

/**
 * Customers that have this address or name. Several may share an address; none is "the" owner. A half that was merged away is
 * answered as the customer who stands for it.
 */
export async function customersAt(ground: Ground, point: ContactPoint): Promise<string[]> {
  const rows = await ground.store.db
    .selectFrom('contact_points')
    .leftJoin('profiles', 'profiles.customer', 'contact_points.customer')
    .select(['contact_points.customer', 'profiles.merged_into'])
    .where('contact_points.blind', '=', blindOf(ground, point))
    .where('contact_points.channel', '=', point.channel)
    .execute()
  return [...new Set(rows.map(row => row.merged_into ?? row.customer))].sort()
}

/**
 * The address to write to, exactly as it was given; undefined when there is none or its key is gone. Where the customer's own
 * row has none, that of another half.
 */
export async function addressOf(ground: Ground, customer: string, channel: Channel): Promise<string | undefined> {
  const own = await ownAddress(ground, customer, channel)
  if (own !== undefined || !(await ground.store.get('profiles', { merged_into: customer }))) return own
  const halves = await ground.store.db
    .selectFrom('profiles')
    .select('customer')
    .where('merged_into', '=', customer)
    .orderBy('collected_at', 'desc')
    .orderBy('customer')
    .execute()
  const addresses = await Promise.all(halves.map(half => ownAddress(ground, half.customer, channel)))
  return addresses.find(address => address !== undefined)
}

async function ownAddress(ground: Ground, customer: string, channel: Channel): Promise<string | undefined> {
  const row = await ground.store.get('contact_points', { customer, channel })
  const key = row && (await existingKey(ground, customer, 'profile'))
  return key ? decode(ground.keys.unseal(key.key, pointSealedFor(customer, channel), row.sealed)) : undefined
}

/** An address or name and when it came. */
export type KeptPoint = ContactPoint & { readonly addedAt: Instant }

export async function pointsOf(ground: Ground, customer: string): Promise<ContactPoint[]> {
  return (await keptPoints(ground, customer)).map(({ channel, address }) => ({ channel, address }))
}

export async function keptPoints(ground: Ground, customer: string): Promise<KeptPoint[]> {
  const rows = await ground.store.db
    .selectFrom('contact_points')
    .selectAll()
    .where('customer', '=', customer)
    .orderBy('channel')
    .execute()
  const key = await existingKey(ground, customer, 'profile')
  if (!key) return []
  return rows.map(row => ({
    channel: row.channel as PointChannel,
    address: decode(ground.keys.unseal(key.key, pointSealedFor(customer, row.channel), row.sealed)),
    addedAt: row.added_at,
  }))
}

export async function readProfile(ground: Ground, customer: string): Promise<Profile | undefined> {
  const row = await ground.store.get('profiles', { customer })
  if (!row) return undefined
  const key = await existingKey(ground, customer, 'profile')
  const sealed = row.sealed && key ? decode(ground.keys.unseal(key.key, profileSealedFor(customer), row.sealed)) : '{}'
  return {
    customer,
    version: row.version,
    attributes: JSON.parse(row.attributes) as Fields,
    sealed: JSON.parse(sealed) as Fields,
    place: placeOf(row),
    ...(row.seen_at === null ? {} : { seen: seenIn(row, row.seen_at) }),
    source: row.source,
    collectedAt: row.collected_at,
    updatedAt: row.updated_at,
  }
}

const seenIn = (row: { seen_zone: string | null; seen_language: string | null }, at: Instant): SeenPlace => ({
  ...(row.seen_zone ? { zone: row.seen_zone } : {}),
  ...(row.seen_language ? { language: row.seen_language } : {}),
  at,
})

function placeOf(row: {
  country: string | null
  region: string | null
  zone: string | null
  language: string | null
}): Place {
  return {
    ...(row.country ? { country: row.country } : {}),
    ...(row.region ? { region: row.region } : {}),
    ...(row.zone ? { zone: row.zone } : {}),
    ...(row.language ? { language: row.language } : {}),
  }
}
