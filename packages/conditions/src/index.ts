/**
 * Conditions: a small typed tree over declared fields and choices, used by audiences, own rules and journey branches.
 * Parse once against the data map, compile once for a kind of row, evaluate many times; say it in a sentence.
 */
export type { Access, Coding, Matches } from './access.ts'
export { isCalendarDate } from './calendar-date.ts'
export { compileCondition } from './compile.ts'
export type { Answer, ChoiceTest, Comparison, Condition, Counting, EventTest, FieldTest, Scalar } from './condition.ts'
export { answers, comparisons, countings, limits } from './condition.ts'
export { type Counter, counterKey, countersOf } from './counter.ts'
export type { CountedEvents, DeclaredField, FieldTypes } from './fields.ts'
export { fairnessMonitoring } from './fields.ts'
export type { ParseOptions } from './parse.ts'
export { parseCondition } from './parse.ts'
export type { Labels } from './sentence.ts'
export { conditionSentence } from './sentence.ts'
export { fieldsOf } from './walk.ts'
