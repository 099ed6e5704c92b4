import type { Instant } from '@candor/terms'
import { type Choice, choicesOf } from '../../customers/consent/index.ts'
import { type DecisionRecord, decisionIn, type House } from '../../decisions/index.ts'
import { entryPages } from '../../record/index.ts'
import type { Use } from './datum.ts'

/** What decisions about a person rested on, found in one walk over them. */
export type Uses = {
  readonly ofPurpose: ReadonlyMap<string, PurposeUse>
  ofField(field: string): Use[]
  /** Of a yes: the decisions that were permitted while it was the newest. */
  ofChoice(choice: string): Use[]
  /** Of an item of the catalogue: the recommendations that named it as a reason. */
  ofItem(item: string): Use[]
  /** Every algorithm and model that had a say, with how often. */
  readonly algorithms: ReadonlyMap<string, Use>
}

export type PurposeUse = { decisions: number; permitted: number; last: Instant }

type Tally = Map<string, Map<string, Use>>

export async function usesOf(house: House, halves: readonly string[]): Promise<Uses> {
  const yeses = (await Promise.all(halves.map(half => choicesOf(house, half))))
    .flat()
    .filter(({ said }) => said.kind === 'consent')
    .sort((a, b) => b.at - a.at)
  const ofPurpose = new Map<string, PurposeUse>()
  const algorithms = new Map<string, Use>()
  const [fields, choices, items]: [Tally, Tally, Tally] = [new Map(), new Map(), new Map()]
  for (const half of halves)
    for await (const page of entryPages(house, half, { only: 'decision' }))
      for (const { kind, opening } of page) {
        const decision = opening && decisionIn(kind, opening.payload.body)
        if (!decision) continue
        countPurpose(ofPurpose, decision)
        countYes(choices, yeses, decision)
        countScore(fields, algorithms, decision)
        countShown(items, algorithms, decision)
      }
  const found = (tally: Tally) => (name: string) => [...(tally.get(name)?.values() ?? [])]
  return { ofPurpose, ofField: found(fields), ofChoice: found(choices), ofItem: found(items), algorithms }
}

function countPurpose(into: Map<string, PurposeUse>, { act, at, verdict }: DecisionRecord): void {
  const use = into.get(act.purpose) ?? { decisions: 0, permitted: 0, last: at }
  use.decisions++
  if (isPermitted(verdict)) use.permitted++
  use.last = Math.max(use.last, at)
  into.set(act.purpose, use)
}

const isPermitted = ({ outcome }: DecisionRecord['verdict']): boolean => outcome === 'permit' || outcome === 'adjust'

function countYes(into: Tally, yeses: readonly Choice[], { act, at, verdict }: DecisionRecord): void {
  if (!isPermitted(verdict)) return
  const yes = yeses.find(({ said, at: since }) => since <= at && said.kind === 'consent' && covers(said, act))
  if (yes) add(into, yes.choice, { by: 'decision', name: act.purpose, times: 1, last: at })
}

const covers = (said: { purpose: string; channel: string }, act: DecisionRecord['act']): boolean =>
  said.purpose === act.purpose && (said.channel === 'any' || said.channel === act.channel)

function countScore(fields: Tally, algorithms: Map<string, Use>, { offer, at }: DecisionRecord): void {
  if (!offer) return
  const use: Use = { by: 'score', name: offer.algorithm, times: 1, last: at }
  addUse(algorithms, use)
  for (const { field } of offer.terms ?? []) add(fields, field, use)
}

function countShown(items: Tally, algorithms: Map<string, Use>, { shown, at }: DecisionRecord): void {
  if (!shown) return
  const use: Use = { by: 'recommendation', name: shown.model ?? 'no-model', times: 1, last: at }
  addUse(algorithms, use)
  const named = new Set(shown.items.flatMap(({ terms }) => terms.flatMap(({ item }) => item ?? [])))
  for (const item of named) add(items, item, use)
}

function add(into: Tally, name: string, use: Use): void {
  const uses = into.get(name) ?? new Map<string, Use>()
  into.set(name, uses)
  addUse(uses, use)
}

function addUse(into: Map<string, Use>, use: Use): void {
  const key = `${use.by} ${use.name}`
  const known = into.get(key)
  into.set(key, known ? { ...known, times: known.times + 1, last: Math.max(known.last, use.last) } : use)
}
