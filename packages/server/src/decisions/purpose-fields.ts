import type { Policy } from '../brand/policy/index.ts'

/** The fields an act of this purpose may use: those whose purposes name it (purpose limitation, GDPR Art. 5(1)(b)). */
export function fieldsFor(policy: Policy, purpose: string): string[] {
  return Object.entries(policy.fields).flatMap(([name, field]) => (field.purposes.includes(purpose) ? [name] : []))
}
