export { type AudienceCounts, type Belongs, compileAudience } from './audience.ts'
export { walkStates } from './walk.ts'
