import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseOffer } from '@candor/recommender'
import { day } from '@candor/terms'
import { onEachPlace } from '../../../../../test/stores.ts'
import { endRule } from '../../answers/retention/testing/end-rule.ts'
import { algorithmChange, type Interlock, readAlgorithm } from '../../brand/algorithms/index.ts'
import { erase, exportOf } from '../../customers/offers/index.ts'
import type { DecisionRecord } from '../../decisions/index.ts'
import { readEntry } from '../../record/index.ts'
import { say } from '../choices/index.ts'
import { countingReads } from '../personalization/testing/counted-reads.ts'
import { drawLots } from './draw-lots.ts'
import { listOfferModels, makeOffer, offerResults, trainOffer, trimOffers } from './index.ts'
import { type Branch, openBranch, openTaughtBranch, within } from './testing/branch.ts'

const name = 'savings-offer'
/** What the house keeps of a person, beside their choices. */
const ofAPerson = ['profiles', 'contact_points', 'events', 'unwanted_items', 'identities', 'merges']

async function hold(branch: Branch, interlock: Interlock): Promise<void> {
  const { house } = branch
  const change = algorithmChange(await readAlgorithm(house.store, name), { interlock }, house.clock.now())
  assert.ok((await house.store.commit(change)).done)
}

const rowsOf = (branch: Branch, customer: string) =>
  branch.house.store.db.selectFrom('offers_made').selectAll().where('customer', '=', customer).execute()

async function recordOf(branch: Branch, customer: string, entry: string): Promise<DecisionRecord> {
  const found = await readEntry(branch.house, customer, entry)
  assert.ok(found.ok)
  return found.value.payload.body as unknown as DecisionRecord
}

async function readFor(branch: Branch, customer: string) {
  const { house, tables } = countingReads(branch.house)
  const made = await makeOffer(house, { algorithm: name, customer })
  assert.ok(made.ok)
  return { made: made.value, tables: new Set(tables) }
}

