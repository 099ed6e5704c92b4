/** The HTTP contract: the shape of every request and answer under /v1, and the dictionary of errors. */
export * from './campaigns.ts'
export * from './common.ts'
export * from './customers.ts'
export type { ErrorEntry } from './error-entry.ts'
export { type ErrorCode, errorList, errors, errorsPage } from './errors.ts'
export * from './imports.ts'
export * from './log.ts'
export * from './server.ts'
