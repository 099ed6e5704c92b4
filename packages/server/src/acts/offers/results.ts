import { type Benefit, benefitOf, type OfferMode } from '@candor/recommender'
import { ok, type Result } from '@candor/terms'
import type { MadeBy } from '../../customers/offers/index.ts'
import type { House } from '../../decisions/index.ts'
import { gatherOutcomes, type Outcome } from './outcomes.ts'
import { algorithmUnknown, type OfferRefusal } from './refusal.ts'
import { offerSettings } from './settings.ts'

/** Some decisions and how many of them succeeded. */
export type Counted = { readonly n: number; readonly successes: number }

/** What became of the decisions of one mode. */
export type ModeResult = {
  readonly mode: MadeBy
  readonly offered: Counted
  readonly notOffered: Counted
  /** Decisions about people who do not permit to look at what became of them. */
  readonly unknown: number
}

export type OfferResults = {
  readonly modes: readonly ModeResult[]
  /** Undefined where too few were decided by score or by lot. */
  readonly benefit: Benefit | undefined
}

const modes: readonly MadeBy[] = ['score', 'explore', 'holdout', 'lot', 'cap', 'fallback', 'stopped', 'refused']

/** What became of the decisions that are old enough to tell: how often people took the offer, by how it was decided. */
export async function offerResults(house: House, name: string): Promise<Result<OfferResults, OfferRefusal>> {
  const settings = offerSettings(house.judge.policy, name)
  if (!settings) return algorithmUnknown(name)
  const { known, unknown } = await gatherOutcomes(house, settings)
  const found = modes.map(mode => {
    const own = known.filter(outcome => outcome.mode === mode)
    const [offered, notOffered] = [true, false].map(made => counted(own.filter(one => one.offered === made)))
    return { mode, offered: offered!, notOffered: notOffered!, unknown: unknown.get(mode) ?? 0 }
  })
  return ok({
    modes: found.filter(({ offered, notOffered, unknown: others }) => offered.n + notOffered.n + others > 0),
    benefit: benefitOf(known.filter(isScorable)),
  })
}

const counted = (outcomes: readonly Outcome[]): Counted => ({
  n: outcomes.length,
  successes: outcomes.reduce((sum, { success }) => sum + (success ? 1 : 0), 0),
})

const isScorable = (outcome: Outcome): outcome is Outcome & { readonly mode: OfferMode } => outcome.mode !== 'refused'
