import type { Act, Instant } from '@candor/terms'
import { termsOf } from '../brand-terms.ts'
import { compactFacts } from '../compact/compact.ts'
import type { Facts } from '../facts.ts'
import type { GatePolicy } from '../policy.ts'
import { Question } from '../question.ts'

const policy: GatePolicy = {
  brand: { country: 'DE', zone: 'Europe/Berlin', holidays: ['2026-12-25'] },
  ...{ purposes: {}, budgets: [], quietHours: [], dial: 'basic', adultAge: 16, packs: ['core', 'house-rules'] },
}

const facts: Facts = {
  ...{ country: 'DE', zone: 'Europe/Berlin', address: true, suppressed: false },
  ...{ consents: [], optOuts: [], contacts: [] },
}

/** An act put to a brand in Berlin about somebody in Berlin, but for what is changed. */
export function questionOf(act: Act, at: Instant, changed: Partial<Facts> = {}): Question {
  const question = new Question(termsOf(policy))
  const all = { ...facts, ...changed }
  question.put(act, compactFacts(all), at, { country: all.country, region: all.region, brand: 'DE' })
  return question
}
