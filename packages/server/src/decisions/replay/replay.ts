import type { Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Policy } from '../../brand/policy/index.ts'
import { countEntries, scanEntries } from '../../record/index.ts'
import { decisionIn } from '../decision-record.ts'
import { gateOf } from '../gate-of.ts'
import { endingsFor } from './sample.ts'
import { type ReplayCounts, Tally } from './tally.ts'

export type ReplayAsk = {
  readonly policy: Policy
  readonly since: Instant
  /** How many decisions at least, drawn at random; absent: all. */
  readonly sample?: number
  readonly onProgress?: (done: number, total: number) => void
}

export type ReplayReport = ReplayCounts & {
  /** Digest of the policy that was tried. */
  readonly policy: string
  readonly since: Instant
  /** Decisions there are since then, those that nobody can read any more included. */
  readonly decisions: number
  readonly erased: number
  readonly sampled: boolean
  /** Of reading, opening and judging; what all would take at this pace stands beside. */
  readonly seconds: number
  readonly secondsForAll: number
}

/**
 * What recorded decisions would come to under another policy: each is opened, and the same act with the same facts at the same
 * time is put to the gate of that policy. Nothing is recorded, and no pass is minted. What the other policy asks of facts that
 * were not recorded at the time counts as missing. Rejects with `StoreAway` when the store is.
 */
export async function replayDecisions(ground: Ground, ask: ReplayAsk): Promise<ReplayReport> {
  const gate = gateOf(ground, ask.policy)
  const tally = new Tally()
  const started = ground.clock.monotonic()
  const scan = { kind: 'decision', since: ask.since }
  const decisions = await countEntries(ground, scan)
  const endings = endingsFor(decisions, ask.sample)
  let [erased, done] = [0, 0]
  for await (const { opened, erased: gone } of scanEntries(ground, { ...scan, ...(endings && { endings }) })) {
    erased += gone
    for (const { kind, body, customer, entry } of opened) {
      const decision = decisionIn(kind, body)
      if (decision === undefined) continue
      tally.count(customer, entry, decision, gate.preview(decision.act, decision.facts, decision.at))
      done++
    }
    ask.onProgress?.(done, endings === undefined ? decisions : (ask.sample ?? decisions))
  }
  const seconds = (ground.clock.monotonic() - started) / 1000
  return {
    ...tally.counts(decisions - (endings === undefined ? erased : 0)),
    policy: gate.digest,
    since: ask.since,
    decisions,
    erased,
    sampled: endings !== undefined,
    seconds,
    secondsForAll: done === 0 ? 0 : (seconds / done) * decisions,
  }
}
