import { type Fault, type Json, ok, type Result } from '@candor/terms'
import { refuse } from '../refuse.ts'

type Members<Name extends string> = { readonly [name in Name]: Json }

/** The members of an object that has exactly these names; refuses any other value, naming a missing or unknown member. */
export function readMembers<Name extends string>(
  value: Json,
  names: readonly Name[],
  path: string,
): Result<Members<Name>, Fault> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return refuse(path, 'must be a JSON object')
  const found = Object.keys(value)
  const missing = names.find(name => !found.includes(name))
  if (missing !== undefined) return refuse(`${path}.${missing}`, 'is missing')
  const unknown = found.find(name => !names.some(known => known === name))
  return unknown === undefined ? ok(value as Members<Name>) : refuse(`${path}.${unknown}`, 'is not known')
}
