import { setImmediate } from 'node:timers/promises'
import {
  eraseCustomer,
  erasureTurn,
  findTraces,
  readCertificate,
} from '../../packages/server/src/answers/erasure/index.ts'
import { eventRow } from '../../packages/server/src/customers/events/index.ts'
import { existingKey } from '../../packages/server/src/record/index.ts'
import { emptyDatabase, endDatabases } from '../../test/databases.ts'
import { importTestCustomers, noon, openTestHouse, type TestHouse } from '../../test/house.ts'
import { scaled, type Trial } from './trial.ts'

/** One customer with a million events is erased on each engine, while others commit all the time. */
export const erasure: Trial = async (_seed, scale) => {
  const events = scaled(1_000_000, scale)
  const told: string[] = []
  for (const engine of ['sqlite', 'postgres'] as const) {
    const place = engine === 'postgres' ? { place: { postgres: await emptyDatabase() } } : {}
    const house = await openTestHouse(place)
    try {
      told.push(`${engine}: ${await oneErasure(house, events)}`)
    } finally {
      await house.close()
    }
  }
  await endDatabases()
  return told.join('; ')
}

async function oneErasure(house: TestHouse, events: number): Promise<string> {
  const [gone = ''] = await importTestCustomers(house, [{ key: 'gone' }, { key: 'other' }])
  await house.log.sequence()
  await live(house, gone, events)
  const before = process.memoryUsage().rss
  const seen = { peak: before, longest: 0, others: [] as number[], over: false }
  const others = commitOn(house, seen)
  const commit: TestHouse['store']['commit'] = async change => {
    const began = performance.now()
    const done = await house.store.commit(change)
    seen.longest = Math.max(seen.longest, performance.now() - began)
    return done
  }
  const erasing = { ...house, store: { ...house.store, commit } }
  const began = performance.now()
  const done = await eraseCustomer(erasing, { customer: gone, why: 'request', by: 'battery' })
  if (!done.ok) throw new Error(`it was refused: ${done.error}`)
  const effective = performance.now() - began
  for (const turn = erasureTurn(erasing); (await readCertificate(house, done.value.erasure))?.state !== 'done'; )
    await turn()
  const all = performance.now() - began
  seen.over = true
  await others
  const { found } = await findTraces(house, [gone], house.folders)
  const left = found.filter(({ documented }) => !documented)
  if (left.length > 0) throw new Error(`it left traces: ${JSON.stringify(left)}`)
  const sorted = seen.others.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0)
  const grown = ((seen.peak - before) / 2 ** 20).toFixed(0)
  return `${events} events, nothing to open after ${(effective / 1000).toFixed(1)} s, all gone after ${(all / 1000).toFixed(1)} s, memory +${grown} MB, longest commit ${seen.longest.toFixed(0)} ms, ${sorted.length} commits of others meanwhile p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`
}

async function live(house: TestHouse, customer: string, events: number): Promise<void> {
  const { key } = (await existingKey(house, customer, 'profile'))!
  for (let made = 0; made < events; made += 2_000) {
    const writes = Array.from({ length: Math.min(2_000, events - made) }, (_, i) =>
      eventRow(house, key, customer, {
        event: house.ids.id(),
        source: 'web',
        type: 'track',
        name: 'Order Completed',
        at: noon - made - i,
        receivedAt: noon,
        purposes: ['service'],
        attributes: { total: i },
        sealed: { note: `note ${i}` },
      }),
    )
    await house.store.commit({ expect: [], writes })
  }
}

async function commitOn(house: TestHouse, seen: { peak: number; others: number[]; over: boolean }): Promise<void> {
  for (let n = 0; !seen.over; n++) {
    const began = performance.now()
    await house.store.commit({
      expect: [],
      writes: [{ do: 'put', table: 'meta', row: { key: 'battery', value: `${n}` } }],
    })
    seen.others.push(performance.now() - began)
    seen.peak = Math.max(seen.peak, process.memoryUsage().rss)
    await setImmediate()
  }
}
