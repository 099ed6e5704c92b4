import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesBetween } from './changes.ts'
import { faultLines } from './faults.ts'
import { toGatePolicy, wakingEvents } from './gate-policy.ts'
import { parsePolicy } from './parse.ts'
import type { Policy } from './policy.ts'
import { collecting } from './testing/collecting.ts'

const sections = `topics:
  alcohol: { text: Alcohol, categories: [Wine, spirits] }
  mothers-day: { text: Mother’s Day }
impulse_guard:
  quick_purchases: { count: 3, within: 24h }
  night: { from: "00:00", to: "05:00", nights: 3, within: 7d }
  cool_down: 48h
`
const guarded = `${collecting}${sections}`

function read(text: string): Policy {
  const parsed = parsePolicy(text)
  assert.ok(parsed.ok, faultLines(parsed.ok ? [] : parsed.error))
  return parsed.value
}

const faultsOf = (section: string): string[] => {
  const parsed = parsePolicy(`${collecting}${section}\n`)
  return parsed.ok ? [] : parsed.error.map(({ path, says }) => `${path} ${says}`)
}

test('a policy names topics, and what the guard looks for', () => {
  const { topics, impulseGuard } = read(guarded)
  assert.deepEqual(topics, {
    alcohol: { text: 'Alcohol', categories: ['Wine', 'spirits'] },
    'mothers-day': { text: 'Mother’s Day', categories: [] },
  })
  assert.deepEqual(impulseGuard, {
    purchases: { count: 3, within: 24 },
    nights: { count: 3, within: 168, from: 0, to: 300 },
    coolDown: 48,
  })
  const bare = read(collecting)
  assert.deepEqual([bare.topics, 'impulseGuard' in bare], [{}, false])
})

test('the gate hears of runs in milliseconds, and of what night is', () => {
  const { guard, night } = toGatePolicy(read(guarded))
  assert.deepEqual(guard, {
    purchases: { count: 3, within: 86_400_000 },
    nights: { count: 3, within: 604_800_000 },
    coolDown: 172_800_000,
  })
  assert.deepEqual(night, { from: 0, to: 300 })
})

test('who is up is shown by events that count as nothing else, or by those that are listed', () => {
  assert.deepEqual(wakingEvents(read(guarded)), ['page', 'group', '404: gone'])
  const listed = guarded.replace('nights: 3,', 'nights: 3, events: [page],')
  assert.deepEqual(wakingEvents(read(listed)), ['page'])
  assert.deepEqual(wakingEvents(read(collecting)), [])
})

test('each slip is told with what to do', () => {
  assert.deepEqual(faultsOf('impulse_guard: { cool_down: 48h }'), [
    'impulse_guard looks for nothing; give quick_purchases, night or returns, or leave the section out',
  ])
  assert.deepEqual(faultsOf('impulse_guard: { returns: { count: 2, within: 14d }, cool_down: 48h }'), [
    'impulse_guard.returns no event tells of a return: give one of data.events counts_as: return',
  ])
  assert.deepEqual(
    faultsOf(
      'impulse_guard: { night: { from: "01:00", to: "01:00", nights: 3, within: 7d, events: [pages] }, cool_down: 48h }',
    ),
    [
      'impulse_guard.night begins and ends at the same time; give a window',
      'impulse_guard.night.events[0] "pages" is not a declared event; did you mean page?',
    ],
  )
  assert.deepEqual(faultsOf('impulse_guard: { quick_purchases: { count: 1, within: 24h }, cool_down: 48h }'), [
    'impulse_guard.quick_purchases.count must be a whole number from 2 to 5',
  ])
  assert.deepEqual(faultsOf('impulse_guard: { quick_purchases: { count: 3, within: 1h }, cool_down: 48h }'), [
    'impulse_guard.cool_down is longer than what is remembered can hold: with 3 within 1h at most 2h; give quick_purchases a longer window, or rest for less',
  ])
  assert.deepEqual(faultsOf('topics: { Wine: { text: Wine } }'), [
    'topics.Wine is not a good name; use small letters, digits and hyphens, such as review-invitation',
  ])
})

test('people hear of a topic that can be ruled out no more and of a guard that looks at what they do, not of a longer rest', () => {
  const said = (from: string, to: string) =>
    changesBetween(read(from), read(to)).map(
      ({ path, kind, material }) => `${path} ${kind}${material ? ' material' : ''}`,
    )
  assert.deepEqual(said(collecting, guarded), [
    'topics.alcohol added',
    'topics.mothers-day added',
    'impulse_guard added material',
  ])
  assert.deepEqual(said(guarded, collecting), [
    'topics.alcohol removed material',
    'topics.mothers-day removed material',
    'impulse_guard removed',
  ])
  assert.deepEqual(said(guarded, guarded.replace('48h', '60h').replace('[Wine, spirits]', '[Wine]')), [
    'topics.alcohol.categories widened material',
    'impulse_guard.cool_down narrowed',
  ])
  assert.deepEqual(said(guarded, guarded.replace(/ {2}night:.*\n/, '').replace('48h', '24h')), [
    'impulse_guard.night narrowed',
    'impulse_guard.cool_down widened',
  ])
})
