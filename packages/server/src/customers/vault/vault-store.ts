import { day } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import { Unreadable } from '../../adapters/keys/index.ts'
import type { Tables, Write } from '../../adapters/store/index.ts'
import { inParts } from './halves.ts'
import { pseudonymOf } from './pseudonym.ts'
import type { Told } from './told.ts'

const sealedFor = (pseudonym: string): string => `fairness_answers|${pseudonym}|sealed`

/**
 * What a customer told, in place of what they told before, under a key of its own. The column of the time holds the day alone,
 * because the instant stands with the consent that came in the same moment and would lead from one row to the other.
 */
export function toldRow(ground: Ground, customer: string, told: Told): Write {
  const pseudonym = pseudonymOf(ground, customer)
  const { key, wrapped, epoch } = ground.keys.newKey()
  const plain = new TextEncoder().encode(JSON.stringify(told))
  const sealed = ground.keys.seal(key, sealedFor(pseudonym), plain)
  const given_at = Math.floor(told.at / day) * day
  return { do: 'put', table: 'fairness_answers', row: { pseudonym, wrapped, epoch, sealed, given_at } }
}

/** Takes away what this customer told. */
export const forgetRow = (ground: Pick<Ground, 'keys'>, customer: string): Write => ({
  do: 'remove',
  table: 'fairness_answers',
  key: { pseudonym: pseudonymOf(ground, customer) },
})

/** What these customers told, by customer; who told nothing, or what can no longer be opened, is missing. */
export async function toldBy(ground: Ground, customers: readonly string[]): Promise<Map<string, Told>> {
  const names = new Map(customers.map(customer => [pseudonymOf(ground, customer), customer]))
  const found = new Map<string, Told>()
  for (const some of inParts([...names.keys()])) {
    const rows = await ground.store.db
      .selectFrom('fairness_answers')
      .selectAll()
      .where('pseudonym', 'in', some)
      .execute()
    for (const row of rows) {
      const told = opened(ground, row)
      const customer = names.get(row.pseudonym)
      if (told && customer !== undefined) found.set(customer, told)
    }
  }
  return found
}

function opened({ keys }: Ground, row: Tables['fairness_answers']): Told | undefined {
  try {
    const plain = keys.unseal(keys.open(row.wrapped, row.epoch), sealedFor(row.pseudonym), row.sealed)
    return JSON.parse(new TextDecoder().decode(plain)) as Told
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}
