import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mergeCustomers, unmerge } from '../../acts/collection/identity/index.ts'
import { readState } from '../../customers/state/index.ts'
import { checkStates } from '../../decisions/index.ts'
import { openShop } from './testing/shop.ts'

const why = { by: 'alias', handles: ['id', 'id'], source: 'backend' } as const

/** Amina had two accounts, each with its own message; the second stands for both now. */
async function twoAccounts(t: { after(done: () => Promise<void>): void }) {
  const shop = await openShop()
  t.after(() => shop.house.close())
  const old = await shop.customer({ key: 'old', name: 'Amina', agreed: true })
  const account = await shop.customer({ key: 'new', name: 'Amina', agreed: true })
  await shop.sends('spring')
  assert.ok((await mergeCustomers(shop.house, account.id, old.id, why)).ok)
  const optedOut = async (id: string) => {
    const state = (await readState(shop.house.store, shop.house.judge.layout, id))?.state
    return state && state.optOutAt(state.slotOf('offers', 'email')) > 0
  }
  return { shop, old, account, browser: old.browser(), optedOut }
}

test('the links of a message to either account work, and act for both', async t => {
  const { shop, old, account, browser, optedOut } = await twoAccounts(t)
  const seen = await browser.goes(await old.link('why'))
  assert.match(seen.text, /Because you said yes/)
  const preferences = await browser.goes(await old.link('preferences'))
  assert.equal(preferences.status, 200)
  await browser.goes(await old.link('unsubscribe'))
  const action = /action="(\/unsubscribe\/[^"]+)"/.exec(browser.sees.html)?.[1] ?? ''
  await browser.sends(action)
  assert.equal(await optedOut(account.id), true)
  assert.deepEqual((await checkStates(shop.house, shop.house.judge)).different, [])

  const [merge] = await shop.house.store.db.selectFrom('merges').selectAll().execute()
  assert.ok((await unmerge(shop.house, account.id, merge!.merge, 'jo')).ok)
  assert.deepEqual([await optedOut(account.id), await optedOut(old.id)], [true, true])
})

test('an undo in the same browser brings back the yes of both', async t => {
  const { shop, old, account, browser, optedOut } = await twoAccounts(t)
  await browser.goes(await old.link('unsubscribe'))
  const no = /action="(\/unsubscribe\/[^"]+)"/.exec(browser.sees.html)?.[1] ?? ''
  await browser.sends(no)
  const undo = /action="([^"]+\/undo)"/.exec(browser.sees.html)?.[1] ?? ''
  assert.notEqual(undo, '')
  const done = await browser.sends(undo)
  assert.equal(done.status, 200)
  assert.equal(await optedOut(account.id), true, 'the no stays on record; the yes after it counts')
  const state = (await readState(shop.house.store, shop.house.judge.layout, account.id))!.state
  const slot = state.slotOf('offers', 'email')
  assert.ok(state.consentAt(slot) > state.optOutAt(slot))
  assert.deepEqual((await checkStates(shop.house, shop.house.judge)).different, [])
})
