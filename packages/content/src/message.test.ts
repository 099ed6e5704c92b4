import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { formats } from './blocks.ts'
import { elementsOf, readHtml, readText } from './lint/html-tree.ts'
import { renderMessage } from './message.ts'
import { parseContent } from './parse-content.ts'
import { anyContent, everything, links, partsOf } from './testing/samples.ts'
import { wordLanguages } from './words.ts'

const htmlOf = (parts: Parameters<typeof renderMessage>[0]) => renderMessage(parts).html ?? ''

describe('the text part', () => {
  test('says all of it, in reading order', () => {
    assert.equal(
      renderMessage(partsOf(everything)).text,
      `What is new this spring, and what changes for your account.

Spring at Warung Bank
=====================

Good morning, Amina.
This is what is new.

## Offers

- A savings plan
- A card without fees

See the offers:
https://shop.example/offers?a=1&b=2

Choose what we send:
https://brand.example/c/token

## Rates

Rates from 1 May
- Plan: Easy; Rate: 2 %
- Plan: Fixed; Rate: 3 %

----

[Image: Our branch in Jalan Braga]

> They called me back within the hour.
> (Bo, customer)

1. Sign in
2. Choose a plan

- All rates:
  https://shop.example/rates
  As of 1 May

--${' '}

This message is from Warung Bank
Jalan Braga 1
Bandung 40111
Questions? Contact us: help@brand.example

Why did I get this?
https://brand.example/w/token
Choose what we send you
https://brand.example/c/token
Stop these messages (unsubscribe)
https://brand.example/u/token?a=1&b=2
`,
    )
  })
})

describe('escaping', () => {
  const shape = (html: string) =>
    elementsOf(readHtml(html)).map(({ name, attributes }) => [name, ...attributes.keys()].join(' '))

  test('no text can ever add an element or an attribute', () => {
    const hostile = '"><script>alert(1)</script><a href="javascript:x" onclick=\'y\'>&amp;<!--'
    fc.assert(
      fc.property(fc.constantFrom(hostile, '\'"><', '</title><style>', ']]>', '<!--'), fc.string(), (attack, more) => {
        const texts = attack + more.replace(/[\u0000-\u001f\u007f]/g, '')
        const subject = texts
        const blocks = [
          { type: 'heading', level: 1, text: texts },
          { type: 'paragraph', text: texts },
          { type: 'button', text: texts, href: `https://a.example/?q=${texts}` },
          { type: 'image', src: `https://a.example/${texts}`, alt: texts },
          { type: 'table', caption: texts, head: [texts], rows: [[texts]] },
        ] as const
        const sender = { name: texts, postalAddress: texts, contact: texts }
        const plain = JSON.parse(JSON.stringify(blocks).replaceAll(JSON.stringify(texts).slice(1, -1), 'x'))
        const html = htmlOf(partsOf({ subject, preheader: texts, locale: 'en', blocks }, { sender, brandName: texts }))
        assert.deepEqual(
          shape(html),
          shape(
            htmlOf(
              partsOf(
                { subject: 'x', preheader: 'x', locale: 'en', blocks: plain },
                { sender: { name: 'x', postalAddress: 'x', contact: 'x' } },
              ),
            ),
          ),
        )
      }),
    )
  })

  test('no link ever leads elsewhere than to http(s)', () => {
    fc.assert(
      fc.property(anyContent, content => {
        for (const element of elementsOf(readHtml(htmlOf(partsOf(content))))) {
          const target = element.attributes.get('href') ?? element.attributes.get('src') ?? 'https://'
          assert.match(target, /^https?:\/\/[^\s"'<>]*$/)
        }
      }),
    )
  })

  test('the subject is one line, whatever stands in it', () => {
    assert.equal(renderMessage(partsOf({ ...everything, subject: 'a\r\nBcc: x' })).subject, 'a Bcc: x')
  })
})

describe('language', () => {
  for (const [locale, direction] of [
    ['ar', 'rtl'],
    ['he', 'rtl'],
    ['fa', 'rtl'],
    ['ur', 'rtl'],
    ['az-Arab', 'rtl'],
    ['ar-Latn', 'ltr'],
    ['en', 'ltr'],
    ['id', 'ltr'],
  ] as const) {
    test(`${locale} is written ${direction}, said on the document and on the message`, () => {
      const html = htmlOf(partsOf({ ...everything, locale }))
      assert.match(html, new RegExp(`<html lang="${locale}" dir="${direction}">`))
      assert.match(html, new RegExp(`<body[^>]*>\\s*<div lang="${locale}" dir="${direction}"`))
    })
  }

  test('our own words are in the language of the message, or say that they are English', () => {
    assert.match(
      htmlOf(partsOf({ ...everything, locale: 'de-AT' })),
      /<div lang="de" dir="ltr"[^>]*>\s*<p[^>]*>Diese Nachricht kommt von/,
    )
    assert.match(
      htmlOf(partsOf({ ...everything, locale: 'ja' })),
      /<div lang="en" dir="ltr"[^>]*>\s*<p[^>]*>This message is from/,
    )
  })

  test('what no speaker has reviewed is marked so', () => {
    assert.deepEqual(
      wordLanguages.filter(({ reviewed }) => reviewed).map(({ language }) => language),
      ['en'],
    )
    assert.deepEqual(
      wordLanguages.map(({ language }) => language),
      ['en', 'de', 'fr', 'es', 'id', 'ar'],
    )
  })
})

describe('formats', () => {
  const render = (format: (typeof formats)[number]) => renderMessage(partsOf(everything, { format }))

  test('plain has no HTML and the same text', () => {
    assert.equal(render('plain').html, undefined)
    assert.equal(render('plain').text, render('standard').text)
  })

  test('large print has nothing smaller than 20 px', () => {
    const sizes = [...(render('large-print').html ?? '').matchAll(/font-size:(\d+)px/g)].map(([, size]) => Number(size))
    assert.ok(sizes.length > 0 && sizes.every(size => size >= 20))
  })

  test('linear has no tables, says first what is in it, and numbers its sections', () => {
    const { html = '', text } = render('linear')
    assert.doesNotMatch(html, /<table/)
    assert.match(readText(readHtml(html)), /In this message: 1\. Offers 2\. Rates Good morning, Amina\./)
    assert.match(text, /Row 1:\n\n- Plan: Easy\n- Rate: 2 %/)
  })

  test('in every format and for every content, all texts and links of the blocks are in both parts', () => {
    fc.assert(
      fc.property(anyContent, fc.constantFrom(...formats), (content, format) => {
        const { html, text } = renderMessage(partsOf(content, { format }))
        for (const part of [text, ...(html === undefined ? [] : [readText(readHtml(html))])])
          for (const block of content.blocks)
            if (block.type === 'paragraph')
              for (const line of block.text.trim().split('\n')) assert.ok(flat(part).includes(flat(line)), line)
        for (const href of Object.values(links)) assert.ok(text.includes(href))
      }),
    )
  })
})

const flat = (text: string) => text.replace(/\s+/g, '')

test('a message without unsubscribe has no such link', () => {
  const { unsubscribe: _, ...rest } = links
  const { html, text } = renderMessage(partsOf(everything, { links: rest }))
  assert.doesNotMatch(`${html}${text}`, /unsubscribe/i)
})

test('content without a first heading gets its subject as one', () => {
  const blocks = everything.blocks.slice(1)
  assert.match(htmlOf(partsOf({ ...everything, blocks })), /<h1[^>]*>Spring at Warung Bank<\/h1>/)
  assert.ok(parseContent(JSON.parse(JSON.stringify({ ...everything, blocks }))).ok)
})
