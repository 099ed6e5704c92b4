import type { Shape } from '../shape.ts'

const quoted = (columns: readonly string[], tail = ''): string[] => columns.map(column => `"${column}"${tail}`)

/** The statement for one move of this shape; parameters in the order of the shape's values. */
export function statementOf(shape: Shape): string {
  const { step, table, columns, where } = shape
  const matches = quoted(where, ' = ?').join(' AND ')
  switch (step) {
    case 'expect':
      return `UPDATE "${table}" SET "version" = "version" + 1 WHERE ${matches}`
    case 'absent':
      return `SELECT 1 FROM "${table}" WHERE ${matches}`
    case 'patch':
      return `UPDATE "${table}" SET ${quoted(columns, ' = ?').join(', ')} WHERE ${matches}`
    case 'mirror':
      return `UPDATE "${table}" SET ${columns.map(c => `"${c}" = ? - "${c}" WHERE "${c}" IS NOT NULL`).join()}`
    case 'remove':
      return `DELETE FROM "${table}" WHERE ${matches}`
    default:
      return step === 'put' ? `${insertInto(shape)} ${replacing(shape)}` : insertInto(shape)
  }
}

function insertInto({ table, columns }: Shape): string {
  return `INSERT INTO "${table}" (${quoted(columns).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
}

/** What a `put` does when the row exists: every column of it changes, so it is the same as a new row. */
export function replacing({ columns, primary, cleared }: Shape): string {
  const set = columns.filter(column => !primary.includes(column)).map(column => `"${column}" = excluded."${column}"`)
  const all = [...set, ...quoted(cleared, ' = NULL')]
  return `ON CONFLICT (${quoted(primary).join(', ')}) DO ${all.length > 0 ? `UPDATE SET ${all.join(', ')}` : 'NOTHING'}`
}
