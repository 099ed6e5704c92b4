import type { Access, Coding, Matches } from './access.ts'
import type { Comparison, FieldTest, Scalar } from './condition.ts'
import { comparedIn } from './walk.ts'

type Read<Row> = (row: Row) => Scalar | undefined

/** Compiles one comparison of one field. A value of another type than the one compared with counts as missing. */
export function compileFieldTest<Row>(test: FieldTest, access: Access<Row>): Matches<Row> {
  const read = access.field(test.field)
  const { comparison, value } = comparedIn(test)
  if (comparison === 'exists') return value === true ? row => read(row) !== undefined : row => read(row) === undefined
  const coding = access.coding?.(test.field)
  return coding ? coded(comparison, [value].flat(), coding, read) : plain(comparison, [value].flat(), read)
}

function plain<Row>(comparison: Comparison, values: readonly Scalar[], read: Read<Row>): Matches<Row> {
  const [value] = values
  if (value === undefined) throw new Error(`A parsed ${comparison} always has a value.`)
  if (comparison === 'startsWith') return beginning(read, String(value))
  return among(comparison, values, read) ?? ordered(comparison, value, read)
}

function coded<Row>(comparison: Comparison, values: readonly Scalar[], coding: Coding, read: Read<Row>): Matches<Row> {
  if (comparison === 'startsWith') return oneOf(read, coding.codesStartingWith(String(values[0])))
  const codes = values.map(value => coding.code(value)).filter(code => code !== undefined)
  const [code] = codes
  return among(comparison, codes, read) ?? ordered(comparison, code ?? Number.NaN, read)
}

function among<Row>(comparison: Comparison, values: readonly Scalar[], read: Read<Row>): Matches<Row> | undefined {
  if (comparison === 'is' || comparison === 'in') return oneOf(read, values)
  if (comparison === 'isNot' || comparison === 'notIn') return noneOf(read, values)
}

function oneOf<Row>(read: Read<Row>, values: readonly Scalar[]): Matches<Row> {
  const [only] = values
  if (only === undefined) return () => false
  if (values.length === 1) return row => read(row) === only
  const known: ReadonlySet<Scalar | undefined> = new Set(values)
  return row => known.has(read(row))
}

function noneOf<Row>(read: Read<Row>, values: readonly Scalar[]): Matches<Row> {
  const [first] = values
  // No row holds any of the values, so every value that is there is another one.
  if (first === undefined) return row => read(row) !== undefined
  const kind = typeof first
  const known: ReadonlySet<Scalar> = new Set(values)
  return row => {
    const value = read(row)
    return typeof value === kind && value !== undefined && (values.length === 1 ? value !== first : !known.has(value))
  }
}

const orders: { readonly [name: string]: (value: Scalar, limit: Scalar) => boolean } = {
  atLeast: (value, limit) => value >= limit,
  atMost: (value, limit) => value <= limit,
  over: (value, limit) => value > limit,
  under: (value, limit) => value < limit,
}

function ordered<Row>(comparison: Comparison, limit: Scalar, read: Read<Row>): Matches<Row> {
  const holds = orders[comparison]
  if (!holds) throw new Error(`${comparison} does not order values.`)
  const kind = typeof limit
  return row => {
    const value = read(row)
    return value !== undefined && typeof value === kind && holds(value, limit)
  }
}

const beginning =
  <Row>(read: Read<Row>, prefix: string): Matches<Row> =>
  row => {
    const value = read(row)
    return typeof value === 'string' && value.startsWith(prefix)
  }
