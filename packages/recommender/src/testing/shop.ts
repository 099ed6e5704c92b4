import { withoutItems } from '../chosen/interactions.ts'
import type { Catalogue } from '../serve/catalogue.ts'
import { defaults, type ModelName } from '../train/parameters.ts'
import { finish } from '../train/step.ts'
import { train } from '../train/train.ts'
import { drawn, seeded } from './draw.ts'

/** A small shop with everything in it: categories, providers in and out of balance, editors, sensitive and missing items. */
export function smallShop(name: ModelName = 'edlae', truncate?: number) {
  const random = seeded(42)
  const items = 120
  const sensitive = Uint8Array.from({ length: items }, (_, item) => (item % 17 === 3 ? 1 : 0))
  const people = withoutItems(drawn(800, items, 12, random), sensitive)
  const categories = Array.from({ length: items }, (_, item) =>
    item % 3 === 0 ? [item % 7, 7 + (item % 2)] : [item % 7],
  )
  const catalogue: Catalogue = {
    items,
    available: Uint8Array.from({ length: items }, (_, item) => (item % 11 === 5 ? 0 : 1)),
    sensitive,
    categories: {
      starts: Int32Array.from({ length: items + 1 }, (_, end) => categories.slice(0, end).flat().length),
      values: Int32Array.from(categories.flat()),
    },
    providers: Int32Array.from({ length: items }, (_, item) => item % 4),
    balance: Float64Array.of(0, 0.03, -0.01, 0.002),
    editorial: Float64Array.from({ length: items }, (_, item) => (item % 13 === 1 ? 0.04 : 0)),
  }
  const trained = finish(train(name, { ...defaults, lambda: 20, ...(truncate ? { truncate } : {}) }, people))
  if (!trained.ok) throw new Error(trained.error.says)
  return { model: trained.value, catalogue, people, random }
}
