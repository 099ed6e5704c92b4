import type { Instant, Json } from '@candor/terms'
import { isWebhookKind } from '../../brand/webhooks/index.ts'
import { type Choice, choicesOf } from '../../customers/consent/index.ts'
import { currentOf, halvesOf } from '../../customers/identity/index.ts'
import { pointsOf, wholeProfile } from '../../customers/profiles/index.ts'
import type { House } from '../../decisions/index.ts'
import type { News } from './news.ts'

/** A happening as the outbox keeps it. */
export type Happened = {
  readonly customer: string
  readonly happening: string
  readonly kind: string
  readonly body: { readonly [name: string]: Json }
  readonly at: Instant
}

/**
 * What others could be told of a happening. Undefined where there is nothing to tell: nobody outside knows the customer by an
 * id of the brand, or what happened is gone again. Ids and addresses that devices made up are told to nobody.
 */
export async function gatherNews(house: House, happened: Happened): Promise<News | undefined> {
  const { kind, customer, at } = happened
  if (!isWebhookKind(kind)) return undefined
  const all = await idsOf(house, await halvesOf(house, customer))
  const about = await aboutOf[kind](house, happened)
  if (!about) return undefined
  const other = 'other' in about ? (about.other as { ids: string[] }).ids : []
  // Two who were found to be one are told apart by the ids each had.
  const ids = all.filter(id => !other.includes(id))
  if (ids.length === 0) return undefined
  return { type: kind, timestamp: iso(at), data: { customer: { ids }, ...about } }
}

type About = { readonly [name: string]: Json }
type Gather = (house: House, happened: Happened) => Promise<About | undefined>

const two: Gather = async (house, { body }) => {
  const ids = typeof body['other'] === 'string' ? await idsOf(house, [body['other']]) : []
  return ids.length === 0 ? undefined : { other: { ids } }
}

const aboutOf: { readonly [kind in News['type']]: Gather } = {
  'choices-recorded': async (house, { customer, body }) => {
    const named = textsIn(body['choices'])
    const choices = (await choicesOf(house, customer)).filter(({ choice }) => named.includes(choice))
    return choices.length === 0 ? undefined : { choices: choices.map(told) }
  },
  suppressed: async (_, { body }) => ({
    channel: body['channel'] ?? 'any',
    scope: body['scope'] ?? 'all',
    reason: body['reason'] ?? '',
  }),
  'profile-changed': async (house, { customer, body }) => {
    const profile = await wholeProfile(house, (await currentOf(house, customer)) ?? customer)
    if (!profile) return undefined
    const all = { ...profile.attributes, ...profile.sealed }
    const changed = textsIn(body['fields']).filter(name => Object.hasOwn(all, name))
    return changed.length === 0 ? undefined : { fields: Object.fromEntries(changed.map(name => [name, all[name]!])) }
  },
  merged: two,
  unmerged: two,
}

/** Ids of choices sort by the time of recording, so that a receiver can tell which word is the newer one. */
function told({ choice, said, at, recordedAt }: Choice): Json {
  const about =
    said.kind === 'preference'
      ? { said: said.kind, preference: JSON.parse(JSON.stringify(said.value)) as Json }
      : { said: said.kind, purpose: said.purpose, channel: said.channel }
  return { choice, ...about, at: iso(at), recorded_at: iso(recordedAt) }
}

async function idsOf(house: House, customers: readonly string[]): Promise<string[]> {
  const points = await Promise.all(customers.map(customer => pointsOf(house, customer)))
  return [...new Set(points.flat().flatMap(({ channel, address }) => (channel === 'id' ? [address] : [])))].sort()
}

const textsIn = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

const iso = (at: Instant): string => new Date(at).toISOString()
