import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import {
  fromBase64,
  leafBytes,
  leafHash,
  openNote,
  parseCheckpoint,
  parseNote,
  parseVkey,
  readerOfTiles,
  verifyConsistency,
  verifyInclusion,
  verifyLog,
} from '@candor/ledger'
import { day } from '@candor/terms'
import { record } from '../../record/testing/log-bench.ts'
import { type Answer, apiOf, assertProblem, faultPaths, openTestApi, type TestApi } from './testing/api.ts'

const bytesOf = (text: string): Uint8Array => {
  const bytes = fromBase64(text)
  assert.ok(bytes.ok)
  return bytes.value
}
const headOf = (note: string) => {
  const parsed = parseNote(note)
  assert.ok(parsed.ok)
  const head = parseCheckpoint(parsed.value.text)
  assert.ok(head.ok)
  return head.value
}
const portsOf = ({ house }: TestApi) => ({ ...house.keys.hashing, ...house.keys.signatures })
const anybody = { key: null }

test('the files of a published log are those of tlog-tiles, and no others', async t => {
  const api = await openTestApi(t, { publishLog: true })
  await record(api.house, 10)
  await api.house.log.sequence()
  await record(api.house, 590)
  await api.house.log.sequence()

  await t.test('each with its type and its time to live', async () => {
    const checkpoint = await api.call('GET', '/log/checkpoint', anybody)
    assert.equal(checkpoint.headers.get('content-type'), 'text/plain; charset=utf-8')
    assert.match(checkpoint.headers.get('cache-control') ?? '', /^public, max-age=[0-5]$/)
    assert.equal(headOf(checkpoint.text).size, 600)
    for (const path of [
      'tile/0/000',
      'tile/0/002.p/88',
      'tile/1/000.p/2',
      'tile/entries/001',
      'tile/entries/002.p/88',
    ]) {
      const file = await api.request(`/log/${path}`)
      assert.equal(file.status, 200, path)
      assert.equal(file.headers.get('content-type'), 'application/octet-stream')
      assert.equal(file.headers.get('cache-control'), 'public, max-age=31536000, immutable')
      assert.equal(file.headers.get('access-control-allow-origin'), '*')
      assert.deepEqual(new Uint8Array(await file.arrayBuffer()), await api.house.tiles.read(path))
    }
  })

  await t.test('bundles are compressed for whoever takes it', async () => {
    const squeezed = await api.request('/log/tile/entries/000', { headers: { 'accept-encoding': 'br, gzip;q=0.8' } })
    assert.equal(squeezed.headers.get('content-encoding'), 'gzip')
    assert.equal(squeezed.headers.get('vary'), 'accept-encoding')
    const bytes = new Uint8Array(await squeezed.arrayBuffer())
    const plain = (await api.house.tiles.read('tile/entries/000'))!
    assert.deepEqual(new Uint8Array(gunzipSync(bytes)), plain)
    assert.ok(bytes.length < plain.length)
    for (const none of ['identity', 'gzip;q=0', 'br']) {
      const answer = await api.request('/log/tile/entries/000', { headers: { 'accept-encoding': none } })
      assert.equal(answer.headers.get('content-encoding'), null, none)
      assert.equal(answer.headers.get('vary'), 'accept-encoding')
    }
  })

  await t.test('HEAD tells the same without the bytes, and nothing but GET and HEAD is answered', async () => {
    for (const path of ['/log/checkpoint', '/log/tile/0/000', '/log/tile/entries/000']) {
      const head = await api.request(path, { method: 'HEAD' })
      assert.equal(head.status, 200)
      assert.equal(await head.text(), '')
      assert.equal(head.headers.get('content-type'), (await api.request(path)).headers.get('content-type'))
    }
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      assert.equal((await api.request('/log/checkpoint', { method })).status, 405, method)
  })

  await t.test('every other path is 404, and is not kept by caches', async () => {
    const none = [
      ...['tile/0/002', 'tile/0/002.p/89', 'tile/0/002.p/0', 'tile/0/002.p/256', 'tile/0/002.p/087', 'tile/0/002.p/'],
      ...['tile/0/003.p/1', 'tile/1/000', 'tile/1/000.p/3', 'tile/2/000.p/1', 'tile/63/000.p/1', 'tile/64/000.p/1'],
      ...['tile/00/000', 'tile/0/0', 'tile/0/0000', 'tile/0/x000/000', 'tile/0/x999/x999/x999/x999/x999/999'],
      ...[
        'tile/0/x999/x999/x999/x999/x999/x999/x999/999',
        'tile/0/-01',
        'tile/0/1e2',
        'tile/-1/000',
        'tile/entries/x000/000',
      ],
      ...[
        '',
        'tile',
        'tile/',
        'tile/0',
        'tile/0/',
        'checkpoint/',
        'Checkpoint',
        'checkpoint.p/1',
        'index.html',
        'tile/entries/',
      ],
      ...['../candor.db', '..%2fkeys/log.key', '%2e%2e/keys/log.key', '%2e%2e%2fkeys%2froot.key', '....//keys/log.key'],
      ...['tile/0/..%2f..%2f..%2fkeys/log.key', 'tile/0/000%00', 'tile/0/000%2e%70/1', '//tile/0/000', 'tile//0/000'],
      ...['tile/0/000.tmp', 'tile/0/%30%30%30%', 'tile/0/٠٠٠'],
    ]
    for (const path of none) {
      const answer = await api.request(`/log/${path}`)
      assert.equal(answer.status, 404, path)
      assert.equal(answer.headers.get('cache-control'), 'no-store', path)
    }
  })

  await t.test('a partial tile is there as long as its full one is not', async () => {
    assert.equal((await api.request('/log/tile/0/000.p/10')).status, 404)
    await record(api.house, 20)
    await api.house.log.sequence()
    for (const width of [88, 108]) assert.equal((await api.request(`/log/tile/0/002.p/${width}`)).status, 200)
    await record(api.house, 400)
    await api.house.log.sequence()
    assert.equal((await api.request('/log/tile/0/002')).status, 200)
  })

  await t.test('the log as it is served verifies, by its address alone', async () => {
    const read = async (path: string) => {
      const file = await api.request(`/log/${path}`)
      return file.status === 200 ? new Uint8Array(await file.arrayBuffer()) : undefined
    }
    const { vkey } = (await api.call('GET', '/v1/log', anybody)).json as { vkey: string }
    const report = await verifyLog(read, { ports: portsOf(api), vkey })
    assert.ok(report.ok && report.value.checked === report.value.size)
  })

  await t.test('a log that is not published is read with a key', async () => {
    const hidden = apiOf(api.house)
    for (const path of ['/log/checkpoint', '/v1/log', '/v1/log/consistency?from=1', '/v1/log/inclusion?index=0']) {
      assert.equal((await hidden.call('GET', path, anybody)).status, 401, path)
      assert.notEqual((await hidden.call('GET', path)).status, 401, path)
    }
    const checkpoint = await hidden.call('GET', '/log/checkpoint')
    assert.match(checkpoint.headers.get('cache-control') ?? '', /^private/)
    assert.equal(checkpoint.headers.get('access-control-allow-origin'), null)
  })

  await t.test('a new key signs beside the old one, then alone, and whoever knows either can follow', async () => {
    const { house } = api
    const keyOf = (vkey: string) => {
      const key = parseVkey(vkey, house.keys.hashing)
      assert.ok(key.ok)
      return key.value
    }
    const about = async () =>
      (await api.call('GET', '/v1/log')).json as { vkey: string; vkeys: string[]; retired: { vkey: string }[] }
    const signedBy = async (vkey: string) =>
      openNote((await api.call('GET', '/log/checkpoint')).text, [keyOf(vkey)], house.keys.signatures).ok
    const [old = ''] = (await about()).vkeys
    assertProblem(await api.call('POST', '/v1/log/keys/retire', { body: {} }), 409, 'log-has-one-key')
    assert.equal((await api.call('POST', '/v1/log/keys', { body: {} })).status, 200)
    const { vkeys, vkey } = await about()
    const [, next = ''] = vkeys
    assert.deepEqual([vkeys.length, vkey, await signedBy(old), await signedBy(next)], [2, old, true, true])
    assertProblem(await api.call('POST', '/v1/log/keys', { body: {} }), 409, 'log-has-two-keys')
    await record(house, 5)
    await house.log.sequence()
    assert.deepEqual([await signedBy(old), await signedBy(next)], [true, true])
    assert.equal((await api.call('POST', '/v1/log/keys/retire', { body: {} })).status, 200)
    const after = await about()
    assert.deepEqual([after.vkey, after.vkeys, after.retired.map(one => one.vkey)], [next, [next], [old]])
    await record(house, 1)
    await house.log.sequence()
    assert.deepEqual([await signedBy(old), await signedBy(next)], [false, true])
    assert.deepEqual(house.logKey.publicKey, keyOf(next).publicKey)
    const said = (await house.store.db.selectFrom('entries').select('kind').where('kind', '=', 'log').execute()).length
    assert.equal(said, 2)
  })
})

