import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importTestCustomers, noon, openTestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { dispatchChange } from '../../customers/history/index.ts'
import { readState } from '../../customers/state/index.ts'
import { checkStates } from '../../decisions/index.ts'
import { say } from '../choices/index.ts'
import { mergeCustomers, unmerge } from '../collection/identity/index.ts'
import { runCampaign, totalsOf } from './index.ts'
import { beginCampaign, dispatchesTo } from './testing/begin.ts'

const why = { by: 'alias', handles: ['id', 'id'], source: 'backend' } as const
const people = ['ada', 'ben', 'cem', 'dee'].map(key => ({ key, agreed: true }))

onEachPlace('a campaign towards somebody who was known as two', place => {
  const open = async (t: { after(done: () => Promise<void>): void }) => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [ada = '', ben = '', cem = '', dee = ''] = await importTestCustomers(house, people)
    return { house, ada, ben, cem, dee }
  }
  const mailsTo = async (house: Awaited<ReturnType<typeof open>>['house']) =>
    (await house.store.db.selectFrom('postbox').select('customer').execute()).map(row => row.customer).sort()

  test('merged before it was gathered, they are written to once', async t => {
    const { house, ada, ben, cem, dee } = await open(t)
    assert.ok((await mergeCustomers(house, ada, ben, why)).ok)
    await beginCampaign(house, 'spring')
    await runCampaign(house, 'spring')
    assert.deepEqual(await mailsTo(house), [ada, cem, dee].sort())
    assert.equal((await totalsOf(house.store, 'spring')).planned, 3)
  })

  test('merged after it was gathered, the second message is withheld with its reason, and the totals hold', async t => {
    const { house, ada, ben, cem, dee } = await open(t)
    await beginCampaign(house, 'spring')
    assert.ok((await mergeCustomers(house, ada, ben, why)).ok)
    await runCampaign(house, 'spring')
    assert.deepEqual(await mailsTo(house), [ada, cem, dee].sort())
    const { planned, sent, withheld, open: waiting, reasons } = await totalsOf(house.store, 'spring')
    assert.deepEqual({ planned, sent, withheld, waiting }, { planned: 4, sent: 3, withheld: 1, waiting: 0 })
    assert.deepEqual(reasons, { 'house-merged': 1 })
    assert.deepEqual((await checkStates(house, house.judge)).different, [])
  })

  test('where one half has the message already, the other does not get it, and it counts for their budget', async t => {
    const { house, ada, ben } = await open(t)
    await beginCampaign(house, 'spring')
    const [mine] = await dispatchesTo(house, 'spring', [ben])
    const handed = { state: 'handed', decidedAt: noon, settledAt: noon } as const
    assert.ok((await house.store.commit(dispatchChange(mine!, handed))).done)
    assert.ok((await mergeCustomers(house, ada, ben, why)).ok)
    await runCampaign(house, 'spring')
    assert.ok(!(await mailsTo(house)).includes(ada))
    const [ended] = await dispatchesTo(house, 'spring', [ada])
    assert.deepEqual([ended?.state, ended?.rule], ['withheld', 'house-merged'])
    assert.equal((await readState(house.store, house.judge.layout, ada))?.state.contactCount, 1)
    assert.deepEqual((await checkStates(house, house.judge)).different, [])
  })

  test('an opt-out that races the merge is never lost, and binds both after it is taken back', async t => {
    const { house, ada, ben } = await open(t)
    const no = { kind: 'withdrawal', purpose: 'offers', channel: 'email' } as const
    const [said, merged] = await Promise.all([say(house, ben, [no], 'one-click'), mergeCustomers(house, ada, ben, why)])
    assert.ok(said.ok && merged.ok)
    await beginCampaign(house, 'spring')
    await runCampaign(house, 'spring')
    assert.ok(!(await mailsTo(house)).some(customer => customer === ada || customer === ben))
    assert.ok((await say(house, ben, [{ ...no, purpose: 'any' }], 'one-click')).ok)
    const [merge] = await house.store.db.selectFrom('merges').selectAll().execute()
    assert.ok((await unmerge(house, ada, merge!.merge, 'jo')).ok)
    for (const customer of [ada, ben]) {
      const { state } = (await readState(house.store, house.judge.layout, customer))!
      assert.ok(state.optOutAt(state.slotOf('any', 'email')) > 0, 'a no since the merge binds both')
    }
    assert.deepEqual((await checkStates(house, house.judge)).different, [])
  })

  test('two merges that race make one customer of all, and one customer stands for them', async t => {
    const { house, ada, ben, cem, dee } = await open(t)
    const done = await Promise.all([
      mergeCustomers(house, ada, ben, why),
      mergeCustomers(house, ben, cem, why),
      mergeCustomers(house, cem, dee, why),
      mergeCustomers(house, dee, ada, why),
    ])
    for (const [one, other] of [
      [ada, ben],
      [ben, cem],
      [cem, dee],
      [dee, ada],
    ] as const)
      if (done.some(result => !result.ok)) await mergeCustomers(house, one, other, why)
    const { checked, different } = await checkStates(house, house.judge)
    assert.deepEqual({ checked, different }, { checked: 1, different: [] })
  })
})
