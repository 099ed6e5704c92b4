import assert from 'node:assert/strict'
import { test } from 'node:test'
import { smallShop } from '../testing/shop.ts'
import { levels, type Person } from './dial.ts'
import { summarise } from './explanation.ts'
import { type Ask, createRecommender } from './recommender.ts'

const numbers = (random: () => number, below: number, most: number): number[] =>
  Array.from({ length: Math.floor(random() * (most + 1)) }, () => Math.floor(random() * below))

function someone(random: () => number): Person {
  const history = numbers(random, 120, 25)
  const weighed = random() < 0.5 ? { historyWeights: history.map(() => 0.1 + random()) } : {}
  return { history, ...weighed, visit: numbers(random, 120, 3), interests: numbers(random, 9, 2) }
}

function ask(random: () => number, limit = 10): Ask {
  const page = random() < 0.5 ? {} : { item: Math.floor(random() * 120), categories: numbers(random, 9, 1) }
  return { level: levels[Math.floor(random() * 4)]!, person: someone(random), page, limit }
}

for (const [name, truncate] of [
  ['edlae', undefined],
  ['ease', 30],
  ['item-knn', undefined],
  ['popularity', undefined],
] as const)
  test(`${name}: the contributions of every recommendation sum to its score`, () => {
    const { model, catalogue, random } = smallShop(name, truncate)
    const recommender = createRecommender(model, catalogue)
    let said = 0
    for (let round = 0; round < 3000; round++) {
      const question = ask(random)
      for (const { item, score } of recommender.recommend(question)) {
        const { contributions, score: again } = recommender.explain(question, item)
        const sum = contributions.toReversed().reduce((all, { value }) => all + value, 0)
        assert.ok(Math.abs(sum - score) <= 1e-9)
        assert.equal(again, score)
        said++
      }
    }
    assert.ok(said > 25_000)
  })

test('an item taken out of the history changes every score by exactly its contribution', () => {
  const { model, catalogue, random } = smallShop()
  const recommender = createRecommender(model, catalogue)
  let against = 0
  for (let round = 0; round < 5000; round++) {
    const question: Ask = { ...ask(random), level: 'full' }
    const history = [...new Set(question.person!.history)]
    if (history.length === 0) continue
    const whole = {
      ...question,
      person: { ...question.person, history, historyWeights: history.map(item => 1 + (item % 3)) },
    }
    const gone = history[Math.floor(random() * history.length)]!
    const left = history.filter(item => item !== gone)
    const without = {
      ...whole,
      person: { ...whole.person, history: left, historyWeights: left.map(item => 1 + (item % 3)) },
    }
    const item = Math.floor(random() * 120)
    const before = recommender.explain(whole, item)
    const own = before.contributions.find(({ source }) => source.kind === 'history' && source.item === gone)?.value ?? 0
    if (own < 0) against++
    assert.ok(Math.abs(before.score - own - recommender.explain(without, item).score) <= 1e-9)
  }
  assert.ok(against > 100)
})

test('a summary leaves nothing out: what is shown and the remainder are the score, and shares are 1', () => {
  const { model, catalogue, random } = smallShop()
  const recommender = createRecommender(model, catalogue)
  for (let round = 0; round < 500; round++) {
    const question = ask(random, 3)
    for (const { item, score } of recommender.recommend(question)) {
      const { shown, remainder } = summarise(recommender.explain(question, item), 3)
      assert.ok(shown.length <= 3)
      assert.ok(Math.abs(shown.reduce((sum, { value }) => sum + value, remainder.value) - score) <= 1e-9)
      for (const { value, speaks } of shown) assert.equal(speaks, value < 0 ? 'against' : 'for')
      if (score <= 0) assert.equal(remainder.share, undefined)
      else assert.ok(Math.abs(shown.reduce((sum, { share }) => sum + share!, remainder.share!) - 1) <= 1e-9)
    }
  }
})

test('at none all people see the same, and each level looks at no more than it may', () => {
  const { model, catalogue, random } = smallShop()
  const recommender = createRecommender(model, catalogue)
  for (let round = 0; round < 300; round++) {
    const [a, b] = [someone(random), someone(random)]
    const at = (level: Ask['level'], person: Person) => recommender.recommend({ level, person, limit: 10 })
    assert.deepEqual(at('none', a), at('none', b))
    assert.deepEqual(at('contextual', a), at('contextual', { ...b, visit: a.visit! }))
    assert.deepEqual(at('basic', a), at('basic', { ...b, visit: a.visit!, interests: a.interests! }))
  }
})

test('a level reads no field it has no business with', () => {
  const { model, catalogue } = smallShop()
  const recommender = createRecommender(model, catalogue)
  const touched = new Set<string>()
  const person = new Proxy<Person>(
    { history: [1], visit: [2], interests: [3] },
    {
      get(of, name) {
        touched.add(String(name))
        return Reflect.get(of, name)
      },
    },
  )
  recommender.recommend({ level: 'none', person, limit: 5 })
  assert.deepEqual([...touched], [])
  recommender.recommend({ level: 'basic', person, limit: 5 })
  assert.deepEqual([...touched], ['visit', 'interests'])
})

