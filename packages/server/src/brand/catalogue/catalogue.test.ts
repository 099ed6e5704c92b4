import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { onEachStore, placeFor } from '../../../../../test/stores.ts'
import type { Ground } from '../../adapters/ground.ts'
import { openStore } from '../../adapters/store/index.ts'
import { groundOn, otherProcess } from '../sources/testing/ground.ts'
import {
  changeItem,
  countItems,
  type Item,
  type ItemAsk,
  listItems,
  parseItem,
  readItem,
  upsertItems,
  withdrawItems,
} from './index.ts'

const ask = (item: string, more: Partial<ItemAsk> = {}): ItemAsk => ({
  item,
  title: `The ${item}`,
  link: `https://shop.example/${encodeURIComponent(item)}`,
  ...more,
})

function made(item: string, more: Partial<ItemAsk> = {}): Item {
  const parsed = parseItem(ask(item, more))
  assert.ok(parsed.ok, JSON.stringify(parsed))
  return parsed.value
}

async function taken(ground: Ground, ...items: Item[]) {
  const done = await upsertItems(ground, items)
  assert.ok(done.ok, JSON.stringify(done))
  return done.value
}

const all = ({ store }: Ground) => listItems(store, { after: -1, limit: 1_000 })

onEachStore('The catalogue', open => {
  test('items get numbers in the order they came, and keep them', async t => {
    const ground = await groundOn(t, await open())
    assert.deepEqual((await taken(ground, made('b'), made('a'))).numbers, [0, 1])
    ground.clock.advance(1_000)
    const again = await taken(ground, made('c'), made('a', { title: 'Another' }), made('b'))
    assert.deepEqual(again, { outcomes: ['created', 'changed', 'unchanged'], numbers: [2, 1, 0] })
    const now = ground.clock.now()
    assert.deepEqual(
      (await all(ground)).map(({ item, number, version, updatedAt }) => [item, number, version, updatedAt]),
      [
        ['b', 0, 1, now - 1_000],
        ['a', 1, 2, now],
        ['c', 2, 1, now],
      ],
    )
  })

  test('what an item says is read back as it was', async t => {
    const ground = await groundOn(t, await open())
    const attributes = { size: 'L', color: 'red', 'for whom?': 'everybody' }
    const item = made('p/1 ä', {
      provider: 'partner',
      category: 'cards',
      attributes,
      sensitive: true,
      available: false,
    })
    await taken(ground, item)
    assert.deepEqual(await readItem(ground.store, 'p/1 ä'), {
      ...item,
      number: 0,
      version: 1,
      updatedAt: ground.clock.now(),
    })
    assert.equal(await readItem(ground.store, 'P/1 ä'), undefined)
  })

  test('the same items again touch nothing, in whatever order their attributes stand', async t => {
    const ground = await groundOn(t, await open())
    await taken(ground, made('a', { attributes: { x: '1', y: '2' } }))
    const before = ground.store.stats().changes
    const { outcomes } = await taken(ground, made('a', { attributes: { y: '2', x: '1' } }))
    assert.deepEqual(outcomes, ['unchanged'])
    assert.equal((await readItem(ground.store, 'a'))?.version, 1)
    assert.ok(ground.store.stats().changes - before <= 1)
  })

  test('of an item that comes twice at once the later one holds, with one number', async t => {
    const ground = await groundOn(t, await open())
    const done = await taken(ground, made('a'), made('b'), made('a', { title: 'Later' }))
    assert.deepEqual(done, { outcomes: ['created', 'created', 'changed'], numbers: [0, 1, 0] })
    assert.deepEqual(
      (await all(ground)).map(({ title }) => title),
      ['Later', 'The b'],
    )
  })

  test('a dry run says the same and keeps nothing', async t => {
    const ground = await groundOn(t, await open())
    await taken(ground, made('a'))
    const before = await all(ground)
    const done = await upsertItems(ground, [made('b'), made('a', { title: 'x' })], { dryRun: true })
    assert.deepEqual(done.ok && done.value.outcomes, ['created', 'changed'])
    assert.deepEqual(await withdrawItems(ground, () => true, { dryRun: true }), { ok: true, value: 1 })
    assert.deepEqual(await all(ground), before)
  })

  test('many batches of new items at once make one dense catalogue', async t => {
    const ground = await groundOn(t, await open())
    const batches = Array.from({ length: 12 }, (_, batch) => Array.from({ length: 9 }, (_, n) => made(`i${batch + n}`)))
    await Promise.all(batches.map(batch => taken(ground, ...batch)))
    const held = await all(ground)
    assert.deepEqual(
      held.map(({ number }) => number),
      Array.from({ length: 20 }, (_, number) => number),
    )
    assert.equal(new Set(held.map(({ item }) => item)).size, 20)
  })

  test('one item changes where nobody else did meanwhile: what is absent stays, null takes away', async t => {
    const ground = await groundOn(t, await open())
    await taken(ground, made('a', { provider: 'partner', category: 'cards' }))
    const changed = await changeItem(ground, 'a', { available: false, provider: null }, ({ version }) => version === 1)
    assert.ok(changed.ok)
    const { provider, category, available, version } = changed.value
    assert.deepEqual([provider, category, available, version], [undefined, 'cards', false, 2])
    const codeOf = async (done: ReturnType<typeof changeItem>) => {
      const result = await done
      return result.ok ? 'ok' : result.error.code
    }
    assert.equal(await codeOf(changeItem(ground, 'a', {}, item => item.version === 1)), 'version-moved')
    assert.equal(await codeOf(changeItem(ground, 'b', {}, () => true)), 'item-unknown')
    assert.equal(await codeOf(changeItem(ground, 'a', { link: 'http://a.example' }, () => true)), 'items-invalid')
    const race = await Promise.all([
      codeOf(changeItem(ground, 'a', { title: 'one' }, () => true)),
      codeOf(changeItem(ground, 'a', { title: 'two' }, () => true)),
    ])
    assert.deepEqual(race.toSorted(), ['ok', 'version-moved'])
  })

  test('what is gone is not shown any more, and is not deleted', async t => {
    const ground = await groundOn(t, await open())
    const many = Array.from({ length: 1_203 }, (_, n) => made(`i${n}`, { sensitive: n === 0 }))
    await taken(ground, ...many.slice(0, 700))
    await taken(ground, ...many.slice(700))
    const gone = await withdrawItems(ground, ({ number }) => number % 2 === 0)
    assert.deepEqual(gone, { ok: true, value: 602 })
    assert.deepEqual(await countItems(ground.store), { items: 1_203, available: 601, sensitive: 1 })
    assert.deepEqual(await withdrawItems(ground, ({ number }) => number % 2 === 0), { ok: true, value: 0 })
    await taken(ground, made('i2'))
    assert.equal((await readItem(ground.store, 'i2'))?.available, true)
  })

  test('items are listed by category and by whether they may be shown', async t => {
    const ground = await groundOn(t, await open())
    assert.deepEqual(await countItems(ground.store), { items: 0, available: 0, sensitive: 0 })
    await taken(ground, made('a', { category: 'x' }), made('b'), made('c', { category: 'x', available: false }))
    const ids = async (more: object) =>
      (await listItems(ground.store, { after: -1, limit: 9, ...more })).map(one => one.item)
    assert.deepEqual(await ids({ category: 'x' }), ['a', 'c'])
    assert.deepEqual(await ids({ category: 'x', available: true }), ['a'])
    assert.deepEqual(await ids({ after: 0 }), ['b', 'c'])
  })
})

