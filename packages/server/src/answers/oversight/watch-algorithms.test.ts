import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@candor/terms'
import { onEachPlace } from '../../../../../test/stores.ts'
import { numberedIds } from '../../adapters/ids/index.ts'
import { interlockOf, listFindings, readAlgorithm } from '../../brand/algorithms/index.ts'
import { readEntry } from '../../record/index.ts'
import { registered, watchAlgorithms, watchWhole } from './index.ts'
import { type Bank, bankPolicy, openBank } from './testing/bank.ts'
import { watchingIn } from './watching.ts'

const name = 'savings-offer'

/** Younger people get the offer in half of all cases, older ones in one of eight. */
async function drifts({ customers, decided }: Bank, n = 160): Promise<void> {
  const [young, old] = [await customers(n, '30'), await customers(n, '70')]
  await decided(...young.map((customer, i) => ({ customer, offered: i % 2 === 0 })))
  await decided(...old.map((customer, i) => ({ customer, offered: i % 8 === 0 })))
}

const kept = async ({ house }: Bank) => watchingIn((await readAlgorithm(house.store, name)).watch)

onEachPlace('watching an algorithm', place => {
  test('an alarm opens one finding, sets the interlock the policy asks for and is on record; it is not raised again', async t => {
    const bank = await openBank({ place: await place() })
    const { house } = bank
    t.after(() => house.close())
    await drifts(bank)
    const turn = await watchAlgorithms(house)
    assert.deepEqual([turn.counted, turn.judged, turn.opened.length, turn.more], [320, 320, 1, false])
    const [finding] = await listFindings(house.store)
    assert.deepEqual(turn.opened, [finding])
    const { evidence, interlock, decision } = finding!
    assert.deepEqual(
      [evidence?.attribute, evidence?.group, evidence?.reference, evidence?.tolerance, evidence?.alpha],
      ['age', '60 and over', 'under 60', 0.8, 0.05],
    )
    assert.deepEqual(evidence?.ofGroup, { n: 160, selected: 20, people: 160 })
    assert.deepEqual(evidence?.ofReference, { n: 160, selected: 80, people: 160 })
    assert.equal(evidence?.ratio, 0.25)
    assert.ok(evidence.evidence >= 20)
    assert.equal(decision, undefined)
    assert.deepEqual(interlock, { kind: 'fallback', since: house.clock.now(), finding: finding!.finding })
    assert.deepEqual(await interlockOf(house.store, name), interlock)
    const entry = await readEntry(house, 'brand', finding!.finding)
    assert.equal(entry.ok && entry.value.payload.kind, 'finding')
    assert.deepEqual(await watchAlgorithms(house), { counted: 0, judged: 0, waiting: 0, opened: [], more: false })
    await drifts(bank, 40)
    assert.deepEqual((await watchAlgorithms(house)).opened, [])
    assert.equal((await listFindings(house.store)).length, 1)
  })

  test('two that watch at once count each decision once', async t => {
    const bank = await openBank({ place: await place() })
    const { house } = bank
    t.after(() => house.close())
    await drifts(bank)
    const other = { ...house, ids: { ...numberedIds(), id: () => house.ids.id() } }
    const turns = await Promise.all([watchWhole(house, name), watchWhole(other, name), watchWhole(house, name)])
    assert.equal(
      turns.reduce((sum, { counted }) => sum + counted, 0),
      320,
    )
    const { modes, attributes } = await kept(bank)
    assert.deepEqual(modes, { score: 320 })
    const [stream] = attributes['age']!.monitor!.streams
    assert.deepEqual([stream!.group.n, stream!.reference.n], [160, 160])
    assert.equal((await listFindings(house.store)).length, 1)
  })

  test('what went by lot, and what says nothing new of a person, is counted and not judged', async t => {
    const bank = await openBank({ place: await place() })
    const { house, customers, decided } = bank
    t.after(() => house.close())
    const [a = '', b = ''] = [...(await customers(1, '30')), ...(await customers(1, '70'))]
    const said = { customer: a, offered: true }
    await decided(said, { ...said, mode: 'explore', model: 'm2' }, said)
    for (const mode of ['holdout', 'lot', 'cap', 'fallback', 'stopped']) await decided({ ...said, mode, model: 'm3' })
    await decided({ customer: b, offered: false })
    assert.deepEqual(await watchWhole(house, name), { counted: 9, judged: 3, waiting: 0, opened: [], more: false })
    house.clock.moveTo(house.clock.now() + 30 * day)
    await decided(said, { customer: b, offered: true, at: house.clock.now() - 1 })
    assert.equal((await watchWhole(house, name)).judged, 1)
    const { modes, attributes } = await kept(bank)
    assert.deepEqual(modes, { score: 5, explore: 1, holdout: 1, lot: 1, cap: 1, fallback: 1, stopped: 1 })
    assert.deepEqual(attributes['age']?.people, { 'under 60': 1, '60 and over': 1 })
  })

  test('a group of fewer than ten people is named in no finding and shown nowhere, however clear it is', async t => {
    const bank = await openBank({ place: await place() })
    const { house, customers, decided } = bank
    t.after(() => house.close())
    const [young, old] = [await customers(200, '30'), await customers(9, '70')]
    await decided(...young.map(customer => ({ customer, offered: true })))
    for (const model of ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'])
      await decided(...old.map(customer => ({ customer, offered: false, model })))
    assert.equal((await watchWhole(house, name)).opened.length, 0)
    const [stream] = (await kept(bank)).attributes['age']!.monitor!.streams
    assert.ok(stream?.alarm)
    const shown = (await registered(house, name))!.audits[0]!.groups
    assert.deepEqual(shown, [
      { group: 'under 60', hidden: true },
      { group: '60 and over', hidden: true },
    ])
    const [tenth = ''] = await customers(1, '70')
    await decided({ customer: tenth, offered: false })
    assert.equal((await watchWhole(house, name)).opened.length, 1)
  })

  test('where the policy names no reference, the largest group is one, once two hundred decisions have come', async t => {
    const policy = bankPolicy
      .replace(', references: { age: under 60 }', '')
      .replace('by: [age]', 'by: [age, plan]')
      .replace('on_alarm: fallback', 'on_alarm: report')
    const bank = await openBank({ place: await place(), policy })
    const { house, customers, decided } = bank
    t.after(() => house.close())
    const [young, old] = [await customers(90, '30'), await customers(109, '70')]
    await decided(...young.map((customer, i) => ({ customer, offered: i % 10 === 0 })))
    await decided(...old.map((customer, i) => ({ customer, offered: i % 2 === 0 })))
    await decided({ customer: young[0]!, offered: true, mode: 'lot' })
    const waits = await watchWhole(house, name)
    assert.deepEqual([waits.counted, waits.judged, waits.waiting], [1, 0, 199])
    await decided({ customer: (await customers(1, ''))[0]!, offered: true })
    const turn = await watchWhole(house, name)
    assert.deepEqual([turn.counted, turn.judged, turn.waiting], [200, 200, 0])
    const { attributes } = await kept(bank)
    assert.equal(attributes['age']?.monitor?.reference, '60 and over')
    assert.deepEqual([attributes['plan']?.monitor?.reference, attributes['plan']?.monitor?.groups], ['70', ['30']])
    assert.equal(attributes['age']?.monitor?.unknown, 1)
    assert.equal(attributes['age']?.monitor?.streams[0]?.alpha, 0.025)
    const found = await listFindings(house.store)
    assert.deepEqual(found.map(({ evidence }) => [evidence?.attribute, evidence?.group]).sort(), [
      ['age', 'under 60'],
      ['plan', '30'],
    ])
    assert.deepEqual(await interlockOf(house.store, name), { kind: 'none' })
  })

  test('somebody who said no to being measured counts as one whose group is not known', async t => {
    const { say } = await import('../../acts/choices/index.ts')
    const bank = await openBank({ place: await place() })
    const { house, customers, decided } = bank
    t.after(() => house.close())
    const [a = '', b = ''] = await customers(2, '70')
    const no = { kind: 'objection', purpose: 'fairness-monitoring', channel: 'any' } as const
    assert.ok((await say(house, a, [no], 'preferences')).ok)
    await decided({ customer: a, offered: true }, { customer: b, offered: true })
    await watchWhole(house, name)
    const monitor = (await kept(bank)).attributes['age']?.monitor
    assert.deepEqual([monitor?.unknown, monitor?.streams[0]?.group.n], [1, 1])
  })
})
