export { type Jobs, type JobsOptions, openJobs } from './jobs.ts'
