import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testMap, testRows } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { assertProblem, faultPaths, openTestApi, type TestApi } from './testing/api.ts'

const digest = `sha256:${'a'.repeat(64)}`
const announced = { map: testMap, file_digest: digest }
const csv = { 'content-type': 'text/csv' }

async function begin(api: TestApi, more: object = {}): Promise<string> {
  const begun = await api.call('POST', '/v1/imports', { body: { ...announced, ...more } })
  assert.equal(begun.status, 201, begun.text)
  return `/v1/imports/${begun.json['import']}/rows`
}

const linesOf = (text: string): Record<string, Record<string, unknown>>[] =>
  text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))

onEachPlace('Imports over HTTP', place => {
  test('rows stream in, progress and rejects stream out, the report comes last', async t => {
    const api = await openTestApi(t, { place: await place() })
    const rows = testRows([{ key: 'amina', agreed: true }, { key: 'ben', email: 'not an address' }, { key: 'carla' }])
    const answer = await api.call('POST', await begin(api, { total_bytes: rows.length }), { body: rows, headers: csv })
    assert.equal(answer.headers.get('content-type'), 'application/x-ndjson')
    const lines = linesOf(answer.text)
    assert.match(String(lines[0]!['reject']), /^reject_line,/)
    assert.ok(
      lines.some(line => String(line['reject']).includes('not an address')),
      answer.text,
    )
    assert.ok(
      lines.some(line => line['progress']?.['total'] === rows.length),
      answer.text,
    )
    const { report } = lines.at(-1)!
    assert.deepEqual(
      [report?.['read'], report?.['imported'], report?.['dry_run']],
      [3, 2 + Number(report?.['taken']) - 2, false],
      answer.text,
    )
    const found = await api.call('POST', '/v1/customers/find', {
      body: { channel: 'email', address: 'AMINA@mail.example' },
    })
    assert.equal((found.json['customers'] as string[]).length, 1)
  })

  test('a dry run reports the same and keeps nobody', async t => {
    const api = await openTestApi(t, { place: await place() })
    const rows = testRows([{ key: 'amina' }, { key: 'ben' }])
    const answer = await api.call('POST', await begin(api, { dry_run: true }), { body: rows, headers: csv })
    const { report } = linesOf(answer.text).at(-1)!
    assert.deepEqual([report?.['read'], report?.['imported'], report?.['dry_run']], [2, 0, true])
    assert.deepEqual(await api.house.store.db.selectFrom('profiles').select('customer').execute(), [])
  })

  test('a bought list is refused row by row, and the report names the rule', async t => {
    const api = await openTestApi(t, { place: await place() })
    const rows = testRows([{ key: 'amina' }]).replace('web shop', 'purchased list')
    const { report } = linesOf((await api.call('POST', await begin(api), { body: rows, headers: csv })).text).at(-1)!
    assert.deepEqual(report?.['reasons'], { 'import-bought-list': 1 })
    assert.equal(report?.['imported'], 0)
  })

  test('a second file of the same people changes nothing', async t => {
    const api = await openTestApi(t, { place: await place() })
    const rows = testRows([{ key: 'amina', agreed: true }])
    await api.call('POST', await begin(api), { body: rows, headers: csv })
    const again = await api.call('POST', await begin(api), { body: rows, headers: csv })
    const { report } = linesOf(again.text).at(-1)!
    assert.deepEqual([report?.['imported'], report?.['updated'], report?.['unchanged']], [0, 0, 1])
  })

  test('a file cut off in the middle ends with an error, and sending it again goes on', async t => {
    const api = await openTestApi(t, { place: await place() })
    const path = await begin(api)
    const rows = testRows(Array.from({ length: 6_000 }, (_, i) => ({ key: `k${i}` })))
    const pieces = [rows.slice(0, 200_000), rows.slice(200_000, 400_000)]
    const pull = (controller: ReadableStreamDefaultController) => {
      const piece = pieces.shift()
      if (piece === undefined) controller.error(new Error('the line is dead'))
      else controller.enqueue(new TextEncoder().encode(piece))
    }
    const broken = new ReadableStream({ pull }, { highWaterMark: 0 })
    const cut = await api.request(path, {
      method: 'POST',
      headers: { ...csv, authorization: 'Bearer the-token-of-this-machine' },
      body: broken,
      duplex: 'half',
    } as RequestInit)
    assert.equal(linesOf(await cut.text()).at(-1)!['error']?.['code'], 'import-interrupted')
    const whole = await api.call('POST', path, { body: rows, headers: csv })
    const { report } = linesOf(whole.text).at(-1)!
    const kept = await api.house.store.db.selectFrom('profiles').select('customer').execute()
    assert.equal(kept.length, 6_000)
    assert.ok(Number(report?.['resumed_at']) > 1, whole.text.slice(-500))
  })

  test('what is wrong is named before anything is read: map, header, media type, unknown import', async t => {
    const api = await openTestApi(t, { place: await place() })
    const badMap = await api.call('POST', '/v1/imports', {
      body: { ...announced, map: 'key: { column: id }\nshoe: 3' },
    })
    assertProblem(badMap, 422, 'map-invalid')
    assert.ok(faultPaths(badMap).includes('shoe'), badMap.text)
    const path = await begin(api)
    const header = await api.call('POST', path, { body: 'id,email\n1,a@b.example\n', headers: csv })
    assertProblem(header, 422, 'file-invalid')
    assert.ok(faultPaths(header).length > 0)
    assertProblem(
      await api.call('POST', path, { body: 'id\n', headers: { 'content-type': 'application/json' } }),
      415,
      'wrong-media-type',
    )
    const unknown = await api.call('POST', `/v1/imports/${'0'.repeat(26)}/rows`, { body: 'id\n', headers: csv })
    assertProblem(unknown, 404, 'import-unknown')
    api.house.clock.advance(25 * 3_600_000)
    assertProblem(await api.call('POST', path, { body: testRows([]), headers: csv }), 404, 'import-unknown')
  })

  test('the same file twice at once: the second is told to wait', async t => {
    const api = await openTestApi(t, { place: await place() })
    const path = await begin(api)
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const writer = writable.getWriter()
    const headers = { ...csv, authorization: 'Bearer the-token-of-this-machine' }
    const first = api.request(path, { method: 'POST', headers, body: readable, duplex: 'half' } as RequestInit)
    const rows = testRows([{ key: 'amina' }])
    await writer.write(new TextEncoder().encode(rows))
    assertProblem(await api.call('POST', path, { body: rows, headers: csv }), 409, 'import-busy')
    await writer.close()
    assert.ok(linesOf(await (await first).text()).at(-1)!['report'])
  })
})
