import assert from 'node:assert/strict'
import { test } from 'node:test'
import { engines, placeFor } from '../../../../test/stores.ts'
import { tamperWithRows } from './testing/tamper-rows.ts'

for (const engine of engines)
  test(`one changed value in a row of the record on ${engine} is named, and without one everything holds`, async t => {
    const place = await placeFor(engine)
    const { flips, values } = await tamperWithRows(place.config, { entries: 20, flips: 1, random: () => 0.4 })
    place.end()
    t.diagnostic(`${flips} changes in ${values.join(', ')}`)
    assert.ok(flips >= 10)
  })
