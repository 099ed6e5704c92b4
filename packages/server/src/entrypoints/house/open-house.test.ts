import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { openTestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'

onEachPlace('a house', place => {
  test('whose log key was lost is not opened with a new one', async () => {
    const where = await place()
    const data = 'sqlite' in where ? { data: dirname(where.sqlite) } : {}
    const house = await openTestHouse({ place: where, ...data })
    await house.leave()
    rmSync(join(house.data, 'keys', 'log.key'))
    await assert.rejects(openTestHouse({ place: where, data: house.data }), /key folder has no log key/)
    await assert.rejects(openTestHouse({ place: where, data: house.data }), /key folder has no log key/)
  })
})
