import type { FamilyName } from '../../families/families.ts'
import type { Confidence } from '../../rule.ts'

/** The words of one rule of law: what it demands, where that stands, how sure we are, and whose sentences the customer reads. */
export type LawWords = {
  readonly sentence: string
  readonly citation: string
  readonly confidence: Confidence
  readonly family: FamilyName
}
