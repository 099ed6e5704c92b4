import { type Comparison, comparisons, type FieldTest } from './condition.ts'
import { type DeclaredField, heldFor } from './fields.ts'
import { readExists, readList, readLiteral, readOrdered, readPrefix } from './parse-literal.ts'
import { fault, type JsonObject, type Reading, shown } from './reading.ts'

/** Reads `{field, <one comparison>}`. The field must be declared, an attribute, and held for the purpose it serves. */
export function readFieldTest(json: JsonObject, path: string, reading: Reading): FieldTest | undefined {
  const name = json['field']
  const field = declared(name, `${path}.field`, reading)
  const used = comparisons.filter(comparison => Object.hasOwn(json, comparison))
  const [comparison] = used
  if (comparison === undefined || used.length > 1) {
    const found = used.length > 1 ? `; found ${used.join(' and ')}: put each in its own test under all` : ''
    return fault(reading, path, `must have exactly one of ${comparisons.join(', ')}${found}`)
  }
  if (!field || typeof name !== 'string') return undefined
  return compared(name, field, comparison, json[comparison], `${path}.${comparison}`, reading)
}

function declared(name: unknown, path: string, reading: Reading): DeclaredField | undefined {
  const field = typeof name === 'string' && Object.hasOwn(reading.fields, name) ? reading.fields[name] : undefined
  if (!field) {
    const known = Object.keys(reading.fields).filter(key => reading.fields[key]?.class === 'attribute')
    return fault(
      reading,
      path,
      `${shown(name)} is not a declared field; attributes are ${known.join(', ') || '(none)'}`,
    )
  }
  const refusal = refusalOf(field, reading.use)
  if (refusal !== undefined) fault(reading, path, refusal)
  return field
}

/** Why a field may not select people, if it may not. */
function refusalOf(field: DeclaredField, use: string | undefined): string | undefined {
  if (field.class !== 'attribute') {
    return `is ${field.class}: it is sealed for each customer and never filtered; use an attribute`
  }
  return heldFor(field.purposes, use)
}

function compared(
  name: string,
  field: DeclaredField,
  comparison: Comparison,
  json: unknown,
  path: string,
  reading: Reading,
): FieldTest | undefined {
  const read = readers[comparison]
  const value = read(json, field, path, reading)
  // The reader of a comparison gives exactly the value its kind of test holds; the key is what ties the two.
  return value === undefined ? undefined : ({ field: name, [comparison]: value } as FieldTest)
}

const readers = {
  is: readLiteral,
  isNot: readLiteral,
  in: readList,
  notIn: readList,
  atLeast: readOrdered,
  atMost: readOrdered,
  over: readOrdered,
  under: readOrdered,
  startsWith: readPrefix,
  exists: readExists,
} satisfies Record<Comparison, unknown>
