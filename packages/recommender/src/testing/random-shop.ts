import { withoutItems } from '../chosen/interactions.ts'
import type { Catalogue } from '../serve/catalogue.ts'
import { levels, type Person } from '../serve/dial.ts'
import { grown } from '../serve/grown.ts'
import { type Ask, createRecommender, type Recommender } from '../serve/recommender.ts'
import type { Strengths } from '../serve/terms.ts'
import { defaults, type ModelName, type Parameters } from '../train/parameters.ts'
import { finish } from '../train/step.ts'
import { type Trained, train } from '../train/train.ts'
import { drawn } from './draw.ts'

type Random = () => number
const upTo = (random: Random, most: number): number => Math.floor(random() * (most + 1))

/** Each way in which a model can be made, by name. */
const kinds: readonly (readonly [name: string, model: ModelName, more: (items: number) => Partial<Parameters>])[] = [
  ['popularity', 'popularity', () => ({})],
  ['contextual', 'contextual', () => ({ neighbours: 30 })],
  ['item-knn', 'item-knn', () => ({ neighbours: 20 })],
  ['ease', 'ease', () => ({})],
  ['edlae', 'edlae', () => ({})],
  ['edlae, truncated', 'edlae', items => ({ truncate: Math.ceil(items / 4) })],
  ['edlae, a head and neighbours', 'edlae', items => ({ truncate: 30, head: Math.ceil(items / 2) })],
  ['edlae with a floor', 'edlae', () => ({ truncate: 40, floor: 5 })],
  ['ease with attributes', 'ease', () => ({ truncate: 60 })],
  ['edlae, grown', 'edlae', () => ({ truncate: 50 })],
]

export type Shop = { readonly name: string; readonly items: number; readonly recommender: Recommender }

/** A shop with a model of the kind that the number names, in which all else is drawn. */
export function randomShop(number: number, random: Random): Shop {
  const [name, model, more] = kinds[number % kinds.length]!
  const items = 30 + upTo(random, 170)
  const known = name === 'edlae, grown' ? items - 10 : items
  const catalogue = randomCatalogue(items, random)
  const people = withoutItems(drawn(items * 4, known, 3 + upTo(random, 12), random), catalogue.sensitive)
  const parameters = { ...defaults, lambda: 10 ** (3 * random()), p: 0.9 * random(), ...more(items) }
  const itemsOf = Array.from({ length: 5 }, (_, of) =>
    Int32Array.from({ length: known }, (_, item) => item).filter(item => item % 5 === of),
  )
  const attributes = name === 'ease with attributes' ? { itemsOf, alpha: random() } : undefined
  const trained = finish(train(model, parameters, people, attributes))
  if (!trained.ok) throw new Error(trained.error.says)
  return { name, items, recommender: recommenderOf(grown(trained.value, items), catalogue, random) }
}

function recommenderOf(model: Trained, catalogue: Catalogue, random: Random): Recommender {
  const strengths: Strengths = {
    history: 0.2 + random(),
    visit: random(),
    page: random(),
    interest: random(),
    prior: random() / 5,
  }
  return createRecommender(model, catalogue, strengths)
}

function randomCatalogue(items: number, random: Random): Catalogue {
  const flags = (share: number) => Uint8Array.from({ length: items }, () => (random() < share ? 1 : 0))
  const categories = Array.from({ length: items }, () => [...new Set(numbers(random, 9, 3))])
  const starts = new Int32Array(items + 1)
  categories.forEach((own, item) => {
    starts[item + 1] = starts[item]! + own.length
  })
  return {
    items,
    available: flags(0.9),
    sensitive: flags(0.08),
    categories: { starts, values: Int32Array.from(categories.flat()) },
    providers: Int32Array.from({ length: items }, () => upTo(random, 4)),
    balance: Float64Array.from({ length: 5 }, () => (random() - 0.3) / 5),
    editorial: Float64Array.from({ length: items }, () => (random() < 0.2 ? (random() - 0.5) / 4 : 0)),
  }
}

const numbers = (random: Random, below: number, most: number): number[] =>
  Array.from({ length: upTo(random, most) }, () => Math.floor(random() * below))

/** A random question: somebody with a history of at most twelve items, a page, a level. */
export function randomAsk(items: number, random: Random): Ask {
  const history = [...new Set(numbers(random, items, 12))]
  const person: Person = {
    history,
    ...(random() < 0.5 ? { historyWeights: history.map(() => 0.1 + 2 * random()) } : {}),
    visit: numbers(random, items, 3),
    interests: numbers(random, 9, 2),
  }
  const page = random() < 0.5 ? {} : { item: upTo(random, items - 1), categories: numbers(random, 9, 2) }
  // Half at full, where there is most to take away.
  const level = random() < 0.5 ? 'full' : levels[upTo(random, 3)]!
  return { level, person, page, again: random() < 0.3, limit: 10 }
}

/** The same question of somebody who never chose this item. */
export function withoutItem(ask: Ask, gone: number): Ask {
  const { history = [], historyWeights, ...others } = ask.person ?? {}
  const weights = historyWeights && { historyWeights: historyWeights.filter((_, at) => history[at] !== gone) }
  return { ...ask, person: { ...others, ...weights, history: history.filter(item => item !== gone) } }
}
