import type { Act, Instant } from '@candor/terms'
import {
  type CompactFacts,
  compactFacts,
  type Example,
  exampleToFacts,
  type GatePolicy,
} from '../../packages/gate/src/index.ts'

/** The brand of the benchmark. */
export const policy: GatePolicy = {
  brand: { country: 'DE', zone: 'Europe/Berlin', holidays: [] },
  purposes: { transactional: { basis: 'contract' }, preferences: { basis: 'consent' } },
  budgets: [
    { channel: 'email', max: 3, hours: 48 },
    { channel: 'any', max: 12, hours: 168 },
  ],
  quietHours: [{ from: 21 * 60, to: 8 * 60 }],
  dial: 'basic',
  adultAge: 16,
  packs: ['core', 'house-rules'],
}

const noon = '2026-06-02T10:00:00Z'
const noonAt = 1_780_394_400_000
const hour = 3_600_000
const places = [
  ...[
    'DE Europe/Berlin',
    'FR Europe/Paris',
    'ES Europe/Madrid',
    'GB Europe/London',
    'PL Europe/Warsaw',
    'FI Europe/Helsinki',
  ],
  ...[
    'US America/New_York',
    'US America/Chicago',
    'US America/Denver',
    'US America/Los_Angeles',
    'BR America/Sao_Paulo',
  ],
  ...[
    'CA America/Toronto',
    'MX America/Mexico_City',
    'IN Asia/Kolkata',
    'ID Asia/Jakarta',
    'JP Asia/Tokyo',
    'CN Asia/Shanghai',
  ],
  ...['AU Australia/Sydney', 'NZ Pacific/Auckland', 'ZA Africa/Johannesburg'],
]

/** Numbers in [0, 1) that are the same on every run (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const acts = [
  { kind: 'contact', purpose: 'marketing', channel: 'email', messageClass: 'marketing' },
  { kind: 'contact', purpose: 'marketing', channel: 'sms', messageClass: 'marketing' },
  { kind: 'contact', purpose: 'transactional', channel: 'email', messageClass: 'transactional' },
  {
    kind: 'contact',
    purpose: 'transactional',
    channel: 'email',
    messageClass: 'transactional',
    contentFlags: ['promo'],
  },
  { kind: 'contact', purpose: 'newsletter', channel: 'email', lacks: ['one-click-header'] },
  { kind: 'solicit-review', purpose: 'review-invitation', channel: 'email' },
  { kind: 'profile', purpose: 'recommend', level: 'basic' },
  { kind: 'collect', purpose: 'preferences' },
]
const purposes = ['marketing', 'marketing', 'newsletter', 'review-invitation', 'recommend', 'preferences']
const iso = (at: number): string => new Date(at).toISOString()

/** One customer as a policy example: 8 choices, 20 past contacts, one of 20 zones (some unknown). */
function customerOf(random: () => number): object {
  const pick = <T>(words: readonly T[]): T => words[Math.floor(random() * words.length)]!
  const past = (days: number): string => iso(noonAt - Math.floor(random() * days * 24) * hour)
  const [country, timezone] = pick(places).split(' ')
  return {
    country,
    ...(random() < 0.95 && { timezone }),
    ...(random() < 0.2 && { age: 14 + Math.floor(random() * 50) }),
    ...(random() < 0.05 && { suppressed: true }),
    ...(random() < 0.1 && { pausedUntil: iso(noonAt + Math.floor(random() * 200 - 100) * hour) }),
    ...(random() < 0.2 && { quietHours: [{ from: '12:00', to: '14:00' }] }),
    ...(random() < 0.2 && { budgets: [{ channel: 'email', max: 2, hours: 24 }] }),
    dial: pick(['none', 'basic', 'basic', 'full']),
    consents: Array.from({ length: 6 }, (_, i) => ({
      purpose: purposes[i],
      channel: pick(['any', 'any', 'any', 'email', 'email', 'sms']),
      type: 'express',
      givenAt: past(900),
      evidence: random() < 0.95,
      ...(random() < 0.4 && { withdrawnAt: past(300) }),
    })),
    optOuts: Array.from({ length: 2 }, () => ({
      channel: pick(['email', 'sms', 'any']),
      purpose: pick(purposes),
      at: past(900),
    })),
    contacts: Array.from({ length: 20 }, () => ({ channel: pick(['email', 'email', 'sms', 'push']), at: past(40) })),
  }
}

/** As many customers as asked for, each with its eight acts, as policy examples in a shuffled order, the same on every run. */
export function examplesOf(customers: number): readonly object[] {
  const random = numbers(20260602)
  const examples = Array.from({ length: customers }, (_, i) => {
    const customer = customerOf(random)
    return acts.map((act, kind) => ({
      id: `${i}-${kind}`,
      brand: { country: 'DE', timezone: 'Europe/Berlin' },
      act: { ...act },
      customer,
      at: random() < 0.8 ? noon : iso(noonAt + Math.floor(random() * 1440) * 60_000),
      expect: { outcome: 'permit', rules: [] },
    }))
  }).flat()
  for (let i = examples.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[examples[i], examples[j]] = [examples[j]!, examples[i]!]
  }
  return examples
}

/** One act put to the gate about one customer. */
export type Put = { readonly id: string; readonly act: Act; readonly facts: CompactFacts; readonly at: Instant }

/** As in a plan, every customer is asked about the same acts, and the acts of one customer share their facts. */
export function compacted(examples: readonly Example[]): readonly Put[] {
  const customers = new Map<string, CompactFacts>()
  const known = new Map<string, Act>()
  return examples.map(({ id, act, facts, at }) => ({
    id,
    act: once(known, JSON.stringify(act), () => act),
    facts: once(customers, id.split('-')[0]!, () => compactFacts(facts)),
    at,
  }))
}

function once<T>(known: Map<string, T>, name: string, make: () => T): T {
  const found = known.get(name) ?? make()
  known.set(name, found)
  return found
}

/** Reads the examples. Throws at one that is malformed. */
export const read = (examples: readonly object[]): readonly Example[] =>
  examples.map(example => {
    const found = exampleToFacts(example)
    if (!found.ok) throw new Error(JSON.stringify(found.error))
    return found.value
  })
