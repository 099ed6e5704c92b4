export { type Link, linkToken, manageDays, readLink } from './link.ts'
