import type { ActKind, Channel } from '@candor/terms'
import { type CompiledRule, compileRule } from './compile-rule.ts'
import { jointHours, type LimitName, limits, type OpensAt } from './predicates/limits.ts'
import type { Clause, Rule } from './rule.ts'
import { jointlyOpenAt } from './waits.ts'

/** The rules that can speak on one kind of act on one channel, in pack order. */
export type Cell = readonly CompiledRule[]

/** The cell of an act: found by kind and channel alone. */
export function compileCell(rules: readonly Rule[], kind: ActKind, channel: Channel | undefined): Cell {
  const speaking = rules.filter(rule => canSpeak(rule, kind, channel))
  const hours = speaking.filter(readsClock).map(rule => compileRule(rule, limitOf([])))
  return speaking.map(rule => compileRule(rule, limitOf(hours)))
}

const canSpeak = (rule: Rule, kind: ActKind, channel: Channel | undefined): boolean =>
  rule.kinds.includes(kind) &&
  (rule.channels === undefined || (channel !== undefined && rule.channels.includes(channel)))

const readsClock = (rule: Rule): boolean =>
  rule.clauses.some(clause => clause.says === 'defer' && clause.while !== jointHours && 'hours' in limits[clause.while])

const limitOf =
  (hours: Cell) =>
  (clause: Clause): OpensAt | undefined =>
    clause.says === 'defer' ? opensAt(clause.while, hours) : undefined

const opensAt = (limit: LimitName, hours: Cell): OpensAt =>
  limit === jointHours ? (question, at) => jointlyOpenAt(hours, question, at) : limits[limit].opensAt
