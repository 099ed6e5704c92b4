import { type CollectedCall, type CollectionRecord, explain } from '../../decisions/index.ts'
import { declaredCall, declaredField, fieldText } from './declared.ts'
import type { Telling } from './telling.ts'
import { purposeText } from './words.ts'

/** What was not kept of a call, a sentence for each reason, in the words that the rule which said no has for customers. */
export function notKept(telling: Telling, record: CollectionRecord, call: CollectedCall): string[] {
  const { t, policy } = telling
  const { dropped = [], event, kept, type } = call
  const whole = dropped.find(({ field }) => field === '*')
  if (whole) return [sentence(telling, record, t.nothingOfIt, whole.why, declaredCall(policy, call)?.purposes)]
  const reasons = [...Map.groupBy(dropped, ({ why }) => why)]
  if (reasons.length === 0 && event === undefined && kept.length === 0 && type !== 'alias') return [t.nothingOfIt]
  return reasons.map(([why, fields]) => {
    const names = fields.map(({ field }) => fieldText(policy, call, field)).join(', ')
    const purposes = fields.flatMap(({ field }) => declaredField(policy, call, field)?.purposes ?? [])
    return sentence(telling, record, t.notKeptOne(names), why, purposes)
  })
}

function sentence(
  telling: Telling,
  record: CollectionRecord,
  what: string,
  why: string,
  purposes: readonly string[] = [],
): string {
  const { t, policy, desk } = telling
  if (why === 'type') return `${what} ${t.wrongType}`
  const texts = [...new Set(purposes)].map(purpose => purposeText(policy, purpose, desk.texts))
  const wouldBe = texts.length === 0 ? '' : ` ${t.wouldBeFor(texts.join(' '))}`
  return `${what} ${ruleSays(telling, record, why, purposes)}${wouldBe}`
}

/** The rule as it spoke in this very case. */
function ruleSays(
  { desk, own }: Telling,
  { verdicts, facts, policy }: CollectionRecord,
  rule: string,
  purposes: readonly string[],
): string {
  const asked = [...purposes, ...Object.keys(verdicts)].find(purpose => verdicts[purpose]?.deciding === rule)
  const said = asked === undefined ? undefined : verdicts[asked]?.reasons.find(reason => reason.rule === rule)
  const act = { kind: 'collect', purpose: asked ?? purposes[0] ?? '' } as const
  const wording = { language: desk.texts.lang, own: own.get(policy) ?? {} }
  return explain(said ?? { rule, says: 'deny' }, act, facts, wording).customer
}
