import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { verifyLog } from '@candor/ledger'
import {
  approveCampaign,
  createCampaign,
  prepareCampaign,
  startCampaign,
} from '../packages/server/src/acts/campaigns/index.ts'
import { totalsOf } from '../packages/server/src/acts/delivery/index.ts'
import { fixedClock } from '../packages/server/src/adapters/clock/index.ts'
import { realIds } from '../packages/server/src/adapters/ids/index.ts'
import type { StoreConfig } from '../packages/server/src/adapters/store/index.ts'
import { readCampaign } from '../packages/server/src/brand/campaigns/index.ts'
import { importTestCustomers, noon, openTestHouse, type TestHouse, testCampaign } from '../test/house.ts'
import { onEachPlace } from '../test/stores.ts'

const members = 10_000
const agreed = (i: number): boolean => i % 10 !== 0

onEachPlace('the server is killed in the middle of a campaign of 10,000', (place, engine) => {
  test('nobody is written to twice, and everybody is accounted for', { timeout: 300_000 }, async t => {
    const where = await place()
    const data = 'sqlite' in where ? dirname(where.sqlite) : undefined
    const house = await openTestHouse({ place: where, ids: realIds(fixedClock(noon)), ...(data ? { data } : {}) })
    await importTestCustomers(
      house,
      Array.from({ length: members }, (_, i) => ({ key: `c${i}`, agreed: agreed(i) })),
    )
    await begin(house)
    await house.leave()

    const kills = await killUntilDone(where, house.data)
    t.diagnostic(`${engine}: killed ${kills} times`)
    assert.ok(kills >= 3, 'the campaign was over before it could be killed three times')

    const after = await openTestHouse({ place: where, ids: realIds(fixedClock(noon + 9e8)), data: house.data })
    await nobodyTwice(after)
    await everybodyAccountedFor(after)
    await after.close()
  })
})

async function begin(house: TestHouse): Promise<void> {
  const definition = await prepareCampaign(house, testCampaign('spring'))
  assert.ok(definition.ok)
  assert.ok((await createCampaign(house, definition.value, 'jo')).ok)
  assert.ok((await approveCampaign(house, 'spring', 'jo')).ok)
  assert.ok((await startCampaign(house, 'spring', 'jo')).ok)
}

/** Starts the sender, kills it without warning after a while, starts it again, until it says that it is done. */
async function killUntilDone(where: StoreConfig, data: string): Promise<number> {
  let kills = 0
  // Each life begins twenty minutes later: long enough to know that hand-overs of the one before are not under way any more.
  for (let start = noon; ; start += 20 * 60_000) {
    const orders = { data, campaign: 'spring', start, ...('postgres' in where ? { postgres: where.postgres } : {}) }
    const sender = spawn(process.execPath, [
      new URL('./actors/sender.ts', import.meta.url).pathname,
      JSON.stringify(orders),
    ])
    let said = ''
    let complaints = ''
    sender.stderr.on('data', (chunk: Buffer) => {
      complaints += chunk
    })
    const ready = new Promise<void>(resolve => {
      sender.stdout.on('data', (chunk: Buffer) => {
        said += chunk
        if (said.includes('ready')) resolve()
      })
    })
    const exit = once(sender, 'exit')
    await Promise.race([ready, exit])
    const died = await Promise.race([exit, pause(350 + 150 * kills)])
    if (died === undefined && !said.includes('done') && kills < 5) {
      sender.kill('SIGKILL')
      kills++
    }
    await exit
    if (said.includes('done')) return kills
    assert.equal(complaints, '')
  }
}

async function nobodyTwice(house: TestHouse): Promise<void> {
  const twice = await house.store.db
    .selectFrom('postbox')
    .select(['customer', eb => eb.fn.countAll<number>().as('n')])
    .groupBy('customer')
    .having(eb => eb(eb.fn.countAll(), '>', 1))
    .execute()
  assert.deepEqual(twice, [])
}

async function everybodyAccountedFor(house: TestHouse): Promise<void> {
  const totals = await totalsOf(house.store, 'spring')
  const said = members - members / 10
  assert.deepEqual(
    { planned: totals.planned, withheld: totals.withheld, failed: totals.failed, open: totals.open },
    { planned: members, withheld: members / 10, failed: 0, open: 0 },
  )
  assert.equal(totals.sent + totals.unknown, said)
  assert.equal((await readCampaign(house.store, 'spring'))?.state, 'done')
  const kept = await house.store.db
    .selectFrom('postbox')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  // What was handed over is in the postbox; what is unknown may be there or not, and is said to be unknown.
  assert.ok(Number(kept.n) >= totals.sent && Number(kept.n) <= totals.sent + totals.unknown)
  while ((await house.log.sequence()) > 0);
  const decisions = await house.store.db
    .selectFrom('entries')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('kind', '=', 'decision')
    .executeTakeFirstOrThrow()
  assert.equal(Number(decisions.n), members)
  const verified = await verifyLog(path => house.tiles.read(path), {
    ports: { ...house.keys.hashing, ...house.keys.signatures },
  })
  assert.ok(verified.ok, JSON.stringify(verified))
}
