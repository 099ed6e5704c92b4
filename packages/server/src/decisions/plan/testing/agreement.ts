import assert from 'node:assert/strict'
import { compile, type GatePolicy, type Verdict } from '@candor/gate'
import { type Act, actKinds, channels, day, type Instant, second } from '@candor/terms'
import { agree } from '../../../../../gate/src/testing/agree.ts'
import { lawPacks } from '../../../../../gate/src/testing/law/index.ts'
import { describeState, factsOf, layoutFrom, Standing } from '../../../customers/state/index.ts'
import { encodeTile, Tile } from '../../../customers/state/tiles/index.ts'
import { CompactReader } from '../../compact-reader.ts'
import type { Judge } from '../../judge.ts'
import { previewSeat } from '../../preview.ts'
import { alone, Classes } from '../index.ts'
import { noZone, randomRows, realCodes } from './rows.ts'

const own = { text: 'We leave these people be.', acts: ['contact', 'survey'] } as const
const house: GatePolicy = {
  brand: { country: 'US', zone: 'America/New_York', holidays: ['2026-03-02'] },
  purposes: { service: { basis: 'contract' } },
  budgets: [
    { channel: 'any', max: 3, hours: 48 },
    { channel: 'email', max: 1, hours: 24 },
    { channel: 'sms', max: 2, hours: 3_000 },
  ],
  quietHours: [{ from: 21 * 60, to: 8 * 60 }],
  dial: 'basic',
  adultAge: 18,
  packs: ['core', 'house-rules', ...lawPacks],
  guard: {
    purchases: { count: 3, within: 9 * second },
    nights: { count: 2, within: 2 * day },
    returns: { count: 2, within: 5 * second },
    coolDown: 20 * day,
  },
  rules: {
    plan: { ...own, says: 'deny', when: { field: 'plan', is: 'plan 1' } },
    members: { ...own, says: 'deny', when: { not: { field: 'member', is: false } } },
    since: { ...own, says: 'adjust', obligations: ['label-as-ad'], when: { field: 'since', under: '2026-01-01' } },
    asked: { ...own, says: 'deny', when: { choice: { purpose: 'offers', channel: 'sms', says: 'yes' } } },
  },
}
const layout = layoutFrom({
  purposes: {
    marketing: ['email', 'sms', 'voice'],
    offers: ['email', 'sms'],
    sale: ['email'],
    'share-health': ['email'],
    service: ['letter'],
  },
  attributes: [
    { name: 'plan', type: 'text' },
    { name: 'age', type: 'number' },
    { name: 'member', type: 'boolean' },
    { name: 'since', type: 'date' },
  ],
  topics: ['mothers-day', 'alcohol'],
  meanings: { Bought: 'purchase', 'Sent Back': 'return' },
  nights: { from: 0, to: 300, events: ['page'] },
  watched: ['purchase', 'return', 'night'],
  traits: ['plan', 'member', 'since'],
})

const zones: { readonly [country: string]: string } = {
  ...{ US: 'America/New_York', DE: 'Europe/Berlin', GB: 'Europe/London' },
  ...{ CA: 'America/New_York', BR: 'America/Sao_Paulo', ID: 'Asia/Jakarta' },
}
const brands = Object.keys(zones)

function judgeOf(country: string, random: () => number): Judge {
  const { guard, rules, ...plain } = house
  const policy = {
    ...plain,
    brand: { ...house.brand, country, zone: zones[country]! },
    ...(random() < 0.5 && guard ? { guard } : {}),
    ...(random() < 0.5 && rules ? { rules } : {}),
  }
  return {
    gate: compile(policy, 'sha256:test'),
    layout,
    codes: realCodes,
    facts: new CompactReader(layout, realCodes),
  } as unknown as Judge
}

