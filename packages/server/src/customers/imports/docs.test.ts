import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { importRules, openCsv, parseMap } from './index.ts'
import { all, bytesOf, now, shopFields } from './testing/small-shop.ts'

const page = readFileSync(new URL('../../../../../docs/import.md', import.meta.url), 'utf8')
const fence = (language: string): string => page.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? ''

test('the page lists every rule, and no other', () => {
  const listed = [...page.matchAll(/^\| `(import-[a-z0-9-]+)` \|/gm)].map(found => found[1])
  assert.deepEqual(listed.toSorted(), Object.keys(importRules).toSorted())
})

test('the map and the file of the page do what the page says', async () => {
  const map = parseMap(fence('yaml'), shopFields, ['offers'])
  assert.ok(map.ok)
  const opened = await openCsv(bytesOf(fence('csv')), map.value, { now })
  assert.ok(opened.ok)
  const said = (await all(opened.value.rows)).map(({ parsed }) =>
    parsed.ok
      ? [parsed.value.consents.length, ...parsed.value.notices.map(({ rule }) => rule)]
      : parsed.error.map(({ rule }) => rule),
  )
  assert.deepEqual(said, [[1], [0, 'import-no-evidence'], ['import-bought-list']])
})
