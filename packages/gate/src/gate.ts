import { type Act, type ActKind, actKinds, type Channel, channels, type Instant } from '@candor/terms'
import { termsOf } from './brand-terms.ts'
import { compactInto } from './compact/compact.ts'
import { CompactFacts } from './compact/compact-facts.ts'
import { type Cell, compileCell } from './compile.ts'
import type { Facts } from './facts.ts'
import { judge } from './judge.ts'
import { packsNamed } from './packs/loaded.ts'
import type { GatePolicy } from './policy.ts'
import { Question } from './question.ts'
import type { Pack } from './rule.ts'
import type { Verdict } from './verdict.ts'

/** The one gate every act passes, compiled from a policy. It touches nothing: no clock, no disk, no network. */
export type Gate = {
  readonly policy: GatePolicy
  /** Digest of all that judges; every verdict names it. */
  readonly digest: string
  readonly packs: readonly Pack[]
  /**
   * What a decision would say, for plans, tries, forecasts and replays. Mints nothing. `at` is in milliseconds since 1970.
   * Every rule in scope that has facts to judge is a reason. Throws a RangeError for an act kind or channel that is not on
   * the closed lists and for an instant that is not an integer; facts never make it throw.
   */
  readonly preview: (act: Act, facts: Facts | CompactFacts, at: Instant) => Verdict
}

/** Compiles the gate of a policy. Throws a RangeError for a pack that does not exist; `digest` is of `policySource`. */
export const compile = (policy: GatePolicy, digest: string): Gate =>
  compilePacks(policy, digest, packsNamed(policy.packs))

/** Compiles a gate of packs given as data. */
export function compilePacks(policy: GatePolicy, digest: string, packs: readonly Pack[]): Gate {
  const cellOf = cellsOf(packs)
  const question = new Question(termsOf(policy))
  const scratch = new CompactFacts()
  return {
    policy,
    digest,
    packs,
    preview: (act, facts, at) => {
      if (!Number.isSafeInteger(at)) throw new RangeError(`${at} is not an instant`)
      const cell = cellOf(act.kind, act.channel)
      question.put(act, facts instanceof CompactFacts ? facts : compactInto(scratch, facts), at)
      return judge(cell, question, digest)
    },
  }
}

/** Cells are compiled when first asked for: most policies meet few kinds and channels. */
function cellsOf(packs: readonly Pack[]): (kind: ActKind, channel: Channel | undefined) => Cell {
  const rules = packs.flatMap(pack => pack.rules)
  const cells = new Map<ActKind, Map<Channel | undefined, Cell>>(actKinds.map(kind => [kind, new Map()]))
  return (kind, channel) => {
    const found = cells.get(kind)?.get(channel)
    if (found !== undefined) return found
    if (!cells.has(kind) || !(channel === undefined || channels.includes(channel)))
      throw new RangeError(`no act is of kind ${kind} on channel ${channel}`)
    const cell = compileCell(rules, kind, channel)
    cells.get(kind)?.set(channel, cell)
    return cell
  }
}
