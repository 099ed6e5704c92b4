import type { Pack, Rule } from '../rule.ts'
import { core } from './core.ts'
import { houseRules } from './house-rules.ts'
import { lgpd, pdp } from './law/brazil-indonesia.ts'
import { canSpam } from './law/can-spam.ts'
import { canadaVoicePipeda } from './law/canada-voice-pipeda.ts'
import { casl } from './law/casl.ts'
import { europeanUnion } from './law/eu.ts'
import { mailboxProviders } from './law/mailbox-providers.ts'
import { persuasion } from './law/persuasion.ts'
import { reviews } from './law/reviews.ts'
import { tcpa } from './law/tcpa.ts'
import { unitedKingdom } from './law/uk.ts'
import { usPrivacy } from './law/us-privacy.ts'
import { usStates } from './law/us-states.ts'

/** Every pack of law this gate knows; each rule says itself where it holds. */
export const lawPacks: readonly Pack[] = [
  ...[casl, canadaVoicePipeda, canSpam, tcpa, usStates, usPrivacy, europeanUnion, unitedKingdom, lgpd, pdp],
  ...[reviews, persuasion, mailboxProviders],
]

/** A policy that names this has every pack of law. */
export const everyLaw = 'law'

/** Every pack this gate knows. */
export const loadedPacks: readonly Pack[] = [core, houseRules, ...lawPacks]

/** The ids of all their rules, which no rule of a brand's own may take. */
export const ruleIds: readonly string[] = loadedPacks.flatMap(pack => pack.rules.map(rule => rule.id))

/** The packs of those names, in that order, each once; `law` names all packs of law. Throws a RangeError for a name that no loaded pack has. */
export const packsNamed = (names: readonly string[]): readonly Pack[] => [...new Set(names.flatMap(named))]

function named(name: string): readonly Pack[] {
  if (name === everyLaw) return lawPacks
  const pack = loadedPacks.find(loaded => loaded.name === name)
  if (pack === undefined) throw new RangeError(`no pack is called ${name}`)
  return [pack]
}

/** The rule of that id, whichever pack declares it. */
export function ruleNamed(id: string): Rule | undefined {
  for (const pack of loadedPacks) {
    const rule = pack.rules.find(declared => declared.id === id)
    if (rule !== undefined) return rule
  }
  return undefined
}
