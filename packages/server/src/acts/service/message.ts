import { type Content, headersFor, parseAddress, renderMessage } from '@candor/content'
import { day, err, ok, type Result } from '@candor/terms'
import type { Outgoing } from '../../adapters/channels/index.ts'
import { linkToken, manageDays } from '../../customers/links/index.ts'
import type { House } from '../../decisions/index.ts'
import type { ServiceAct } from './service-act.ts'

type Parts = ServiceAct & {
  readonly content: Content
  /** Entry of the decision that lets it go. */
  readonly entry: string
  readonly address: string
}

/** A message that serves its customer. Like every message it names its sender and leads to preferences and to its own why. */
export function serviceMessage(house: House, parts: Parts): Result<Outgoing, string> {
  const { customer, channel, purpose, act, campaign, address, content } = parts
  const { brand } = house.judge.policy
  const from = parseAddress(brand.sender.email)
  if (!from.ok) return err(`sender: ${from.error}`)
  const headers = headersFor({ campaign, locale: content.locale })
  if (!headers.ok) return err(headers.error)
  const expires = house.clock.now() + manageDays * day
  const links = {
    preferences: `${house.publicUrl}/preferences/${linkToken(house, { for: 'manage', customer, expires })}`,
    why: `${house.publicUrl}/why/${linkToken(house, { for: 'why', customer, act, expires })}`,
  }
  const sender = { name: brand.sender.name, postalAddress: brand.postalAddress, contact: brand.privacyContact }
  return ok({
    customer,
    purpose,
    channel,
    address,
    // Mailbox providers see it: it names no customer.
    messageId: `${parts.entry}@${from.value.split('@')[1]}`,
    campaign,
    from: { name: brand.sender.name, address: from.value },
    ...renderMessage({ content, links, brandName: brand.name, sender }),
    headers: headers.value,
    ...(house.dkim ? { dkim: house.dkim } : {}),
  })
}
