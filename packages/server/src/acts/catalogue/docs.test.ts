import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { openTestHouse } from '../../../../../test/house.ts'
import { limits, readItem } from '../../brand/catalogue/index.ts'
import { type ItemMap, importItems, noMap, parseItemMap } from './index.ts'

const page = readFileSync(new URL('../../../../../docs/catalogue.md', import.meta.url), 'utf8')
const fences = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, body]) => body ?? '')

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

test('the files and the map of the page do what the page says', async t => {
  const house = await openTestHouse()
  t.after(() => house.close())
  const [plain = '', mapped = ''] = fences('csv')
  const map = parseItemMap(fences('yaml')[0] ?? '')
  assert.ok(map.ok, JSON.stringify(map))
  const bring = (csv: string, how: ItemMap) =>
    importItems(house, { csv: bytesOf(csv), map: how, dryRun: false, all: false })
  const first = await bring(plain, noMap)
  assert.deepEqual(first.ok && [first.value.created, first.value.rejected], [3, 0])
  const second = await bring(mapped, map.value)
  assert.deepEqual(second.ok && [second.value.created, second.value.rejected], [1, 0])
  const [bread, health, salt] = await Promise.all(['b-102', 'b-103', 'b-104'].map(item => readItem(house.store, item)))
  assert.deepEqual(
    [bread?.available, bread?.sensitive, bread?.attributes],
    [false, false, { language: 'en', pages: '180' }],
  )
  assert.deepEqual([health?.sensitive, health?.provider, health?.available], [true, undefined, true])
  assert.deepEqual([salt?.provider, salt?.attributes], ['Corner Books', { language: 'en', pages: '288' }])
})

test('the limits of the page are those that hold', () => {
  for (const said of [
    `at most ${limits.item} characters`,
    `at most ${limits.title} characters`,
    `at most ${limits.link.toLocaleString('en')} characters`,
    `at most ${limits.attributes};`,
    `at most ${limits.items.toLocaleString('en')} items`,
    `up to ${limits.batch.toLocaleString('en')} items`,
  ])
    assert.ok(page.includes(said), said)
})
