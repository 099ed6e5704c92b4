import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@candor/terms'
import { onEachPlace } from '../../../../../test/stores.ts'
import { forgetTold } from '../../acts/choices/index.ts'
import { tells } from '../../customers/vault/testing/telling.ts'
import { exportOf as recordOf } from '../../record/index.ts'
import { auditAlgorithm } from './index.ts'
import { type Bank, bankPolicy, openBank } from './testing/bank.ts'

const vaultBank = bankPolicy
  .replace(
    'data:\n',
    '  answers: { text: We check with what you told us., basis: consent, class: monitoring, retention: 24 months }\ndata:\n',
  )
  .concat(`vault:
  purpose: answers
  attributes:
    gender: { text: How you describe your gender, values: [woman, man, another] }
    disability: { text: Whether you live with a disability, values: ['yes', 'no'] }
`)

const offeredTo = (people: readonly string[], share: number) =>
  people.map((customer, at) => ({ customer, offered: at < people.length * share }))

/** 40 women of whom 10 % got the offer, 60 men of whom 50 % did, 3 others, and 50 who told nothing, half of whom did. */
async function livedBank(bank: Bank): Promise<{ women: string[]; men: string[] }> {
  const [women, men, others, silent] = [
    await bank.customers(40, '30'),
    await bank.customers(60, '30'),
    await bank.customers(3, '70'),
    await bank.customers(50, '70'),
  ]
  for (const one of women) await tells(bank.house, one, { gender: 'woman' })
  for (const one of men) await tells(bank.house, one, { gender: 'man', disability: 'no' })
  for (const one of others) await tells(bank.house, one, { gender: 'another' })
  await bank.decided(
    ...offeredTo(women, 0.1),
    ...offeredTo(men, 0.5),
    ...offeredTo(others, 1),
    ...offeredTo(silent, 0.5),
  )
  bank.house.clock.advance(60_000)
  await bank.decided(
    ...women.map(customer => ({ customer, offered: true })),
    ...men.map(customer => ({ customer, offered: true, mode: 'lot' })),
  )
  bank.house.clock.advance(day)
  return { women, men }
}

const ask = { by: ['gender'], days: 90, who: 'staff:jo' }

