export { holderOf } from './holder.ts'
export { type RuleChecked, type Why, type WhyRefusal, whyOfAct, whyOfEntry } from './why.ts'
