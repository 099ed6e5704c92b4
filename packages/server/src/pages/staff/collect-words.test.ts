import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importTestCustomers } from '../../../../../test/house.ts'
import { mergeCustomers } from '../../acts/collection/identity/index.ts'
import { does, webPolicy, webShop } from '../center/testing/web.ts'
import { staffHouse } from './testing/house.ts'
import { visitor } from './testing/visitor.ts'

test('a customer’s timeline tells staff what was collected, what not by which rule, and what was thrown away', async () => {
  const { app, house, ada } = await staffHouse({ policy: webPolicy })
  const [amina = ''] = await importTestCustomers(house, [{ key: 'amina', agreed: true }])
  const web = await webShop(house)
  const order = { total: 12.5, coupon: 'SPRING', note: 'Ring twice', '<i>color</i>': 'red' }
  await does(house, web, 'amina', { name: 'Order Completed', properties: order }, { type: 'page', name: 'Home' })
  const page = await visitor(app, ada).text(`/staff/customers/${amina}`)
  assert.match(page, /<h3>2 calls from web<\/h3>/)
  assert.match(page, /<bdi>Order Completed<\/bdi><\/strong> for service, 3 June 2026/)
  assert.match(page, /<bdi>total<\/bdi>: <bdi>12\.5<\/bdi>/)
  assert.match(page, /not kept: <bdi>coupon<\/bdi> \(The yes was for something else\)/)
  assert.match(page, /not kept: <bdi>all of it<\/bdi>/)
  assert.match(page, /analytics: refused, The yes was for something else <code>core-purpose-specific<\/code>/)
  assert.match(page, /1 field the data map does not declare, thrown away/)
  assert.match(page, /<bdi>note<\/bdi>: <span class="muted">sealed<\/span>/)
  assert.doesNotMatch(page, /SPRING|Ring twice|<i>color/)
})

test('two records found to be one say what showed it', async () => {
  const { app, house, ada } = await staffHouse({ policy: webPolicy })
  const web = await webShop(house)
  const order = { name: 'Order Completed', properties: { total: 1 } } as const
  const [first] = await does(house, web, 'amina', order)
  await does(house, web, undefined, { ...order, anonymousId: 'device-1' })
  house.clock.advance(60_000)
  await does(house, web, 'amina', { ...order, anonymousId: 'device-1' })
  const page = await visitor(app, ada).text(`/staff/customers/${first?.customer}`)
  assert.match(page, /Two records found to be one person<\/h3>/)
  assert.match(page, /Somebody signed in where they had been before, from web/)
  assert.doesNotMatch(page, /An entry of another kind/)
})

test('the page of a half shows who stands for both, says so, and shows what is known of either', async () => {
  const { app, house, ada } = await staffHouse({ policy: webPolicy })
  const [amina = '', old = ''] = await importTestCustomers(house, [
    { key: 'amina', agreed: true, plan: 'gold' },
    { key: 'amina-old', agreed: true, plan: 'basic' },
  ])
  const staff = visitor(app, ada)
  const saysSo = /was found to be the same person as another\. This is the customer who stands for both/
  assert.doesNotMatch(await staff.text(`/staff/customers/${old}`), saysSo)
  const merged = await mergeCustomers(house, amina, old, { by: 'alias', handles: ['id'], source: 'web' })
  assert.deepEqual(merged, { ok: true, value: amina })
  const page = await staff.text(`/staff/customers/${old}`)
  assert.match(page, saysSo)
  assert.match(page, /gold/)
  assert.doesNotMatch(page, /basic/)
  for (const address of ['amina@', 'amina-old@']) assert.ok(page.includes(address), address)
  const current = await staff.text(`/staff/customers/${amina}`)
  assert.doesNotMatch(current, saysSo)
  assert.ok(current.includes(`<code>${old}</code>`))
})
