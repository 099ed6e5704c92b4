import type { Policy } from '../../../brand/policy/index.ts'
import type { ConsentSignal } from './incoming.ts'

/** What the banner of a device says about a purpose. */
export type BannerAnswer = 'yes' | 'no' | 'nothing'

/** What the banner says about something that belongs to these categories. */
export function bannerSays(signal: ConsentSignal | undefined, categories: readonly string[]): BannerAnswer {
  if (!signal || categories.length === 0) return 'nothing'
  const answers = categories.map(category => answerFor(signal, category))
  const [strong, weak] = signal.needs === 'all' ? (['no', 'yes'] as const) : (['yes', 'no'] as const)
  if (answers.includes(strong)) return strong
  return answers.every(answer => answer === weak) ? weak : 'nothing'
}

function answerFor(signal: ConsentSignal, category: string): BannerAnswer {
  if (signal.refused.includes(category)) return 'no'
  if (signal.given.includes(category)) return 'yes'
  return signal.unnamed === 'refused' ? 'no' : 'nothing'
}

const made = new WeakMap<Policy, ReadonlyMap<string, readonly string[]>>()

/** The banner categories of each purpose that has any. */
export function categoriesByPurpose(policy: Policy): ReadonlyMap<string, readonly string[]> {
  const known = made.get(policy)
  if (known) return known
  const found = new Map<string, string[]>()
  for (const [category, { purposes }] of Object.entries(policy.consentCategories))
    for (const purpose of purposes) found.set(purpose, [...(found.get(purpose) ?? []), category])
  made.set(policy, found)
  return found
}
