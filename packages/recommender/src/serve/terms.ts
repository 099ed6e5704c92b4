import type { Catalogue } from './catalogue.ts'
import type { Page, Person } from './dial.ts'
import type { Contribution } from './explanation.ts'

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

/** The terms of the brand for one item, which are the same for everybody. `prior` is its popularity between 0 and 1. */
export function brandTerms(catalogue: Catalogue, item: number, prior: number, strengths: Strengths): Contribution[] {
  const { providers, balance, editorial } = catalogue
  const provider = providers?.[item]
  const terms: Contribution[] = [{ source: { kind: 'prior' }, value: strengths.prior * prior }]
  if (provider !== undefined && balance !== undefined)
    terms.push({ source: { kind: 'balance', provider }, value: balance[provider]! })
  if (editorial !== undefined) terms.push({ source: { kind: 'editorial' }, value: editorial[item]! })
  return terms
}

/** The terms of the categories one item shares with the page and with declared interests. */
export function categoryTerms(
  { categories }: Catalogue,
  item: number,
  wanted: Wanted,
  strengths: Strengths,
): Contribution[] {
  if (categories === undefined || wanted.page.size + wanted.interests.size === 0) return []
  const own = categories.values.subarray(categories.starts[item]!, categories.starts[item + 1]!)
  return Array.from(own).flatMap(category => [
    ...(wanted.page.has(category)
      ? [{ source: { kind: 'page-category', category } as const, value: strengths.page / own.length }]
      : []),
    ...(wanted.interests.has(category)
      ? [{ source: { kind: 'interest', category } as const, value: strengths.interest / own.length }]
      : []),
  ])
}
