import type { Instant, Json } from '@candor/terms'
import { isWebhookKind, restrictingKinds, type WebhookKind } from '../../brand/webhooks/index.ts'
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
  const about = await aboutOf[kind](house, happened)
  if (!about) return undefined
  const news = await named(house, customer, {
    type: kind,
    timestamp: iso(at),
    data: { customer: { ids: [] }, ...about },
  })
  return news.data.customer.ids.length === 0 ? undefined : news
}

/**
 * The news under the ids of every half that `customer` has now: whoever was found to be one with somebody since it happened is
 * meant under both names. A word that may restrict keeps the names it had, for it binds both when they are taken apart again.
 */
export async function named(house: House, customer: string, news: News): Promise<News> {
  const { data, type } = news
  const now = await idsOf(house, await halvesOf(house, customer))
  const before = restrictingKinds.some(kind => kind === type) || now.length === 0 ? data.customer.ids : []
  // Two who were found to be one are told apart by the ids each had.
  const other = data.other?.ids ?? []
  const ids = [...new Set([...before, ...now])].filter(id => !other.includes(id)).sort()
  return { ...news, data: { ...data, customer: { ids } } }
}

type About = { readonly [name: string]: Json }
type Gather = (house: House, happened: Happened) => Promise<About | undefined>

const two: Gather = async (house, { body }) => {
  const ids = typeof body['other'] === 'string' ? await idsOf(house, [body['other']]) : []
  return ids.length === 0 ? undefined : { other: { ids } }
}

const aboutOf: { readonly [kind in WebhookKind]: Gather } = {
  'choices-recorded': async (house, { customer, body }) => {
    const listed = textsIn(body['choices'])
    const halves = await halvesOf(house, customer)
    const all = (await Promise.all(halves.map(half => choicesOf(house, half)))).flat()
    const choices = all.filter(({ choice }) => listed.includes(choice))
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
      ? { said: said.kind, preference: JSON.parse(JSON.stringify(shareable(said.value))) as Json }
      : { said: said.kind, purpose: said.purpose, channel: said.channel }
  return { choice, ...about, at: iso(at), recorded_at: iso(recordedAt) }
}

/** What somebody does not want brought up may tell what nobody else needs to know. */
const shareable = ({ avoidTopics: _, ...others }: object & { readonly avoidTopics?: unknown }): object => others

async function idsOf(house: House, customers: readonly string[]): Promise<string[]> {
  const points = await Promise.all(customers.map(customer => pointsOf(house, customer)))
  return [...new Set(points.flat().flatMap(({ channel, address }) => (channel === 'id' ? [address] : [])))].sort()
}

const textsIn = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

const iso = (at: Instant): string => new Date(at).toISOString()
