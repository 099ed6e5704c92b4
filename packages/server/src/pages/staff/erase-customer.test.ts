import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importTestCustomers } from '../../../../../test/house.ts'
import { joins } from '../../brand/staff/testing/room.ts'
import { holdsOn } from '../../customers/holds/index.ts'
import { readProfile } from '../../customers/profiles/index.ts'
import { staffHouse } from './testing/house.ts'
import { visitor } from './testing/visitor.ts'

test('a hold is placed with a reason, keeps a customer from erasure, and is released with a reason', async () => {
  const { app, house, room, ada } = await staffHouse()
  const [ben = ''] = await importTestCustomers(house, [{ key: 'ben' }])
  const staff = visitor(app, ada)
  assert.match(await staff.text('/staff/retention'), /Nothing is overdue/)
  assert.match(await staff.text(`/staff/retention/holds/new?customer=${ben}`), new RegExp(`value="${ben}"`))
  const ask = { customer: ben, ground: 'legal-claim', matter: 'file 7', reason: 'They claim <b>damages</b>.' }
  for (const [field, value] of Object.entries({
    ground: 'war',
    matter: ' ',
    customer: 'nobody',
    until: '2027-02-31',
  })) {
    const refused = await staff.post('/staff/retention/holds', { ...ask, [field]: value })
    assert.equal(refused.status, 422, field)
    assert.match(await refused.text(), new RegExp(`href="#${field}`), field)
  }
  assert.equal((await staff.post('/staff/retention/holds', { ...ask, until: '2020-01-01' })).status, 422)
  assert.equal((await staff.post('/staff/retention/holds', { ...ask, until: '2027-01-31', _csrf: 'x' })).status, 403)
  const marketer = visitor(app, await joins(room, 'Mo', 'marketer'))
  assert.equal((await marketer.get('/staff/retention')).status, 403)
  assert.equal((await marketer.post('/staff/retention/holds', ask)).status, 403)
  assert.doesNotMatch(await marketer.text('/staff'), /staff\/retention/)
  const officer = visitor(app, await joins(room, 'Pia', 'privacy'))
  assert.match(await officer.text('/staff/retention'), /No hold is in force/)
  assert.deepEqual(await holdsOn(house, [ben]), [])
  const path =
    (await staff.post('/staff/retention/holds', { ...ask, until: '2027-01-31' })).headers.get('location') ?? ''
  const [hold] = await holdsOn(house, [ben])
  assert.equal(hold?.until, Date.parse('2027-02-01T00:00:00+01:00'))
  const shown = await staff.text(path)
  for (const words of [/They claim &lt;b&gt;damages/, /by Ada/, /31 January 2027/]) assert.match(shown, words)
  for (const at of ['/staff/retention', `/staff/customers/${ben}`]) assert.match(await staff.text(at), new RegExp(path))
  assert.match(await staff.text(`/staff/customers/${ben}/erase`), /legal hold stands/)
  assert.equal((await staff.post(`${path}/release`, { reason: '' })).status, 422)
  assert.equal((await staff.post(`${path}/release`, { reason: 'It was settled.' })).status, 303)
  assert.match(await staff.text(path), /It was settled/)
  assert.equal((await staff.post(`${path}/release`, { reason: 'Again.' })).status, 422)
  assert.equal((await staff.get('/staff/retention/holds/none')).status, 404)
  assert.deepEqual(await holdsOn(house, [ben]), [])
  assert.match(await staff.text('/staff/retention/dry-run'), /Nothing is over/)
})

test('a customer is erased only when their id was typed once more, and the page then says what stays', async () => {
  const { app, house, ada } = await staffHouse()
  const [ben = ''] = await importTestCustomers(house, [{ key: 'ben' }])
  const path = `/staff/customers/${ben}/erase`
  const staff = visitor(app, ada)
  assert.match(await staff.text(`/staff/customers/${ben}`), new RegExp(path))
  assert.match(await staff.text(path), /profiles: 1/)
  assert.equal((await staff.post(path, { again: 'ben' })).status, 422)
  assert.ok(await readProfile(house, ben))
  const done = await staff.post(path, { again: ben })
  assert.match(await done.text(), /keyed fingerprint of each address/)
  assert.equal(await readProfile(house, ben), undefined)
  assert.equal((await staff.get(path)).status, 404)
})
