export { type Choice, choiceBody, type Saying, stateChoice, type Via } from './choice.ts'
export { choiceRow, choicesOf } from './choice-store.ts'
export { choose } from './record-choices.ts'
