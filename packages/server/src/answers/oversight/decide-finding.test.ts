import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minute } from '@candor/terms'
import { onEachPlace } from '../../../../../test/stores.ts'
import { interlockOf, listFindings, readFinding } from '../../brand/algorithms/index.ts'
import { decideFinding, registered, setInterlock, watchWhole } from './index.ts'
import { type Bank, bankPolicy, openBank } from './testing/bank.ts'

const name = 'savings-offer'
const reason = 'The model is trained anew without the balance.'
const by = 'staff:ada'

async function drifts({ customers, decided }: Bank): Promise<void> {
  const [young, old] = [await customers(120, '30'), await customers(120, '70')]
  await decided(...young.map((customer, i) => ({ customer, offered: i % 2 === 0 })))
  await decided(...old.map((customer, i) => ({ customer, offered: i % 10 === 0 })))
}

async function alarmed(options: Parameters<typeof openBank>[0]) {
  const bank = await openBank(options)
  await drifts(bank)
  const { opened } = await watchWhole(bank.house, name)
  assert.ok(opened.length > 0)
  return { ...bank, opened, holds: () => interlockOf(bank.house.store, name) }
}

onEachPlace('deciding about an algorithm', place => {
  test('a finding holds until a person decides, once, with a reason; then watching begins anew', async t => {
    const bank = await alarmed({ place: await place() })
    const { house, opened, holds } = bank
    t.after(() => house.close())
    const { finding } = opened[0]!
    const since = house.clock.now()
    for (const [word, path] of [
      [{ by, verdict: 'resume', reason: ' too  short ' }, 'reason'],
      [{ by, verdict: 'stop', reason, share: 0.5 }, 'share'],
      [{ by, verdict: 'cap', reason, share: 1 }, 'share'],
    ] as const) {
      const refused = await decideFinding(house, finding, word)
      assert.ok(!refused.ok && refused.error.code === 'finding-invalid')
      assert.deepEqual(
        refused.error.faults?.map(fault => fault.path),
        [path],
      )
    }
    assert.deepEqual(await holds(), { kind: 'fallback', since, finding })
    house.clock.moveTo(since + minute)
    const both = await Promise.all([
      decideFinding(house, finding, { by, verdict: 'resume', reason }),
      decideFinding(house, finding, { by: 'staff:bo', verdict: 'stop', reason }),
    ])
    const done = both.filter(one => one.ok)
    assert.equal(done.length, 1)
    assert.deepEqual(await readFinding(house.store, finding), done[0]!.value)
    const kind = done[0]!.value.decision?.verdict === 'resume' ? 'none' : 'stop'
    assert.equal((await holds()).kind, kind)
    const again = await decideFinding(house, finding, { by, verdict: 'keep', reason })
    assert.ok(!again.ok && again.error.code === 'finding-decided')
    const unknown = await decideFinding(house, 'f', { by, verdict: 'keep', reason })
    assert.ok(!unknown.ok && unknown.error.code === 'finding-unknown')
  })

  test('resumed, it is watched anew: what was decided before counts no more, and a new disparity raises a new alarm', async t => {
    const bank = await alarmed({ place: await place() })
    const { house, opened, holds, decided, customers } = bank
    t.after(() => house.close())
    await decided({ customer: (await customers(1, '70'))[0]!, offered: false })
    house.clock.moveTo(house.clock.now() + minute)
    assert.ok((await decideFinding(house, opened[0]!.finding, { by, verdict: 'resume', reason })).ok)
    assert.deepEqual(await holds(), { kind: 'none' })
    assert.deepEqual(await watchWhole(house, name), { counted: 1, judged: 0, waiting: 0, opened: [], more: false })
    assert.equal((await registered(house, name))?.audits[0]?.groups.length, 0)
    await drifts(bank)
    const turn = await watchWhole(house, name)
    assert.equal(turn.opened.length, 1)
    assert.equal(turn.opened[0]?.evidence?.ofGroup.n, 120)
    assert.equal((await listFindings(house.store)).length, 2)
  })

  test('of two open findings the stricter goes on holding when the other is decided', async t => {
    const policy = bankPolicy.replace('by: [age]', 'by: [age, plan]')
    const bank = await alarmed({ place: await place(), policy })
    const { house, opened, holds } = bank
    t.after(() => house.close())
    assert.equal(opened.length, 2)
    const [one, other] = opened
    const kept = await decideFinding(house, one!.finding, { by, verdict: 'resume', reason })
    assert.ok(kept.ok)
    assert.equal(kept.value.decision?.interlock.kind, 'fallback')
    assert.equal((await holds()).kind, 'fallback')
    const hand = await setInterlock(house, name, { by, verdict: 'resume', reason })
    assert.ok(!hand.ok && hand.error.code === 'findings-open')
    assert.ok((await setInterlock(house, name, { by, verdict: 'stop', reason })).ok)
    assert.equal((await holds()).kind, 'stop')
    assert.ok((await decideFinding(house, other!.finding, { by, verdict: 'cap', reason, share: 0.4 })).ok)
    const cap = await holds()
    assert.deepEqual([cap.kind, cap.kind === 'cap' && cap.share], ['cap', 0.4])
  })

  test('by hand an algorithm is held back and let go without an alarm, on record both times', async t => {
    const { house } = await openBank({ place: await place() })
    t.after(() => house.close())
    const stopped = await setInterlock(house, name, { by, verdict: 'stop', reason })
    assert.ok(stopped.ok)
    const { finding, kind, decision } = stopped.value
    assert.deepEqual([kind, decision?.by, decision?.reason], ['by-hand', by, reason])
    assert.deepEqual(await interlockOf(house.store, name), { kind: 'stop', since: house.clock.now(), finding })
    assert.ok((await setInterlock(house, name, { by, verdict: 'resume', reason })).ok)
    assert.deepEqual(await interlockOf(house.store, name), { kind: 'none' })
    const kinds = await house.store.db.selectFrom('entries').select('kind').where('customer', '=', 'brand').execute()
    assert.equal(kinds.filter(one => one.kind === 'finding-decided').length, 2)
    const unknown = await setInterlock(house, 'other', { by, verdict: 'stop', reason })
    assert.ok(!unknown.ok && unknown.error.code === 'algorithm-unknown')
  })
})
