import type { Instant } from '@candor/terms'
import { cappedShare, type Interlock, noInterlock } from '../../brand/algorithms/index.ts'

type Word = 'report' | 'resume' | 'cap' | 'fallback' | 'stop'
type Set = { readonly since: Instant; readonly finding: string; readonly share?: number | undefined }

/** The interlock that a word of the policy, or of a person, means. To report, and to resume, hold nothing back. */
export function setBy(word: Word, { since, finding, share = cappedShare }: Set): Interlock {
  if (word === 'report' || word === 'resume') return noInterlock
  return word === 'cap' ? { kind: word, since, finding, share } : { kind: word, since, finding }
}