test('two processes that bring new items at once: both are taken, and the numbers stay dense', async t => {
  const { config, end } = await placeFor('postgres')
  const [one, two] = [await openStore(config), await openStore(config)]
  t.after(async () => {
    await Promise.all([one.close(), two.close()])
    end()
  })
  const ground = await groundOn(t, one)
  const other = otherProcess(ground, two)
  for (let round = 0; round < 5; round++)
    await Promise.all([
      taken(ground, made(`a${round}`), made(`both${round}`)),
      taken(other, made(`b${round}`), made(`both${round}`)),
    ])
  assert.deepEqual(
    (await all(ground)).map(({ number }) => number),
    Array.from({ length: 15 }, (_, number) => number),
  )
})

const faultsOf = (more: Partial<ItemAsk>): string[] => {
  const parsed = parseItem(ask('a', more))
  return parsed.ok ? [] : parsed.error.map(({ path, says }) => `${path} ${says}`)
}

test('all faults of an item are told at once', () => {
  assert.deepEqual(
    faultsOf({
      item: ' a',
      title: '',
      link: 'javascript:alert(1)',
      provider: 'x'.repeat(201),
      category: 'a\nb',
      attributes: { ['__proto__']: 'x', size: '' },
    }),
    [
      'item begins or ends with a blank',
      'title is empty',
      'link must be a whole address that begins with https://',
      'provider is 201 characters long; at most 200 are allowed',
      'category holds a control character (such as a line end or NUL)',
      'attributes the name "__proto__" is no name an attribute may have',
      'attributes.size is empty',
    ],
  )
})

test('a link leads to an https page and hides nothing', () => {
  for (const link of [
    'http://shop.example/',
    '//shop.example/',
    '/cards',
    'https:shop.example',
    'https://',
    'https://shop.example/a b',
    'https://shop.example/\u0000',
    'https://jo:pw@shop.example/',
    'https://shop.example/"onclick="x',
    'data:text/html,x',
    `https://shop.example/${'x'.repeat(2_048)}`,
  ])
    assert.equal(faultsOf({ link }).length, 1, link)
  for (const link of ['https://shop.example', 'HTTPS://Bücher.example/ä?x=1&y=%20#z', ' https://shop.example/ '])
    assert.deepEqual(faultsOf({ link }), [], link)
})

test('there may be fifty attributes, no more', () => {
  const attributes = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`a${i}`, 'x']))
  assert.deepEqual(faultsOf({ attributes: attributes(50) }), [])
  assert.deepEqual(faultsOf({ attributes: attributes(51) }), ['attributes are 51; at most 50 are allowed'])
  assert.deepEqual(faultsOf({ attributes: { a: 'x', ' a': 'y' } }), ['attributes has "a" twice'])
})

test('whatever is sent, an item is taken with texts a page can show, or each fault has a path', () => {
  const text = fc.string({ unit: 'binary', maxLength: 12 })
  const some = fc.record({
    item: text,
    title: text,
    link: fc.oneof(text, fc.webUrl({ validSchemes: ['https', 'http'] })),
    provider: fc.option(text),
    category: fc.option(text),
    attributes: fc.dictionary(text, text, { maxKeys: 3 }),
    sensitive: fc.boolean(),
  })
  fc.assert(
    fc.property(some, sent => {
      const parsed = parseItem(sent)
      if (!parsed.ok) return assert.ok(parsed.error.length > 0 && parsed.error.every(({ path }) => path !== ''))
      const { attributes, ...rest } = parsed.value
      const texts = [...Object.values(rest), ...Object.entries(attributes).flat()].filter(
        one => typeof one === 'string',
      )
      for (const one of texts)
        assert.ok(one.trim() === one && one !== '' && one.isWellFormed() && !/[\u0000-\u001f]/.test(one))
      assert.deepEqual(parseItem(parsed.value), parsed)
    }),
    { numRuns: 2_000 },
  )
})
