import { type Dated, interactionsOf } from '@candor/recommender'
import { err, type Instant, ok, type Result } from '@candor/terms'
import { allInteractions, type Merged, mergedInto, standsFor } from '../../customers/events/index.ts'
import { allUnwanted } from '../../customers/unwanted/index.ts'
import { type House, mayLearnFrom } from '../../decisions/index.ts'
import type { ItemNumbers } from './item-numbers.ts'
import { growingPairs, keptPairs, type Pairs } from './pairs.ts'
import { type PersonalizationRefusal, tooLarge } from './refusal.ts'
import type { RecommendationSettings } from './settings.ts'

/** What a model is trained from, and what was left out of it. */
export type People = {
  readonly interactions: Dated
  /** From the first to the last thing that somebody did; undefined where nobody did anything. */
  readonly window: readonly [from: Instant, until: Instant] | undefined
  /** People whose choice or dial forbids it. */
  readonly forbade: number
  /** Pairs of a person and an item that the person does not want used. */
  readonly unwanted: number
}

/** Named limits of one training. */
export const limits = { pairs: 50_000_000, perPerson: 500 } as const

/**
 * Who did what with which item, for the purpose of recommendations: of those alone whom the gate would permit a full profile at
 * this moment, without sensitive items and without what they do not want used. Reads choices after events, so that a no said
 * meanwhile still counts.
 */
export async function gatherPeople(
  house: House,
  settings: RecommendationSettings,
  numbers: ItemNumbers,
): Promise<Result<People, PersonalizationRefusal>> {
  const merged = await mergedInto(house.store)
  const read = await readPairs(house, settings, numbers, merged)
  if (!read.ok) return read
  const { pairs, persons } = read.value
  const customers = [...persons.keys()]
  const permitted = await mayLearnFrom(house, settings.purpose, customers)
  const permits = Uint8Array.from(customers, customer => (permitted.has(customer) ? 1 : 0))
  const unwanted = await whatIsUnwanted(house, numbers, persons, merged)
  const free = without(pairs, unwanted)
  const places = keptPairs(free, permits, limits.perPerson)
  return ok({
    interactions: rowsOf(free, places, permits, customers, numbers.items),
    window: windowOf(free, places),
    forbade: customers.length - permitted.size,
    unwanted: pairs.count - free.count,
  })
}

type Read = { readonly pairs: Pairs; readonly persons: ReadonlyMap<string, number> }

async function readPairs(
  { store }: House,
  { interacting }: RecommendationSettings,
  numbers: ItemNumbers,
  merged: Merged,
): Promise<Result<Read, PersonalizationRefusal>> {
  const pairs = growingPairs()
  const persons = new Map<string, number>()
  if (interacting.fields.size === 0) return ok({ pairs: pairs.all(), persons })
  for await (const interactions of allInteractions(store, interacting))
    for (const { customer, items, at } of interactions) {
      const who = standsFor(merged, customer)
      for (const item of items) {
        const number = numbers.byId.get(item)
        if (number === undefined || numbers.sensitive[number] === 1) continue
        if (pairs.count === limits.pairs)
          return err(tooLarge(`There are more than ${limits.pairs} interactions to learn from.`).error)
        const person = persons.get(who) ?? persons.size
        persons.set(who, person)
        pairs.add(person, number, at)
      }
    }
  return ok({ pairs: pairs.all(), persons })
}

/** By person, the numbers of the items not to be used. */
async function whatIsUnwanted(
  { store }: House,
  numbers: ItemNumbers,
  persons: ReadonlyMap<string, number>,
  merged: Merged,
): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
  const found = new Map<number, Set<number>>()
  for await (const rows of allUnwanted(store))
    for (const { customer, item } of rows) {
      const person = persons.get(standsFor(merged, customer))
      const number = numbers.byId.get(item)
      if (person === undefined || number === undefined) continue
      found.set(person, (found.get(person) ?? new Set()).add(number))
    }
  return found
}

function without(pairs: Pairs, unwanted: ReadonlyMap<number, ReadonlySet<number>>): Pairs {
  if (unwanted.size === 0) return pairs
  const { persons, items, times } = pairs
  const left = growingPairs()
  for (let at = 0; at < pairs.count; at++)
    if (unwanted.get(persons[at]!)?.has(items[at]!) !== true) left.add(persons[at]!, items[at]!, times[at]!)
  return left.all()
}

/** The rows of those who permit it, in the order of their ids: the same people give the same rows, however they were read. */
function rowsOf(
  { persons, items }: Pairs,
  places: Int32Array,
  permits: Uint8Array,
  customers: readonly string[],
  catalogue: number,
): Dated {
  const order = Array.from(customers.keys()).filter(person => permits[person] === 1)
  order.sort((a, b) => (customers[a]! < customers[b]! ? -1 : 1))
  const rows = new Int32Array(customers.length)
  order.forEach((person, row) => {
    rows[person] = row
  })
  const users = places.map(at => rows[persons[at]!]!)
  return interactionsOf({ users, items: places.map(at => items[at]!) }, order.length, catalogue).interactions
}

function windowOf({ times }: Pairs, places: Int32Array): People['window'] {
  if (places.length === 0) return undefined
  let [from, until] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const at of places) {
    from = Math.min(from, times[at]!)
    until = Math.max(until, times[at]!)
  }
  return [from, until]
}
