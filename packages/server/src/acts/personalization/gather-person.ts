import type { Pass } from '@candor/gate'
import type { Person } from '@candor/recommender'
import { interactionsOf } from '../../customers/events/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { attributeOf } from '../../customers/profiles/index.ts'
import { unwantedOf } from '../../customers/unwanted/index.ts'
import type { House } from '../../decisions/index.ts'
import type { ItemNumbers } from './item-numbers.ts'
import type { RecommendationSettings } from './settings.ts'

/** Whose rows are to be read, under which permission, and to which level. */
export type PersonAsk = {
  readonly customer: string
  readonly level: 'basic' | 'full'
  readonly pass: Pass<'profile'>
}

/** What is known of a person, by numbers, and the items that must not be shown. */
export type GatheredPerson = { readonly person: Person; readonly excluded: readonly number[] }

const nothing = { history: [], owned: [] }

/** So many newest events are looked at, and so many different items of them count. */
const most = { events: 1_000, items: 200 } as const

/**
 * Reads what the level allows, and no other row; where popularity is the model, no history either, for nothing of it would
 * count. Throws where the pass is not for this very use.
 */
export async function gatherPerson(
  house: House,
  settings: RecommendationSettings,
  numbers: ItemNumbers,
  { customer, level, pass }: PersonAsk,
): Promise<GatheredPerson> {
  const now = house.clock.now()
  const admitted = pass.admits({ customer, purpose: settings.purpose, channel: undefined, address: '', now })
  if (!admitted.ok) throw new Error(`a profile may not be read: ${admitted.error}`)
  const halves = await halvesOf(house, customer)
  const readsHistory = level === 'full' && settings.model !== 'popularity'
  const [said, interests, { history, owned }] = await Promise.all([
    unwantedOf(house.store, halves),
    interestsOf(house, settings, numbers, halves),
    readsHistory ? historyOf(house, settings, halves) : nothing,
  ])
  const unwanted = new Set(said.map(({ item }) => item))
  const numbered = (items: Iterable<string>): number[] => [...items].flatMap(item => numbers.byId.get(item) ?? [])
  return {
    person: {
      interests,
      ...(level === 'full'
        ? { history: numbered(history.filter(item => !unwanted.has(item))).slice(0, most.items) }
        : {}),
    },
    excluded: numbered(new Set([...unwanted, ...owned])),
  }
}

/** The field holds one category or several, by commas or semicolons; what is no category of the catalogue says nothing. */
async function interestsOf(
  house: House,
  { interests: field }: RecommendationSettings,
  { categories }: ItemNumbers,
  halves: readonly string[],
): Promise<number[]> {
  const value = field === undefined ? undefined : await attributeOf(house, halves, field)
  if (typeof value !== 'string') return []
  const named = new Set(value.split(/[,;]/).map(part => part.trim().toLowerCase()))
  return categories.flatMap((category, number) => (named.has(category.toLowerCase()) ? [number] : []))
}

/** Different items, newest first, and those that were bought. */
async function historyOf({ store }: House, { interacting, owning }: RecommendationSettings, halves: readonly string[]) {
  if (interacting.fields.size === 0) return nothing
  const interactions = await interactionsOf(store, halves, interacting, most.events)
  const bought = interactions.filter(({ name }) => owning.has(name))
  return {
    history: [...new Set(interactions.flatMap(({ items }) => items))],
    owned: bought.flatMap(({ items }) => items),
  }
}
