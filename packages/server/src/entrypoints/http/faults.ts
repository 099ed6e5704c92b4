import type { Fault } from '@candor/terms'

/** One error of a compiled TypeBox schema. */
type SchemaError = {
  readonly keyword: string
  readonly schemaPath: string
  readonly instancePath: string
  readonly params: object
  readonly message: string
}

/** Says in our words what a schema has against a value: each field with its path and the reason. */
export function faultsOf(errors: readonly SchemaError[]): Fault[] {
  const said = new Map<string, Fault>()
  for (const error of errors)
    for (const fault of faultsIn(error, errors)) if (!said.has(fault.path)) said.set(fault.path, fault)
  return [...said.values()]
}

function faultsIn(error: SchemaError, all: readonly SchemaError[]): Fault[] {
  const path = pathOf(error.instancePath)
  const { keyword, params } = error
  // What a branch of a union or a forbidden field has to say is said by the union and by the object.
  if (keyword === 'boolean' || /\/anyOf\/\d/.test(error.schemaPath)) return []
  if (keyword === 'additionalProperties') return named(path, params, 'additionalProperties', 'is not known here')
  if (keyword === 'required') return named(path, params, 'requiredProperties', 'is missing')
  if (keyword === 'anyOf') return [{ path, says: oneOf(constantsOf(error, all)) }]
  if (keyword === 'enum') return [{ path, says: oneOf((params as { allowedValues: unknown[] }).allowedValues) }]
  return [{ path: path || 'body', says: error.message }]
}

/** The values of a union, as far as its branches are single values. */
const constantsOf = ({ schemaPath, instancePath }: SchemaError, all: readonly SchemaError[]): unknown[] =>
  all.flatMap(error =>
    error.keyword === 'const' &&
    error.instancePath === instancePath &&
    error.schemaPath.startsWith(`${schemaPath}/anyOf/`)
      ? [(error.params as { allowedValue: unknown }).allowedValue]
      : [],
  )

const oneOf = (values: readonly unknown[]): string =>
  values.length === 0 ? 'is not one of the values allowed here' : `must be one of ${values.map(String).join(', ')}`

function named(parent: string, params: object, key: string, says: string): Fault[] {
  const names = (params as Record<string, unknown>)[key]
  return (Array.isArray(names) ? names : []).map(name => ({ path: joined(parent, String(name)), says }))
}

const pathOf = (pointer: string): string =>
  pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~')

const joined = (parent: string, child: string): string => (parent === '' ? child : `${parent}.${child}`)
