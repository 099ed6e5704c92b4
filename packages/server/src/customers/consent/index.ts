export { type Choice, choiceBody, type Saying, stateChoice, type Via } from './choice.ts'
export { choiceRow, choicesOf } from './choice-store.ts'
export { erase, expire, exportOf } from './keeping.ts'
export { choose } from './record-choices.ts'
