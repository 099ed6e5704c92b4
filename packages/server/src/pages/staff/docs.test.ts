import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { staffHouse } from './testing/house.ts'
import { visitor } from './testing/visitor.ts'

const page = readFileSync(new URL('../../../../../docs/life-of-a-campaign.md', import.meta.url), 'utf8')

test('the campaign file of the docs is one', async () => {
  const { app, ada } = await staffHouse()
  const [, definition = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? []
  const answer = await visitor(app, ada).post('/staff/campaigns/new', { definition })
  assert.equal(answer.headers.get('location'), '/staff/campaigns/spring-books?done=created')
})
