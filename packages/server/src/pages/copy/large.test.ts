import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { importTestCustomers, openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { copyOf } from '../../answers/copy/index.ts'
import { copyAnswer, copyHtml } from './index.ts'
import { manyEvents } from './testing/many-events.ts'

setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc') as () => void
const mebibyte = 1_048_576

/** Reads a copy out and looks now and then at how much the heap holds on to; answers bytes and the most that was held beyond the start. */
async function readOut(house: TestHouse, customer: string): Promise<{ bytes: number; held: number }> {
  gc()
  const before = process.memoryUsage().heapUsed
  const answer = await copyAnswer(house, { customer, by: 'key:1', format: 'json', part: 'all' })
  assert.ok(answer.ok)
  let [bytes, held, blocks] = [0, 0, 0]
  for await (const part of answer.value.body!) {
    bytes += part.length
    if (++blocks % 20 !== 0) continue
    gc()
    held = Math.max(held, process.memoryUsage().heapUsed - before)
  }
  return { bytes, held }
}

onEachPlace('a large copy', place => {
  test('takes no more memory for ten times as many events, and the page says where the rest is', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [few, many] = await importTestCustomers(house, [{ key: 'few' }, { key: 'many' }])
    await manyEvents(house, few!, 4_000)
    await manyEvents(house, many!, 20_000)
    const small = await readOut(house, few!)
    const large = await readOut(house, many!)
    assert.ok(large.bytes > 4.5 * small.bytes)
    assert.ok(large.held < Math.max(small.held, 0) + 4 * mebibyte, `${small.held} and ${large.held} bytes were held`)
    const copy = (await copyOf(house, few!))!
    let html = ''
    for await (const text of copyHtml(copy, 300)) html += text
    await copy.close()
    assert.equal([...html.matchAll(/Product Viewed<\/bdi><\/strong>/g)].length, 300)
    assert.match(html, /There are more entries than fit into a page/)
    const counted = [...html.matchAll(/<tr><td><bdi>Product Viewed<\/bdi><\/td><td>[\d-]+<\/td><td>([\d,]+)<\/td>/g)]
    assert.equal(
      counted.reduce((sum, [, n]) => sum + Number(n!.replace(',', '')), 0),
      3_700,
    )
  })
})