onEachPlace('offers', place => {
  test('without permission a lot decides: no row of the person is read, and the refusal is on record', async t => {
    const branch = await openTaughtBranch({ place: await place() })
    t.after(() => branch.house.close())
    assert.ok((await trainOffer(branch.house, name, 'staff:jo')).ok)
    for (const [customer, why] of [
      [await branch.saver('silent'), 'house-permission'],
      [await branch.saver('careful', 'contextual'), 'house-dial'],
      [await branch.saver('none', 'none'), 'house-dial'],
    ] as const) {
      const { made, tables } = await readFor(branch, customer)
      assert.deepEqual([made.mode, made.propensity, made.model, made.probability], ['lot', 0.25, null, undefined])
      assert.deepEqual(
        ofAPerson.filter(table => tables.has(table)),
        [],
      )
      const { act, verdict, offer } = await recordOf(branch, customer, made.decision)
      assert.deepEqual([act.kind, verdict.outcome], ['profile', 'deny'])
      assert.ok(verdict.reasons.some(({ rule, says }) => rule === why && says === 'deny'))
      const { decision: _, customer: __, ...told } = made
      assert.deepEqual(offer, told)
      const [row, ...others] = await rowsOf(branch, customer)
      assert.deepEqual([others.length, row?.entry, row?.mode, row?.inputs], [0, made.decision, 'lot', null])
    }
  })

  test('a no to what the offer is for is a no to the offer, until there is a yes again', async t => {
    const branch = await openBranch({ place: await place() })
    t.after(() => branch.house.close())
    const [once] = await branch.savers([{ key: 'once' }], 'full')
    branch.house.clock.advance(1_000)
    const no = { kind: 'withdrawal', purpose: 'savings', channel: 'any' } as const
    assert.ok((await say(branch.house, once!, [no], 'preferences')).ok)
    const { made, tables } = await readFor(branch, once!)
    assert.deepEqual([made.mode, made.offered, made.propensity], ['refused', false, 0])
    assert.deepEqual(
      ofAPerson.filter(table => tables.has(table)),
      [],
    )
    const { act, verdict } = await recordOf(branch, once!, made.decision)
    assert.deepEqual([act.kind, verdict.deciding], ['present', 'core-withdrawal-immediate'])
    // A yes to something else is none to this: a lot decides, as for people who said nothing.
    const [other] = await branch.savers([{ key: 'other' }])
    const words = { text: 'Yes.', version: 'v1', surface: 'account', locale: 'en', at: branch.house.clock.now() }
    const mails = { kind: 'consent', purpose: 'offers', channel: 'email', type: 'express', evidence: words } as const
    assert.ok((await say(branch.house, other!, [mails], 'api')).ok)
    assert.equal((await branch.offer(other!)).mode, 'lot')
    branch.house.clock.advance(1_000)
    const yes = {
      ...mails,
      purpose: 'savings',
      channel: 'any',
      evidence: { ...words, at: branch.house.clock.now() },
    } as const
    assert.ok((await say(branch.house, once!, [yes], 'preferences')).ok)
    assert.notEqual((await branch.offer(once!)).mode, 'refused')
  })

  test('with permission and no model a lot decides, and the declared inputs are kept, and no others', async t => {
    const branch = await openBranch({ place: await place() })
    t.after(() => branch.house.close())
    const customer = await branch.saver('open', 'full')
    const made = await branch.offer(customer)
    assert.equal(made.mode, 'lot')
    const [row] = await rowsOf(branch, customer)
    assert.deepEqual(JSON.parse(row!.inputs!), { balance: 100, city: 'Porto' })
  })

  test('a model learns from those alone who permit it now, and is on record; its reasons sum to the score', async t => {
    const branch = await openTaughtBranch({ place: await place() })
    t.after(() => branch.house.close())
    const { house } = branch
    const gone = await branch.saver('gone', 'full')
    const young = await branch.saver('young', 'full')
    await branch.past([
      { customer: gone, inputs: { balance: 1e6, city: 'Faro' } },
      { customer: young, at: house.clock.now() - within + day },
      { customer: young, offered: false },
      { customer: young, inputs: null, mode: 'lot' },
    ])
    house.clock.advance(1_000)
    assert.ok((await say(house, gone, [{ kind: 'withdrawal', purpose: 'savings', channel: 'any' }], 'preferences')).ok)
    const trained = await trainOffer(house, name, 'staff:jo')
    assert.ok(trained.ok, JSON.stringify(trained))
    const { card, model } = trained.value
    assert.deepEqual([card.people, card.offers, card.forbade, card.by], [220, 220, 1, 'staff:jo'])
    assert.ok(card.evaluation!.areaUnderCurve!.model > 0.7)
    const entry = await readEntry(house, 'brand', model)
    assert.ok(entry.ok)
    const { digest, algorithm } = entry.value.payload.body as { digest: string; algorithm: string }
    const weights = new TextEncoder().encode((await house.store.get('offer_models', { model }))!.weights)
    assert.deepEqual([algorithm, digest], [name, Buffer.from(house.keys.hashing.sha256(weights)).toString('hex')])
    const [rich, poor] = await branch.savers(
      [
        { key: 'rich', balance: 900 },
        { key: 'poor', balance: 100 },
      ],
      'full',
    )
    const scored = async (customer: string) => {
      for (;;) {
        const made = await branch.offer(customer)
        if (made.mode === 'score') return made
        if (made.mode === 'holdout') return undefined
      }
    }
    const [one, two] = [await scored(rich!), await scored(poor!)]
    for (const made of [one, two].flatMap(each => each ?? [])) {
      const sum = made.terms!.reduce((all, { contribution }) => all + contribution, made.prior!)
      assert.ok(Math.abs(sum - Math.log(made.probability! / (1 - made.probability!))) <= 1e-9)
      assert.deepEqual(
        made.terms!.map(({ field, value }) => [field, value]),
        [
          ['balance', made === one ? 900 : 100],
          ['city', 'Porto'],
        ],
      )
      assert.equal(made.model, model)
    }
    if (one && two) assert.ok(one.probability! > two.probability!)
    house.clock.advance(1_000)
    assert.ok((await trainOffer(house, name, 'nightly')).ok)
    assert.ok((await trainOffer(house, name, 'nightly')).ok)
    const models = await listOfferModels(house.store, name)
    assert.deepEqual(
      models.map(({ retiredAt }) => retiredAt === null),
      [true, false],
    )
  })

  test('too few offers teach nothing, and the reason says what is missing', async t => {
    const branch = await openBranch({ place: await place() })
    t.after(() => branch.house.close())
    const none = await trainOffer(branch.house, name, 'staff:jo')
    assert.equal(none.ok ? '' : none.error.code, 'offers-too-few')
    assert.match(none.ok ? '' : none.error.says, /too few to learn from: 0 people of 200/)
    assert.equal((await listOfferModels(branch.house.store, name)).length, 0)
    const unknown = await trainOffer(branch.house, 'other-offer', 'staff:jo')
    assert.equal(unknown.ok ? '' : unknown.error.code, 'algorithm-unknown')
  })

  test('what holds the algorithm back binds the next decision of every process', async t => {
    const branch = await openTaughtBranch({ place: await place() })
    t.after(() => branch.house.close())
    assert.ok((await trainOffer(branch.house, name, 'staff:jo')).ok)
    const [rich] = await branch.savers([{ key: 'rich', balance: 900 }], 'full')
    const now = branch.house.clock.now()
    await hold(branch, { kind: 'stop', since: now, finding: 'f1' })
    const { made: stopped, tables } = await readFor(branch, rich!)
    assert.deepEqual([stopped.mode, stopped.offered, stopped.propensity], ['stopped', false, 0])
    assert.ok(!tables.has('profiles'))
    assert.deepEqual((await recordOf(branch, rich!, stopped.decision)).offer?.interlock, {
      kind: 'stop',
      since: now,
      finding: 'f1',
    })
    await hold(branch, { kind: 'fallback', since: now, finding: null })
    const fallback = await branch.offer(rich!)
    assert.deepEqual([fallback.mode, fallback.propensity, fallback.probability], ['fallback', 0.25, undefined])
    await hold(branch, { kind: 'cap', since: now, finding: null, share: 0 })
    assert.ok(['cap', 'holdout'].includes((await branch.offer(rich!)).mode))
    await hold(branch, { kind: 'none' })
    assert.ok(['score', 'explore', 'holdout'].includes((await branch.offer(rich!)).mode))
  })

  test('each decision is in the record and among the offers exactly once, also of many at the same moment', async t => {
    const branch = await openBranch({ place: await place() })
    t.after(() => branch.house.close())
    const customers = await branch.savers(
      Array.from({ length: 8 }, (_, n) => ({ key: `one-${n}` })),
      'full',
    )
    const made = await Promise.all(
      [...customers, ...customers].map(customer => makeOffer(branch.house, { algorithm: name, customer })),
    )
    const decided = made.flatMap(one => (one.ok ? [one.value] : []))
    assert.ok(decided.length >= 8)
    const rows = await branch.house.store.db.selectFrom('offers_made').select(['customer', 'entry']).execute()
    const entries = await branch.house.store.db
      .selectFrom('entries')
      .select(['customer', 'entry'])
      .where('kind', '=', 'decision')
      .execute()
    const keys = (list: readonly { customer: string; entry: string }[]) =>
      list.map(({ customer, entry }) => `${customer}/${entry}`).sort()
    assert.deepEqual(keys(rows), keys(decided.map(({ customer, decision: entry }) => ({ customer, entry }))))
    assert.deepEqual(keys(rows), keys(entries))
  })

  test('the results say by mode how often people took it, and of how many nobody may look', async t => {
    const branch = await openTaughtBranch({ place: await place() })
    t.after(() => branch.house.close())
    const silent = await branch.saver('silent')
    await branch.past([{ customer: silent, mode: 'lot', inputs: null }])
    await branch.opensDeposit(silent, branch.house.clock.now() - within)
    const found = await offerResults(branch.house, name)
    assert.ok(found.ok)
    const holdout = found.value.modes.find(({ mode }) => mode === 'holdout')!
    assert.deepEqual([holdout.offered.n, holdout.notOffered.n, holdout.unknown], [220, 0, 0])
    assert.equal(holdout.offered.successes, 73 + 11)
    const lot = found.value.modes.find(({ mode }) => mode === 'lot')!
    assert.deepEqual([lot.offered, lot.unknown], [{ n: 0, successes: 0 }, 1])
    assert.equal(found.value.benefit, undefined)
  })

  test('what was kept to be learned from goes with a no; how it was decided stays', async t => {
    const branch = await openBranch({ place: await place() })
    t.after(() => branch.house.close())
    const { house } = branch
    const people = await branch.savers([{ key: 'one' }, { key: 'other' }], 'full')
    for (const customer of people) await branch.offer(customer)
    await branch.past([{ customer: people[1]!, algorithm: 'forgotten-offer' }])
    house.clock.advance(1_000)
    const dial = { kind: 'preference', value: { dial: 'none' } } as const
    assert.ok((await say(house, people[1]!, [dial], 'preferences')).ok)
    const no = { kind: 'withdrawal', purpose: 'savings', channel: 'any' } as const
    assert.ok((await say(house, people[0]!, [no], 'preferences')).ok)
    assert.equal(await trimOffers(house), 2)
    const left = (await Promise.all(people.map(customer => rowsOf(branch, customer)))).flat()
    assert.deepEqual(left.map(({ algorithm, inputs }) => [algorithm, inputs === null]).sort(), [
      ['forgotten-offer', true],
      [name, false],
      [name, true],
    ])
    assert.equal(await trimOffers(house), 0)
  })

  test('of two records that are one person, what one did is a success of an offer to the other', async t => {
    const branch = await openBranch({ place: await place() })
    t.after(() => branch.house.close())
    const { house } = branch
    const [current, half] = await branch.savers([{ key: 'current' }, { key: 'half' }], 'full')
    await branch.past([{ customer: half! }, { customer: current! }])
    await branch.opensDeposit(half!, house.clock.now() - within)
    const stands = { do: 'patch', table: 'profiles', key: { customer: half! }, set: { merged_into: current! } } as const
    const state = { do: 'remove', table: 'customer_state', key: { customer: half! } } as const
    assert.ok((await house.store.commit({ expect: [], writes: [stands, state] })).done)
    const found = await offerResults(house, name)
    assert.ok(found.ok)
    assert.deepEqual(
      found.value.modes.map(({ mode, offered, unknown }) => [mode, offered, unknown]),
      [['holdout', { n: 2, successes: 2 }, 0]],
    )
    const made = await branch.offer(half!)
    assert.equal(made.customer, current)
    assert.equal((await rowsOf(branch, current!)).length, 2)
  })

  test('they go into the export, are erased with the customer, and end with the retention of the purpose', async t => {
    const branch = await openBranch({ place: await place() })
    t.after(() => branch.house.close())
    const { house } = branch
    const [one, other] = await branch.savers([{ key: 'one' }, { key: 'other' }], 'full')
    const made = await branch.offer(one!)
    await branch.offer(other!)
    const [told] = (await exportOf(house, one!)) as { entry: string; inputs: unknown }[]
    assert.deepEqual([told?.entry, told?.inputs], [made.decision, { balance: 100, city: 'Porto' }])
    assert.ok((await house.store.commit({ expect: [], writes: erase(one!) })).done)
    assert.deepEqual(await rowsOf(branch, one!), [])
    await branch.past([{ customer: other!, algorithm: 'forgotten-offer', at: house.clock.now() - 100 * day }])
    await branch.past([{ customer: other!, at: house.clock.now() - 300 * day }])
    const end = async () =>
      (await endRule(house, `offers: ${name}`)) + (await endRule(house, 'offers: forgotten-offer').catch(() => 0))
    assert.equal(await end(), 0)
    house.clock.advance(70 * day)
    assert.equal(await end(), 1)
    assert.equal((await rowsOf(branch, other!)).length, 2)
    house.clock.advance(300 * day)
    assert.equal(await end(), 2)
    assert.deepEqual(await rowsOf(branch, other!), [])
  })
})

