export { erasedLink, erasedPath } from './erased.ts'
export { type Link, linkToken, manageDays, readLink } from './link.ts'
