export { channelBits } from './compact/channel-bits.ts'
export { marks, notWithdrawn } from './compact/choice-columns.ts'
export { compactFacts } from './compact/compact.ts'
export { CompactFacts, type CountedBudget, countedBudget } from './compact/compact-facts.ts'
export { type DataReview, dueForReview } from './data-review.ts'
export { type Example, type Expectation, exampleToFacts } from './examples/example.ts'
export { type ExamplesReport, type Failure, runExamples } from './examples/run-examples.ts'
export { type Explanation, explain, type Wording } from './explain.ts'
export {
  type Consent,
  type Facts,
  type OptOut,
  type PastContact,
  type Registers,
  type Subscription,
  type Traits,
  type Unknown,
  unknown,
} from './facts.ts'
export { type Language, languages, unreviewedLanguages } from './families/family.ts'
export { compile, type Gate } from './gate.ts'
export type { Attempt, Decision, Grant, Pass } from './mint.ts'
export type { OwnRule, OwnRules } from './own/own-rule.ts'
export { ruleIds } from './packs/loaded.ts'
export type { Distinctions, Home, Turns } from './plan/distinctions.ts'
export type { GatePolicy, ImpulseGuard, Run } from './policy.ts'
export { policySource } from './policy-source.ts'
export { coolsUntil } from './predicates/guard.ts'
export type { Clause, Confidence, Pack, Rule, Test, Text } from './rule.ts'
export { type RulePage, ruleBook } from './rule-book.ts'
export { termEnd } from './time/term-end.ts'
export { windowEnd } from './time/window-end.ts'
export { type Look, type RuleTrace, trace } from './trace.ts'
export type { Reason, Verdict } from './verdict.ts'
