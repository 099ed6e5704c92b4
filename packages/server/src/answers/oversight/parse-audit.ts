import { err, type Fault, ok, type Result } from '@candor/terms'
import { type Algorithm, isVaultAttribute, type Policy } from '../../brand/policy/index.ts'
import type { AuditAsk } from './audit.ts'

/** Why an audit was not made: a stable code (docs/errors.md), a sentence, and the faulty fields when there are any. */
export type AuditRefusal = {
  readonly code: 'algorithm-unknown' | 'audit-invalid'
  readonly says: string
  readonly faults?: readonly Fault[]
}

export const auditDays = [30, 90, 365] as const
const mostAttributes = 5
const [leastEpsilon, mostEpsilon] = [0.01, 10]

/** The algorithm, if all that is asked can be answered; otherwise every fault at once. */
export function parseAudit(policy: Policy, name: string, ask: AuditAsk): Result<Algorithm, AuditRefusal> {
  const algorithm = Object.hasOwn(policy.algorithms, name) ? policy.algorithms[name] : undefined
  if (!algorithm) return err({ code: 'algorithm-unknown', says: `The policy has no algorithm "${name.slice(0, 64)}".` })
  const faults = [...byFaults(policy, ask.by), ...otherFaults(ask)]
  if (faults.length === 0) return ok(algorithm)
  return err({ code: 'audit-invalid', says: faults.map(({ path, says }) => `${path}: ${says}`).join('; '), faults })
}

function byFaults(policy: Policy, by: readonly string[]): Fault[] {
  const known = [...Object.keys(policy.fields), ...Object.keys(policy.vault?.attributes ?? {})].filter(
    name => isVaultAttribute(policy, name) || policy.fields[name]?.group !== undefined,
  )
  const few = by.length < 1 || by.length > mostAttributes
  if (few)
    return [{ path: 'by', says: `name 1 to ${mostAttributes} attributes, such as ${known.slice(0, 3).join(',')}` }]
  const choices = known.length === 0 ? 'the policy has none' : `those are ${known.join(', ')}`
  return by.flatMap((name, at) => {
    if (by.indexOf(name) < at) return [{ path: 'by', says: `${name.slice(0, 60)} is named twice` }]
    return known.includes(name)
      ? []
      : [{ path: 'by', says: `"${name.slice(0, 60)}" has no groups to compare; ${choices}` }]
  })
}

function otherFaults({ days, epsilon }: AuditAsk): Fault[] {
  const good = epsilon === undefined || (epsilon >= leastEpsilon && epsilon <= mostEpsilon)
  return [
    ...(auditDays.some(one => one === days) ? [] : [{ path: 'days', says: `is one of ${auditDays.join(', ')}` }]),
    ...(good
      ? []
      : [{ path: 'noise', says: `is a number from ${leastEpsilon} to ${mostEpsilon}; less is more noise` }]),
  ]
}