test('consistency and inclusion are proven between any two sizes, and verify', async t => {
  const api = await openTestApi(t, { publishLog: true })
  const ports = portsOf(api)
  const heads = []
  for (const more of [1, 2, 253, 1, 300]) {
    await record(api.house, more)
    await api.house.log.sequence()
    heads.push(headOf((await api.call('GET', '/log/checkpoint', anybody)).text))
  }
  const newest = heads.at(-1)!
  for (const [at, old] of heads.entries())
    for (const head of heads.slice(at)) {
      const { json, headers } = await api.call('GET', `/v1/log/consistency?from=${old.size}&to=${head.size}`, anybody)
      assert.equal(headers.get('access-control-allow-origin'), '*')
      const claim = { size1: old.size, root1: old.root, size2: head.size, root2: head.root }
      assert.ok(verifyConsistency(claim, (json['hashes'] as string[]).map(bytesOf), ports).ok)
    }
  const row = (await api.house.store.get('entries', { leaf: 256 }))!
  const leaf = leafHash(leafBytes({ v: 1, t: row.t, c: row.commitment }), ports)
  const { json } = await api.call('GET', '/v1/log/inclusion?index=256', anybody)
  assert.deepEqual([json['size'], bytesOf(String(json['leaf_hash']))], [newest.size, leaf])
  const claim = { index: 256, size: newest.size, root: newest.root, leafHash: leaf }
  assert.ok(verifyInclusion(claim, (json['hashes'] as string[]).map(bytesOf), ports).ok)
  const same = await api.call('GET', `/v1/log/consistency?from=${newest.size}`, anybody)
  assert.deepEqual(same.json, { from: newest.size, to: newest.size, hashes: [] })

  await t.test('and what is out of bounds is refused by name', async () => {
    const bad: [string, string][] = [
      ['consistency?from=0', 'from'],
      ['consistency?from=558', 'from'],
      ['consistency?from=3&to=2', 'from'],
      ['consistency?from=1&to=558', 'to'],
      ['consistency?from=1&to=9007199254740993', 'to'],
      ['inclusion?index=557', 'index'],
      ['inclusion?index=3&size=3', 'index'],
      ['inclusion?index=0&size=0', 'index'],
      ['inclusion?index=0&size=558', 'size'],
      ...['-1', '1.5', '01', '1e3', '0x10', '', '%20', 'NaN', '٣', '9'.repeat(40)].flatMap(
        (odd): [string, string][] => [
          [`consistency?from=${odd}`, 'from'],
          [`consistency?from=1&to=${odd}`, 'to'],
          [`inclusion?index=${odd}`, 'index'],
          [`inclusion?index=0&size=${odd}`, 'size'],
        ],
      ),
      ['consistency?to=3', 'from'],
      ['inclusion?index=0&index=1', 'index'],
      ['inclusion?index=0&root=1', 'root'],
    ]
    for (const [path, field] of bad) {
      const answer: Answer = await api.call('GET', `/v1/log/${path}`, anybody)
      assertProblem(answer, 422, 'invalid-request')
      assert.deepEqual(faultPaths(answer), [field], path)
    }
  })
})

