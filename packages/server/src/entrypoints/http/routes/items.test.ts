import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { assertProblem, faultPaths, openTestApi, type TestApi } from '../testing/api.ts'

const item = (id: string, more: object = {}) => ({
  item: id,
  title: `The ${id}`,
  link: `https://shop.example/${encodeURIComponent(id)}`,
  ...more,
})
const take = (api: TestApi, items: object[], more: object = {}) =>
  api.call('POST', '/v1/items', { body: { items, ...more } })

onEachPlace('the API of the catalogue', place => {
  test('a batch is taken, and taken again it touches nothing', async t => {
    const api = await openTestApi(t, { place: await place() })
    const batch = [item('a'), item('b', { category: 'cards', sensitive: true })]
    const first = await take(api, batch)
    assert.equal(first.status, 200, first.text)
    assert.deepEqual(first.json, { created: 2, changed: 0, unchanged: 0, dry_run: false })
    const again = await take(api, [...batch, item('c')], { dry_run: true })
    assert.deepEqual(again.json, { created: 1, changed: 0, unchanged: 2, dry_run: true })
    const { json } = await api.call('GET', '/v1/items')
    assert.deepEqual(json['total'], { items: 2, available: 2, sensitive: 1 })
    assert.deepEqual((json['items'] as object[])[1], {
      ...item('b'),
      number: 1,
      version: 1,
      provider: null,
      category: 'cards',
      attributes: {},
      sensitive: true,
      available: true,
      updated_at: api.house.clock.now(),
    })
  })

  test('an Idempotency-Key gives the first answer again', async t => {
    const api = await openTestApi(t, { place: await place() })
    const ask = { body: { items: [item('a')] }, headers: { 'idempotency-key': 'one' } }
    const [first, second] = [await api.call('POST', '/v1/items', ask), await api.call('POST', '/v1/items', ask)]
    assert.equal(second.text, first.text)
    assert.equal(second.headers.get('idempotency-replayed'), 'true')
  })

  test('all faults of a batch are told, and nothing of it is kept', async t => {
    const api = await openTestApi(t, { place: await place() })
    const refused = await take(api, [
      item('a'),
      item('b', { link: 'http://b.example', title: ' ' }),
      item('a'),
      item('c', { attributes: { size: '' } }),
    ])
    assertProblem(refused, 422, 'items-invalid')
    assert.deepEqual(faultPaths(refused), ['items.1.title', 'items.1.link', 'items.2.item', 'items.3.attributes.size'])
    const { json } = await api.call('GET', '/v1/items')
    assert.deepEqual(json, { items: [], total: { items: 0, available: 0, sensitive: 0 } })
    for (const items of [
      [],
      [{ item: 'a' }],
      [item('a', { price: '1' })],
      Array.from({ length: 1_001 }, () => item('a')),
    ])
      assertProblem(await take(api, items), 422, 'invalid-request')
  })

  test('one item is read and changed by its id, whatever the id holds, if nobody else changed it', async t => {
    const api = await openTestApi(t, { place: await place() })
    for (const id of ['a', 'p/1', '100%', 'ä b?x#y', '%2F']) {
      await take(api, [item(id, { category: 'cards' })])
      const path = `/v1/items/${encodeURIComponent(id)}`
      const read = await api.call('GET', path)
      assert.deepEqual([read.json['item'], read.headers.get('etag')], [id, '"1"'], read.text)
      const headers = { 'if-match': '"1"' }
      const changed = await api.call('POST', `${path}/change`, { body: { available: false, category: null }, headers })
      assert.deepEqual([changed.status, changed.headers.get('etag')], [200, '"2"'], changed.text)
      assert.deepEqual([changed.json['available'], changed.json['category']], [false, null])
      assertProblem(await api.call('POST', `${path}/change`, { body: { title: 'x' }, headers }), 412, 'version-moved')
      const wrong = await api.call('POST', `${path}/change`, { body: { link: 'ftp://x.example', title: '' } })
      assertProblem(wrong, 422, 'items-invalid')
      assert.deepEqual(faultPaths(wrong), ['title', 'link'])
    }
    assertProblem(await api.call('GET', '/v1/items/none'), 404, 'item-unknown')
    assertProblem(await api.call('POST', '/v1/items/none/change', { body: {} }), 404, 'item-unknown')
    assertProblem(await api.call('POST', '/v1/items/a/change', { body: { item: 'b' } }), 422, 'invalid-request')
  })

  test('pages follow each other without a gap, within a category too', async t => {
    const api = await openTestApi(t, { place: await place() })
    await take(
      api,
      Array.from({ length: 25 }, (_, n) => item(`i${n}`, { category: n % 3 === 0 ? 'x' : 'y' })),
    )
    const walk = async (query: string): Promise<string[]> => {
      const found: string[] = []
      for (let cursor = ''; ; ) {
        const { json } = await api.call('GET', `/v1/items?limit=4${query}${cursor}`)
        found.push(...(json['items'] as { item: string }[]).map(one => one.item))
        if (json['next'] === undefined) return found
        cursor = `&cursor=${encodeURIComponent(String(json['next']))}`
      }
    }
    assert.deepEqual(
      await walk(''),
      Array.from({ length: 25 }, (_, n) => `i${n}`),
    )
    assert.deepEqual((await walk('&category=x')).length, 9)
    const { json } = await api.call('GET', '/v1/items?limit=4')
    const foreign = await api.call('GET', `/v1/items?category=x&cursor=${encodeURIComponent(String(json['next']))}`)
    assertProblem(foreign, 422, 'invalid-request')
  })

  test('a key that reads does not write', async t => {
    const api = await openTestApi(t, { place: await place() })
    const key = await api.key('read')
    assertProblem(await api.call('POST', '/v1/items', { body: { items: [item('a')] }, key }), 403, 'key-scope')
    assert.equal((await api.call('GET', '/v1/items', { key })).status, 200)
    assertProblem(await api.call('GET', '/v1/items', { key: await api.key('collect') }), 403, 'key-scope')
  })
})