test('a sensitive item is shown on a page of its own category alone, and nothing of a person is in its score', () => {
  const { model, catalogue, random } = smallShop()
  const recommender = createRecommender(model, catalogue)
  const isSensitive = (item: number) => catalogue.sensitive[item] === 1
  const { starts, values } = catalogue.categories!
  let shown = 0
  for (let round = 0; round < 500; round++) {
    const question = ask(random, 120)
    const found = recommender.recommend(question)
    for (const { item, score } of found) {
      const { contributions, score: again } = recommender.explain(question, item)
      assert.ok(!contributions.some(({ source }) => 'item' in source && isSensitive(source.item)))
      if (!isSensitive(item)) continue
      shown++
      assert.equal(again, score)
      const own = values.subarray(starts[item]!, starts[item + 1]!)
      assert.ok(own.some(category => question.page!.categories!.includes(category)))
      assert.ok(contributions.every(({ source }) => !['history', 'visit', 'page', 'interest'].includes(source.kind)))
    }
  }
  assert.ok(shown > 50)
})

test('where items may come again, those of the history do, unless they are excluded', () => {
  const { model, catalogue } = smallShop()
  const recommender = createRecommender(model, catalogue)
  const question: Ask = { level: 'full', person: { history: [0, 1, 2] }, limit: 120 }
  const shown = (more: Partial<Ask>) => recommender.recommend({ ...question, ...more }).map(({ item }) => item)
  const has = (items: number[], wanted: number[]) => wanted.filter(item => items.includes(item))
  assert.deepEqual(has(shown({}), [0, 1, 2]), [])
  assert.deepEqual(has(shown({ again: true }), [0, 1, 2]), [0, 1, 2])
  assert.deepEqual(has(shown({ again: true, excluded: [1] }), [0, 1, 2]), [0, 2])
})

test('nothing is shown that cannot be had, is on the page, was looked at, dismissed, or, at full, chosen before', () => {
  const { model, catalogue, random } = smallShop()
  const recommender = createRecommender(model, catalogue)
  for (let round = 0; round < 500; round++) {
    const question = { ...ask(random, 120), excluded: [7, 8] }
    const { level, person, page } = question
    const shown = new Set(recommender.recommend(question).map(({ item }) => item))
    const barred = [...(level === 'full' ? person!.history! : []), ...(level === 'none' ? [] : person!.visit!), 7, 8]
    for (const item of [...barred, page!.item ?? 7]) assert.ok(!shown.has(item))
    for (const item of shown) assert.equal(catalogue.available[item], 1)
  }
})

test('the list is never empty while an item can be had, whatever is known', () => {
  const { model, catalogue } = smallShop()
  const only = { ...catalogue, available: Uint8Array.from(catalogue.available, (_, item) => (item === 118 ? 1 : 0)) }
  for (const level of levels)
    assert.deepEqual(
      createRecommender(model, only)
        .recommend({ level, limit: 3 })
        .map(({ item }) => item),
      [118],
    )
  const none = { ...catalogue, available: new Uint8Array(120) }
  assert.deepEqual(createRecommender(model, none).recommend({ level: 'full', limit: 3 }), [])
})

test('ties go to the lower id', () => {
  const { model, catalogue } = smallShop('popularity')
  const flat = { ...model, popularity: new Float64Array(120) }
  const bare = { items: 120, available: catalogue.available, sensitive: catalogue.sensitive }
  const found = createRecommender(flat, bare).recommend({ level: 'full', limit: 5 })
  assert.deepEqual(
    found.map(({ item }) => item),
    [0, 1, 2, 4, 6],
  )
})

test('numbers that are no items and terms that are no numbers are thrown back', () => {
  const { model, catalogue } = smallShop()
  const recommender = createRecommender(model, catalogue)
  assert.throws(() => recommender.recommend({ level: 'full', person: { history: [120] }, limit: 1 }), /item 120 is not/)
  assert.throws(() => recommender.explain({ level: 'full', limit: 1 }, -1), RangeError)
  const odd = { history: [1], historyWeights: [Number.NaN] }
  assert.throws(() => recommender.recommend({ level: 'full', person: odd, limit: 1 }), /no weight/)
  assert.throws(
    () => createRecommender(model, { ...catalogue, editorial: new Float64Array(120).fill(Number.NaN) }),
    /editorial/,
  )
  assert.throws(() => createRecommender(model, { ...catalogue, balance: new Float64Array(1) }), /provider/)
  assert.throws(() => createRecommender(model, { ...catalogue, sensitive: new Uint8Array(3) }), /sensitive has 3/)
})
