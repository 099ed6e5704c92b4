export { type RuleChecked, type Why, type WhyRefusal, whyOfAct, whyOfEntry } from './why.ts'
