import assert from 'node:assert/strict'
import { test } from 'node:test'
import { doNotUse, recommend } from '../../acts/personalization/index.ts'
import { bookPolicy, books, openBookShop } from '../../acts/personalization/testing/shop.ts'
import { staffHouse } from './testing/house.ts'
import { visitor } from './testing/visitor.ts'

test('staff read what was recommended, every recorded term of it, and what a customer does not want used', async () => {
  const { app, house, ada } = await staffHouse({ policy: bookPolicy })
  const shop = await openBookShop({ house })
  await shop.has(...books)
  for (const reader of await shop.readers(['a', 'b', 'c', 'd', 'e'], 'full'))
    await shop.views(reader, 'emma', 'dracula')
  await shop.trains()
  const amina = await shop.reader('amina', 'full')
  await shop.views(amina, 'emma')
  const shown = await recommend(house, { slot: 'home', n: 2, customer: amina })
  assert.ok(shown.ok)
  assert.ok((await doNotUse(house, amina, 'kim')).ok)
  const jo = visitor(app, ada)
  const page = await jo.text(`/staff/customers/${amina}/decisions/${shown.value.decision}`)
  assert.match(page, /What was recommended/)
  assert.match(page, /In home, at the level full, by the model <code>/)
  const { score, terms } = shown.value.items[0]!.told
  assert.ok(page.includes(`dracula: ${score.toFixed(4)}`))
  for (const { contribution } of terms) assert.ok(page.includes(contribution.toFixed(4)))
  assert.match(page, /history: emma/)
  const timeline = await jo.text(`/staff/customers/${amina}`)
  assert.match(timeline, /A word about an item/)
  assert.match(timeline, /<code>kim<\/code> is not to be used/)
})
