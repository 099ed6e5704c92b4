import { noon } from '../../../../../../test/house.ts'
import type { SeenCall } from '../call-words.ts'

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const hostile = '<img src=x onerror=alert(1)>'
const track = { type: 'track', purposes: [], kept: [], hashed: [], dropped: [] } as const

const nobodys = { refused: 'without-id', dropped: [{ field: 'email', why: 'shared-address' }] } as const

/** What the live view may hold: each verdict, names that are long, hostile and right to left, and a key nobody knows. */
const calls: readonly [string, SeenCall['call']][] = [
  ['web', { ...track, verdict: 'kept', name: 'Order Completed', purposes: ['offers'], kept: ['total', 'currency'] }],
  ['web', { ...track, verdict: 'partly', name: hostile, hashed: [long], dropped: [{ field: long, why: 'type' }] }],
  ['app', { ...track, verdict: 'dropped', name: 'شراء كتاب', refused: 'not-permitted' }],
  ['web', { ...track, verdict: 'dropped', name: '', type: 'page', refused: 'not-declared' }],
  ['web', { ...track, verdict: 'duplicate', name: long }],
  [
    'web',
    { ...track, verdict: 'partly', name: 'Order Completed', dropped: [{ field: 'coupon', why: 'house-permission' }] },
  ],
  ['', { verdict: 'refused', refused: 'unknown-key', calls: 20 }],
  ['app', { verdict: 'refused', refused: 'malformed', calls: 1 }],
  ['till', { ...track, verdict: 'dropped', name: '', type: 'identify', ...nobodys }],
]

export const heardCalls: readonly SeenCall[] = calls.map(([source, call], i) => ({
  n: i + 1,
  at: noon + i * 1_000,
  source,
  call,
}))
