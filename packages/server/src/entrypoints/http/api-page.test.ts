import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { openTestApi } from './testing/api.ts'
import { routeTable } from './testing/route-table.ts'

test('docs/api.md lists every route, who may use it and what it does', async t => {
  const { routes } = await openTestApi(t)
  const page = readFileSync(new URL('../../../../../docs/api.md', import.meta.url), 'utf8')
  assert.ok(page.endsWith(`## Routes\n\n${routeTable(routes)}\n`), `the table should be:\n${routeTable(routes)}`)
})
