import assert from 'node:assert/strict'
import { dirname } from 'node:path'
import { test } from 'node:test'
import { fixedClock } from '../packages/server/src/adapters/clock/index.ts'
import { realIds } from '../packages/server/src/adapters/ids/index.ts'
import { importTestCustomers, noon, openTestHouse } from '../test/house.ts'
import { onEachPlace } from '../test/stores.ts'
import { beginSpring, everybodyAccountedFor, killUntilDone, nobodyTwice, peopleForSpring } from './actors/kill.ts'

/** The battery (`npm run battery -- kills`) has 10,000 and more kills. */
const members = 2_000
/** Mails between two kills. */
const part = 360

onEachPlace('the server is killed in the middle of a campaign', (place, engine) => {
  test('nobody is written to twice, and everybody is accounted for', { timeout: 300_000 }, async t => {
    const where = await place()
    const data = 'sqlite' in where ? { data: dirname(where.sqlite) } : {}
    const house = await openTestHouse({ place: where, ids: realIds(fixedClock(noon)), ...data })
    await importTestCustomers(house, peopleForSpring(members))
    await beginSpring(house)
    await house.leave()

    const kills = await killUntilDone(where, house.data, kill => (kill + 1) * part)
    t.diagnostic(`${engine}: killed ${kills} times`)
    assert.ok(kills >= 3, 'the campaign was over before it could be killed three times')

    const after = await openTestHouse({ place: where, ids: realIds(fixedClock(noon + 9e8)), data: house.data })
    await nobodyTwice(after)
    await everybodyAccountedFor(after, members)
    await after.close()
  })
})
