import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { openTemplates } from './index.ts'

const templates = openTemplates({ timeoutMs: 500, memoryMb: 48 })
after(() => templates.close())

// The person's own lists are not counted by the limits inside Liquid, so only the end of the worker stops these loops.
const list = Array.from({ length: 1_000 }, (_, i) => i)
const endless = `${'{% for a in list %}'.repeat(5)}${'{% endfor %}'.repeat(5)}`

const renderOne = async (text: string, person: Record<string, unknown> = {}) => {
  const batch = await templates.render({ text }, [person])
  return batch.ok ? batch.value[0]! : batch
}
const says = async (text: string, person: Record<string, unknown> = {}) => {
  const one = await renderOne(text, person)
  assert.ok(!one.ok, `rendered ${JSON.stringify(one)}`)
  return one.error
}

describe('rendering', () => {
  test('each text is filled in for each person, in order, as plain text', async () => {
    const batch = await templates.render({ subject: 'Hello {{ name }}', 'blocks.0.text': 'No braces' }, [
      { name: 'Amina' },
      { name: '<b>Bo</b>' },
    ])
    assert.deepEqual(batch, {
      ok: true,
      value: [
        { ok: true, value: { subject: 'Hello Amina', 'blocks.0.text': 'No braces' } },
        { ok: true, value: { subject: 'Hello <b>Bo</b>', 'blocks.0.text': 'No braces' } },
      ],
    })
  })

  test('a variable that one person lacks is named, and the others get their message', async () => {
    const batch = await templates.render({ subject: 'Hello\n{{ name }}' }, [{}, { name: 'Bo' }])
    assert.ok(batch.ok)
    assert.deepEqual(batch.value[0], {
      ok: false,
      error: { kind: 'template', path: 'subject', line: 2, says: 'undefined variable: name' },
    })
    assert.deepEqual(batch.value[1], { ok: true, value: { subject: 'Hello\nBo' } })
  })

  test('null renders as nothing; default and conditions may ask for what is not there', async () => {
    assert.deepEqual(await renderOne('[{{ name }}]', { name: null }), { ok: true, value: { text: '[]' } })
    assert.deepEqual(await renderOne('{{ name | default: "friend" }}'), { ok: true, value: { text: 'friend' } })
    assert.deepEqual(await renderOne('{% if vip %}yes{% else %}no{% endif %}'), { ok: true, value: { text: 'no' } })
  })
})

describe('a template reaches nothing but its person', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'process', 'env', 'globalThis', 'require']) {
    test(`{{ ${name} }} is unknown`, async () => {
      assert.match((await says(`{{ ${name} }}`)).says, /undefined variable/)
    })
    test(`{{ name.${name} }} is unknown`, async () => {
      assert.match((await says(`{{ name.${name} }}`, { name: 'Amina' })).says, /undefined variable/)
    })
  }
  for (const tag of [
    'include "/etc/passwd"',
    'render "/etc/passwd"',
    'layout "/etc/passwd"',
    'block a',
    'tablerow a in b',
  ]) {
    test(`{% ${tag} %} is no tag`, async () => {
      assert.match((await says(`{% ${tag} %}`)).says, /tag "\w+" not found/)
    })
  }
  test('an unknown filter is an error', async () => {
    assert.match((await says('{{ "a" | exec }}')).says, /undefined filter: exec/)
  })
})

describe('a template that takes too much is ended, and only that', () => {
  test('a loop that never ends', async () => {
    const loops = templates.render({ text: endless }, [{ list }])
    const behind = templates.render({ text: 'Hello {{ name }}' }, [{ name: 'Bo' }])
    const ended = await loops
    assert.ok(!ended.ok)
    assert.equal(ended.error.kind, 'slow')
    assert.deepEqual(await behind, { ok: true, value: [{ ok: true, value: { text: 'Hello Bo' } }] })
  })

  test('a memory bomb', async () => {
    const text =
      '{% assign a = "aaaaaaaaaaaaaaaa" %}{% for i in (1..60) %}{% assign a = a | append: a | upcase %}{% endfor %}{{ a | split: "" | size }}'
    const one = await renderOne(text)
    assert.ok(!one.ok)
    assert.deepEqual(await renderOne('still here'), { ok: true, value: { text: 'still here' } })
  })

  test('more texts than the heap holds', async () => {
    const small = openTemplates({ timeoutMs: 60_000, memoryMb: 24 })
    const people = Array.from({ length: 20_000 }, (_, i) => ({ name: `person ${i}` }))
    const batch = await small.render({ text: '{% for i in (1..2000) %}{{ name }}{% endfor %}' }, people)
    assert.equal(!batch.ok && batch.error.kind, 'memory')
    const next = await small.render({ text: 'still here' }, [{}])
    assert.deepEqual(next, { ok: true, value: [{ ok: true, value: { text: 'still here' } }] })
    await small.close()
  })

  test('a text that becomes too long', async () => {
    assert.match((await says('{% for i in (1..20000) %}0123456789{% endfor %}')).says, /more than 100000 characters/)
  })
})

describe('checking', () => {
  test('every text that does not parse is named with its line', async () => {
    const checked = await templates.check({
      subject: 'Hello {{ name',
      'blocks.0.text': 'a\nb\n{% if x %}',
      'blocks.1.text': 'fine',
    })
    assert.ok(!checked.ok)
    assert.deepEqual(
      checked.error.map(({ path, line }) => [path, line]),
      [
        ['subject', 1],
        ['blocks.0.text', 3],
      ],
    )
  })

  test('a variable that is not declared is named before anybody is written to', async () => {
    const known = ['customer.name', 'brand']
    const subject = '{% assign a = 1 %}{{ a }} {{ customer.name }} {{ brand.name }}\n{{ customer.nmae | default: "x" }}'
    const other = '{{ customer }}{{ customer[key] }}{% for a in customer.list %}{{ a }}{% endfor %}'
    const checked = await templates.check({ subject, other }, known)
    assert.ok(!checked.ok)
    assert.deepEqual(
      checked.error.map(({ path, line, says }) => [path, line, says.match(/"(.*)"/)?.[1]]),
      [
        ['subject', 2, 'customer.nmae'],
        ['other', 1, 'customer'],
        ['other', 1, 'customer[…]'],
        ['other', 1, 'customer.list'],
        ['other', 1, 'key'],
      ],
    )
    assert.deepEqual(await templates.check({ subject: '{{ customer.name.size }}' }, known), {
      ok: true,
      value: undefined,
    })
  })
})

test('what runs and what waits when the templates are closed ends with the fault closed', async () => {
  const own = openTemplates({ timeoutMs: 60_000, memoryMb: 48 })
  await own.render({ text: 'warm' }, [{}])
  const runs = own.render({ text: endless }, [{ list }])
  const waits = own.render({ text: 'a' }, [{}])
  await new Promise(resolve => setImmediate(resolve))
  await own.close()
  for (const ended of [await runs, await waits]) assert.equal(!ended.ok && ended.error.kind, 'closed')
})

test('a person that cannot be handed to the worker fails its own batch only', async () => {
  await assert.rejects(templates.render({ text: 'a' }, [{ name: () => 'Bo' }]))
  assert.deepEqual(await renderOne('still here'), { ok: true, value: { text: 'still here' } })
})
