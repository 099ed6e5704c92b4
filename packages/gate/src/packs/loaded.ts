import type { Pack, Rule } from '../rule.ts'
import { core } from './core.ts'
import { houseRules } from './house-rules.ts'

/** Every pack this gate knows. */
export const loadedPacks: readonly Pack[] = [core, houseRules]

/** The packs of those names, in that order, each once. Throws a RangeError for a name that no loaded pack has. */
export function packsNamed(names: readonly string[]): readonly Pack[] {
  return [...new Set(names)].map(name => {
    const pack = loadedPacks.find(loaded => loaded.name === name)
    if (pack === undefined) throw new RangeError(`no pack is called ${name}`)
    return pack
  })
}

/** The rule of that id, whichever pack declares it. */
export function ruleNamed(id: string): Rule | undefined {
  for (const pack of loadedPacks) {
    const rule = pack.rules.find(declared => declared.id === id)
    if (rule !== undefined) return rule
  }
  return undefined
}
