import { compactFacts, type Facts } from '@candor/gate'
import type { Instant } from '@candor/terms'
import type { PurposeVerdict } from './collection-record.ts'
import { heard } from './heard.ts'
import type { Judge } from './judge.ts'

/**
 * Answers, purpose by purpose, whether data of one customer may be collected now. The caller records the verdicts it used in
 * the one entry of its batch. Anything but a permit keeps nothing: what would have to be adjusted first is not collected.
 */
export class Collecting {
  readonly #judge: Judge
  readonly #at: Instant
  /** What the gate looks at. */
  readonly facts: Facts
  readonly #compact: ReturnType<typeof compactFacts>
  readonly #verdicts = new Map<string, PurposeVerdict>()

  constructor(judge: Judge, facts: Facts, at: Instant) {
    this.#judge = judge
    this.#at = at
    this.facts = heard(facts, at)
    this.#compact = compactFacts(this.facts)
  }

  /** What the gate says about this purpose; asked once. */
  verdict(purpose: string): PurposeVerdict {
    const known = this.#verdicts.get(purpose)
    if (known) return known
    const { outcome, deciding, reasons } = this.#judge.gate.preview(
      { kind: 'collect', purpose },
      this.#compact,
      this.#at,
    )
    // In canonical order, as the record spells it.
    const verdict = deciding === undefined ? { outcome, reasons } : { deciding, outcome, reasons }
    this.#verdicts.set(purpose, verdict)
    return verdict
  }

  permits(purpose: string): boolean {
    return this.verdict(purpose).outcome === 'permit'
  }

  /** Every verdict given so far. */
  get verdicts(): ReadonlyMap<string, PurposeVerdict> {
    return this.#verdicts
  }
}
