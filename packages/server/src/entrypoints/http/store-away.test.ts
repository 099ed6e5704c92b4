import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testCampaign, testMap } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { assertProblem, openTestApi, type TestApi } from './testing/api.ts'
import { shutDatabase } from './testing/shut-database.ts'

const announce = ['POST', '/v1/imports', { map: testMap, file_digest: `sha256:${'a'.repeat(64)}` }] as const
const reads = ['GET', '/v1/campaigns', undefined] as const
const creates = ['POST', '/v1/campaigns', testCampaign('lost')] as const

async function assertAway(
  api: TestApi,
  ...calls: readonly (typeof announce | typeof reads | typeof creates)[]
): Promise<void> {
  for (const [method, path, body] of calls) {
    const answer = await api.call(method, path, body === undefined ? {} : { body })
    assertProblem(answer, 503, 'store-away')
    assert.ok(Number(answer.headers.get('retry-after')) > 0)
  }
  assert.equal((await api.call('GET', '/livez', { key: null })).status, 200)
  const ready = await api.call('GET', '/readyz', { key: null })
  assert.deepEqual([ready.status, ready.json['store']], [503, 'away'])
}

onEachPlace('A store that is away', (place, engine) => {
  test('is answered with 503 and Retry-After, never with a yes; the log says what to do', async t => {
    const where = await place()
    const api = await openTestApi(t, { place: where })
    const away = 'postgres' in where ? await shutDatabase(where.postgres) : undefined
    if (away === undefined) await api.house.store.close()
    await assertAway(api, announce)
    assert.ok(api.logged.some(line => line.includes('"store":')))
    await away?.open()
  })

  if (engine === 'postgres')
    test('and when it is back, the server carries on by itself, and nothing of what failed is there', async t => {
      const where = await place()
      const api = await openTestApi(t, { place: where })
      await api.call('POST', '/v1/campaigns', { body: testCampaign('before') })
      const away = await shutDatabase((where as { postgres: string }).postgres)
      await assertAway(api, announce, reads, creates)
      await away.open()
      const created = await api.call('POST', '/v1/campaigns', { body: testCampaign('after') })
      assert.equal(created.status, 201, created.text)
      const found = (await api.call('GET', '/v1/campaigns')).json['items'] as { name: string }[]
      assert.deepEqual(
        found.map(({ name }) => name),
        ['after', 'before'],
      )
    })
})
