import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { verifyLog } from '@candor/ledger'
import {
  approveCampaign,
  createCampaign,
  prepareCampaign,
  startCampaign,
} from '../../packages/server/src/acts/campaigns/index.ts'
import { totalsOf } from '../../packages/server/src/acts/delivery/index.ts'
import type { StoreConfig } from '../../packages/server/src/adapters/store/index.ts'
import { readCampaign } from '../../packages/server/src/brand/campaigns/index.ts'
import type { OpenHouse } from '../../packages/server/src/main.ts'
import { noon, type TestCustomer, testCampaign } from '../../test/house.ts'

/** Every tenth has not agreed. */
export const peopleForSpring = (members: number): TestCustomer[] =>
  Array.from({ length: members }, (_, i) => ({ key: `c${i}`, agreed: i % 10 !== 0 }))

/** The campaign "spring", started; its audience is not gathered yet. */
export async function beginSpring(house: OpenHouse): Promise<void> {
  const definition = await prepareCampaign(house, testCampaign('spring'))
  assert.ok(definition.ok)
  assert.ok((await createCampaign(house, definition.value, 'jo')).ok)
  assert.ok((await approveCampaign(house, 'spring', 'jo')).ok)
  assert.ok((await startCampaign(house, 'spring', 'jo')).ok)
}

/**
 * Starts the sender and kills it without warning once there are so many mails, again and again, until it says that it is
 * done. Answers how often it was killed.
 */
export async function killUntilDone(
  where: StoreConfig,
  data: string,
  mailsAt: (kill: number) => number,
): Promise<number> {
  // Each life begins twenty minutes later: long enough to know that hand-overs of the one before are not under way any more.
  for (let kills = 0; ; kills++) {
    const start = noon + kills * 20 * 60_000
    const orders = { data, campaign: 'spring', start, ...('postgres' in where ? { postgres: where.postgres } : {}) }
    if ((await live(orders, mailsAt(kills))) === 'done') return kills
  }
}

/** One life of the sender: it ends by itself, or is killed once there are so many mails. */
async function live(orders: object, mails: number): Promise<'done' | 'killed'> {
  const program = new URL('./sender.ts', import.meta.url).pathname
  const sender = spawn(process.execPath, [program, JSON.stringify(orders)])
  let complaints = ''
  sender.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk
  })
  const exit = once(sender, 'exit')
  let isDone = false
  for await (const line of createInterface(sender.stdout)) {
    if (line === 'done') isDone = true
    else if (Number(line) >= mails) sender.kill('SIGKILL')
  }
  await exit
  assert.equal(complaints, '')
  return isDone ? 'done' : 'killed'
}

/** No two mails to one customer. */
export async function nobodyTwice(house: OpenHouse): Promise<void> {
  const twice = await house.store.db
    .selectFrom('postbox')
    .select(['customer', eb => eb.fn.countAll<number>().as('n')])
    .groupBy('customer')
    .having(eb => eb(eb.fn.countAll(), '>', 1))
    .execute()
  assert.deepEqual(twice, [])
}

/** Every member of the campaign has one decision and one ending, the mails are those that are said to be, the log verifies. */
export async function everybodyAccountedFor(house: OpenHouse, members: number): Promise<void> {
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
