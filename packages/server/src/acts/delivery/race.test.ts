import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { hour } from '@candor/terms'
import fc from 'fast-check'
import { emptyDatabase } from '../../../../../test/databases.ts'
import { importTestCustomers, noon, openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { fixedClock, realClock } from '../../adapters/clock/index.ts'
import { realIds } from '../../adapters/ids/index.ts'
import { faultyLine } from '../../adapters/store/testing/faulty-line.ts'
import { readCampaign } from '../../brand/campaigns/index.ts'
import { dispatchesOf } from '../../customers/history/index.ts'
import type { House } from '../../decisions/index.ts'
import { runCampaign, totalsOf } from './index.ts'
import { beginCampaign, decisionsIn } from './testing/begin.ts'

const ends: (() => Promise<void> | void)[] = []
after(async () => {
  for (const end of ends.toReversed()) await end()
})

async function mailsByCustomer(house: House): Promise<Map<string, number>> {
  const rows = await house.store.db.selectFrom('postbox').select('customer').execute()
  const counts = new Map<string, number>()
  for (const { customer } of rows) counts.set(customer, (counts.get(customer) ?? 0) + 1)
  return counts
}

const agreed = (n: number) => Array.from({ length: n }, (_, i) => ({ key: `c${i}`, agreed: true }))

describe('delivery on one PostgreSQL', () => {
  test('two processes that send one campaign write to nobody twice and miss nobody', async t => {
    const place = { postgres: await emptyDatabase() }
    const first = await openTestHouse({ place, ids: realIds(realClock) })
    const second = await openTestHouse({ place, ids: realIds(realClock), data: first.data })
    ends.push(first.close, second.leave)
    await importTestCustomers(first, agreed(400))
    await beginCampaign(first, 'spring')
    await Promise.all([first, second].map(house => runCampaign(house, 'spring')))
    const mails = await mailsByCustomer(first)
    assert.equal(mails.size, 400)
    assert.deepEqual(new Set(mails.values()), new Set([1]))
    const { sent, open } = await totalsOf(first.store, 'spring')
    assert.deepEqual({ sent, open }, { sent: 400, open: 0 })
    assert.equal(await decisionsIn(first), 400)
    const changes = [first, second].map(house => house.store.stats().changes)
    t.diagnostic(`changes of the two processes: ${changes.join(' and ')}`)
  })

  test('answers of COMMIT that are lost lose no outcome and write to nobody twice', async () => {
    const line = await faultyLine(await emptyDatabase())
    ends.push(line.close)
    // The clock of the house stands still; waiting for the store takes real time.
    const clock = { ...fixedClock(noon), sleep: realClock.sleep, monotonic: realClock.monotonic }
    const house = await openTestHouse({ place: { postgres: line.url }, clock, ids: realIds(realClock) })
    ends.push(house.close)
    await importTestCustomers(house, agreed(300))
    await beginCampaign(house, 'spring')
    let running = true
    let lost = 0
    const losing = (async () => {
      for (; running && lost < 6; lost++) {
        line.loseNextCommitAnswer()
        await realClock.sleep(60)
      }
    })()
    await runCampaign(house, 'spring')
    running = false
    await losing
    assert.ok(lost > 1, 'no answer was lost')
    const { planned, sent, unknown, open } = await totalsOf(house.store, 'spring')
    assert.deepEqual({ planned, all: sent + unknown, open }, { planned: 300, all: 300, open: 0 })
    const mails = await mailsByCustomer(house)
    assert.deepEqual(new Set(mails.values()), new Set([1]))
    assert.ok(mails.size >= sent)
    assert.equal(await decisionsIn(house), 300)
    assert.equal((await readCampaign(house.store, 'spring'))?.state, 'done')
  })
})

/** What is planned: how many hours pass, then which campaigns are sent at the same time. */
const schedule = fc.array(fc.record({ hours: fc.nat({ max: 60 }), campaigns: fc.integer({ min: 1, max: 4 }) }), {
  minLength: 3,
  maxLength: 8,
})

onEachPlace('budgets', place => {
  test('hold in every sliding window, whatever campaigns are sent to the same people at the same time', async () => {
    const house: TestHouse = await openTestHouse({ place: await place() })
    ends.push(house.close)
    const customers = await importTestCustomers(house, agreed(5))
    let made = 0
    await fc.assert(
      fc.asyncProperty(schedule, async steps => {
        for (const { hours, campaigns } of steps) {
          house.clock.advance(hours * hour)
          const names = Array.from({ length: campaigns }, () => `campaign-${made++}`)
          for (const name of names) await beginCampaign(house, name)
          await Promise.all(names.map(name => runCampaign(house, name)))
        }
        for (const customer of customers) {
          const sent = (await dispatchesOf(house.store, customer)).filter(dispatch => dispatch.state === 'handed')
          const times = sent.map(dispatch => dispatch.decidedAt!).sort((a, b) => a - b)
          // Two emails in seven days: the third lies a whole window after the first.
          for (let i = 2; i < times.length; i++) assert.ok(times[i]! - times[i - 2]! >= 7 * 24 * hour)
        }
      }),
      { numRuns: 5 },
    )
    assert.ok((await mailsByCustomer(house)).get(customers[0]!)! >= 4, 'hardly anything was sent')
  })
})
