import { ok, type Result } from '@candor/terms'
import {
  type AlgorithmState,
  algorithmChange,
  type Finding,
  type FindingDecision,
  findingChange,
  type Interlock,
  isOpen,
  listFindings,
  readAlgorithm,
  readFinding,
  stricter,
} from '../../brand/algorithms/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Change, decideAndCommit, noChange, together } from '../../record/index.ts'
import { decidedEntry } from './entries.ts'
import { setBy } from './interlock-of-word.ts'
import { alreadyDecided, type OversightRefusal, tryAgain, unknownFinding } from './refusal.ts'
import { begunAnew, watchingIn, watchingJson } from './watching.ts'
import { parseWord, type Word } from './word.ts'

type Answer = Result<Finding, OversightRefusal>

/**
 * A person decides what a finding means, with a reason. The interlock follows: what other findings that are still open hold back
 * stays held back. With `resume` watching begins anew, for this attribute.
 */
export async function decideFinding(house: House, finding: string, said: Word): Promise<Answer> {
  const done = await decideAndCommit(house, () => decide(house, finding, said))
  return done.done ? done.value : tryAgain
}

async function decide(house: House, id: string, said: Word): Promise<{ change: Change; value: Answer }> {
  const finding = await readFinding(house.store, id)
  if (!finding) return { change: noChange, value: unknownFinding(id) }
  if (!isOpen(finding)) return { change: noChange, value: alreadyDecided }
  const parsed = parseWord(said, finding.algorithm)
  if (!parsed.ok) return { change: noChange, value: parsed }
  const before = await readAlgorithm(house.store, finding.algorithm)
  const others = (await listFindings(house.store, { algorithm: finding.algorithm, open: true })).filter(
    one => one.finding !== id,
  )
  const at = house.clock.now()
  const { by, verdict, reason } = parsed.value
  const meant = verdict === 'keep' ? before.interlock : setBy(verdict, { ...parsed.value, since: at, finding: id })
  const interlock = others.reduce((holds, other) => stricter(other.interlock, holds), meant)
  const decision: FindingDecision = { by, at, verdict, reason, interlock: sameAs(before, interlock) }
  return {
    change: together(
      findingChange(finding, decision),
      algorithmChange(before, { interlock: decision.interlock, ...watchAfter(before, finding, decision) }, at),
      { entries: [decidedEntry(house.ids.id(), finding, decision)] },
    ),
    value: ok({ ...finding, version: finding.version + 1, decision }),
  }
}

/** What holds already goes on holding since when it did. */
const sameAs = ({ interlock: before }: AlgorithmState, interlock: Interlock): Interlock =>
  before.kind === interlock.kind && before.kind !== 'cap' ? before : interlock

function watchAfter(
  { watch }: AlgorithmState,
  { evidence }: Finding,
  { verdict, at }: FindingDecision,
): Partial<AlgorithmState> {
  if (verdict !== 'resume' || !evidence) return {}
  return { watch: watchingJson(begunAnew(watchingIn(watch), [evidence.attribute], at)) }
}
