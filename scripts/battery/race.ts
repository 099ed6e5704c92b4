import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { gatherAudience } from '../../packages/server/src/acts/campaigns/index.ts'
import { totalsOf } from '../../packages/server/src/acts/delivery/index.ts'
import { realClock } from '../../packages/server/src/adapters/clock/index.ts'
import { realIds } from '../../packages/server/src/adapters/ids/index.ts'
import { readCampaign } from '../../packages/server/src/brand/campaigns/index.ts'
import { beginSpring } from '../../stories/actors/kill.ts'
import { borrowDatabase, endDatabases } from '../../test/databases.ts'
import { importTestCustomers, openTestHouse } from '../../test/house.ts'
import { scaled, seeded, type Trial } from './trial.ts'

type Racer = { readonly child: ChildProcess; readonly times: Map<string, bigint>; readonly over: Promise<unknown> }

/** One process sends to 2,000 people, another says no for each of them meanwhile: nothing is handed over after a no is effective. */
export const race: Trial = async (seed, scale) => {
  const { url: postgres, giveBack } = await borrowDatabase()
  const house = await openTestHouse({ place: { postgres }, ids: realIds(realClock) })
  const pairs = scaled(2_000, scale)
  const people = Array.from({ length: pairs }, (_, i) => ({ key: `c${i}`, agreed: true }))
  const customers = await importTestCustomers(house, people)
  await beginSpring(house)
  await gatherAudience(house, (await readCampaign(house.store, 'spring'))!)
  const orders = { data: house.data, postgres }
  const racers = await Promise.all([
    start({ ...orders, role: 'sends', customers: [] }),
    start({ ...orders, role: 'refuses', customers: saidNoIn(customers, seeded(seed)) }),
  ])
  for (const { child } of racers) child.stdin?.write('go\n')
  await Promise.all(racers.map(racer => racer.over))
  const [sent, effective] = [racers[0]!.times, racers[1]!.times]
  const late = customers.filter(customer => (sent.get(customer) ?? 0n) > (effective.get(customer) ?? 2n ** 63n))
  const close = customers.filter(customer => {
    const apart = Number((sent.get(customer) ?? 0n) - (effective.get(customer) ?? 0n)) / 1e9
    return sent.has(customer) && effective.has(customer) && Math.abs(apart) < 1
  })
  const totals = await totalsOf(house.store, 'spring')
  await house.close()
  giveBack()
  await endDatabases()
  assert.deepEqual(late, [])
  assert.equal(effective.size, pairs, 'a no did not become effective')
  assert.equal(totals.sent + totals.withheld, pairs)
  assert.equal(totals.sent, sent.size)
  assert.ok(
    close.length >= pairs / 100 && totals.withheld > 0,
    `only ${close.length} of the pairs were close: this says little`,
  )
  return `${pairs} pairs over 2 processes, ${totals.sent} handed over, ${totals.withheld} withheld, ${close.length} within a second, 0 after effective`
}

/**
 * The order of the noes, the last one first. Sending goes by customer, and so do they, roughly: otherwise the two would
 * hardly ever meet.
 */
function saidNoIn(customers: readonly string[], random: () => number): string[] {
  return customers
    .toSorted()
    .reverse()
    .map((customer, i) => ({ customer, place: i + (customers.length / 2) * (random() - 0.5) }))
    .sort((a, b) => a.place - b.place)
    .map(({ customer }) => customer)
}

async function start(orders: object): Promise<Racer> {
  const program = new URL('../../stories/actors/racer.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [program, JSON.stringify(orders)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const times = new Map<string, bigint>()
  const ready = Promise.withResolvers<void>()
  const lines = createInterface(child.stdout)
  lines.on('line', line => {
    const [customer = '', time] = line.split(' ')
    if (time) times.set(customer, BigInt(time))
    else ready.resolve()
  })
  const over = Promise.all([once(child, 'exit'), once(lines, 'close')])
  const gone = over.then(() => Promise.reject(new Error('a racer ended before it began')))
  await Promise.race([ready.promise, gone])
  gone.catch(() => undefined)
  return { child, times, over }
}
