import type { Catalogue } from './catalogue.ts'
import type { Page, Person } from './dial.ts'

/** What each kind of term counts. They are part of the model's card: what is said about ranking is made from them. */
export type Strengths = {
  readonly history: number
  readonly visit: number
  readonly page: number
  readonly interest: number
  readonly prior: number
}

export const defaultStrengths: Strengths = { history: 1, visit: 0.5, page: 0.5, interest: 0.2, prior: 0.05 }

/** Where a part of a score comes from: an item of the history, of the visit or on the page; a category; a term of the brand. */
export type Source =
  | { readonly kind: 'history' | 'visit' | 'page'; readonly item: number }
  | { readonly kind: 'page-category' | 'interest'; readonly category: number }
  | { readonly kind: 'balance'; readonly provider: number }
  | { readonly kind: 'prior' | 'editorial' }

/** An item whose row of weights is added, `times` over. */
export type RowTerm = { readonly kind: 'history' | 'visit' | 'page'; readonly item: number; readonly times: number }

/** The rows that are added, in the one order in which all sums are made. Sensitive items add nothing; an item counts once a kind. */
export function rowTerms({ sensitive, items }: Catalogue, person: Person, page: Page, strengths: Strengths): RowTerm[] {
  const terms = (kind: RowTerm['kind'], all: readonly number[] = [], weights?: readonly number[]): RowTerm[] => {
    const times = new Map<number, number>()
    all.forEach((item, at) => {
      if (!(item >= 0 && item < items)) throw new RangeError(`item ${item} is not one of ${items}`)
      const weight = weights === undefined ? 1 : weights[at]
      if (weight === undefined || !Number.isFinite(weight)) throw new RangeError(`item ${item} has no weight`)
      if (sensitive[item] === 0 && !times.has(item)) times.set(item, weight * strengths[kind])
    })
    return [...times].map(([item, each]) => ({ kind, item, times: each })).sort((a, b) => a.item - b.item)
  }
  return [
    ...terms('history', person.history, person.historyWeights),
    ...terms('visit', person.visit),
    ...terms('page', page.item === undefined ? [] : [page.item]),
  ]
}

/** What categories count: of the page and of declared interests. Absent: 0. */
export type Wanted = { readonly page: ReadonlySet<number>; readonly interests: ReadonlySet<number> }

/** The terms of one item that need no weights, in their order. `prior` is between 0 and 1. */
export function itemTerms(
  catalogue: Catalogue,
  item: number,
  wanted: Wanted,
  strengths: Strengths,
  prior: number,
  add: (kind: Exclude<Source['kind'], RowTerm['kind']>, id: number, value: number) => void,
): void {
  const { categories, providers, balance, editorial } = catalogue
  if (categories !== undefined && wanted.page.size + wanted.interests.size > 0) {
    const [from, to] = [categories.starts[item]!, categories.starts[item + 1]!]
    for (let at = from; at < to; at++) {
      const category = categories.values[at]!
      if (wanted.page.has(category)) add('page-category', category, strengths.page / (to - from))
      if (wanted.interests.has(category)) add('interest', category, strengths.interest / (to - from))
    }
  }
  add('prior', 0, strengths.prior * prior)
  if (providers !== undefined && balance !== undefined) add('balance', providers[item]!, balance[providers[item]!]!)
  if (editorial !== undefined) add('editorial', 0, editorial[item]!)
}
