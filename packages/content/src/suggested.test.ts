import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Content } from './blocks.ts'
import { fillContent } from './fill-content.ts'
import { lintMessage } from './lint/lint-message.ts'
import { renderMessage } from './message.ts'
import { parseContent } from './parse-content.ts'
import type { Suggested } from './suggested.ts'
import { links, partsOf } from './testing/samples.ts'

const content: Content = {
  subject: 'News of this month',
  preheader: 'Three things that are new, and what else there is for you to read.',
  locale: 'en',
  blocks: [
    { type: 'paragraph', text: 'Good morning.' },
    { type: 'recommendations', title: 'For {{ customer.name }}', count: 3 },
  ],
}
const texts = { 'blocks.1.title': 'For Amina' }
const salt: Suggested = {
  title: 'The Salt Road <b>',
  href: 'https://books.example/b-104?a=1&b=2',
  reasons: [{ kind: 'history', about: 'Walden & more', share: 0.414 }],
}
const own = { ...links, suggestions: 'https://brand.example/s/token' }

function filled(suggested: readonly Suggested[], locale = 'en') {
  const done = fillContent({ ...content, locale }, texts, suggested)
  assert.ok(done.ok, JSON.stringify(done))
  return { content: done.value, ...renderMessage(partsOf(done.value, { links: own })) }
}

test('each thing stands with its largest reason, and with what remains', () => {
  const { html = '', text } = filled([salt])
  assert.match(
    text,
    /## For Amina\n\n- The Salt Road <b>:\n {2}https:\/\/books\.example\/b-104\?a=1&b=2\n {2}Because of Walden & more: 41%\n {2}Everything else together: 59%/,
  )
  assert.match(text, /See why these, and change it:\n {2}https:\/\/brand\.example\/s\/token/)
  assert.match(html, /href="https:\/\/books\.example\/b-104\?a=1&amp;b=2"/)
  assert.match(
    html,
    /The Salt Road &lt;b&gt;<\/a><br><span>Because of Walden &amp; more: 41%<br>Everything else together: 59%<\/span>/,
  )
})

test('what was added so that others are seen too says which others', () => {
  const reasons = [{ kind: 'balance', share: 0.03 }] as const
  assert.match(filled([{ ...salt, reasons }]).text, / {2}So that everybody who sells here is seen: 3%/)
  const ofKinds = [{ kind: 'balance', about: 'novels', share: 0.03 }] as const
  assert.match(filled([{ ...salt, reasons: ofKinds }]).text, / {2}So that all kinds of things are seen: 3%/)
})

test('the finished message has nothing that keeps people from reading it', () => {
  const message = filled([salt, { ...salt, title: 'Roses' }])
  const findings = lintMessage({ ...message, links: own })
  assert.deepEqual(
    findings.filter(({ level }) => level === 'block'),
    [],
  )
})

test('where nothing of the person was used, that is what is said', () => {
  const { text } = filled([{ title: 'Emma', href: 'https://books.example/emma' }])
  assert.match(text, /- Emma:\n {2}\S+\n {2}What many people choose\. Nothing about you was used\./)
})

test('several reasons stand below each other; what holds back makes the rest negative', () => {
  const because = (...shares: (number | undefined)[]) =>
    filled([
      {
        ...salt,
        reasons: shares.map(share => ({ kind: 'interest', about: 'ponds', ...(share === undefined ? {} : { share }) })),
      },
    ])
      .text.match(/b-104.*\n((?:.|\n)*?)\n\n/)?.[1]
      ?.split('\n')
      .map(line => line.trim())
  assert.deepEqual(because(0.6, 0.3), [
    'Because you like ponds: 60%',
    'Because you like ponds: 30%',
    'Everything else together: 10%',
  ])
  assert.deepEqual(because(1.2), ['Because you like ponds: 120%', 'Everything else together: -20%'])
  assert.deepEqual(because(0.996), ['Because you like ponds: 100%'])
  assert.deepEqual(because(undefined), ['Because you like ponds'])
})

test('without anything to suggest the place is gone, title and all', () => {
  const { text, content: left } = filled([])
  assert.deepEqual(left.blocks, [content.blocks[0]])
  assert.doesNotMatch(text, /For Amina|See why these/)
})

test('no more than there is place for', () => {
  const { content: done } = filled([1, 2, 3, 4, 5].map(n => ({ ...salt, title: `Book ${n}` })))
  const list = done.blocks.find(({ type }) => type === 'links')
  assert.deepEqual(list?.type === 'links' && list.items.map(({ text }) => text), ['Book 1', 'Book 2', 'Book 3'])
})

test('our words in another language than the message say which', () => {
  const { html = '' } = filled([salt], 'pt')
  assert.match(html, /<span lang="en" dir="ltr">Because of/)
  assert.match(html, /<a class="l" href="https:\/\/brand\.example\/s\/token" lang="en" dir="ltr"/)
  assert.doesNotMatch(filled([salt], 'de-AT').html ?? '', /<span lang=/)
  assert.match(filled([salt], 'ar').html ?? '', /<span>بسبب Walden &amp; more: /)
})

test('what the catalogue brings is checked as strictly as what the brand wrote', () => {
  for (const bad of [{ title: 'One\nTwo' }, { href: 'javascript:alert(1)' }, { title: '' }]) {
    const done = fillContent(content, texts, [{ ...salt, ...bad }])
    assert.equal(done.ok, false, JSON.stringify(bad))
  }
})

test('a message has one place for suggestions, for one to ten things', () => {
  const place = { type: 'recommendations', title: 'For you', count: 3 }
  const parsed = (...blocks: object[]) => parseContent({ subject: 'a', locale: 'en', blocks } as never)
  assert.ok(parsed(place).ok)
  assert.deepEqual(parsed({ ...place, count: undefined }), parsed(place))
  for (const blocks of [
    [place, place],
    [{ ...place, count: 0 }],
    [{ ...place, count: 11 }],
    [{ ...place, count: 1.5 }],
    [{ ...place, more: 1 }],
  ])
    assert.equal(parsed(...blocks).ok, false, JSON.stringify(blocks))
})

test('a list of links is a block of its own, with faults at their place', () => {
  const parsed = (items: unknown, more = {}) =>
    parseContent({ subject: 'a', locale: 'en', blocks: [{ type: 'links', items, ...more }] } as never)
  assert.ok(parsed([{ text: 'Rates', href: 'https://bank.example/rates', note: 'As of May' }], { language: 'de' }).ok)
  const bad = parsed([{ text: '', href: 'ftp://x' }], { noteLanguage: '??' })
  assert.deepEqual(!bad.ok && bad.error.map(({ path }) => path), [
    'blocks.0.items.0.href',
    'blocks.0.items.0.text',
    'blocks.0.noteLanguage',
  ])
})