test('offers come as often as their stated chances say, and who is in the holdout stays in it', async t => {
  const branch = await openTaughtBranch()
  t.after(() => branch.house.close())
  const { house } = branch
  assert.ok((await trainOffer(house, name, 'staff:jo')).ok)
  const [rich, poor] = await branch.savers(
    [
      { key: 'rich', balance: 900 },
      { key: 'poor', balance: 100 },
    ],
    'full',
  )
  const rules = { share: 0.25, explore: 0.2, holdout: 0.2, interlock: { kind: 'none' } } as const
  const counts = new Map<string, { n: number; offered: number; stated: number }>()
  const people = Array.from({ length: 4_000 }, (_, n) => `customer-${n}`)
  let held = 0
  for (const customer of people) {
    const lots = drawLots(house, name, customer, house.ids.id())
    assert.equal(lots.holdout, drawLots(house, name, customer, house.ids.id()).holdout)
    if (lots.holdout < rules.holdout) held++
    for (const score of [0.8, 0.1]) {
      const { mode, offered, propensity } = chooseOffer({ ...rules, lots, score, threshold: 0.5 })
      const key = `${mode} ${score}`
      const count = counts.get(key) ?? { n: 0, offered: 0, stated: 0 }
      counts.set(key, { n: count.n + 1, offered: count.offered + Number(offered), stated: count.stated + propensity })
    }
  }
  assert.ok(Math.abs(held / people.length - 0.2) < 4 * Math.sqrt((0.2 * 0.8) / people.length))
  for (const score of [0.8, 0.1]) {
    const both = ['score', 'explore'].map(mode => counts.get(`${mode} ${score}`)!)
    const [n, offered, stated] = (['n', 'offered', 'stated'] as const).map(key => both[0]![key] + both[1]![key])
    const mean = stated! / n!
    assert.ok(
      Math.abs(offered! / n! - mean) < 4 * Math.sqrt((mean * (1 - mean)) / n!),
      `${offered} of ${n}, not ${mean}`,
    )
  }
  for (const customer of [rich!, poor!]) {
    const modes = new Set<string>()
    let [offered, stated] = [0, 0]
    for (let n = 0; n < 150; n++) {
      const made = await branch.offer(customer)
      modes.add(made.mode === 'holdout' ? 'holdout' : 'not')
      offered += Number(made.offered)
      stated = made.propensity
    }
    assert.equal(modes.size, 1)
    assert.ok(Math.abs(offered / 150 - stated) < 4.5 * Math.sqrt((stated * (1 - stated)) / 150) + 1e-9)
  }
})
