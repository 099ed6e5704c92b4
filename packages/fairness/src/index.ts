export { coverage } from './exposure/coverage.ts'
export { gini } from './exposure/gini.ts'
