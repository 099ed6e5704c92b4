import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pino } from 'pino'
import { importTestCustomers } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { stopEverything } from '../../acts/choices/index.ts'
import { hearing, listening } from '../../acts/sharing/testing/listening.ts'
import { openReceiver } from '../../adapters/outbound-http/testing/receiver.ts'
import { openJobs } from './index.ts'

const log = pino({ level: 'silent' })

onEachPlace('Jobs for webhooks', place => {
  test('a no to everything leaves by itself, and a receiver that never answers holds up no other', async t => {
    const listen = await listening(t, { place: await place() })
    const { house, there } = listen
    const mute = await openReceiver()
    mute.answers(() => undefined)
    await hearing(listen)
    await hearing(listen, { name: 'mute', url: mute.url })
    const customers = await importTestCustomers(house, [{ key: 'amina' }, { key: 'ben' }])
    const jobs = await openJobs({ house, log, prune: [], look: async () => false })
    for (const customer of customers) assert.ok((await stopEverything(house, customer)).ok)
    while (there.received.length < 4 || mute.received.length < 4) {
      jobs.wake()
      await house.store.get('webhooks', { webhook: 'tools' })
      await new Promise(setImmediate)
    }
    const told = there.received.map(
      ({ body }) => JSON.parse(body) as { type: string; data: { customer: { ids: string[] } } },
    )
    assert.deepEqual(told.map(({ type, data }) => `${data.customer.ids} ${type}`).sort(), [
      'amina choices-recorded',
      'amina suppressed',
      'ben choices-recorded',
      'ben suppressed',
    ])
    await mute.close()
    await jobs.stop()
    const rows = await house.store.db.selectFrom('webhook_deliveries').select(['webhook', 'state']).execute()
    const ends = rows.map(({ webhook, state }) => `${webhook} ${state}`)
    assert.deepEqual(new Set(ends), new Set(['tools done', 'mute waiting']))
  })
})
