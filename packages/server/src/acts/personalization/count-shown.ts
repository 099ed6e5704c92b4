import { afterShowing, logarithmicWeights } from '@candor/fairness'
import type { Store } from '../../adapters/store/index.ts'
import { algorithmChange, readAlgorithm } from '../../brand/algorithms/index.ts'
import type { HeldItem } from '../../brand/catalogue/index.ts'
import type { BalanceSettings } from '../../brand/policy/index.ts'
import type { House } from '../../decisions/index.ts'
import { decideAndCommit, together } from '../../record/index.ts'
import { type Account, accountIn, accountJson, bothAccounts, emptyAccount, groupNames, groupNumber } from './balance.ts'
import { forgetShelf } from './shelf.ts'

/** What lists of this process showed and no turn has added yet; one for each store that is open in it. */
const counted = new WeakMap<Store, Account>()

/** Counts a list that goes out, by position. Nothing is kept of whom it went to. */
export function countShown({ store, judge, clock }: House, items: readonly HeldItem[]): void {
  const settings = balanceOf(judge.policy)
  if (!settings) return
  const names = groupNames(settings)
  const groups = items.map(item => groupNumber(names, item[settings.by]))
  if (groups.every(group => group < 0)) return
  const shown = emptyAccount(settings, clock.now())
  const balance = afterShowing(shown.balance, [...groups.keys()], groups, logarithmicWeights(groups.length))
  hold(store, { ...shown, balance })
}

/**
 * Adds what this process counted to the account that all processes share, in one change. What could not be added is kept for the
 * next turn; what was counted under other words of the policy is dropped, as the account then begins anew.
 */
export async function addShown(house: House): Promise<void> {
  const { store, judge } = house
  const settings = balanceOf(judge.policy)
  const shown = counted.get(store)
  counted.delete(store)
  if (!settings || !shown || !accountIn(accountJson(shown), settings)) return
  let isAdded = false
  try {
    isAdded = (await decideAndCommit(house, () => add(house, settings, shown))).done
  } finally {
    if (!isAdded && (counted.get(store)?.terms ?? shown.terms) === shown.terms) hold(store, shown)
  }
  forgetShelf(store)
}

async function add({ store, clock }: House, settings: BalanceSettings, shown: Account) {
  const before = await readAlgorithm(store, 'recommendations')
  const kept = accountIn(before.watch, settings)
  const account = kept ? bothAccounts(kept, shown) : shown
  return { change: together(algorithmChange(before, { watch: accountJson(account) }, clock.now())), value: undefined }
}

function hold(store: Store, account: Account): void {
  const before = counted.get(store)
  counted.set(store, before?.terms === account.terms ? bothAccounts(before, account) : account)
}

const balanceOf = ({ recommendations }: House['judge']['policy']): BalanceSettings | undefined =>
  recommendations?.balance
