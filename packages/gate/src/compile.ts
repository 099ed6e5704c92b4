import type { ActKind, Channel } from '@candor/terms'
import { Answers } from './answers.ts'
import { type CompiledRule, compileRule } from './compile-rule.ts'
import { jointHours, type LimitName, limits, type OpensAt } from './predicates/limits.ts'
import type { Known } from './predicates/predicate.ts'
import type { Clause, Rule } from './rule.ts'
import { mostForks, Tree } from './tree.ts'
import { type Heard, jointlyOpenAt } from './waits.ts'

/** The rules that can speak on one kind of act on one channel, in pack order, what they ask, folded into one tree, and room for what they say. */
export type Cell = {
  readonly rules: readonly CompiledRule[]
  readonly answers: Answers
  readonly tree: Tree
  readonly heard: Heard
}

/** The cell of an act: found by kind, channel and place alone. `room`: how many forks its tree may grow. */
export function compileCell(declared: readonly Rule[], known: Known, room = mostForks): Cell {
  const answers = new Answers()
  const speaking = declared.filter(rule => canSpeak(rule, known.kind, known.channel))
  const compiled = (some: readonly Rule[], hours: readonly CompiledRule[]): readonly CompiledRule[] =>
    some
      .map(rule => compileRule(rule, { ...known, answers }, limitOf(hours, answers)))
      .filter(rule => rule !== undefined)
  const rules = compiled(speaking, compiled(speaking.filter(readsClock), []))
  const tree = new Tree(rules, answers, room)
  return { rules, answers, tree, heard: { said: rules.map(() => undefined), until: rules.map(() => 0) } }
}

/** Do kind and channel let the rule speak? */
export const canSpeak = (rule: Rule, kind: ActKind, channel: Channel | undefined): boolean =>
  rule.kinds.includes(kind) &&
  (rule.channels === undefined || (channel !== undefined && rule.channels.includes(channel)))

const readsClock = (rule: Rule): boolean =>
  rule.clauses.some(
    clause => clause.says === 'defer' && clause.while !== jointHours && limits[clause.while].hours === true,
  )

const limitOf =
  (hours: readonly CompiledRule[], answers: Answers) =>
  (clause: Clause): OpensAt | undefined =>
    clause.says === 'defer' ? opensAt(clause.while, hours, answers) : undefined

const opensAt = (limit: LimitName, hours: readonly CompiledRule[], answers: Answers): OpensAt =>
  limit === jointHours ? (question, at) => jointlyOpenAt(hours, answers, question, at) : limits[limit].opensAt
