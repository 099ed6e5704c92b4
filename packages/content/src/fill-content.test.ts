import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Content } from './blocks.ts'
import { fillContent } from './fill-content.ts'
import { everything } from './testing/samples.ts'
import { textsOf } from './texts.ts'

const content: Content = {
  subject: 'Hello {{ name }}',
  locale: 'en',
  blocks: [
    { type: 'paragraph', text: '{% if vip %}For you{% endif %}' },
    { type: 'list', ordered: false, items: ['One', '{{ two }}'] },
    { type: 'button', text: 'See', href: 'https://shop.example/{{ path }}' },
    { type: 'button', text: 'Choose', href: '{{ links.preferences }}' },
  ],
}
const filled = {
  subject: 'Hello Amina',
  'blocks.0.text': 'For you',
  'blocks.1.items.1': 'Two',
  'blocks.2.href': 'https://shop.example/a',
}

test('every text has its path, and our own links are left for later', () => {
  assert.deepEqual(textsOf(content), {
    subject: 'Hello {{ name }}',
    'blocks.0.text': '{% if vip %}For you{% endif %}',
    'blocks.1.items.0': 'One',
    'blocks.1.items.1': '{{ two }}',
    'blocks.2.text': 'See',
    'blocks.2.href': 'https://shop.example/{{ path }}',
    'blocks.3.text': 'Choose',
  })
})

test('each text is put where it belongs', () => {
  const done = fillContent(content, filled)
  assert.ok(done.ok)
  assert.equal(done.value.subject, 'Hello Amina')
  assert.deepEqual(done.value.blocks[1], { type: 'list', ordered: false, items: ['One', 'Two'] })
  assert.deepEqual(done.value.blocks[3], content.blocks[3])
  assert.deepEqual(fillContent(everything, textsOf(everything)), { ok: true, value: everything })
})

test('what a condition left empty is dropped', () => {
  const done = fillContent(content, { ...filled, 'blocks.0.text': ' ', 'blocks.1.items.1': '' })
  assert.ok(done.ok)
  assert.deepEqual(
    done.value.blocks.map(block => block.type),
    ['list', 'button', 'button'],
  )
  assert.deepEqual(done.value.blocks[0], { type: 'list', ordered: false, items: ['One'] })
})

test("what a customer's data breaks is refused with its path", () => {
  const broken: readonly [Record<string, string>, string][] = [
    [{ subject: 'Hello A\r\nBcc: x@y.example' }, 'subject'],
    [{ 'blocks.2.href': 'javascript:alert(1)' }, 'blocks.2.href'],
    [{ 'blocks.2.text': '' }, 'blocks.2.text'],
    [{ 'blocks.0.text': 'a\0' }, 'blocks.0.text'],
  ]
  for (const [change, path] of broken) {
    const done = fillContent(content, { ...filled, ...change })
    assert.deepEqual(!done.ok && done.error.map(fault => fault.path), [path])
  }
})
