export { type Jobs, type JobsOptions, openJobs } from './jobs.ts'
export { tileCounts } from './tiles.ts'
