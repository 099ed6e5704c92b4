import type { Instant } from '@candor/terms'
import { readStates, Standing } from '../../customers/state/index.ts'
import { type House, preview } from '../../decisions/index.ts'

/** What the rules said about keeping longer what is over: by rule, of how many people or pieces. */
export type LawSays = { readonly [rule: string]: number }

export type KeepAsk = {
  readonly purpose: string
  /** One for each piece, as often as it has pieces; none for what names nobody. */
  readonly customers: readonly (string | undefined)[]
  /** When keeping ended. */
  readonly retentionEnd: Instant
  readonly legalHold: boolean
  readonly now: Instant
}

/**
 * Asks the gate whether these could be kept longer (the act `retain`), each under the rules of the place where its customer is. What
 * is over goes whatever it says; what it says stands in the plan and in the ledger.
 */
export async function lawOnKeeping(house: House, ask: KeepAsk): Promise<LawSays> {
  const { judge, store } = house
  const known = [...new Set(ask.customers.flatMap(customer => customer ?? []))]
  const states = await readStates(store, judge.layout, known)
  const unknown = new Standing(judge.layout).clear()
  const act = {
    kind: 'retain',
    purpose: ask.purpose,
    retentionEnd: ask.retentionEnd,
    legalHold: ask.legalHold,
  } as const
  const said: Record<string, number> = {}
  for (const customer of ask.customers) {
    const state = (customer === undefined ? undefined : states.get(customer)?.state) ?? unknown
    const { reasons } = preview(judge, act, state, ask.now)
    for (const { rule, says } of reasons) if (says === 'deny' || says === 'adjust') said[rule] = (said[rule] ?? 0) + 1
  }
  return said
}

/** What was said of several together. */
export function summed(all: readonly LawSays[]): LawSays {
  const sums: Record<string, number> = {}
  for (const [rule, n] of all.flatMap(one => Object.entries(one))) sums[rule] = (sums[rule] ?? 0) + n
  return sums
}
