import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachStore, placeFor } from '../../../../../test/stores.ts'
import type { Ground } from '../../adapters/ground.ts'
import { openStore } from '../../adapters/store/index.ts'
import { existingKey, openEntry } from '../../record/index.ts'
import {
  changeSource,
  closeSource,
  createSource,
  endVouch,
  listSources,
  listWriteKeys,
  readSource,
  revokeWriteKey,
  rotateKey,
  sourceByKey,
  vouchFor,
} from './index.ts'
import { groundOn, otherProcess } from './testing/ground.ts'

const by = 'staff:jo'
const web = { name: 'web', kind: 'public', origins: ['https://shop.example'] }
const word = {
  purposes: ['offers'],
  text: 'People agreed at the till, on the form of May 2026.',
  version: '2026-05',
  locale: 'en',
}
const purposes = { offers: { basis: 'consent' }, service: { basis: 'contract' } }

async function created(ground: Ground, ask: Parameters<typeof createSource>[1] = web) {
  const made = await createSource(ground, ask, by)
  assert.ok(made.ok, JSON.stringify(made))
  return made.value
}

const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code)

onEachStore('Sources', open => {
  test('a public key is shown any time; it names its source and nothing else does', async t => {
    const ground = await groundOn(t, await open())
    const { source, key } = await created(ground)
    assert.match(key.text, /^[0-9a-f]{32}$/)
    assert.deepEqual((await sourceByKey(ground, key.text))?.origins, ['https://shop.example'])
    assert.deepEqual([source.perSecond, source.childDirected, source.vouch], [1_000, false, undefined])
    assert.equal((await listWriteKeys(ground.store, 'web'))[0]?.shown, key.text)
    for (const wrong of ['', key.text.toUpperCase(), `${key.text} `, key.key, 'x'.repeat(1_000_000), 'f'.repeat(32)])
      assert.equal(await sourceByKey(ground, wrong), undefined)
  })

  test('a server key is shown once: what is kept does not open anything', async t => {
    const ground = await groundOn(t, await open())
    const { key } = await created(ground, { name: 'till', kind: 'server' })
    assert.match(key.text, /^cnd_write_[0-9a-f]{40}$/)
    assert.equal((await sourceByKey(ground, key.text))?.source, 'till')
    const kept = JSON.stringify([
      await ground.store.db.selectFrom('write_keys').selectAll().execute(),
      await ground.store.db.selectFrom('sources').selectAll().execute(),
    ])
    assert.ok(!kept.includes(key.text.slice(14)))
    const [shown] = await listWriteKeys(ground.store, 'till')
    assert.equal(shown?.shown, key.text.slice(0, 14))
  })

  test('a new key works beside the old one until that is revoked; a revoked one stops at once and for good', async t => {
    const ground = await groundOn(t, await open())
    const first = await created(ground)
    const second = await rotateKey(ground, { name: 'web', by })
    assert.ok(second.ok)
    for (const { text } of [first.key, second.value.key]) assert.equal((await sourceByKey(ground, text))?.source, 'web')
    assert.equal(codeOf(await revokeWriteKey(ground, { name: 'web', by }, first.key.key)), 'ok')
    assert.equal(await sourceByKey(ground, first.key.text), undefined)
    assert.equal((await sourceByKey(ground, second.value.key.text))?.source, 'web')
    assert.equal(codeOf(await revokeWriteKey(ground, { name: 'web', by }, first.key.key)), 'ok')
    assert.equal(codeOf(await revokeWriteKey(ground, { name: 'web', by }, '0'.repeat(12))), 'write-key-unknown')
  })

  test('ten keys may work at once, no more', async t => {
    const ground = await groundOn(t, await open())
    const { key } = await created(ground)
    for (let made = 1; made < 10; made++) assert.equal(codeOf(await rotateKey(ground, { name: 'web', by })), 'ok')
    assert.equal(codeOf(await rotateKey(ground, { name: 'web', by })), 'source-limit')
    await revokeWriteKey(ground, { name: 'web', by }, key.key)
    assert.equal(codeOf(await rotateKey(ground, { name: 'web', by })), 'ok')
  })

  test('two people who rotate at the same moment each get a key, and both work', async t => {
    const ground = await groundOn(t, await open())
    await created(ground)
    const both = await Promise.all([rotateKey(ground, { name: 'web', by }), rotateKey(ground, { name: 'web', by })])
    for (const one of both) {
      assert.ok(one.ok)
      assert.equal((await sourceByKey(ground, one.value.key.text))?.source, 'web')
    }
    assert.equal((await listWriteKeys(ground.store, 'web')).length, 3)
  })

  test('a closed source is closed for good: no key works, nothing changes, its name is not used again', async t => {
    const ground = await groundOn(t, await open())
    const { key } = await created(ground)
    assert.equal(codeOf(await closeSource(ground, { name: 'web', by })), 'ok')
    assert.equal(await sourceByKey(ground, key.text), undefined)
    const refused = [
      changeSource(ground, { name: 'web', by }, { perSecond: 5 }),
      rotateKey(ground, { name: 'web', by }),
      vouchFor(ground, { name: 'web', by }, word, purposes),
      closeSource(ground, { name: 'web', by }),
    ]
    assert.deepEqual((await Promise.all(refused)).map(codeOf), Array(4).fill('source-closed'))
    assert.equal(codeOf(await createSource(ground, web, by)), 'source-exists')
    assert.equal((await listSources(ground.store))[0]?.closedAt, ground.clock.now())
  })

  test('a hundred sources may be open, no more', async t => {
    const ground = await groundOn(t, await open())
    for (let made = 0; made < 100; made++) await created(ground, { name: `till-${made}`, kind: 'server' })
    assert.equal(codeOf(await createSource(ground, web, by)), 'source-limit')
    await closeSource(ground, { name: 'till-7', by })
    assert.equal(codeOf(await createSource(ground, web, by)), 'ok')
  })

  test('what changes holds from the next call on, and what is absent stays', async t => {
    const ground = await groundOn(t, await open())
    const { key } = await created(ground)
    const change = { origins: ['HTTPS://Shop.Example:443/', 'https://bücher.example', 'http://localhost:5173'] }
    const changed = await changeSource(ground, { name: 'web', by }, change)
    assert.ok(changed.ok, JSON.stringify(changed))
    const origins = ['https://shop.example', 'https://xn--bcher-kva.example', 'http://localhost:5173']
    assert.deepEqual([changed.value.origins, changed.value.perSecond, changed.value.version], [origins, 1_000, 2])
    assert.deepEqual(await sourceByKey(ground, key.text), changed.value)
    const stale = { name: 'web', by, isCurrent: ({ version }: { version: number }) => version === 1 }
    assert.equal(codeOf(await changeSource(ground, stale, { perSecond: 5 })), 'version-moved')
    assert.equal((await readSource(ground.store, 'web'))?.perSecond, 1_000)
  })

  test('the brand gives its word for a purpose that needs a yes, with its text; and takes it back', async t => {
    const ground = await groundOn(t, await open())
    const { key } = await created(ground)
    ground.clock.advance(60_000)
    const vouched = await vouchFor(ground, { name: 'web', by }, word, purposes)
    assert.ok(vouched.ok, JSON.stringify(vouched))
    assert.deepEqual((await sourceByKey(ground, key.text))?.vouch, { ...word, since: ground.clock.now() })
    assert.equal(codeOf(await vouchFor(ground, { name: 'web', by: '' }, word, purposes)), 'source-invalid')
    assert.equal(codeOf(await endVouch(ground, { name: 'web', by })), 'ok')
    assert.equal((await sourceByKey(ground, key.text))?.vouch, undefined)
  })

  test('who changed what is in the record of the brand, and no text of a key is', async t => {
    const ground = await groundOn(t, await open())
    const { key } = await created(ground, { name: 'till', kind: 'server' })
    await vouchFor(ground, { name: 'till', by }, word, purposes)
    await endVouch(ground, { name: 'till', by: 'key:abc' })
    await revokeWriteKey(ground, { name: 'till', by }, key.key)
    await closeSource(ground, { name: 'till', by })
    const ring = (await existingKey(ground, 'brand', 'record'))!.key
    const rows = await ground.store.db.selectFrom('entries').selectAll().orderBy('entry').execute()
    const bodies = rows.map(({ entry, sealed }) => openEntry(ground, ring, 'brand', entry, sealed!).payload.body)
    assert.deepEqual(
      bodies.map(body => {
        const { verb, by } = body as { verb: string; by: string }
        return [verb, by]
      }),
      [
        ['create', by],
        ['vouch', by],
        ['unvouch', 'key:abc'],
        ['revoke', by],
        ['close', by],
      ],
    )
    assert.ok(!JSON.stringify(bodies).includes(key.text.slice(14)))
  })

  test('bad input names its fields, and nothing is kept', async t => {
    const ground = await groundOn(t, await open())
    const bad = await createSource(ground, { name: 'Web Shop', kind: 'app', perSecond: 0 }, by)
    assert.deepEqual(bad.ok ? [] : bad.error.faults?.map(({ path }) => path), ['name', 'kind'])
    const origins = [
      'https://a.example/path',
      'http://shop.example',
      '*',
      'javascript:alert(1)',
      'https://u:p@a.example',
    ]
    const wrong = await createSource(ground, { name: 'web', kind: 'public', origins, perSecond: 100_001 }, by)
    assert.deepEqual(wrong.ok ? [] : wrong.error.faults?.map(({ path }) => path), [
      'per_second',
      ...origins.map((_, at) => `origins.${at}`),
    ])
    assert.equal(
      codeOf(await createSource(ground, { name: 'till', kind: 'server', origins: ['https://a.example'] }, by)),
      'source-invalid',
    )
    for (const name of ['__proto__', 'constructor.', '', 'a'.repeat(65)])
      assert.equal(codeOf(await createSource(ground, { name, kind: 'server' }, by)), 'source-invalid', name)
    await created(ground)
    const noWord = await vouchFor(
      ground,
      { name: 'web', by },
      { purposes: ['service', '__proto__', 'gifts'], text: 'short', version: 'a b', locale: 'e' },
      purposes,
    )
    assert.deepEqual(noWord.ok ? [] : noWord.error.faults?.map(({ path }) => path), [
      'purposes.0',
      'purposes.1',
      'purposes.2',
      'text',
      'version',
      'locale',
    ])
    assert.deepEqual((await readSource(ground.store, 'web'))?.version, 1)
  })
})

test('a key that another process revoked works for less than a second more', async t => {
  const place = await placeFor('postgres')
  const stores = [await openStore(place.config), await openStore(place.config)]
  t.after(async () => {
    for (const store of stores) await store.close()
    place.end()
  })
  const here = await groundOn(t, stores[0]!)
  const there = otherProcess(here, stores[1]!)
  const { key } = await created(here)
  assert.equal((await sourceByKey(there, key.text))?.source, 'web')
  await revokeWriteKey(here, { name: 'web', by }, key.key)
  here.clock.advance(1_000)
  assert.equal(await sourceByKey(there, key.text), undefined)
})
