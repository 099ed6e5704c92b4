import { createBest } from '../best.ts'
import type { Trained } from '../train/train.ts'
import { addRow, weightAt } from '../weights.ts'
import { type Catalogue, checkCatalogue } from './catalogue.ts'
import { type Level, type Page, type Person, seenAt } from './dial.ts'
import type { Contribution, Explanation } from './explanation.ts'
import {
  brandTerms,
  categoryTerms,
  defaultStrengths,
  type RowTerm,
  rowTerms,
  type Strengths,
  type Wanted,
} from './terms.ts'

export type Ask = {
  readonly level: Level
  /** Only what the level reads is looked at. */
  readonly person?: Person
  readonly page?: Page
  /** Items that are not to be shown, such as those dismissed on this page. */
  readonly excluded?: readonly number[]
  /** Items of the history may be shown again: in a shop one looks at things more than once. `excluded` then names what is owned. */
  readonly again?: boolean
  /** How many items at most. */
  readonly limit: number
}

export type Recommendation = { readonly item: number; readonly score: number }

export type Recommender = {
  /** The best items, highest score first, ties by the lower id. Empty only when no item is left that is available. */
  recommend(ask: Ask): Recommendation[]
  /** The score of one item, put together from its parts; it is the one `recommend` gives, to the last bit. */
  explain(ask: Ask, item: number): Explanation
}

/**
 * A model at work on a catalogue. The score of item j is the sum of weights B[h, j] over history, visit and page, of categories,
 * popularity, provider balance and editorial terms. Not shown are items that cannot be had, are on the page or in the visit, are
 * excluded by the ask, or, where the level reads the history and the ask does not say `again`, were chosen before. A sensitive
 * item is shown only on a page of its own category, and then nothing of the person is in its score. Not for use by two callers at
 * once in the middle of a call: it keeps one buffer of scores. Throws a RangeError for numbers of items that are not in the catalogue.
 */
export function createRecommender(
  model: Trained,
  catalogue: Catalogue,
  strengths: Strengths = defaultStrengths,
): Recommender {
  checkCatalogue(catalogue)
  if (catalogue.items !== model.items) throw new RangeError(`${catalogue.items} items, but a model of ${model.items}`)
  const prior = priorOf(model.popularity)
  const brand = prior.map((value, item) => sumOf(0, brandTerms(catalogue, item, value, strengths)))
  const closed = catalogue.available.map((available, item) =>
    available === 0 || catalogue.sensitive[item] !== 0 ? 1 : 0,
  )
  const delicate = Array.from(catalogue.available.keys()).filter(
    item => catalogue.available[item] !== 0 && catalogue.sensitive[item] !== 0,
  )
  const scores = new Float64Array(model.items)
  const barred = new Uint8Array(model.items)
  const members = membersOf(catalogue)
  const ofCategories = ({ page, interests }: Wanted): Set<number> =>
    new Set([...page, ...interests].flatMap(category => members.get(category) ?? []))
  return {
    recommend(ask) {
      const { rows, wanted, seen } = read(catalogue, ask, strengths)
      scores.set(brand)
      if (model.weights !== undefined) for (const { item, times } of rows) addRow(model.weights, item, times, scores)
      for (const item of ofCategories(wanted))
        scores[item] = sumOf(scores[item]!, categoryTerms(catalogue, item, wanted, strengths))
      barred.set(closed)
      for (const item of seen) barred[item] = seenBefore
      const best = createBest(Math.min(ask.limit, model.items))
      for (let item = 0; item < scores.length; item++) if (barred[item] === 0) best.offer(item, scores[item]!)
      for (const item of wanted.page.size > 0 ? delicate : []) {
        if (barred[item] === seenBefore) continue
        const terms = categoryTerms(catalogue, item, onPage(wanted), strengths)
        if (terms.length > 0) best.offer(item, sumOf(brand[item]!, terms))
      }
      const { ids, values } = best.take()
      return Array.from(ids, (item, at) => ({ item, score: values[at]! }))
    },
    explain(ask, item) {
      if (!(item >= 0 && item < model.items)) throw new RangeError(`item ${item} is not one of ${model.items}`)
      const { rows, wanted } = read(catalogue, ask, strengths)
      const isSensitive = catalogue.sensitive[item] !== 0
      const contributions = [
        ...brandTerms(catalogue, item, prior[item]!, strengths),
        ...(isSensitive ? [] : rowContributions(model, rows, item)),
        ...categoryTerms(catalogue, item, isSensitive ? onPage(wanted) : wanted, strengths),
      ].filter(({ value }) => value !== 0)
      return { item, score: sumOf(0, contributions), contributions }
    },
  }
}

/** Among the marks of what is not shown: on this page, chosen before or excluded, and not merely closed to all. */
const seenBefore = 2

/** Added in their order: sums are only equal to the last bit when made alike. */
const sumOf = (from: number, contributions: readonly Contribution[]): number =>
  contributions.reduce((sum, { value }) => sum + value, from)

/** Popularity between 0 and 1; of nothing, 0. */
function priorOf(popularity: Float64Array): Float64Array {
  const most = popularity.reduce((a, b) => Math.max(a, b), 0)
  return most === 0 ? popularity : popularity.map(count => count / most)
}

/** The ask as its level sees it: rows to add, categories wanted, and items not to show. */
function read(
  catalogue: Catalogue,
  { level, person = {}, page = {}, excluded = [], again = false }: Ask,
  strengths: Strengths,
) {
  const seen = seenAt(level, person)
  const wanted: Wanted = { page: new Set(page.categories), interests: new Set(seen.interests) }
  const shown = page.item === undefined ? [] : [page.item]
  return {
    rows: rowTerms(catalogue, seen, page, strengths),
    wanted,
    seen: [...(again ? [] : (seen.history ?? [])), ...(seen.visit ?? []), ...shown, ...excluded],
  }
}

/** The items of each category: a page or an interest concerns few of all items. */
function membersOf({ items, categories }: Catalogue): ReadonlyMap<number, readonly number[]> {
  const members = new Map<number, number[]>()
  for (let item = 0; categories !== undefined && item < items; item++)
    for (let at = categories.starts[item]!; at < categories.starts[item + 1]!; at++) {
      const category = categories.values[at]!
      const known = members.get(category)
      if (known) known.push(item)
      else members.set(category, [item])
    }
  return members
}

/** What a sensitive item may answer: the page alone. */
const onPage = ({ page }: Wanted): Wanted => ({ page, interests: new Set() })

const rowContributions = ({ weights }: Trained, rows: readonly RowTerm[], item: number): Contribution[] =>
  weights === undefined
    ? []
    : rows.map(({ kind, item: from, times }) => ({
        source: { kind, item: from },
        value: times * weightAt(weights, from, item),
      }))
