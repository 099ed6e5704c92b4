import type { Policy } from '../../brand/policy/index.ts'
import type { ItemNumbers } from './item-numbers.ts'

/** The categories of the topics that a customer does not want brought up, in small letters. Their choices say so, and no row else. */
export const avoidedCategories = ({ topics }: Policy, avoid: readonly string[]): ReadonlySet<string> =>
  new Set(avoid.flatMap(topic => topics[topic]?.categories ?? []).map(category => category.toLowerCase()))

/** The items of these categories, by number. */
export function itemsOf({ category, categories }: ItemNumbers, avoided: ReadonlySet<string>): number[] {
  const numbers = new Set(categories.flatMap((name, number) => (avoided.has(name.toLowerCase()) ? [number] : [])))
  const found: number[] = []
  if (numbers.size > 0)
    for (let item = 0; item < category.length; item++) if (numbers.has(category[item]!)) found.push(item)
  return found
}
