import type { Condition, FieldTest, Scalar } from '@candor/conditions'
import type { OwnRule } from '../own/own-rule.ts'
import type { GatePolicy } from '../policy.ts'
import type { Case, Opinion, ReferenceRule } from './reference-case.ts'

/** The brand's own rules, each judged from what its policy says of it. */
export const ownReferenceRules = ({ rules = {} }: GatePolicy): readonly ReferenceRule[] =>
  Object.keys(rules).map(name => ({
    id: `own-${name}`,
    pack: 'own',
    judge: question => (concerns(rules[name]!, question) ? opinionOf(rules[name]!, question) : undefined),
  }))

function concerns({ acts, channels, purposes }: OwnRule, { act, purpose }: Case): boolean {
  if (!acts.includes(act.kind)) return false
  if (channels !== undefined && !channels.some(channel => channel === act.channel)) return false
  return purposes === undefined || purposes.some(named => named === act.purpose || named === purpose)
}

function opinionOf(rule: OwnRule, question: Case): Opinion {
  if (!holds(rule.when, question)) return { says: 'satisfied' }
  const stripped: Opinion = { says: 'adjust', obligations: ['strip-promo'] }
  if (rule.says === 'deny') return question.promotion ? stripped : { says: 'deny' }
  const lacks = [...(question.act.lacks ?? []), ...(question.promotion ? (['strip-promo'] as const) : [])]
  const unmet = rule.obligations.filter(obligation => lacks.includes(obligation))
  return { says: unmet.length > 0 ? 'adjust' : 'satisfied', obligations: rule.obligations }
}

function holds(condition: Condition, question: Case): boolean {
  if ('all' in condition) return condition.all.filter(part => !holds(part, question)).length === 0
  if ('any' in condition) return condition.any.filter(part => holds(part, question)).length > 0
  if ('not' in condition) return !holds(condition.not, question)
  if ('event' in condition) throw new Error('an own rule counts no events')
  if ('choice' in condition) return answerOf(condition.choice, question) === condition.choice.says
  return compares(condition, question)
}

function compares(test: FieldTest, { facts: { traits = {} } }: Case): boolean {
  const value = Object.entries(traits).find(([field]) => field === test.field)?.[1] as Scalar | undefined
  if ('exists' in test) return test.exists === (value !== undefined)
  const alike = (other: Scalar): boolean => typeof value === typeof other
  if ('is' in test) return value === test.is
  if ('isNot' in test) return alike(test.isNot) && value !== test.isNot
  if ('in' in test) return test.in.some(other => value === other)
  if ('notIn' in test) return test.notIn.every(other => alike(other) && value !== other)
  if ('startsWith' in test)
    return typeof value === 'string' && value.slice(0, test.startsWith.length) === test.startsWith
  const limit =
    'atLeast' in test ? test.atLeast : 'atMost' in test ? test.atMost : 'over' in test ? test.over : test.under
  if (value === undefined || !alike(limit)) return false
  const [less, equal] = [value < limit, value === limit]
  if ('atLeast' in test) return !less
  if ('atMost' in test) return less || equal
  return 'over' in test ? !less && !equal : less
}

type Asked = { readonly purpose: string; readonly channel: string }

/** The newest word that had been said, a no on a tie; a yes needs its evidence, and ends where it was withdrawn. */
function answerOf({ purpose, channel }: Asked, { facts, at }: Case): 'yes' | 'no' | 'none' {
  const covers = (said: Asked): boolean =>
    [purpose, 'any'].includes(said.purpose) && [channel, 'any'].includes(said.channel)
  const consents = facts.consents.filter(covers)
  const withdrawn = consents.filter(({ withdrawnAt = Number.POSITIVE_INFINITY }) => withdrawnAt <= at)
  const words = [
    ...facts.optOuts.filter(covers).map(no => ({ at: no.at, says: 'no' as const })),
    ...withdrawn.map(no => ({ at: no.withdrawnAt!, says: 'no' as const })),
    ...consents
      .filter(yes => yes.evidence && !withdrawn.includes(yes))
      .map(yes => ({ at: yes.givenAt, says: 'yes' as const })),
  ].filter(word => word.at <= at)
  const newest = Math.max(...words.map(word => word.at))
  const last = words.filter(word => word.at === newest).map(({ says }) => says)
  if (last.length === 0) return 'none'
  return last.includes('no') ? 'no' : 'yes'
}
