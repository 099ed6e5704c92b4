import { type Content, headersFor, parseAddress, renderMessage } from '@candor/content'
import { type Channel, day, err, ok, type Result } from '@candor/terms'
import type { Outgoing } from '../../adapters/channels/index.ts'
import { linkToken, manageDays } from '../../customers/links/index.ts'
import type { House } from '../../decisions/index.ts'
import { codeMinutes } from './code.ts'

type Parts = {
  readonly customer: string
  readonly channel: Channel
  readonly purpose: string
  readonly act: string
  readonly code: string
  /** Entry of the decision that lets it go. */
  readonly entry: string
  readonly address: string
}

const contentOf = (code: string): Content => ({
  subject: 'Your code to confirm your choice',
  locale: 'en',
  blocks: [
    { type: 'paragraph', text: 'Type this code on the page where you made your choice:' },
    { type: 'paragraph', text: code },
    { type: 'paragraph', text: `It works once, for ${codeMinutes} minutes.` },
    { type: 'paragraph', text: 'You did not ask for it? Then do nothing. Nothing changes without the code.' },
  ],
})

/** The message that carries a code. Like every message it names its sender and leads to preferences and to its own why. */
export function codeMessage(house: House, parts: Parts): Result<Outgoing, string> {
  const { customer, channel, purpose, act, address } = parts
  const { brand } = house.judge.policy
  const from = parseAddress(brand.sender.email)
  if (!from.ok) return err(`sender: ${from.error}`)
  const content = contentOf(parts.code)
  const headers = headersFor({ campaign: 'one-time-code', locale: content.locale })
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
    campaign: 'one-time-code',
    from: { name: brand.sender.name, address: from.value },
    ...renderMessage({ content, links, brandName: brand.name, sender }),
    headers: headers.value,
    ...(house.dkim ? { dkim: house.dkim } : {}),
  })
}
