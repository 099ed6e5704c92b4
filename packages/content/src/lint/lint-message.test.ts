import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Block, Content } from '../blocks.ts'
import { contrast, dark, light } from '../colors.ts'
import { renderMessage } from '../message.ts'
import { anyContent, everything, links, partsOf } from '../testing/samples.ts'
import type { LintAsk } from './finding.ts'
import { lintMessage } from './lint-message.ts'

const askFor = (content: Content, format: 'standard' | 'large-print' | 'linear' = 'standard'): LintAsk => ({
  ...renderMessage(partsOf(content, { format })),
  content,
  links,
})
const rules = (ask: LintAsk) => [...new Set(lintMessage(ask).map(finding => finding.rule))].sort()
const spoiled = (from: string | RegExp, to: string): string[] => {
  const ask = askFor(everything)
  const html = ask.html!.replace(from, to)
  assert.notEqual(html, ask.html, 'the change must change something')
  return rules({ ...ask, html })
}
const saying = (text: string, change: Partial<Content> = {}) =>
  rules(askFor({ ...everything, blocks: [{ type: 'paragraph', text }], ...change }))

test('a message of every kind of block is clean in every format', () => {
  for (const format of ['standard', 'large-print', 'linear'] as const)
    assert.deepEqual(lintMessage(askFor(everything, format)), [])
})

test('what we render never breaks a rule that blocks', () => {
  fc.assert(
    fc.property(
      anyContent,
      fc.constantFrom('standard' as const, 'large-print' as const, 'linear' as const),
      (content, format) => {
        assert.deepEqual(
          lintMessage(askFor(content, format)).filter(finding => finding.level === 'block'),
          [],
        )
      },
    ),
  )
})

test('our colors have 4.5:1 in both schemes, lines 3:1', () => {
  for (const { back, text, muted, link, button, onButton, line } of [light, dark]) {
    for (const color of [text, muted, link]) assert.ok(contrast(color, back) >= 4.5)
    assert.ok(contrast(onButton, button) >= 4.5)
    assert.ok(contrast(line, back) >= 3)
  }
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.equal(contrast(light.text, light.back).toFixed(2), '17.92')
})

describe('each rule finds what it is for', () => {
  const spoils: readonly [string, string | RegExp, string][] = [
    ['E01', '<html lang="en"', '<html lang="und"'],
    ['E01', '<html lang="en"', '<html lang="de"'],
    ['E02', '<div lang="en" dir="ltr" role="article"', '<div role="article"'],
    ['E03', /<title>.*<\/title>/, '<title></title>'],
    ['E04', /<caption.*<tbody>/s, '<tbody>'],
    ['E05', /<caption.*<\/caption>/s, ''],
    ['E05', 'scope="col"', ''],
    ['E06', ' alt="Our branch in Jalan Braga"', ''],
    ['E07', 'See the offers', ''],
    ['E08', `color:${light.muted}`, 'color:#8a93a5'],
    ['E08', `.l{color:${dark.link}!important}`, ''],
    [
      'E09',
      'Good morning, Amina.',
      'Good morning, Amina. And much more is said here than in the text part of it, for quite a while',
    ],
    ['E09', 'https://shop.example/offers', 'https://other.example/offers'],
    ['E10', 'href="https://brand.example/w/token"', 'href="https://brand.example/x"'],
    ['E12', '<hr', '<form></form><hr'],
    ['E12', '<h1', '<h1 onclick="x"'],
    ['W01', /<h1(.*)<\/h1>/, '<h2$1</h2>'],
    ['W03', 'font-size:14px', 'font-size:11px'],
    ['W04', 'line-height:1.5', 'line-height:1.1'],
    ['W05', 'text-align:start', 'text-align:center'],
    ['W06', 'See the offers', 'Click here'],
    ['W07', 'See the offers', 'Choose what we send'],
    ['W08', 'text-decoration:underline', 'text-decoration:none'],
    ['W11', 'prefers-color-scheme:dark', 'print'],
    ['W15', '<hr', `<!--${'x'.repeat(102_000)}--><hr`],
    ['W17', '<html lang="en" dir="ltr"', '<html lang="en" dir="rtl"'],
  ]
  for (const [rule, from, to] of spoils)
    test(`${rule}: ${String(from).slice(0, 40)}`, () =>
      assert.ok(spoiled(from, to).includes(rule), `${spoiled(from, to)}`))

  test('E09, E10: an empty text part', () => {
    assert.deepEqual(rules({ ...askFor(everything), text: '' }), ['E09', 'E10'])
  })

  test('E11: only pictures', () => {
    const image: Block = { type: 'image', src: 'https://a.example/b.png', alt: 'A text in a picture' }
    assert.deepEqual(rules(askFor({ ...everything, blocks: [image, image] })), ['E11'])
  })

  const written: readonly [string, string, Partial<Content>?][] = [
    ['W02', 'Hello', { preheader: 'Short' }],
    ['W02', 'Hello', { preheader: `${everything.subject}: all of what is new for you` }],
    ['W10', `${'Word '.repeat(26)}ends. Then comes a short one here.`],
    ['W13', 'Look 🎉🎉🎉'],
    ['W14', 'THIS GREAT OFFER is for you'],
    ['M1', 'Hurry, the offer ends tonight'],
    ['M2', 'Only 2 left in stock'],
    ['M4', 'No thanks, I don’t want to save money'],
  ]
  for (const [rule, text, change] of written)
    test(`${rule}: ${text.slice(0, 40)}`, () => assert.deepEqual(saying(text, change), [rule]))
})

describe('hints are given where they belong', () => {
  test('as warnings, with the words that were found', () => {
    const found = lintMessage(
      askFor({ ...everything, blocks: [{ type: 'button', text: 'Act now', href: 'https://a.example/' }] }),
    )
    assert.deepEqual(found, [
      {
        rule: 'M1',
        level: 'warn',
        where: 'blocks.0.text',
        says: '"Act now" hints at false urgency; say the true last day instead, or leave it out',
      },
    ])
  })

  test('not for plain words, nor in a language whose words we do not know', () => {
    for (const text of [
      'The offer is valid until 30 April.',
      'No, do not send me offers',
      'We have 12 branches.',
      'Act on Monday or later.',
    ])
      assert.deepEqual(saying(text), [], text)
    assert.deepEqual(saying('Hurry', { locale: 'id' }), [])
  })
})
