import { second } from '@candor/terms'
import type { Person, Rendered } from '../../adapters/template-worker/index.ts'
import type { House } from '../../decisions/index.ts'

/** Well below the life of a pass: what is not rendered by then is decided anew later. */
const patience = 20 * second

/**
 * The texts of each person. Time and memory are limited for a whole batch, so a batch that exceeds them is parted until
 * the person whose data is to blame stands alone and the others have their texts.
 */
export async function renderEach(
  house: House,
  texts: { readonly [path: string]: string },
  people: readonly Person[],
  end = house.clock.monotonic() + patience,
): Promise<readonly Rendered[]> {
  const rendered = await house.templates.render(texts, people)
  if (rendered.ok) return rendered.value
  const isOver = rendered.error.kind === 'closed' || house.clock.monotonic() >= end
  if (people.length === 1 || isOver) return people.map(() => rendered)
  const middle = Math.ceil(people.length / 2)
  const first = await renderEach(house, texts, people.slice(0, middle), end)
  return [...first, ...(await renderEach(house, texts, people.slice(middle), end))]
}
