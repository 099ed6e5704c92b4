import { eventsOf } from '../../customers/events/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { pointsOf, readProfile } from '../../customers/profiles/index.ts'
import type { House } from '../../decisions/index.ts'

const shortest = 6
const mostWords = 1_000

/**
 * What one would recognise a customer by, for a scan after their erasure: the ids of all halves, addresses and names, and each
 * text of an identifying or sensitive field. Left out is what has less than six characters or stands in the policy itself, and
 * attributes: others have the same plan, and their rows are no trace.
 */
export async function canariesOf(house: House, customer: string): Promise<string[]> {
  const halves = await halvesOf(house, customer)
  const words = new Set<string>()
  for (const half of halves) {
    const profile = await readProfile(house, half)
    if (!profile) continue
    words.add(half)
    for (const { address } of await pointsOf(house, half)) words.add(address)
    const events = await eventsOf(house, [half], { limit: mostWords })
    for (const fields of [profile.sealed, ...events.map(({ sealed }) => sealed)])
      for (const value of Object.values(fields).flat()) words.add(String(value))
  }
  const known = JSON.stringify(house.judge.policy)
  return [...words].filter(word => word.length >= shortest && !known.includes(word)).slice(0, mostWords)
}
