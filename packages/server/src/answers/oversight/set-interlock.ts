import { type Instant, type Json, ok, type Result } from '@candor/terms'
import {
  type AlgorithmState,
  algorithmChange,
  type Finding,
  type FindingDecision,
  findingRow,
  listFindings,
  readAlgorithm,
  stricter,
} from '../../brand/algorithms/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Change, decideAndCommit, noChange, together } from '../../record/index.ts'
import { decidedEntry, openedEntry } from './entries.ts'
import { setBy } from './interlock-of-word.ts'
import { findingsOpen, type OversightRefusal, tryAgain, unknownAlgorithm } from './refusal.ts'
import { isInRegister } from './register.ts'
import { alarmed, begunAnew, watchingIn, watchingJson } from './watching.ts'
import { parseWord, suggestions, type Word } from './word.ts'

/** By hand nothing is kept as it was: whoever does nothing sets nothing. */
export type HandWord = Omit<Word, 'verdict'> & { readonly verdict: Exclude<Word['verdict'], 'keep'> }

type Answer = Result<Finding, OversightRefusal>

/**
 * A person holds an algorithm back, or lets it go, without waiting for an alarm. It lands in the record as a finding of theirs that
 * is decided at once. While other findings are open it can only be held back more. When it resumes, watching begins anew wherever an
 * alarm stands.
 */
export async function setInterlock(house: House, algorithm: string, said: HandWord): Promise<Answer> {
  if (!isInRegister(house, algorithm)) return unknownAlgorithm(algorithm)
  const parsed = parseWord(said, algorithm)
  if (!parsed.ok) return parsed
  const done = await decideAndCommit(house, () => set(house, algorithm, parsed.value))
  return done.done ? done.value : tryAgain
}

async function set(house: House, algorithm: string, word: Word): Promise<{ change: Change; value: Answer }> {
  const { store, clock, ids } = house
  const before = await readAlgorithm(store, algorithm)
  const [at, id] = [clock.now(), ids.id()]
  const { by, verdict, reason } = word
  const interlock = setBy(verdict as HandWord['verdict'], { ...word, since: at, finding: id })
  const open = await listFindings(store, { algorithm, open: true })
  if (open.length > 0 && stricter(before.interlock, interlock) !== interlock)
    return { change: noChange, value: findingsOpen }
  const decision: FindingDecision = { by, at, verdict, reason, interlock }
  const finding: Finding = {
    finding: id,
    version: 1,
    algorithm,
    openedAt: at,
    kind: 'by-hand',
    interlock: before.interlock,
    decision,
  }
  const anew = verdict === 'resume' && algorithm !== suggestions ? { watch: anewFrom(before, at) } : {}
  return {
    change: together(algorithmChange(before, { interlock, ...anew }, at), {
      writes: [findingRow(finding)],
      entries: [openedEntry(id, finding), decidedEntry(ids.id(), finding, decision)],
    }),
    value: ok(finding),
  }
}

function anewFrom({ watch }: AlgorithmState, at: Instant): Json {
  const watching = watchingIn(watch)
  return watchingJson(begunAnew(watching, alarmed(watching), at))
}
