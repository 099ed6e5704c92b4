import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importTestCustomers } from '../../../../../test/house.ts'
import { readProfile } from '../../customers/profiles/index.ts'
import { staffHouse } from './testing/house.ts'
import { visitor } from './testing/visitor.ts'

test('a customer is erased only when their id was typed once more, and the page then says what stays', async () => {
  const { app, house, ada } = await staffHouse()
  const [ben = ''] = await importTestCustomers(house, [{ key: 'ben' }])
  const path = `/staff/customers/${ben}/erase`
  const staff = visitor(app, ada)
  assert.match(await staff.text(`/staff/customers/${ben}`), new RegExp(path))
  assert.match(await staff.text(path), /1 profiles/)
  assert.equal((await staff.post(path, { again: 'ben' })).status, 422)
  assert.ok(await readProfile(house, ben))
  const done = await staff.post(path, { again: ben })
  assert.match(await done.text(), /keyed fingerprint of each address/)
  assert.equal(await readProfile(house, ben), undefined)
  assert.equal((await staff.get(path)).status, 404)
})
