import assert from 'node:assert/strict'
import { test } from 'node:test'
import { engines, placeFor } from '../../../../test/stores.ts'
import { killLog } from './testing/kill-log.ts'

/** The battery `log-kills` does a thousand. On PostgreSQL each cycle kills two processes. */
const cyclesOn = { sqlite: 35, postgres: 15 }

/** Always the same numbers from 0 to 1. */
function numbers(): () => number {
  let state = 7
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

for (const engine of engines)
  test(`killed at any moment on ${engine}, the log loses nothing that was acknowledged, and never forks`, async t => {
    const place = await placeFor(engine)
    const isEnough = (done: number) => done >= cyclesOn[engine]
    const processes = engine === 'postgres' ? 2 : 1
    const { cycles, acknowledged } = await killLog(place.config, {
      processes,
      apart: true,
      random: numbers(),
      isEnough,
    })
    place.end()
    t.diagnostic(`${cycles} kills, ${acknowledged} acknowledged entries`)
    assert.ok(acknowledged > 0)
  })
