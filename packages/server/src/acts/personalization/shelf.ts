import {
  type Catalogue,
  createRecommender,
  grown,
  type Recommender,
  readModel,
  servingDefaults,
  type Trained,
} from '@candor/recommender'
import { type Instant, second } from '@candor/terms'
import type { Store } from '../../adapters/store/index.ts'
import { readAlgorithm } from '../../brand/algorithms/index.ts'
import { type CatalogueState, catalogueState } from '../../brand/catalogue/index.ts'
import type { House } from '../../decisions/index.ts'
import { accountIn, groupNumber, type Leaning, leaningOf } from './balance.ts'
import { type ItemNumbers, readItemNumbers } from './item-numbers.ts'
import { modelBytes, newestModel } from './model-store.ts'

/** Model and catalogue as they serve, in memory. */
export type Shelf = {
  readonly model: string | undefined
  readonly numbers: ItemNumbers
  readonly trained: Trained
  /** What balance adds; undefined where the policy gives nobody a share. */
  readonly leaning: Leaning | undefined
  readonly recommender: Recommender
  /** What was asked of the store to know whether they are the newest. */
  readonly catalogue: CatalogueState
}

type Held = { shelf: Promise<Shelf>; readonly lookedAt: Instant }

/** One for each store that is open in this process. */
const held = new WeakMap<Store, Held>()

/** How old what serves may be. What is shown is read anew all the same; see `recommend`. */
const freshness = 10 * second

/** Model and catalogue as they serve now. The first caller waits until they are loaded; later ones at most until a newer one is. */
export async function shelfOf(house: House): Promise<Shelf> {
  const known = held.get(house.store)
  const now = house.clock.now()
  if (known && Math.abs(now - known.lookedAt) < freshness) return known.shelf
  const shelf = renewed(house, known?.shelf)
  held.set(house.store, { shelf, lookedAt: now })
  // What could not be loaded is asked for again by the next caller.
  shelf.catch(() => forgetShelf(house.store))
  return shelf
}

/** The next caller looks whether there is something newer. What is unchanged is not loaded again. */
export function forgetShelf(store: Store): void {
  const known = held.get(store)
  if (known) held.set(store, { shelf: known.shelf, lookedAt: Number.NEGATIVE_INFINITY })
}

async function renewed(house: House, before: Promise<Shelf> | undefined): Promise<Shelf> {
  const { store } = house
  const old = await before?.catch(() => undefined)
  const [model, catalogue] = [await newestModel(store), await catalogueState(store)]
  const isSame = old?.catalogue.items === catalogue.items && old.catalogue.versions === catalogue.versions
  const leaning = await leaningNow(house)
  const isTrained = old?.model === model && isSame
  if (old && isTrained && JSON.stringify(old.leaning) === JSON.stringify(leaning)) return old
  const numbers = old && isSame ? old.numbers : await readItemNumbers(store)
  const trained = old && isTrained ? old.trained : await load(store, model, numbers.items)
  const recommender = createRecommender(trained, catalogueOf(numbers, leaning))
  return { model, numbers, catalogue, trained, leaning, recommender }
}

async function leaningNow({ store, judge }: House): Promise<Leaning | undefined> {
  const settings = judge.policy.recommendations?.balance
  return settings && leaningOf(settings, accountIn((await readAlgorithm(store, 'recommendations')).watch, settings))
}

async function load(store: Store, model: string | undefined, items: number): Promise<Trained> {
  const bytes = model === undefined ? undefined : await modelBytes(store, model)
  if (!bytes) return { name: 'popularity', parameters: servingDefaults, items, popularity: new Float64Array(items) }
  const read = readModel(bytes)
  if (!read.ok) throw new Error(`model ${model} ${read.error.says}`)
  return grown(read.value.trained, items)
}

/** Categories of all items in one list; an item has one or none. */
function catalogueOf(numbers: ItemNumbers, leaning: Leaning | undefined): Catalogue {
  const { items, available, sensitive, category } = numbers
  const starts = new Int32Array(items + 1)
  for (let item = 0; item < items; item++) starts[item + 1] = starts[item]! + (category[item]! < 0 ? 0 : 1)
  const categories = { starts, values: category.filter(each => each >= 0) }
  return { items, available, sensitive, categories, ...(leaning && balanceTerms(numbers, leaning)) }
}

/** Items without a target make a group of their own, to which nothing is added. */
function balanceTerms(numbers: ItemNumbers, { by, names, added }: Leaning): Pick<Catalogue, 'providers' | 'balance'> {
  const none = names.length
  const known = by === 'provider' ? numbers.providers : numbers.categories
  const groups = known.map(name => groupNumber(names, name)).map(group => (group < 0 ? none : group))
  return {
    providers: numbers[by].map(each => (each < 0 ? none : groups[each]!)),
    balance: Float64Array.from([...added, 0]),
  }
}
