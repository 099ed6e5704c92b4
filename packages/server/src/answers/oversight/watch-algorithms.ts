import {
  type AlgorithmState,
  algorithmChange,
  type Evidence,
  type Finding,
  findingRow,
  type Interlock,
  readAlgorithm,
  stricter,
} from '../../brand/algorithms/index.ts'
import type { Algorithm } from '../../brand/policy/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Change, decideAndCommit, noChange, together } from '../../record/index.ts'
import { openedEntry } from './entries.ts'
import { newAlarms } from './feed.ts'
import { setBy } from './interlock-of-word.ts'
import { countedRow, isItsOwn, type MadeDecision, mixed, uncounted } from './made-decisions.ts'
import { observePage, wanted, watchedBy } from './observe-page.ts'
import { type Watching, watchingIn, watchingJson } from './watching.ts'

/** What one turn did. */
export type Turn = {
  /** Decisions counted, and how many of them were judged by group. */
  readonly counted: number
  readonly judged: number
  /** Decisions that wait until enough have come to choose groups from. */
  readonly waiting: number
  readonly opened: readonly Finding[]
  readonly more: boolean
}

const nothingDone: Turn = { counted: 0, judged: 0, waiting: 0, opened: [], more: false }
const atOnce = 1_000

/** One turn for each algorithm of the policy: counts what was decided since the last one, and opens findings where an alarm is raised. */
export async function watchAlgorithms(house: House): Promise<Turn> {
  let all = nothingDone
  for (const name of Object.keys(house.judge.policy.algorithms)) all = sum(all, await watchAlgorithm(house, name))
  return all
}

/** The same for one algorithm, until nothing is left to count. */
export async function watchWhole(house: House, name: string): Promise<Turn> {
  let all = { ...nothingDone, more: true }
  while (all.more) all = sum({ ...all, more: false, waiting: 0 }, await watchAlgorithm(house, name))
  return all
}

/**
 * Counts up to a thousand decisions of an algorithm into its evidence. Evidence, marks on what was counted, findings and interlock
 * are one change, so that each decision counts once however many processes watch, and whatever is interrupted.
 */
async function watchAlgorithm(house: House, name: string): Promise<Turn> {
  const algorithm = house.judge.policy.algorithms[name]
  if (!algorithm) return nothingDone
  const done = await decideAndCommit(house, () => turn(house, name, algorithm))
  return done.done ? done.value : nothingDone
}

async function turn(house: House, name: string, algorithm: Algorithm): Promise<{ change: Change; value: Turn }> {
  const before = await readAlgorithm(house.store, name)
  const watching = watchingIn(before.watch)
  const page = await uncounted(house.store, name, atOnce)
  const watched = watchedBy(house, algorithm, watching)
  const own = watched.length > 0 ? page.filter(isItsOwn) : []
  const waits = own.length < wanted(watched)
  const counted = waits ? page.filter(one => !own.includes(one)) : page
  const waiting = waits ? own.length : 0
  if (counted.length === 0) return { change: noChange, value: { ...nothingDone, waiting } }
  const { attributes, judged } = await observePage(house, name, watched, waits ? [] : mixed(house, own))
  const now: Watching = { modes: modesOf(watching, counted), attributes }
  const opened = raised(house, before, algorithm, now)
  return {
    change: together(
      algorithmChange(before, { watch: watchingJson(opened.watching), interlock: opened.interlock }, house.clock.now()),
      { writes: counted.map(one => countedRow(one, judged.has(one))) },
      ...opened.findings.map(finding => ({
        writes: [findingRow(finding)],
        entries: [openedEntry(finding.finding, finding)],
      })),
    ),
    value: {
      counted: counted.length,
      judged: judged.size,
      waiting,
      opened: opened.findings,
      more: page.length === atOnce,
    },
  }
}

function modesOf({ modes }: Watching, decisions: readonly MadeDecision[]): Watching['modes'] {
  const sums: Record<string, number> = { ...modes }
  for (const { mode } of decisions) sums[mode] = (sums[mode] ?? 0) + 1
  return sums
}

type Raised = { readonly watching: Watching; readonly interlock: Interlock; readonly findings: readonly Finding[] }

/** A finding for each new alarm, and the interlock that the policy asks for; one that holds back more stays. */
function raised(
  house: House,
  { algorithm: name, interlock }: AlgorithmState,
  { watch }: Algorithm,
  watching: Watching,
): Raised {
  const attributes = { ...watching.attributes }
  const findings: Finding[] = []
  let holds = interlock
  for (const [attribute, of] of Object.entries(watching.attributes)) {
    const alarms = newAlarms(attribute, of)
    attributes[attribute] = { ...of, raised: [...of.raised, ...alarms.map(({ group }) => group)] }
    for (const evidence of alarms) {
      const finding = house.ids.id()
      holds = stricter(holds, setBy(watch?.onAlarm ?? 'report', { since: house.clock.now(), finding }))
      findings.push(foundNow(house, { finding, algorithm: name, evidence, interlock: holds }))
    }
  }
  return { watching: { ...watching, attributes }, interlock: holds, findings }
}

type Found = Pick<Finding, 'finding' | 'algorithm' | 'interlock'> & { readonly evidence: Evidence }

const foundNow = ({ clock }: House, found: Found): Finding => ({
  ...found,
  version: 1,
  openedAt: clock.now(),
  kind: 'disparity',
})

const sum = (one: Turn, other: Turn): Turn => ({
  counted: one.counted + other.counted,
  judged: one.judged + other.judged,
  waiting: one.waiting + other.waiting,
  opened: [...one.opened, ...other.opened],
  more: one.more || other.more,
})
