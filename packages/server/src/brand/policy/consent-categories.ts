import { line, lines } from './plain.ts'
import type { ConsentCategory } from './policy.ts'
import { categoryName, distinct, mapOf, optional, type Reader, record, required } from './shapes.ts'
import { refuse } from './spot.ts'

const read = record({
  purposes: required(distinct(line(100), { min: 1, max: 100 })),
  text: optional(lines(2_000)),
  version: optional(line(100)),
})

/** A yes needs both the words people read and which version of them it was; without both it would be no evidence. */
const category: Reader<ConsentCategory> = spot => {
  const found = read(spot)
  if (!found || (found.text === undefined) === (found.version === undefined)) return found
  return refuse(spot, 'needs text and version together: the words people read, and which version of them; or neither')
}

export const maxCategories = 100

/** Reads `data.consent_categories`: what each category of the consent banner stands for. */
export const categoriesSection: Reader<{ readonly [id: string]: ConsentCategory }> = mapOf(
  categoryName,
  category,
  maxCategories,
)
