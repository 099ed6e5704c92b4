import { day } from '@candor/terms'
import type { Context } from 'hono'
import { materialOf, type PolicyNotice } from '../../brand/policy/index.ts'
import { currentOf } from '../../customers/identity/index.ts'
import { type Link, linkToken, manageDays, readLink } from '../../customers/links/index.ts'
import { effectivePlace, wholeProfile } from '../../customers/profiles/index.ts'
import type { Center, ChangeNotice, Desk } from './desk.ts'
import { type RefusalName, refusalPage, refusalStatus } from './refusal-page.ts'
import { type Texts, textsFor } from './texts.ts'
import { dayOf } from './words.ts'

type PersonalLink = Exclude<Link, { for: 'erased' }>
type Personal = PersonalLink['for']

/** Somebody who came by a link that works, and the customer it is about: who stands for the one the link was made for. */
export type Visit<F extends Personal> = {
  readonly token: string
  readonly link: Extract<PersonalLink, { for: F }>
  readonly customer: string
  /** The customer's time zone, or the brand's. */
  readonly zone: string
  readonly desk: Desk
}

/** Who comes by this link; the name of the refusal when the link does not work or its customer is gone. */
export async function visitBy<F extends Personal>(
  context: Context,
  house: Center,
  wanted: F,
): Promise<Visit<F> | RefusalName> {
  const token = context.req.param('token') ?? ''
  const link = readLink(house, token, wanted) as Extract<PersonalLink, { for: F }> | undefined
  if (!link) return 'link'
  const customer = await currentOf(house, link.customer)
  const profile = customer === undefined ? undefined : await wholeProfile(house, customer)
  if (!profile) return 'gone'
  const place = effectivePlace(profile)
  const zone = place.zone ?? house.judge.policy.brand.zone
  return { token, link, customer: profile.customer, zone, desk: deskFor(house, place.language) }
}

export function deskFor(house: Center, language?: string): Desk {
  const { brand } = house.judge.policy
  const texts = textsFor(language)
  return { brand, texts, ...(house.notice ? { change: changeOf(house.notice, house, texts) } : {}) }
}

function changeOf({ effectiveAt, changes, hasCome }: PolicyNotice, { judge }: Center, texts: Texts): ChangeNotice {
  const day = dayOf(effectiveAt, judge.policy.brand.zone, texts)
  return { day, hasCome, important: materialOf(changes).length }
}

/** The page that says what is wrong and what to do, with its status. */
export const refuse = (context: Context, house: Center, name: RefusalName): Response | Promise<Response> =>
  context.html(refusalPage(deskFor(house), name), refusalStatus[name])

/** The way to all choices of a customer, good as long as any such link. */
export const preferencesPath = (house: Center, customer: string): string =>
  `/preferences/${manageToken(house, customer)}`

/** The way to a customer's own timeline, good as long as any such link. */
export const timelinePath = (house: Center, customer: string): string => `/timeline/${manageToken(house, customer)}`

/** The way to what is suggested to a customer, and why. */
export const suggestionsPath = (house: Center, customer: string): string =>
  `/suggestions/${manageToken(house, customer)}`

/** The way to why a customer was made an offer, or was not. */
export const offerPath = (house: Center, customer: string, entry: string): string =>
  `/offers/${manageToken(house, customer)}/${entry}`

/** A link of the customer's own to all pages about them. */
export const manageToken = (house: Center, customer: string): string =>
  linkToken(house, { for: 'manage', customer, expires: house.clock.now() + manageDays * day })
