import { BadWrite } from './away.ts'
import type { Column } from './layout.ts'
import type { Expectation, StoreChange, Value, Write } from './port.ts'
import type { Move, MoveValue, Shape, Shapes } from './shape.ts'

type Row = Readonly<Record<string, Value | undefined>>

/**
 * Turns a change into the moves both engines run, expectations first. Throws `BadWrite` naming table and column when
 * our own code built something the schema does not hold; nothing of the change has then been applied.
 */
export function movesOf(change: StoreChange, shapes: Shapes): Move[] {
  const absent = change.expect.filter(expected => expected.version === 0)
  const present = change.expect.filter(expected => expected.version !== 0)
  const writes = change.writes.map(write => (isNew(write, absent) ? ({ ...write, do: 'insert' } as Write) : write))
  for (const write of writes) checkVersion(write, change.expect)
  return [
    ...present.map(expected => expectMove(expected, shapes)),
    // An insert of the same row already fails when the row exists.
    ...absent.filter(gone => !writes.some(write => isNew(write, [gone]))).map(gone => absentMove(gone, shapes)),
    ...writes.map(write => writeMove(write, shapes)),
  ]
}

function expectMove({ table, key, version }: Expectation, shapes: Shapes): Move {
  if (!Number.isSafeInteger(version) || version < 0) throw new BadWrite(`version ${version} expected of ${table}`)
  const keys = columnsOf(key)
  const shape = shapes.find('expect', table, [], [...keys, 'version'])
  return { shape, values: valuesOf(shape, { ...key, version }) }
}

function absentMove({ table, key }: Expectation, shapes: Shapes): Move {
  const shape = shapes.find('absent', table, [], columnsOf(key))
  return { shape, values: valuesOf(shape, key) }
}

function writeMove(write: Write, shapes: Shapes): Move {
  if (write.do === 'insert' || write.do === 'put') {
    const last = shapes.last(write.do, write.table)
    const values = last && valuesAlike(last, write.row)
    if (values) return { shape: last, values }
    const shape = shapes.find(write.do, write.table, columnsOf(write.row), [])
    return { shape, values: valuesOf(shape, write.row) }
  }
  if (write.do === 'remove') {
    const shape = shapes.find('remove', write.table, [], columnsOf(write.key))
    return { shape, values: valuesOf(shape, write.key) }
  }
  if (write.do === 'mirror') {
    const shape = shapes.find('mirror', write.table, [write.column], [])
    return { shape, values: valuesOf(shape, { [write.column]: write.about }) }
  }
  if (write.do !== 'patch') throw new BadWrite(`no write does ${String((write as { do: unknown }).do)}`)
  const shape = shapes.find('patch', write.table, columnsOf(write.set), columnsOf(write.key))
  return { shape, values: valuesOf(shape, write.set, write.key) }
}

function columnsOf(row: Row): string[] {
  const columns = Object.keys(row)
  return columns.some(column => row[column] === undefined)
    ? columns.filter(column => row[column] !== undefined)
    : columns
}

function isNew(write: Write, absent: readonly Expectation[]): boolean {
  if (write.do !== 'insert' && write.do !== 'put') return false
  return absent.some(gone => gone.table === write.table && covers(gone.key, write.row))
}

/** The row a version guards must leave this change with the next version, or a later expectation would be fooled. */
function checkVersion(write: Write, expect: readonly Expectation[]): void {
  if (write.do === 'remove' || write.do === 'mirror') return
  const row: Row = write.do === 'patch' ? write.set : write.row
  if (row['version'] === undefined) return
  const at: Row = write.do === 'patch' ? write.key : row
  for (const { table, key, version } of expect)
    if (table === write.table && covers(key, at) && Number(row['version']) !== version + 1)
      throw new BadWrite(`${table} is expected at version ${version}, so it must be written at ${version + 1}`)
}

function covers(key: Row, row: Row): boolean {
  for (const column in key) if (key[column] !== row[column]) return false
  return true
}

/** The values of a row that names just the columns of this shape, in its order, as most rows of a table do; else undefined. */
function valuesAlike(shape: Shape, row: Row): MoveValue[] | undefined {
  const { columns } = shape
  const values: MoveValue[] = []
  for (const column in row) {
    const at = values.length
    if (column !== columns[at] || row[column] === undefined) return undefined
    values.push(checked(shape, column, at, row[column]))
  }
  return values.length === columns.length ? values : undefined
}

function valuesOf(shape: Shape, row: Row, at: Row = row): MoveValue[] {
  const values: MoveValue[] = []
  for (const column of shape.columns) values.push(checked(shape, column, values.length, row[column]))
  for (const column of shape.where) values.push(checked(shape, column, values.length, at[column]))
  return values
}

function checked(shape: Shape, column: string, at: number, value: Value | undefined): MoveValue {
  const fault = faultOf(shape.types[at]!, value)
  if (fault) throw new BadWrite(`${shape.table}.${column} ${fault}`)
  return typeof value === 'bigint' ? Number(value) : (value as MoveValue)
}

function faultOf({ type, nullable }: Column, value: Value | undefined): string | undefined {
  if (value === null) return nullable ? undefined : 'may not be null'
  if (type === 'text') return textFault(value)
  if (type === 'bytes') return value instanceof Uint8Array ? undefined : 'takes bytes'
  const safe = typeof value === 'bigint' ? BigInt.asIntN(53, value) === value : Number.isSafeInteger(value)
  return safe ? undefined : 'takes a safe integer'
}

// PostgreSQL refuses NUL in text and UTF-8 has no lone surrogates: both engines must keep exactly what they were given.
function textFault(value: Value | undefined): string | undefined {
  if (typeof value !== 'string') return 'takes text'
  if (value.includes('\0')) return 'may not hold NUL'
  return value.isWellFormed() ? undefined : 'is not well-formed Unicode'
}
