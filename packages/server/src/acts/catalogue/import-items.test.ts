import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { countItems, listItems, readItem } from '../../brand/catalogue/index.ts'
import { type ItemMap, importItems, noMap, parseItemMap } from './index.ts'

async function* bytesOf(...chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}

type Given = { map?: ItemMap; dryRun?: boolean; all?: boolean; rejects?: string[] }

const bring = (house: TestHouse, csv: string | Uint8Array, { rejects = [], ...given }: Given = {}) =>
  importItems(house, {
    map: noMap,
    dryRun: false,
    all: false,
    ...given,
    csv: bytesOf(csv),
    onReject: line => void rejects.push(line),
  })

async function report(house: TestHouse, csv: string | Uint8Array, given: Given = {}) {
  const done = await bring(house, csv, given)
  assert.ok(done.ok, JSON.stringify(done))
  return done.value
}

const mapOf = (text: string): ItemMap => {
  const map = parseItemMap(text)
  assert.ok(map.ok, JSON.stringify(map))
  return map.value
}

const head = 'id,title,link\n'
const row = (id: string) => `${id},The ${id},https://shop.example/${id}\n`
const file = (...ids: string[]) => head + ids.map(row).join('')

onEachPlace('importing items', place => {
  const open = async (t: { after(done: () => Promise<void>): void }) => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    return house
  }

  test('columns are known by their names, the others are attributes', async t => {
    const house = await open(t)
    const csv =
      'SKU;Name;url;Seller;category;Sensitive;AVAILABLE;Farbe;id\n1;Tee;https://a.example/1;Ann;tea;yes;0;grün;x\n'
    const done = await report(house, csv)
    assert.deepEqual([done.read, done.taken, done.created, done.rejected], [1, 1, 1, 0])
    const { number: _, version: __, updatedAt: ___, ...item } = (await readItem(house.store, 'x'))!
    assert.deepEqual(item, {
      item: 'x',
      title: 'Tee',
      link: 'https://a.example/1',
      provider: 'Ann',
      category: 'tea',
      attributes: { Farbe: 'grün', SKU: '1' },
      sensitive: true,
      available: false,
    })
  })

  test('a map names columns, fixes values and chooses the attributes', async t => {
    const house = await open(t)
    const map = mapOf(`
item: { column: artnr }
link: { column: seite }
provider: { fixed: own }
attributes: { size: { column: groesse } }
delimiter: "|"
`)
    await report(house, 'artnr|title|seite|groesse|preis\n7|Hemd|https://a.example/7|L|20\n', { map })
    const item = (await readItem(house.store, '7'))!
    assert.deepEqual([item.title, item.provider, item.attributes], ['Hemd', 'own', { size: 'L' }])
  })

  test('twice changes nothing, and what is missing from a file stays', async t => {
    const house = await open(t)
    await report(house, file('a', 'b'))
    const before = await listItems(house.store, { after: -1, limit: 9 })
    house.clock.advance(1_000)
    const again = await report(house, file('b', 'a'))
    assert.deepEqual([again.created, again.changed, again.unchanged], [0, 0, 2])
    await report(house, file('a'))
    assert.deepEqual(await listItems(house.store, { after: -1, limit: 9 }), before)
  })

  test('a row with faults goes to the rejects file with all of them, and can be corrected there', async t => {
    const house = await open(t)
    const rejects: string[] = []
    const csv = `${head}a,,http://a.example\n,No id,https://a.example/x\n${row('b')}c,too,many,fields\n`
    const done = await report(house, csv, { rejects })
    assert.deepEqual([done.taken, done.rejected], [1, 3])
    assert.deepEqual(done.reasons, { 'import-bad-value': 2, 'import-key-missing': 1, 'import-ragged-row': 1 })
    assert.equal(
      rejects[1],
      '2,no,"title; link","import-bad-value; import-bad-value","title is empty; link must be a whole address that begins with https://",,a,,http://a.example\n',
    )
    const corrected = rejects.slice(0, 2).join('').replace('a,,http:', 'a,The a,https:')
    assert.equal((await report(house, corrected)).created, 1)
    assert.deepEqual((await readItem(house.store, 'a'))?.attributes, {})
  })

  test('with `all`, what no row names becomes unavailable; a refused row still names its item', async t => {
    const house = await open(t)
    await report(house, file('a', 'b', 'c', 'd'))
    const csv = `${file('a', 'new')}b,,https://shop.example/b\n`
    const tried = await report(house, csv, { all: true, dryRun: true })
    assert.equal(tried.withdrawn, 2)
    assert.equal((await countItems(house.store)).available, 4)
    assert.equal((await report(house, csv, { all: true })).withdrawn, 2)
    const shown = await listItems(house.store, { after: -1, limit: 9, available: true })
    assert.deepEqual(
      shown.map(({ item }) => item),
      ['a', 'b', 'new'],
    )
    const back = await report(house, file('a', 'b', 'new', 'c'), { all: true })
    assert.deepEqual([back.changed, back.withdrawn], [1, 0])
  })

  test('a file without a good row, or with a line that hides its item, empties nothing', async t => {
    const house = await open(t)
    await report(house, file('a', 'b'))
    const broken = Buffer.concat([Buffer.from(file('a')), Buffer.from([0x62, 0xff, 0x0a])])
    for (const csv of [head, `${head}x,,\n`, `${file('a')}b,"The b,https://shop.example/b\n`, broken])
      assert.equal((await report(house, csv, { all: true })).withdrawn, undefined)
    assert.equal((await countItems(house.store)).available, 2)
  })

  test('a file of several batches is one catalogue; interrupted, it is simply sent again', async t => {
    const house = await open(t)
    const ids = Array.from({ length: 2_345 }, (_, n) => `i${n}`)
    const csv = file(...ids)
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(csv.slice(0, csv.length - 20))
      throw new Error('the line went dead')
    }
    const half = importItems(house, { csv: cut(), map: noMap, dryRun: false, all: true })
    await assert.rejects(half, /went dead/)
    const done = await report(house, csv, { all: true })
    assert.equal(done.created + done.unchanged, 2_345)
    assert.deepEqual(await countItems(house.store), { items: 2_345, available: 2_345, sensitive: 0 })
    const last = (await readItem(house.store, 'i2344'))!
    assert.equal(last.number, 2_344)
  })

  test('what the header lacks is told at once, before any row', async t => {
    const house = await open(t)
    const faults = async (csv: string, map = noMap) => {
      const done = await bring(house, csv, { map })
      assert.ok(!done.ok && 'faults' in done.error)
      return done.error.faults.map(({ says }) => says)
    }
    assert.deepEqual(await faults('color,url\n'), [
      'no column is called item, id or sku; rename one, or name it in a map: item: { column: … }',
      'no column is called title or name; rename one, or name it in a map: title: { column: … }',
    ])
    assert.deepEqual(await faults('id,title,link\n', mapOf('category: { column: kind }')), [
      'the map names the column "kind", which the file does not have',
    ])
    const many = Array.from({ length: 51 }, (_, n) => `a${n}`).join()
    assert.deepEqual(await faults(`id,title,link,${many}\n`), [
      '51 columns would be attributes; at most 50 are held: name those that count in a map',
    ])
    assert.deepEqual(await faults(''), ['the file is empty; its first line must name the columns'])
  })
})

test('a map tells all its faults at once, with line and column', () => {
  const map = parseItemMap('item: { column: a, fixed: b }\nshoe: 3\nattributes: [x]\nprovider: own\ndelimiter: ab\n')
  assert.deepEqual(map.ok ? [] : map.error.map(({ path, line, column }) => `${path}:${line}:${column}`), [
    'shoe:2:1',
    'item:1:1',
    'provider:4:1',
    'attributes:3:1',
    'delimiter:5:1',
  ])
})
