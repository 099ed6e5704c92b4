import { type ErrorItem, errorOf } from '../look/index.ts'

/** A field with its fault from the list, if it has one. */
export function withError<F extends { readonly name: string }>(
  field: F,
  errors: readonly ErrorItem[],
): F & { error?: string } {
  const error = errorOf(field.name, errors)
  return error === undefined ? field : { ...field, error }
}
