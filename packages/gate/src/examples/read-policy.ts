import { dials, type LawfulBasis, lawfulBases } from '@candor/terms'
import { everyLaw } from '../packs/loaded.ts'
import type { GatePolicy } from '../policy.ts'
import { readBudget, readGuard, readQuietHours } from './read-limits.ts'
import { readRules } from './read-rules.ts'
import { type Fields, optional, type Reading } from './reading.ts'

type Purposes = { readonly [purpose: string]: { readonly basis: LawfulBasis } }

/** What an example need not declare: what is transactional belongs to the contract, and rights are a legal duty. */
const usualPurposes: Purposes = {
  transactional: { basis: 'contract' },
  invoice: { basis: 'legal-duty' },
  rights: { basis: 'legal-duty' },
  breach: { basis: 'legal-duty' },
}

/** The core and all laws: each rule of law says itself where it holds. */
const usualPacks: readonly string[] = ['core', everyLaw]

/** The brand's policy of an example: its `brand`, its `packs` (default: the core and the laws), and the terms under `policy`. */
export function readPolicy(example: Fields, reading: Reading): GatePolicy {
  const text = reading.text.bind(reading)
  const brand = reading.record(example['brand'], 'brand', ['country', 'timezone', 'holidays'])
  const terms = reading.record(example['policy'] ?? {}, 'policy', [
    'purposes',
    'budgets',
    'quietHours',
    'dial',
    'adultAge',
    'guard',
    'night',
    'rules',
  ])
  const at = <T>(field: string, read: (value: unknown, path: string) => T): T | undefined =>
    optional(terms[field], `policy.${field}`, read)
  const guard = at('guard', (found, path) => readGuard(found, path, reading))
  const night = at('night', (found, path) => readQuietHours(found, path, reading))
  const rules = at('rules', (found, path) => readRules(found, path, reading))
  return {
    brand: {
      country: text(brand['country'], 'brand.country'),
      zone: reading.zone(brand['timezone'], 'brand.timezone'),
      holidays: optional(brand['holidays'], 'brand.holidays', (found, path) => reading.list(found, path, text)) ?? [],
    },
    purposes: { ...usualPurposes, ...at('purposes', (found, path) => readPurposes(found, path, reading)) },
    budgets:
      at('budgets', (found, path) => reading.list(found, path, (b, where) => readBudget(b, where, reading))) ?? [],
    quietHours:
      at('quietHours', (found, path) => reading.list(found, path, (q, where) => readQuietHours(q, where, reading))) ??
      [],
    dial: at('dial', (found, path) => reading.oneOf(found, path, dials)) ?? 'basic',
    adultAge: at('adultAge', reading.number.bind(reading)) ?? 16,
    packs: optional(example['packs'], 'packs', (found, path) => reading.list(found, path, text)) ?? usualPacks,
    ...(guard && { guard }),
    ...(night && { night }),
    ...(rules && { rules }),
  }
}

function readPurposes(value: unknown, path: string, reading: Reading): Purposes {
  const declared = Object.entries(reading.map(value, path)).map(([purpose, found]) => {
    const { basis } = reading.record(found, `${path}.${purpose}`, ['basis'])
    return [purpose, { basis: reading.oneOf(basis, `${path}.${purpose}.basis`, lawfulBases) }] as const
  })
  return Object.fromEntries(declared)
}
