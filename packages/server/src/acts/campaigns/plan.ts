import { countersOf } from '@candor/conditions'
import type { Verdict } from '@candor/gate'
import type { Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { PlanResult } from '../../brand/campaigns/index.ts'
import { actOf, type ContactAct, type Definition } from '../../brand/campaigns/index.ts'
import { type Belongs, columnsAsked, compileAudience, walkStates } from '../../customers/audiences/index.ts'
import { countsOf } from '../../customers/events/index.ts'
import { Standing } from '../../customers/state/index.ts'
import { Cursor, type Readable } from '../../customers/state/tiles/index.ts'
import { type Judge, nobody, preview, previewSeat, sortedFor } from '../../decisions/index.ts'
import { groupCounts } from './groups.ts'

export type Planned = Omit<PlanResult, 'entry'>

/** How a plan is watched and stopped. */
export type Planning = {
  /** Stops with the signal's reason. */
  readonly signal?: AbortSignal
  /** Called now and then with how many customers were looked at. */
  readonly onProgress?: (looked: number) => void
}

/**
 * Who would be contacted if the campaign were sent at `at`, who not, and by which rule. Asks the gate about every member of
 * the audience from one snapshot, of those who are alike about one; records and contacts nobody. Cost grows linearly with customers.
 */
export async function planCampaign(
  ground: Ground,
  judge: Judge,
  definition: Definition,
  at: Instant,
  planning: Planning = {},
): Promise<Planned> {
  const asked = askedOf(definition)
  const groups = groupCounts(judge.policy, judge.layout, judge.codes)
  const tally = { planned: 0, sent: 0, reasons: new Map<string, number>() }
  const count = (state: Pick<Readable, 'attribute'>, against: string | undefined): void => {
    tally.planned++
    if (against === undefined) tally.sent++
    else tally.reasons.set(against, (tally.reasons.get(against) ?? 0) + 1)
    groups.add(state, against === undefined)
  }
  await eachMember(ground, judge, { definition, asked, at, columns: groups.columns }, count, planning)
  const { planned, sent, reasons } = tally
  return {
    campaign: definition.name,
    preview: true,
    at,
    policy: judge.digest,
    planned,
    sent,
    withheld: planned - sent,
    failed: 0,
    unknown: 0,
    reasons: Object.fromEntries([...reasons].sort(([a], [b]) => (a < b ? -1 : 1))),
    groups: groups.result(),
  }
}

type Walk = {
  readonly definition: Definition
  readonly asked: Asked
  readonly at: Instant
  /** What the visitor reads of each. */
  readonly columns: readonly string[]
}

type Visit = (state: Pick<Readable, 'attribute'>, against: string | undefined) => void

/** Every member of the audience once, with the rule that is against the message. */
async function eachMember(
  ground: Ground,
  judge: Judge,
  { definition, asked, at, columns }: Walk,
  visit: Visit,
  { signal, onProgress }: Planning,
): Promise<void> {
  const belongs = await belongsTo(ground, judge, definition, at)
  const { audience } = definition
  if (audience && countersOf(audience).length > 0)
    return eachCounted(ground, judge, { belongs, asked, at }, visit, signal)
  const state = new Standing(judge.layout)
  const cursor = new Cursor(judge.layout)
  const members = sortedFor(ground.store, judge, {
    ...{ acts: [asked.whole, asked.stripped], at },
    say: (tile, place) =>
      against(strippedWhereRefused(asked, act => previewSeat(judge, act, { tile, place, state }, at))),
    among: (tile, sorted) => {
      cursor.load(tile)
      if (audience) leaveOut(cursor, belongs, sorted, tile.seats)
    },
    columns: [...columns, ...(audience ? columnsAsked(audience, judge.layout) : [])],
  })
  let looked = 0
  for await (const { tile, sorted, seated, of } of members) {
    signal?.throwIfAborted()
    for (let place = 0; place < tile.seats; place++) {
      if (sorted[place] === nobody) continue
      cursor.place = place
      visit(cursor, of(place))
    }
    looked += seated
    onProgress?.(looked)
  }
}

function leaveOut(cursor: Cursor, belongs: Belongs, sorted: Int32Array, seats: number): void {
  for (let place = 0; place < seats; place++) {
    if (sorted[place] === nobody) continue
    cursor.place = place
    if (!belongs('', cursor)) sorted[place] = nobody
  }
}

/** What is counted is counted by customer, whom a tile does not name: these are read row by row. */
async function eachCounted(
  ground: Ground,
  judge: Judge,
  { belongs, asked, at }: { readonly belongs: Belongs; readonly asked: Asked; readonly at: Instant },
  visit: Visit,
  signal: AbortSignal | undefined,
): Promise<void> {
  await walkStates(ground.store, judge.layout, (customer, state) => {
    signal?.throwIfAborted()
    if (belongs(customer, state)) visit(state, against(verdictOn(judge, asked, state, at)))
    return true
  })
}

/** Who belongs to the audience at `at`. What its condition counts is counted now, over events held for the campaign's purpose. */
export async function belongsTo(
  { store }: Ground,
  { layout, codes }: Judge,
  { audience, purpose }: Definition,
  at: Instant,
): Promise<Belongs> {
  if (!audience) return () => true
  const counts = await countsOf(store, countersOf(audience), { use: purpose, now: at })
  return compileAudience(audience, layout, codes, counts)
}

export type Asked = { readonly whole: ContactAct; readonly stripped: ContactAct }

/** The act as it is meant, and as it is asked again where its promotion must be left out. */
export const askedOf = (definition: Definition): Asked => ({
  whole: actOf(definition),
  stripped: actOf(definition, true),
})

/** The gate's word on what would be sent, as delivery asks for it: a refused promotion is left out, and the rest asked for anew. */
export const verdictOn = (judge: Judge, asked: Asked, state: Standing, at: Instant): Verdict =>
  strippedWhereRefused(asked, act => preview(judge, act, state, at))

function strippedWhereRefused({ whole, stripped }: Asked, ask: (act: ContactAct) => Verdict): Verdict {
  const verdict = ask(whole)
  const mustStrip = verdict.outcome !== 'permit' && verdict.obligations.includes('strip-promo')
  return mustStrip ? ask(stripped) : verdict
}

/** The rule that withholds, or undefined when the message would go. */
const against = ({ outcome, deciding }: Verdict): string | undefined =>
  outcome === 'permit' ? undefined : (deciding ?? 'unknown-rule')
