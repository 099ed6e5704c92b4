export { algorithmPath } from './algorithms/paths.ts'
export { centerPages } from './center.ts'
export { offerPath, suggestionsPath } from './visit.ts'
