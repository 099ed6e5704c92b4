import { type Address, type Content, headersFor, renderMessage } from '@candor/content'
import type { Outgoing } from '../port.ts'

const content: Content = {
  subject: 'Spring offers',
  preheader: 'Three things we picked for you, until 30 April, no hurry at all.',
  locale: 'en',
  blocks: [
    { type: 'heading', level: 1, text: 'Spring offers' },
    { type: 'paragraph', text: 'Good morning, Amina.' },
    { type: 'button', text: 'See the three offers', href: 'https://shop.example/offers?a=1&b=2' },
  ],
}

/** A finished marketing message to Amina, as delivery would hand it over; parts of it can be changed. */
export function messageTo(address: string, change: Partial<Outgoing> = {}, says: Partial<Content> = {}): Outgoing {
  const unsubscribe = 'https://brand.example/u/opaque-token'
  const headers = headersFor({ unsubscribeUrl: unsubscribe, campaign: 'spring', locale: says.locale ?? content.locale })
  if (!headers.ok) throw new Error(headers.error)
  const rendered = renderMessage({
    content: { ...content, ...says },
    sender: { name: 'Warung Bank', postalAddress: 'Jalan Braga 1\nBandung 40111', contact: 'help@brand.example' },
    links: { unsubscribe, preferences: 'https://brand.example/c/token', why: 'https://brand.example/w/token' },
    brandName: 'Warung Bank',
  })
  return {
    customer: 'customer-1',
    purpose: 'offers',
    channel: 'email',
    address,
    messageId: 'dispatch-1@brand.example',
    campaign: 'spring',
    from: { name: 'Warung Bank', address: 'hello@brand.example' as Address },
    envelopeFrom: 'bounces@brand.example' as Address,
    headers: headers.value,
    ...rendered,
    ...change,
  }
}
