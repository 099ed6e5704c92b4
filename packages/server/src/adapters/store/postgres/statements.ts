import type { Shape } from '../shape.ts'
import { replacing } from '../sqlite/statements.ts'

const arrays = { text: 'text[]', integer: 'bigint[]', bytes: 'bytea[]' } as const

/**
 * One statement for any number of moves of a shape: each parameter is a column of values, `u` has a row per move and
 * `u.i` its number from 1. `expect` and `absent` return the numbers that were found.
 */
export function statementOf(shape: Shape): string {
  const { table, columns, where, types } = shape
  const lists = types.map(({ type }, at) => `$${at + 1}::${arrays[type]}`)
  const names = types.map((_, at) => `c${at}`)
  const rows = `unnest(${lists.join(', ')}) WITH ORDINALITY AS u(${names.join(', ')}, i)`
  const matches = where.map((column, at) => `t."${column}" = u.c${columns.length + at}`).join(' AND ')
  switch (shape.step) {
    case 'expect':
      return `UPDATE "${table}" t SET "version" = t."version" + 1 FROM ${rows} WHERE ${matches} RETURNING u.i`
    case 'absent':
      return `SELECT u.i FROM ${rows} JOIN "${table}" t ON ${matches}`
    case 'patch':
      return `UPDATE "${table}" t SET ${columns.map((c, at) => `"${c}" = u.c${at}`).join(', ')} FROM ${rows} WHERE ${matches}`
    case 'mirror':
      return `UPDATE "${table}" t SET ${columns.map(c => `"${c}" = u.c0 - t."${c}" FROM ${rows} WHERE t."${c}" IS NOT NULL`).join()}`
    case 'remove':
      return `DELETE FROM "${table}" t USING ${rows} WHERE ${matches}`
    default: {
      const into = columns.map(column => `"${column}"`).join(', ')
      const insert = `INSERT INTO "${table}" (${into}) SELECT ${names.join(', ')} FROM ${rows}`
      return shape.step === 'put' ? `${insert} ${replacing(shape)}` : insert
    }
  }
}
