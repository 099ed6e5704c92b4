import { type Attribute, audit, countInto, leastShown, openCube, usual } from '@candor/fairness'
import { day, err, ok, type Result } from '@candor/terms'
import { type Algorithm, isVaultAttribute } from '../../brand/policy/index.ts'
import type { House } from '../../decisions/index.ts'
import type { AlgorithmAudit, AuditAsk, Span } from './audit.ts'
import { type AuditedDecision, auditedDecisions } from './audited-decisions.ts'
import { type Groups, groupsBy } from './groups.ts'
import { noisyAttributes } from './noisy-audit.ts'
import { type AuditRefusal, parseAudit } from './parse-audit.ts'

/** People of one attribute: the groups there are, and which of them each person is in. */
export type Grouped = { readonly attribute: Attribute; readonly codes: Uint16Array }

/** More groups than this are no groups. */
const mostGroups = 1_000

/**
 * Compares groups of people in the decisions that an algorithm took itself, one a person, over whole days that are over. Reading the vault is
 * on record before anything is counted, and only counts leave: groups of fewer than ten people are hidden, and with them what would
 * give them away.
 */
export async function auditAlgorithm(
  house: House,
  name: string,
  ask: AuditAsk,
): Promise<Result<AlgorithmAudit, AuditRefusal>> {
  const parsed = parseAudit(house.judge.policy, name, ask)
  if (!parsed.ok) return parsed
  const algorithm = parsed.value
  const span = spanOf(house, ask.days)
  const { decisions, again, byLot } = await auditedDecisions(house, name, span)
  const grouped: Grouped[] = []
  for (const attribute of ask.by) {
    const groups = groupsBy(house, attribute, { by: ask.who, about: `algorithm:${name}` })
    if (!groups) return err({ code: 'audit-invalid', says: `${attribute} has no groups.` })
    grouped.push(await groupPeople(attribute, groups, decisions, algorithm))
  }
  const outcomes = decisions.filter(({ succeeded }) => succeeded !== undefined).length
  const { policy } = house.judge
  const sources = new Map(ask.by.map(one => [one, isVaultAttribute(policy, one) ? 'vault' : 'data map'] as const))
  const counted = { algorithm: name, sources, ...span, people: decisions.length, again, byLot, outcomes }
  if (ask.epsilon !== undefined) {
    const attributes = noisyAttributes(house, grouped, decisions, ask.epsilon)
    return ok({ ...counted, found: { noise: ask.epsilon, attributes } })
  }
  return ok({ ...counted, found: { noise: undefined, ...exactly(grouped, decisions, algorithm, outcomes > 0) } })
}

/** Whole days, so that who asks twice within a day cannot tell one person by the difference. */
function spanOf({ clock }: House, days: number): Span {
  const to = Math.floor(clock.now() / day) * day
  return { from: to - days * day, to }
}

async function groupPeople(
  name: string,
  groups: Groups,
  decisions: readonly AuditedDecision[],
  { watch }: Algorithm,
): Promise<Grouped> {
  const found = await groups.of(decisions.map(({ person }) => person))
  const seen = groups.all ?? [...new Set(found.filter(group => group !== undefined))].sort()
  const names = seen.slice(0, mostGroups)
  const codeOf = new Map(names.map((group, at) => [group, at + 1]))
  const codes = Uint16Array.from(found, group => (group === undefined ? 0 : (codeOf.get(group) ?? 0)))
  const declared = watch?.references?.[name]
  const reference = declared === undefined ? -1 : names.indexOf(declared)
  return {
    codes,
    attribute: {
      name,
      groups: names,
      ...(reference < 0 ? {} : { reference }),
      ...(seen.length > mostGroups ? { tooMany: true } : {}),
    },
  }
}

function exactly(
  grouped: readonly Grouped[],
  decisions: readonly AuditedDecision[],
  { watch }: Algorithm,
  hasOutcome: boolean,
) {
  const attributes = grouped.map(({ attribute }) => attribute)
  const cube = countInto(openCube(attributes.map(({ groups }) => groups.length)), {
    groups: grouped.map(({ codes }) => codes),
    decision: Uint8Array.from(decisions, ({ selected }) => (selected ? 1 : 0)),
    outcome: Uint8Array.from(decisions, ({ succeeded }) => (succeeded === undefined ? 2 : succeeded ? 1 : 0)),
  })
  const thresholds = watch ? { ...usual, ratio: watch.tolerance, alpha: watch.alpha } : usual
  return audit({ cube, attributes, hasOutcome, least: leastShown, thresholds })
}
