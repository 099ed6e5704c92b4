import fc from 'fast-check'
import type { Block, Content, Links } from '../blocks.ts'
import type { MessageParts } from '../message.ts'

export const links: Links = {
  unsubscribe: 'https://brand.example/u/token?a=1&b=2',
  preferences: 'https://brand.example/c/token',
  why: 'https://brand.example/w/token',
}

/** One of everything. */
export const everything: Content = {
  subject: 'Spring at Warung Bank',
  preheader: 'What is new this spring, and what changes for your account.',
  locale: 'en',
  blocks: [
    { type: 'heading', level: 1, text: 'Spring at Warung Bank' },
    { type: 'paragraph', text: 'Good morning, Amina.\nThis is what is new.' },
    { type: 'heading', level: 2, text: 'Offers' },
    { type: 'list', ordered: false, items: ['A savings plan', 'A card without fees'] },
    { type: 'button', text: 'See the offers', href: 'https://shop.example/offers?a=1&b=2' },
    { type: 'button', text: 'Choose what we send', href: '{{ links.preferences }}' },
    { type: 'heading', level: 2, text: 'Rates' },
    {
      type: 'table',
      caption: 'Rates from 1 May',
      head: ['Plan', 'Rate'],
      rows: [
        ['Easy', '2 %'],
        ['Fixed', '3 %'],
      ],
    },
    { type: 'divider' },
    { type: 'image', src: 'https://shop.example/branch.png', alt: 'Our branch in Jalan Braga' },
    { type: 'quote', text: 'They called me back within the hour.', by: 'Bo, customer' },
    { type: 'list', ordered: true, items: ['Sign in', 'Choose a plan'] },
    { type: 'links', items: [{ text: 'All rates', href: 'https://shop.example/rates', note: 'As of 1 May' }] },
  ],
}

/** A message of this content, from a sender in Bandung. */
export const partsOf = (content: Content, change: Partial<MessageParts> = {}): MessageParts => ({
  content,
  sender: { name: 'Warung Bank', postalAddress: 'Jalan Braga 1\nBandung 40111', contact: 'help@brand.example' },
  links,
  brandName: 'Warung Bank',
  ...change,
})

// Letters that break markup, text parts, directions and words, among ordinary ones.
const letter = fc.constantFrom(
  ...'abc XYZ 12',
  '<',
  '>',
  '&',
  '"',
  "'",
  '`',
  '=',
  '/',
  '-',
  '{',
  '}',
  'é',
  'ß',
  '\u0301',
  'ا',
  'ب',
  '你',
  '😀',
  '\u200f',
)
const line = fc.string({ unit: letter, minLength: 1, maxLength: 30 }).map(text => `a${text}z`)
const text = fc.array(line, { minLength: 1, maxLength: 3 }).map(lines => lines.join('\n'))
const path = fc.webPath().map(way => way || '/')

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    type: fc.constant('heading' as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    text: line,
  }),
  fc.record({ type: fc.constant('paragraph' as const), text }),
  fc.record({
    type: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(text, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('button' as const), text: line, href: path.map(way => `https://shop.example${way}`) }),
  fc.record({ type: fc.constant('quote' as const), text, by: line }),
  fc.record({
    type: fc.constant('links' as const),
    items: fc.array(fc.record({ text: line, href: path.map(way => `https://shop.example${way}`), note: text }), {
      minLength: 1,
      maxLength: 3,
    }),
    noteLanguage: fc.constantFrom('en', 'ar'),
  }),
  fc.record({ type: fc.constant('divider' as const) }),
  fc.record({
    type: fc.constant('table' as const),
    caption: line,
    head: fc.tuple(line, line),
    rows: fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 3 }),
  }),
)

/** Any content that parses, with the awkward letters in all of its texts. */
export const anyContent: fc.Arbitrary<Content> = fc
  .record({
    subject: line,
    preheader: line,
    locale: fc.constantFrom('en', 'de', 'ar', 'he', 'pt-BR', 'zh-Hans'),
    blocks: fc.array(block, { minLength: 1, maxLength: 6 }),
  })
  // Ordinary objects, as they come from JSON.
  .map(content => JSON.parse(JSON.stringify(content)))
