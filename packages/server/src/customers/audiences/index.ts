export { type AudienceCounts, type Belongs, columnsAsked, compileAudience } from './audience.ts'
export { walkStates } from './walk.ts'
