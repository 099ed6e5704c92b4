import { after, before, describe, test } from 'node:test'
import { type Browser, expectAccessible, openBrowser } from '../../../test/browser.ts'
import type { Content, Format } from './blocks.ts'
import { fillContent } from './fill-content.ts'
import { renderMessage } from './message.ts'
import { everything, partsOf } from './testing/samples.ts'

const arabic: Content = {
  ...everything,
  subject: 'عروض الربيع',
  locale: 'ar',
  blocks: [
    { type: 'paragraph', text: 'صباح الخير يا أمينة.' },
    { type: 'button', text: 'شاهد العروض', href: 'https://shop.example/offers' },
  ],
}
const long: Content = {
  ...everything,
  blocks: [
    { type: 'paragraph', text: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft' },
  ],
}

const suggesting = (locale: string): Content => {
  const place = { type: 'recommendations', title: 'Garten', count: 2 } as const
  const blocks = [{ type: 'paragraph', text: 'Guten Morgen.' } as const, place]
  const reasons = [
    { kind: 'history', about: 'Rosen schneiden im Frühjahr', share: 0.41 },
    { kind: 'prior', share: 0.2 },
  ] as const
  const items = ['Kräuter für den Balkon', 'Teiche'].map(title => ({ title, href: 'https://shop.example/a', reasons }))
  const filled = fillContent({ subject: 'Neu im Mai', locale, blocks }, {}, items)
  if (!filled.ok) throw new Error(JSON.stringify(filled.error))
  return filled.value
}

const messages: Readonly<Record<string, readonly [Content, Format]>> = {
  'one of everything': [everything, 'standard'],
  'large print': [everything, 'large-print'],
  'in reading order': [everything, 'linear'],
  'right to left': [arabic, 'standard'],
  'in a language without words of ours': [{ ...everything, locale: 'ja' }, 'standard'],
  'suggestions with their reasons': [suggesting('de'), 'standard'],
  'suggestions in a language without words of ours': [suggesting('nl'), 'large-print'],
  'suggestions right to left': [suggesting('ar'), 'standard'],
  'a very long word': [long, 'large-print'],
}

describe('a message in a real browser: axe, keyboard, targets, dark, forced colors, 320 px, large text', () => {
  let browser: Browser
  before(async () => {
    browser = await openBrowser()
  })
  after(() => browser.close())

  for (const [name, [content, format]] of Object.entries(messages)) {
    test(name, async () => {
      const html = renderMessage(partsOf(content, { format })).html ?? ''
      const app = { fetch: () => new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }) }
      await expectAccessible(browser, app, '/message')
    })
  }
})
