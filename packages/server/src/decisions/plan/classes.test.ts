import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile, type GatePolicy, type Verdict } from '@candor/gate'
import { type Act, actKinds, day, type Instant, second } from '@candor/terms'
import { describeState, layoutFrom, Standing } from '../../customers/state/index.ts'
import { encodeTile, saidBits, Tile } from '../../customers/state/tiles/index.ts'
import { CompactReader } from '../compact-reader.ts'
import type { Judge } from '../judge.ts'
import { alone, Classes, nobody } from './index.ts'
import { randomRows, realCodes } from './testing/rows.ts'

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
  packs: ['core', 'house-rules', 'law'],
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
const judgeOf = (country: string): Judge =>
  ({
    gate: compile({ ...house, brand: { ...house.brand, country } }, 'sha256:test'),
    layout,
    codes: realCodes,
    facts: new CompactReader(layout, realCodes),
  }) as unknown as Judge

/** All but the instants at which waits end. */
const words = ({ outcome, obligations, reasons, deciding }: Verdict): string =>
  JSON.stringify([outcome, obligations, reasons.map(({ rule, says }) => [rule, says]), deciding])

/** Small, quick and the same everywhere (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
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
    ...(random() < 0.9 ? { channel: one(['email', 'email', 'sms', 'voice', 'push']) } : {}),
    ...(random() < 0.3 ? { messageClass: 'transactional' as const } : {}),
    ...(random() < 0.3 ? { contentFlags: ['promo' as const] } : {}),
    ...(random() < 0.3 ? { topics: ['alcohol'] } : {}),
  }
}

const noon = Date.UTC(2026, 2, 1, 12)
const instants: readonly Instant[] = [
  noon,
  Date.UTC(2024, 1, 29, 3),
  Date.UTC(2026, 2, 29, 1),
  Date.UTC(2027, 10, 7, 6),
]

test('whoever is of one class gets one verdict, and it is the one of their whole row', () => {
  const state = new Standing(layout)
  let shared = 0
  const outcomes = new Set<string>()
  for (let seed = 1; seed <= 200; seed++) {
    const random = randomFrom(seed)
    const judge = judgeOf(['US', 'DE', 'GB', 'CA', 'BR', 'ID'][seed % 6]!)
    const at = instants[seed % instants.length]!
    const rows = randomRows(random, layout, at, 1_000)
    const act = actBy(random)
    const classes = new Classes(judge, [act], at)
    const all = encodeTile(layout, rows)
    const tile = new Tile(layout, new Map(classes.columns.map(name => [name, all.get(name)!])))
    const sorted = new Int32Array(rows.length)
    for (let place = 0; place < tile.seats; place++) sorted[place] = tile.taken(place) ? alone : nobody
    classes.sort(tile, sorted)
    const known = new Map<number, { readonly words: string; readonly place: number }>()
    for (const [place, row] of rows.entries()) {
      const whole = words(judge.gate.preview(act, judge.facts.read(state.load(row), act.channel), at))
      const facts = judge.facts.read(state.load(tile.row(place)), act.channel)
      const said = tile.numbers('said')[place]!
      facts.choices.consented = (said & saidBits.yes) !== 0
      facts.choices.refused = (said & saidBits.no) !== 0
      assert.equal(words(judge.gate.preview(act, facts, at)), whole, `loaded columns, seed ${seed}`)
      outcomes.add(JSON.parse(whole)[0])
      const number = sorted[place]!
      assert.notEqual(number, nobody)
      if (number === alone) continue
      const first = known.get(number)
      if (first === undefined) known.set(number, { words: whole, place })
      else {
        shared++
        if (first.words !== whole)
          assert.deepEqual(
            { seed, act, verdict: whole, row: describeState(state.load(row), realCodes) },
            {
              seed,
              act,
              verdict: first.words,
              row: describeState(new Standing(layout).load(rows[first.place]!), realCodes),
            },
          )
      }
    }
  }
  assert.deepEqual([...outcomes].sort(), ['adjust', 'defer', 'deny', 'permit'])
  assert.ok(shared > 50_000, `${shared}`)
})