onEachPlace('the audit of an algorithm', place => {
  const open = async (t: { after(done: () => Promise<void>): void }) => {
    const bank = await openBank({ place: await place(), policy: vaultBank })
    t.after(() => bank.house.close())
    return { bank, people: await livedBank(bank) }
  }

  test('counts the first own decision of each person, hides small groups with the next, and says who is not known', async t => {
    const { bank } = await open(t)
    const done = await auditAlgorithm(bank.house, 'savings-offer', { ...ask, by: ['gender', 'age'] })
    assert.ok(done.ok, JSON.stringify(done))
    const { people, again, byLot, outcomes, found } = done.value
    assert.deepEqual([people, again, byLot, outcomes], [153, 40, 60, 0])
    assert.ok(found.noise === undefined)
    const [gender, age] = found.attributes
    assert.ok(gender && age)
    // 3 others are too few; with the women, the next smallest, hidden too, nobody can work them out.
    assert.deepEqual(
      gender.groups.map(({ group, hidden }) => [group, hidden]),
      [
        ['woman', true],
        ['man', false],
        ['another', true],
      ],
    )
    assert.equal(gender.missing, 50)
    assert.equal(gender.disclosure, 103 / 153)
    assert.deepEqual(
      age.groups.map(shown => (shown.hidden ? null : [shown.group, shown.counts.n, shown.counts.selected])),
      [
        ['under 60', 100, 34],
        ['60 and over', 53, 28],
      ],
    )
    assert.ok(found.intersections.length === 1)
  })

  test('finds the disparity where groups are large enough, and bounds it by those who told nothing', async t => {
    const { bank } = await open(t)
    const more = await bank.customers(9, '30')
    for (const one of more) await tells(bank.house, one, { gender: 'another' })
    await bank.decided(...offeredTo(more, 0.5))
    bank.house.clock.advance(day)
    const done = await auditAlgorithm(bank.house, 'savings-offer', ask)
    assert.ok(done.ok && done.value.found.noise === undefined)
    const [gender] = done.value.found.attributes
    assert.equal(gender?.judgement?.verdict, 'disparity')
    const [woman] = gender!.groups
    assert.ok(woman && !woman.hidden)
    assert.deepEqual([woman.counts.n, woman.counts.selected], [40, 4])
    // 25 of the 50 who told nothing were selected: all who were not may be women, or all who were.
    assert.deepEqual(gender!.worstCase?.[0], [4 / (40 + 25), (4 + 25) / (40 + 25)])
  })

  test('whoever takes it back is counted as not known from that moment on, and each reading is on record', async t => {
    const { bank, people } = await open(t)
    for (const one of people.women) assert.ok((await forgetTold(bank.house, one)).ok)
    const done = await auditAlgorithm(bank.house, 'savings-offer', ask)
    assert.ok(done.ok && done.value.found.noise === undefined)
    assert.equal(done.value.found.attributes[0]?.missing, 90)
    const { entries } = (await recordOf(bank.house, 'brand')) as { entries: { kind: string; body: unknown }[] }
    assert.deepEqual(
      entries.filter(({ kind }) => kind === 'vault').map(({ body }) => body),
      [{ verb: 'read', attribute: 'gender', asked: 153, known: 63, by: 'staff:jo', about: 'algorithm:savings-offer' }],
    )
    assert.ok(!JSON.stringify(done.value).includes(people.men[0] ?? '?'))
  })

  test('with noise every count moves, nothing is tested, and intervals are wider than those of chance alone', async t => {
    const { bank } = await open(t)
    const noisy = await auditAlgorithm(bank.house, 'savings-offer', { ...ask, epsilon: 0.5 })
    assert.ok(noisy.ok && noisy.value.found.noise === 0.5)
    const [gender] = noisy.value.found.attributes
    const man = gender?.groups[1]
    assert.ok(man && !man.hidden && man.interval)
    assert.ok(man.n >= 10 && Number.isInteger(man.n) && man.selected >= 0 && man.selected <= man.n)
    const again = await auditAlgorithm(bank.house, 'savings-offer', { ...ask, epsilon: 0.5 })
    assert.ok(again.ok)
    assert.notDeepEqual(again.value.found, noisy.value.found)
    const little = await auditAlgorithm(bank.house, 'savings-offer', { ...ask, epsilon: 10 })
    assert.ok(little.ok && little.value.found.noise === 10)
    const close = little.value.found.attributes[0]?.groups[1]
    assert.ok(close && !close.hidden && close.interval)
    assert.ok(Math.abs(close.n - 60) <= 3)
    assert.ok(man.interval[1] - man.interval[0] > close.interval[1] - close.interval[0])
  })

  test('what cannot be counted is refused before anything is read', async t => {
    const { bank } = await open(t)
    const refused = async (more: object, name = 'savings-offer') => {
      const done = await auditAlgorithm(bank.house, name, { ...ask, ...more })
      assert.ok(!done.ok)
      return done.error.says
    }
    assert.match(await refused({}, 'no-offer'), /no algorithm "no-offer"/)
    assert.equal(
      await refused({ by: ['balance', 'gender', 'gender'], days: 7, epsilon: 0 }),
      'by: "balance" has no groups to compare; those are age, plan, gender, disability; by: gender is named twice; days: is one of 30, 90, 365; noise: is a number from 0.01 to 10; less is more noise',
    )
    assert.match(await refused({ by: [] }), /name 1 to 5 attributes, such as age,plan,gender/)
    const { entries } = (await recordOf(bank.house, 'brand')) as { entries: { kind: string }[] }
    assert.deepEqual(
      entries.filter(({ kind }) => kind === 'vault'),
      [],
    )
  })

  test('an offer nobody was decided about yet says so in counts', async t => {
    const bank = await openBank({ place: await place(), policy: vaultBank })
    t.after(() => bank.house.close())
    const done = await auditAlgorithm(bank.house, 'savings-offer', { ...ask, by: ['gender', 'plan'] })
    assert.ok(done.ok && done.value.found.noise === undefined)
    assert.equal(done.value.people, 0)
    assert.equal(done.value.found.attributes[0]?.judgement, undefined)
  })
})
