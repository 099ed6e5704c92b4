import type { ActKind, Channel } from '@candor/terms'
import { Answers } from './answers.ts'
import { type CompiledRule, compileRule } from './compile-rule.ts'
import { jointHours, type LimitName, limits, type OpensAt } from './predicates/limits.ts'
import type { Clause, Rule } from './rule.ts'
import { type Heard, jointlyOpenAt } from './waits.ts'

/** The rules that can speak on one kind of act on one channel, in pack order, what they ask, and room for what they say. */
export type Cell = {
  readonly rules: readonly CompiledRule[]
  readonly answers: Answers
  readonly heard: Heard
}

/** The cell of an act: found by kind and channel alone. */
export function compileCell(declared: readonly Rule[], kind: ActKind, channel: Channel | undefined): Cell {
  const answers = new Answers()
  const speaking = declared.filter(rule => canSpeak(rule, kind, channel))
  const compiled = (some: readonly Rule[], hours: readonly CompiledRule[]): readonly CompiledRule[] =>
    some
      .map(rule => compileRule(rule, { kind, channel, answers }, limitOf(hours, answers)))
      .filter(rule => rule !== undefined)
  const rules = compiled(speaking, compiled(speaking.filter(readsClock), []))
  return { rules, answers, heard: { said: rules.map(() => undefined), until: rules.map(() => 0) } }
}

const canSpeak = (rule: Rule, kind: ActKind, channel: Channel | undefined): boolean =>
  rule.kinds.includes(kind) &&
  (rule.channels === undefined || (channel !== undefined && rule.channels.includes(channel)))

const readsClock = (rule: Rule): boolean =>
  rule.clauses.some(clause => clause.says === 'defer' && clause.while !== jointHours && 'hours' in limits[clause.while])

const limitOf =
  (hours: readonly CompiledRule[], answers: Answers) =>
  (clause: Clause): OpensAt | undefined =>
    clause.says === 'defer' ? opensAt(clause.while, hours, answers) : undefined

const opensAt = (limit: LimitName, hours: readonly CompiledRule[], answers: Answers): OpensAt =>
  limit === jointHours ? (question, at) => jointlyOpenAt(hours, answers, question, at) : limits[limit].opensAt
