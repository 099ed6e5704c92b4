export { centerPages } from './center.ts'
export { suggestionsPath } from './visit.ts'
