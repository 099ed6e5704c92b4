import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pino } from 'pino'
import { importTestCustomers, openTestHouse, type TestHouse, testCampaign } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { approveCampaign, createCampaign, parseCampaign, startCampaign } from '../../acts/campaigns/index.ts'
import { totalsOf } from '../../acts/delivery/index.ts'
import { endRule } from '../../answers/retention/testing/end-rule.ts'
import { readCampaign } from '../../brand/campaigns/index.ts'
import { dispatchChange, plannedRow, readDispatch } from '../../customers/history/index.ts'
import { type Jobs, openJobs } from './index.ts'
import { deliverHappenings } from './outbox.ts'

const log = pino({ level: 'silent' })

async function approved(house: TestHouse, file: ReturnType<typeof testCampaign>): Promise<void> {
  const definition = parseCampaign(file, house.judge.policy)
  assert.ok(definition.ok, JSON.stringify(definition))
  await createCampaign(house, definition.value, 'jo')
  await approveCampaign(house, definition.value.name, 'jo')
}

async function untilDone(house: TestHouse, jobs: Jobs, name: string): Promise<void> {
  while ((await readCampaign(house.store, name))?.state !== 'done') {
    jobs.wake()
    await new Promise(setImmediate)
  }
}

onEachPlace('Jobs', place => {
  test('a started campaign is gathered and sent, and its entries get their place in the log', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    await importTestCustomers(house, [{ key: 'amina', agreed: true }, { key: 'ben' }])
    await approved(house, testCampaign('spring'))
    const jobs = await openJobs({ house, log, prune: [], look: async () => false })
    await startCampaign(house, 'spring', 'jo')
    await untilDone(house, jobs, 'spring')
    await jobs.stop()
    const { sent, withheld } = await totalsOf(house.store, 'spring')
    assert.deepEqual([sent, withheld], [1, 1])
    await house.log.sequence()
    const waiting = await house.store.db.selectFrom('entries').select('entry').where('leaf', 'is', null).execute()
    assert.deepEqual(waiting, [])
  })

  test('an approved campaign with a time begins by itself, not before', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    await importTestCustomers(house, [{ key: 'amina', agreed: true }])
    await approved(house, { ...testCampaign('later'), timing: { send: '2026-06-03T13:00:00+02:00' } })
    await approved(house, testCampaign('by-hand'))
    const jobs = await openJobs({ house, log, prune: [], look: async () => false })
    jobs.wake()
    assert.equal((await readCampaign(house.store, 'later'))?.state, 'approved')
    house.clock.advance(3_600_000)
    await untilDone(house, jobs, 'later')
    await jobs.stop()
    assert.equal((await totalsOf(house.store, 'later')).sent, 1)
    assert.equal((await readCampaign(house.store, 'by-hand'))?.state, 'approved')
  })

  test('hand-overs of a process that is gone are given up once their pass has run out', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [customer = ''] = await importTestCustomers(house, [{ key: 'amina', agreed: true }])
    const dispatch = { customer, act: 'spring', campaign: 'spring', channel: 'email', purpose: 'offers' } as const
    await house.store.commit({ expect: [], writes: [plannedRow(dispatch)] })
    const planned = (await readDispatch(house.store, customer, 'spring'))!
    const passExpires = house.clock.now() + 60_000
    await house.store.commit(
      dispatchChange(planned, { state: 'handing_off', passExpires, decidedAt: house.clock.now() }),
    )
    house.clock.advance(60 * 60_000)
    await (await openJobs({ house, log, prune: [], look: async () => false })).stop()
    assert.equal((await readDispatch(house.store, customer, 'spring'))?.state, 'unknown')
  })

  test('happenings are marked when all who listen have them, and forgotten a week later', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const row = {
      customer: 'c',
      happening: 'h',
      kind: 'choices-recorded',
      body: '{}',
      at: house.clock.now(),
      done_at: null,
      attempts: 0,
    }
    await house.store.commit({ expect: [], writes: [{ do: 'insert', table: 'outbox', row }] })
    const left = () => house.store.db.selectFrom('outbox').select('done_at').execute()
    await deliverHappenings(house)
    assert.deepEqual(await left(), [{ done_at: house.clock.now() }])
    await endRule(house, 'happenings')
    assert.equal((await left()).length, 1)
    house.clock.advance(7 * 86_400_000 + 1)
    await endRule(house, 'happenings')
    assert.deepEqual(await left(), [])
  })

  test('what was collected goes in its time: events with their retention, marks of messages after forty days', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const at = house.clock.now()
    const event = { customer: 'c', event: 'e', source: 'web', type: 'page', name: 'page', at, received_at: at }
    const writes = [
      { do: 'insert', table: 'events', row: { ...event, purposes: 'offers', fields: '{}', sealed: null } },
      { do: 'insert', table: 'messages_seen', row: { message: new Uint8Array(16), at } },
    ] as const
    assert.ok((await house.store.commit({ expect: [], writes })).done)
    const left = async () => [
      (await house.store.db.selectFrom('events').select('event').execute()).length,
      (await house.store.db.selectFrom('messages_seen').select('at').execute()).length,
    ]
    for (const [days, expected] of [
      [40, [1, 1]],
      [41, [1, 0]],
      [800, [0, 0]],
    ] as const) {
      house.clock.moveTo(at + days * 86_400_000)
      await endRule(house, 'events: page')
      await endRule(house, 'messages')
      assert.deepEqual(await left(), expected)
    }
  })
})
