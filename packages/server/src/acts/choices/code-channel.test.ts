import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importTestCustomers, openTestHouse, testPolicy } from '../../../../../test/house.ts'
import { customersAt } from '../../customers/profiles/index.ts'
import type { House } from '../../decisions/index.ts'
import { does, webShop } from '../../pages/center/testing/web.ts'
import { codeChannel } from './code-channel.ts'

const phones = testPolicy
  .replace(
    'fields:\n',
    'fields:\n    phone: { class: identifying, type: text, purposes: [service], retention: 24 months, address_of: sms }\n',
  )
  .replace('class: service\n    channels: [email]', 'class: service\n    channels: [sms, email]')

async function open(t: { after(done: () => Promise<void>): void }, policy: string) {
  const house = await openTestHouse({ policy })
  t.after(() => house.close())
  const [ada = ''] = await importTestCustomers(house, [{ key: 'ada' }])
  return { house, ada }
}

test('the code goes by a channel that reaches this customer, where the brand can send on it', async t => {
  const { house, ada } = await open(t, phones)
  await does(house, await webShop(house), 'ben', { type: 'identify', event: { traits: { phone: '+493012345678' } } })
  const [ben = ''] = await customersAt(house, { channel: 'id', address: 'ben' })
  const email = house.channels.get('email')
  assert.ok(email)
  const texting: House = { ...house, channels: new Map([...house.channels, ['sms', email]]) }
  assert.deepEqual([await codeChannel(texting, ada), await codeChannel(texting, ben)], ['email', 'sms'])
  assert.equal(await codeChannel(texting, 'nobody'), 'email')
  assert.equal(await codeChannel({ ...texting, channels: new Map([['sms', email]]) }, ada), 'sms')
})

test('a brand that serves nobody by message has email named', async t => {
  const { house, ada } = await open(
    t,
    testPolicy.replace('basis: contract\n    class: service', 'basis: consent\n    class: marketing'),
  )
  assert.equal(await codeChannel(house, ada), 'email')
})
