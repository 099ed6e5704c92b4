import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBranch, savingPolicy } from '../../acts/offers/testing/branch.ts'
import { staffHouse } from './testing/house.ts'
import { visitor } from './testing/visitor.ts'

test('staff read how an offer was decided, and the policy page names what is offered by score', async () => {
  const { app, house, ada } = await staffHouse({ policy: savingPolicy })
  const branch = await openBranch({ house })
  const made = await branch.offer(await branch.saver('amina'))
  const jo = visitor(app, ada)
  const page = await jo.text(`/staff/customers/${made.customer}/decisions/${made.decision}`)
  assert.match(page, /What was offered/)
  assert.match(page, /savings-offer/)
  assert.match(page, /25\.0%/)
  assert.match(await jo.text('/staff/policy'), /Offers made by score.*savings-offer/s)
})
