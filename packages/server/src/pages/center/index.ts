export { algorithmPath } from './algorithms/paths.ts'
export { centerPages } from './center.ts'
export { suggestionsPath } from './visit.ts'
