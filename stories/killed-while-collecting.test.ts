import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { onEachPlace } from '../test/stores.ts'
import { foundShop, keptTotals, order, post } from './actors/shop.ts'

const lives = 3
const perBatch = 5

onEachPlace('the server is killed while devices send', place => {
  test('what was acknowledged is there, and what is sent again counts once', { timeout: 180_000 }, async t => {
    const shop = await foundShop(await place())
    t.after(() => shop.kill())
    const acknowledged: number[] = []
    const sent: number[] = []
    let next = 0
    for (let life = 0; life < lives; life++) {
      const url = await shop.open()
      let isAlive = true
      const device = async () => {
        while (isAlive) {
          const numbers = Array.from({ length: perBatch }, () => next++)
          sent.push(...numbers)
          const status = await post(
            url,
            shop.key,
            numbers.map(n => order(`m-${n}`, `user-${n % 7}`, n)),
          )
          if (status === 200) acknowledged.push(...numbers)
          else if (status === undefined) return
        }
      }
      const devices = Array.from({ length: 8 }, device)
      while (acknowledged.length < (life + 1) * 150) await pause(5)
      await shop.kill()
      isAlive = false
      await Promise.all(devices)
    }
    const lost = await shop.look(async house => {
      const kept = await keptTotals(house)
      return acknowledged.filter(number => kept.get(number) !== 1)
    })
    assert.deepEqual(lost, [], `of ${acknowledged.length} acknowledged`)
    // The devices never heard whether the rest arrived, and send everything again.
    const url = await shop.open()
    for (let at = 0; at < sent.length; at += 100) {
      const batch = sent.slice(at, at + 100).map(n => order(`m-${n}`, `user-${n % 7}`, n))
      assert.equal(await post(url, shop.key, batch), 200)
    }
    await shop.close()
    await shop.look(async house => {
      const kept = await keptTotals(house)
      assert.equal(kept.size, sent.length)
      assert.ok([...kept.values()].every(times => times === 1))
    })
  })
})
