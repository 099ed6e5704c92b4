import { err, type Fault, ok, type Result } from '@candor/terms'
import { type FindingVerdict, verdicts } from '../../brand/algorithms/index.ts'
import { type OversightRefusal, refuseFaults } from './refusal.ts'

/** What a person says about an algorithm, and why; who says it is for the record. */
export type Word = {
  readonly by: string
  readonly verdict: FindingVerdict
  /** Customers read it on the page of the algorithm. */
  readonly reason: string
  /** For `cap`: the share of decisions that the algorithm still makes. */
  readonly share?: number
}

/** Whether a text is one of the words a person may say. */
export const isVerdict = (text: string): text is FindingVerdict => (verdicts as readonly string[]).includes(text)

/** Whether it is one that may be said without a finding: by hand nothing is kept as it was. */
export const isHandVerdict = (text: string): text is Exclude<FindingVerdict, 'keep'> =>
  isVerdict(text) && text !== 'keep'

/** The name under which suggestions stand in the register. A cap would mean nothing there: each list is made from the page alone, or not. */
export const suggestions = 'recommendations'

/** Checks what a person said. Every fault is named. */
export function parseWord(word: Word, algorithm: string): Result<Word, OversightRefusal> {
  const reason = word.reason.trim().replaceAll(/\s+/g, ' ')
  const { verdict, share } = word
  const faults: Fault[] = []
  if (reason.length < 10) faults.push({ path: 'reason', says: 'say in at least 10 letters why; customers read it' })
  if (reason.length > 1_000) faults.push({ path: 'reason', says: 'use at most 1,000 letters' })
  if (verdict === 'cap' && algorithm === suggestions)
    faults.push({ path: 'verdict', says: 'suggestions cannot be capped; choose fallback or stop' })
  if (share !== undefined && verdict !== 'cap') faults.push({ path: 'share', says: 'has a meaning for cap alone' })
  if (share !== undefined && !(share > 0 && share < 1)) faults.push({ path: 'share', says: 'must be between 0 and 1' })
  return faults.length > 0 ? err(refuseFaults(faults).error) : ok({ ...word, reason })
}
