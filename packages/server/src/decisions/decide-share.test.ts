import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minute } from '@candor/terms'
import { importTestCustomers, noon, openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { onEachPlace } from '../../../../test/stores.ts'
import { say } from '../acts/choices/index.ts'
import { readState } from '../customers/state/index.ts'
import { commitChange } from '../record/index.ts'
import { decideShare } from './index.ts'

const url = 'https://tools.example.com/hooks'
const words = { text: 'Tell them what I like.', version: 'v1', surface: 'shop', locale: 'en', at: noon }
const yes = { kind: 'consent', purpose: 'offers', channel: 'any', type: 'express', evidence: words } as const
const no = { kind: 'withdrawal', purpose: 'offers', channel: 'any' } as const

async function decided(house: TestHouse, customer: string, purpose: string) {
  const before = (await readState(house.store, house.judge.layout, customer))!
  const act = { kind: 'share', purpose, channel: 'webhook' } as const
  const ask = {
    customer,
    act,
    actId: 'tools/1',
    attempt: 1,
    address: url,
    passExpires: house.clock.now() + minute,
    share: { vendor: 'house', fields: [] },
  }
  return decideShare(house, house.judge, before, ask)
}

onEachPlace('deciding a share', place => {
  test('a no that is recorded between the decision and its commit makes the commit fail, and nothing may leave', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [customer = ''] = await importTestCustomers(house, [{ key: 'amina' }])
    assert.ok((await say(house, customer, [yes], 'preferences')).ok)
    const permitted = await decided(house, customer, 'offers')
    assert.ok(permitted.pass)
    assert.ok((await say(house, customer, [no], 'one-click')).ok)
    assert.equal((await commitChange(house, permitted.change)).done, false)
    const refused = await decided(house, customer, 'offers')
    assert.deepEqual([refused.pass, refused.verdict.deciding], [undefined, 'core-withdrawal-immediate'])
    assert.equal((await commitChange(house, refused.change)).done, true)
  })

  test('a contract carries a share against a no, and the pass is for this address and a minute alone', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [customer = ''] = await importTestCustomers(house, [{ key: 'amina' }])
    assert.ok((await say(house, customer, [{ ...no, purpose: 'any' }], 'stop-all')).ok)
    const { pass } = await decided(house, customer, 'service')
    const attempt = { customer, purpose: 'service', channel: 'webhook', address: url, now: house.clock.now() }
    assert.equal(pass?.admits(attempt).ok, true)
    for (const other of [
      { address: `${url}/` },
      { customer: 'somebody' },
      { purpose: 'offers' },
      { channel: 'email' },
      { now: attempt.now + minute },
    ])
      assert.equal(pass?.admits({ ...attempt, ...other }).ok, false, JSON.stringify(other))
  })
})
