import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { importTestCustomers, noon } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { fixedClock } from '../../adapters/clock/index.ts'
import { openKeysUnder } from '../../adapters/keys/open-keys.ts'
import { openRemoteService } from '../../adapters/keys/testing/remote-service.ts'
import { tendEpochs } from '../../record/index.ts'
import { assertProblem, openTestApi } from './testing/api.ts'

const withdraw = { body: { said: [{ kind: 'withdrawal', purpose: 'offers', channel: 'email' }] } }

onEachPlace('A key service that is away', place => {
  test('is answered with 503 where it is needed, keeps nothing in the clear, loses nothing, and is over by itself', async t => {
    const clock = fixedClock(noon)
    const service = openRemoteService(clock)
    const folder = mkdtempSync(join(tmpdir(), 'candor-away-'))
    t.after(() => rmSync(folder, { recursive: true }))
    const [ours, others] = [
      await openKeysUnder(service, { folder, clock }),
      await openKeysUnder(service, { folder, clock }),
    ]
    const api = await openTestApi(t, { place: await place(), clock, keys: ours })
    const [ann = '', ben = ''] = await importTestCustomers(api.house, [{ key: 'ann' }, { key: 'ben' }])
    // Another process begins an epoch and moves everybody into it; then the wire is cut before we heard of it.
    await others.refresh()
    await others.beginEpoch(clock.now() + 1)
    clock.advance(1)
    await tendEpochs({ ...api.house, keys: others }, api.house.keyTerms)
    service.away = true
    clock.advance(60_000)
    const before = await rowsOf(api.house.store.db, ann)
    for (const [method, path, call] of [
      ['GET', `/v1/customers/${ann}`, {}],
      ['POST', `/v1/customers/${ben}/choices`, withdraw],
    ] as const) {
      const answer = await api.call(method, path, call)
      assertProblem(answer, 503, 'keys-away')
      assert.ok(Number(answer.headers.get('retry-after')) > 0)
    }
    assert.deepEqual(await rowsOf(api.house.store.db, ann), before)
    assert.ok(!api.logged.join().includes('ann@mail.example'))
    await assert.rejects(ours.refresh())
    const ready = await api.call('GET', '/readyz', { key: null })
    assert.deepEqual([ready.status, ready.json['keys'], ready.json['store']], [503, 'away', 'ok'])
    assert.equal((await api.call('GET', '/livez', { key: null })).status, 200)

    service.away = false
    await ours.refresh()
    assert.equal((await api.call('GET', `/v1/customers/${ann}`)).status, 200)
    assert.equal((await api.call('POST', `/v1/customers/${ben}/choices`, withdraw)).status, 201)
    assert.equal((await api.call('GET', '/readyz', { key: null })).json['keys'], 'ok')
  })

  test('keys are shown and rotated by those who may manage keys', async t => {
    const api = await openTestApi(t, { place: await place() })
    await importTestCustomers(api.house, [{ key: 'ann' }])
    const shown = await api.call('GET', '/v1/keys')
    const [first] = shown.json['epochs'] as { epoch: string; state: string; wraps: number }[]
    assert.deepEqual([shown.status, first?.state, shown.json['tombstones']], [200, 'current', 0])
    assert.ok(first!.wraps >= 2)
    assert.equal((await api.call('POST', '/v1/keys/rotate', { body: {}, key: await api.key('read') })).status, 403)
    api.house.clock.advance(1)
    const rotated = await api.call('POST', '/v1/keys/rotate', { body: { destroy_old: true } })
    assert.equal(rotated.status, 200, rotated.text)
    const isAlone = api.house.store.engine === 'sqlite'
    assert.deepEqual(
      (rotated.json['epochs'] as { state: string }[]).map(({ state }) => state),
      isAlone ? ['current'] : ['current', 'coming'],
    )
    assert.equal((rotated.json['destroyed'] as unknown[]).length, isAlone ? 1 : 0)
    const { text } = await api.call('GET', '/metrics')
    assert.match(text, /candor_key_epochs\{state="current"\} 1\n/)
    assert.match(text, /candor_keys_away 0\n/)
  })
})

type Db = Awaited<ReturnType<typeof openTestApi>>['house']['store']['db']
const rowsOf = async (db: Db, customer: string) => [
  await db.selectFrom('choices').selectAll().execute(),
  await db.selectFrom('profiles').selectAll().where('customer', '=', customer).execute(),
  await db.selectFrom('idempotency').selectAll().execute(),
]