function actBy(random: () => number): Act {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  return {
    kind: one(['contact', 'contact', 'contact', 'survey', 'solicit-review', 'profile', ...actKinds]),
    purpose: one([
      'marketing',
      'offers',
      'service',
      'cross-context-ads',
      'optin-request',
      'optout-confirmation',
      'sale',
    ]),
    ...(random() < 0.9 ? { channel: one(['email', 'email', 'sms', 'sms', 'voice', ...channels]) } : {}),
    ...(random() < 0.3 ? { messageClass: 'transactional' as const } : {}),
    ...(random() < 0.3 ? { contentFlags: ['promo' as const] } : {}),
    ...(random() < 0.3 ? { topics: ['alcohol'] } : {}),
    ...(random() < 0.3 ? { lacks: [] } : {}),
    ...(random() < 0.2 ? { product: 'different' as const } : {}),
    ...(random() < 0.2 ? { sender: 'affiliate' as const } : {}),
    ...(random() < 0.2 ? { reply: true } : {}),
    ...(random() < 0.2 ? { subject: 'savings' } : {}),
    ...(random() < 0.2 ? { level: one(['basic', 'full']) } : {}),
    ...(random() < 0.2 ? { basis: one(['consent', 'legitimate-interest', 'contract']) } : {}),
  }
}

/** Noon in winter, a leap day, changes of the clock in Europe and in America, an ordinary night. */
const instants: readonly Instant[] = [
  ...[Date.UTC(2026, 2, 1, 12), Date.UTC(2024, 1, 29, 3), Date.UTC(2026, 2, 29, 1)],
  ...[Date.UTC(2026, 10, 1, 6), Date.UTC(2027, 10, 7, 6)],
]

/** All but the instants at which waits end. */
const words = ({ outcome, obligations, reasons, deciding, dueAt }: Verdict): string =>
  JSON.stringify([outcome, obligations, reasons.map(({ rule, says }) => [rule, says]), deciding, dueAt])

export type Agreement = { verdicts: number; shared: number; alone: number; slowly: number; outcomes: Set<string> }

export type Batch = {
  readonly random: () => number
  readonly customers: number
  readonly acts: number
  /** Ask the slow reference gate about every so-manieth. */
  readonly slowly: number
}

/**
 * Random customers and acts under a random brand: the gate over whole rows, the classes of a plan over columns, and, of some, the slow
 * reference gate over the facts. Fails where they differ, with the customers in plain names.
 */
export function agreeOnBatch({ random, customers, acts, slowly }: Batch, so: Agreement): void {
  const country = brands[Math.floor(random() * brands.length)]!
  const judge = judgeOf(country, random)
  const at = instants[Math.floor(random() * instants.length)]! + Math.floor(random() * 3) - 1
  const rows = randomRows(random, layout, at, customers)
  const columns = encodeTile(layout, rows)
  for (let i = 0; i < acts; i++) agreeOnAct(judge, actBy(random), at, rows, columns, slowly, so)
}

function agreeOnAct(
  judge: Judge,
  act: Act,
  at: Instant,
  rows: readonly Uint8Array[],
  columns: ReadonlyMap<string, Uint8Array>,
  slowly: number,
  so: Agreement,
): void {
  const classes = new Classes(judge, [act], at)
  const tile = new Tile(layout, new Map(classes.columns.map(name => [name, columns.get(name)!])))
  const sorted = new Int32Array(rows.length)
  classes.sort(tile, sorted)
  const state = new Standing(layout)
  const known = new Map<number, { readonly said: string; readonly place: number }>()
  const told = (place: number, said: string) => ({
    said,
    act,
    at,
    brand: judge.gate.policy.brand,
    who: describeState(state.load(rows[place]!), realCodes),
  })
  for (const [place, row] of rows.entries()) {
    const verdict = judge.gate.preview(act, judge.facts.read(state.load(row), act.channel), at)
    const said = words(verdict)
    so.verdicts++
    so.outcomes.add(said.slice(2, said.indexOf('"', 2)))
    const first = known.get(sorted[place]!)
    if (first === undefined || sorted[place] === alone) {
      if (sorted[place] === alone) so.alone++
      else known.set(sorted[place]!, { said, place })
      const [seat, whole] = [previewSeat(judge, act, { tile, place, state }, at), verdict].map(one =>
        JSON.stringify(one),
      )
      if (seat !== whole)
        assert.deepEqual(told(place, seat!), told(place, whole!), 'the columns that were loaded say another thing')
    } else {
      so.shared++
      if (first.said !== said)
        assert.deepEqual(told(place, said), told(first.place, first.said), 'two of one class are told apart')
    }
    if (so.verdicts % slowly !== 0) continue
    const facts = factsOf(state.load(row), realCodes, act.channel)
    // A word or a zone that cannot be read: the reference gate knows no such customers.
    if (facts.zone === noZone || Object.values(facts.traits ?? {}).includes(null)) continue
    so.slowly++
    agree({ policy: judge.gate.policy, act, facts, at })
  }
}
