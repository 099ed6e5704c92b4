import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { day, hour } from '@candor/terms'
import { onEachPlace } from '../../../../../../test/stores.ts'
import { bookPolicy, books, openBookShop } from '../../../acts/personalization/testing/shop.ts'
import { isDue } from '../../jobs/training.ts'
import { assertProblem, faultPaths, openTestApi, type TestApi } from '../testing/api.ts'

type Item = {
  item: string
  title: string
  link: string
  score: number
  terms: { kind: string; item?: string; contribution: number }[]
  remainder: { contribution: number }
}
type Said = { decision: string | null; level: string; model: string | null; items: Item[]; why?: string }

/** A shop whose house the API serves. */
async function shopApi(t: TestContext, options: Parameters<typeof openTestApi>[1]) {
  const api = await openTestApi(t, { policy: bookPolicy, ...options })
  const shop = await openBookShop({ house: api.house })
  await shop.has(...books)
  const readers = await shop.readers(['a', 'b', 'c', 'd', 'e', 'f'], 'full')
  for (const reader of readers) await shop.views(reader, 'emma', 'dracula', 'middlemarch')
  return { api, shop, readers }
}

const ask = async (api: TestApi, body: object) => {
  const answer = await api.call('POST', '/v1/recommendations', { body: { slot: 'home', ...body } })
  assert.equal(answer.status, 200, answer.text)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  return answer.json as unknown as Said
}

onEachPlace('POST /v1/recommendations', place => {
  test('trains, recommends with reasons that sum to the score, and takes “do not use this”', async t => {
    const { api, shop } = await shopApi(t, { place: await place() })
    const run = await api.call('POST', '/v1/recommendations/train', { body: {} })
    assert.deepEqual([run.status, run.json['state']], [200, 'done'], run.text)
    const { model, people, forbade, floor } = run.json['model'] as Record<string, unknown>
    assert.deepEqual([people, forbade, floor], [6, 0, 5])
    const again = await api.call('GET', `/v1/recommendations/runs/${run.json['run']}`)
    assert.deepEqual(again.json, run.json)
    const amina = await shop.reader('amina', 'full')
    await shop.views(amina, 'emma')
    const said = await ask(api, { customer: { id: 'amina' } })
    assert.deepEqual([said.level, said.model, said.items.length], ['full', model, 5])
    assert.match(said.why ?? '', /^http:\/\/127\.0\.0\.1:8080\/suggestions\/v1\./)
    for (const { terms, remainder, score } of said.items)
      assert.ok(Math.abs(terms.reduce((sum, one) => sum + one.contribution, remainder.contribution) - score) <= 1e-9)
    assert.deepEqual(
      said.items
        .slice(0, 2)
        .map(({ item, title, link }) => [item, title, link])
        .sort(),
      ['dracula', 'middlemarch'].map(item => [item, `The book ${item}`, `https://books.example/${item}`]),
    )
    const why = await api.call('GET', `/v1/decisions/${amina}/${said.decision}`)
    assert.equal(why.status, 200, why.text)
    const noted = await api.call('POST', `/v1/customers/${amina}/unwanted`, { body: { item: 'emma', unwanted: true } })
    assert.deepEqual(
      (noted.json['items'] as { item: string }[]).map(({ item }) => item),
      ['emma'],
    )
    const less = await ask(api, { customer: amina, n: 12 })
    assert.ok(!JSON.stringify(less.items).includes('emma'))
    const back = await api.call('POST', `/v1/customers/${amina}/unwanted`, { body: { item: 'emma', unwanted: false } })
    assert.deepEqual(back.json['items'], [])
    assert.deepEqual((await api.call('GET', `/v1/customers/${amina}/unwanted`)).json['items'], [])
    const { items } = (await api.call('GET', '/v1/recommendations/models')).json as { items: { model: string }[] }
    assert.deepEqual(
      items.map(one => one.model),
      [model],
    )
  })

  test('asked for nobody, it speaks of the page and of what many choose, and records nothing', async t => {
    const { api, shop } = await shopApi(t, { place: await place() })
    await shop.trains()
    const said = await ask(api, { context: { item: 'emma', category: 'gardens' }, n: 50 })
    assert.deepEqual([said.decision, said.level, said.why], [null, 'contextual', undefined])
    assert.deepEqual([...new Set(said.items.flatMap(({ terms }) => terms.map(({ kind }) => kind)))].sort(), [
      'context',
      'prior',
    ])
    const rows = await api.house.store.db.selectFrom('entries').select('entry').where('kind', '=', 'decision').execute()
    assert.deepEqual(rows, [])
  })
})

test('what is asked wrongly is refused with the field that is wrong', async t => {
  const { api } = await shopApi(t, {})
  const refused = async (body: object) => api.call('POST', '/v1/recommendations', { body })
  assert.deepEqual(faultPaths(await refused({})), ['slot'])
  for (const [body, path] of [
    [{ slot: 'Home page' }, 'slot'],
    [{ slot: 'home', n: 0 }, 'n'],
    [{ slot: 'home', n: 51 }, 'n'],
    [{ slot: 'home', context: { items: [] } }, 'context.items'],
    [{ slot: 'home', customer: 'x' }, 'customer'],
  ] as const)
    assert.deepEqual(faultPaths(await refused(body)), [path])
  assertProblem(await refused({ slot: 'home', customer: 'a'.repeat(20) }), 404, 'customer-unknown')
  assertProblem(await refused({ slot: 'home', customer: { id: 'nobody' } }), 404, 'customer-unknown')
  assertProblem(await api.call('GET', `/v1/recommendations/runs/${'a'.repeat(26)}`), 404, 'training-unknown')
  assertProblem(
    await api.call('POST', `/v1/customers/${'a'.repeat(20)}/unwanted`, { body: { item: 'emma', unwanted: true } }),
    404,
    'customer-unknown',
  )
})

test('without the section nothing is recommended, and an empty catalogue teaches nothing', async t => {
  const off = await openTestApi(t)
  assertProblem(await off.call('POST', '/v1/recommendations', { body: { slot: 'home' } }), 409, 'recommendations-off')
  assertProblem(await off.call('POST', '/v1/recommendations/train', { body: {} }), 409, 'recommendations-off')
  const empty = await openTestApi(t, { policy: bookPolicy })
  assertProblem(await empty.call('POST', '/v1/recommendations/train', { body: {} }), 409, 'catalogue-empty')
  const said = await empty.call('POST', '/v1/recommendations', { body: { slot: 'home' } })
  assert.deepEqual(said.json['items'], [])
})

test('the first model is due at once, each later one in the night of the brand', () => {
  const night = Date.parse('2026-06-04T03:00:00+02:00')
  const zone = 'Europe/Berlin'
  assert.equal(isDue(night + 9 * hour, undefined, zone), true)
  assert.equal(isDue(night, night - day, zone), true)
  assert.equal(isDue(night + 9 * hour, night - day, zone), false)
  assert.equal(isDue(night + hour, night, zone), false)
  assert.equal(isDue(night, night - day, 'America/New_York'), false)
})
