import { type Balance, corrections, startBalance } from '@candor/fairness'
import type { Instant, Json } from '@candor/terms'
import type { BalanceSettings } from '../../brand/policy/index.ts'

/** What groups got so far of what was seen, since when, and under which words of the policy. It holds nothing of anybody. */
export type Account = { readonly terms: string; readonly since: Instant; readonly balance: Balance }

/** The groups of an account, in its order. */
export const groupNames = ({ targets }: BalanceSettings): string[] => Object.keys(targets).sort()

/** Words by which other targets are recognised. How hard lists lean changes nothing about what was shown. */
export const termsOf = (settings: BalanceSettings): string =>
  JSON.stringify([settings.by, groupNames(settings).map(name => [name, settings.targets[name]])])

export const emptyAccount = (settings: BalanceSettings, since: Instant): Account => ({
  terms: termsOf(settings),
  since,
  balance: startBalance(groupNames(settings).map(name => settings.targets[name]!)),
})

/** The account as it is kept; undefined where there is none under these words. */
export function accountIn(kept: Json, settings: BalanceSettings): Account | undefined {
  const account = kept as unknown as Partial<Account> | null
  return account?.terms === termsOf(settings) ? (account as Account) : undefined
}

export const accountJson = (account: Account): Json => account as unknown as Json

/** Two accounts under the same words, since the earlier of both. */
export const bothAccounts = (one: Account, other: Account): Account => ({
  terms: one.terms,
  since: Math.min(one.since, other.since),
  balance: {
    targets: one.balance.targets,
    exposure: one.balance.exposure.map((sum, group) => sum + (other.balance.exposure[group] ?? 0)),
  },
})

/** What is added to the scores of each group. */
export type Leaning = {
  readonly by: BalanceSettings['by']
  readonly names: readonly string[]
  readonly added: readonly number[]
}

export const leaningOf = (settings: BalanceSettings, account: Account | undefined): Leaning => ({
  by: settings.by,
  names: groupNames(settings),
  added: corrections((account ?? emptyAccount(settings, 0)).balance, settings),
})

/** The number of the group that a name means, in small letters; -1 for a name without a target. */
export function groupNumber(names: readonly string[], name: string | undefined): number {
  const small = name?.toLowerCase()
  return names.findIndex(one => one.toLowerCase() === small)
}
