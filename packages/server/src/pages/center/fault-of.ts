import { type ErrorItem, errorOf } from '../look/index.ts'

/** The fault of a field, as the field takes it. */
export function faultOf(field: string, errors: readonly ErrorItem[]): { error?: string } {
  const error = errorOf(field, errors)
  return error === undefined ? {} : { error }
}
