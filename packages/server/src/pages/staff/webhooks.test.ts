import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importTestCustomers } from '../../../../../test/house.ts'
import { readWebhook } from '../../brand/webhooks/index.ts'
import { staffHouse } from './testing/house.ts'
import { visitor } from './testing/visitor.ts'
import { longWebhook, seedWebhooks } from './testing/webhook-seed.ts'

const typed = { name: 'mail-tool', url: 'https://tools.example.com/hooks', purpose: 'service', kinds: 'suppressed' }

test('a webhook is added, shows its secret only when asked, is renewed and closed', async () => {
  const { app, house, ada } = await staffHouse()
  const jo = visitor(app, ada)
  const made = await jo.post('/staff/webhooks', typed)
  assert.equal(made.headers.get('location'), '/staff/webhooks/mail-tool', await made.text())
  const page = await jo.text('/staff/webhooks/mail-tool')
  assert.match(page, /https:\/\/tools\.example\.com\/hooks/)
  assert.ok(!page.includes('whsec_'))
  const secret = await (await jo.post('/staff/webhooks/mail-tool/secret')).text()
  assert.match(secret, /whsec_[A-Za-z0-9+/]{43}=/)
  assert.match(await (await jo.post('/staff/webhooks/mail-tool/rotate')).text(), /There is a new secret/)
  assert.equal((await readWebhook(house.store, 'mail-tool'))?.rotation, 2)
  assert.match(await (await jo.post('/staff/webhooks/mail-tool/close')).text(), /The webhook is closed/)
  const closed = await (await jo.post('/staff/webhooks/mail-tool/rotate')).text()
  assert.match(closed, /Nothing was changed/)
  assert.ok(!closed.includes('Renew the secret'))
})

test('what is wrong is said beside its field, and what was typed stays', async () => {
  const { app, ada } = await staffHouse()
  const refused = await visitor(app, ada).post('/staff/webhooks', {
    ...typed,
    purpose: 'offers',
    url: 'http://10.0.0.1',
  })
  assert.equal(refused.status, 422)
  const page = await refused.text()
  assert.match(page, /href="#url">url: leads to an address of a private network/)
  assert.match(page, /href="#purpose">purpose: rests on consent, so a no would stop its own news/)
  assert.match(page, /value="mail-tool"/)
})

test('deliveries say what became of each, and why; none of them shows what was said', async () => {
  const opened = await staffHouse()
  const { app, house, ada } = opened
  const [customer = ''] = await importTestCustomers(house, [{ key: 'amina', name: 'Amina Hidden', plan: 'plus' }])
  await seedWebhooks(opened, customer)
  const jo = visitor(app, ada)
  const waiting = await jo.text('/staff/webhooks/mail-tool')
  assert.match(waiting, /On its way[\s\S]*leads to an address of a private network/)
  const withheld = await jo.text('/staff/webhooks/partner-shop')
  assert.match(withheld, /Withheld[\s\S]*<code>house-permission<\/code>/)
  assert.match(await jo.text(`/staff/webhooks/${longWebhook}`), /Closed by its receiver/)
  for (const page of [waiting, withheld]) assert.ok(!/Amina|@mail\.example/.test(page))
  const decision = /href="(\/staff\/customers\/[a-z0-9]+\/decisions\/[a-z0-9]+)"/.exec(withheld)?.[1] ?? ''
  const why = await jo.get(decision)
  assert.equal(why.status, 200)
  assert.match(await why.text(), /offers/)
})