test('nothing is pruned without a policy, and with one only what nobody can open', async t => {
  const api = await openTestApi(t, { publishLog: true, pruneLogAfter: 24 })
  const { house } = api
  const never = apiOf(house)
  assertProblem(await never.call('POST', '/v1/log/prune', { body: {} }), 409, 'log-never-pruned')
  assert.match(String((await never.call('GET', '/v1/log')).json['pruning']), /ever pruned/)

  const entries = await record(house, 600)
  await house.log.sequence()
  const prune = (body: object = {}) => api.call('POST', '/v1/log/prune', { body })
  assert.deepEqual((await prune()).json, { from: 0, to: 0, bundles: 0 })
  const places = new Map(
    (await house.store.db.selectFrom('entries').select(['entry', 'leaf']).execute()).map(row => [row.entry, row.leaf]),
  )
  const unseal = entries
    .filter(({ entry }) => places.get(entry) !== 300)
    .map(key => ({ do: 'patch', table: 'entries', key: { ...key }, set: { sealed: null } }) as const)
  for (const write of unseal.map(({ key: { customer, entry }, ...rest }) => ({ ...rest, key: { customer, entry } })))
    await house.store.commit({ expect: [], writes: [write] })
  assert.deepEqual((await prune()).json, { from: 0, to: 0, bundles: 0 }, 'too young')
  house.clock.advance(750 * day)
  assert.deepEqual((await prune({ dry_run: true })).json, { from: 0, to: 256, bundles: 1 })
  assert.equal((await api.request('/log/tile/entries/000')).status, 200, 'a dry run prunes nothing')
  assert.deepEqual((await prune()).json, { from: 0, to: 256, bundles: 1 })
  assert.deepEqual((await prune()).json, { from: 256, to: 256, bundles: 0 })
  assert.equal((await api.request('/log/tile/entries/000')).status, 404)
  assert.equal((await api.request('/log/tile/0/000')).status, 200)
  assert.equal((await api.call('GET', '/v1/log')).json['minimum_index'], 256)

  await house.log.sequence()
  const size = headOf((await api.call('GET', '/log/checkpoint')).text).size
  const read = (path: string) => house.tiles.read(path)
  const options = { ports: portsOf(api) }
  assert.deepEqual(
    await verifyLog(read, options).then(report => report.ok),
    false,
    'a missing bundle is never passed over in silence',
  )
  const report = await verifyLog(read, { ...options, minimumIndex: 256 })
  assert.ok(report.ok)
  assert.deepEqual([report.value.pruned, report.value.checked], [256, size - 256])
  const reader = readerOfTiles(size, read, portsOf(api))
  assert.ok((await reader([{ level: 0, index: 7 }])).ok, 'the tree stays whole')
  assert.equal((await api.call('GET', '/v1/log/consistency?from=100')).status, 200)
})
