import { err, type Instant, ok, type Result } from '@candor/terms'
import type { CandidateCustomer, FieldValue, RescuedRefusals } from './candidate.ts'
import { consentReader, refusalReader } from './choice-reader.ts'
import { type Cells, columnName, getter, type Note, type RowContext } from './column.ts'
import { readerOf } from './field-value.ts'
import type { FieldMap, ImportMap } from './import-map.ts'
import { placeReader } from './place-reader.ts'
import type { ReadRow, RowOutcome } from './reading.ts'
import { remember } from './remember.ts'
import { type ImportRule, importRules, type RowFault } from './rules.ts'
import { judgeSource, type Source } from './source.ts'

/**
 * Compiles a map for the columns of one file. The function reads one row: a customer, or every fault of the row. It never
 * throws on a row, reads no clock (`now` bounds what may be in the past) and keeps nothing of it.
 */
export function rowReader(map: ImportMap, context: RowContext): ReadRow<CandidateCustomer> {
  const key = keyReader(map, context.columns)
  const fields = map.fields.map(field => fieldReader(field, context.columns))
  const place = placeReader(map.place, context.columns)
  const origin = originReader(map, context)
  const refusals = refusalReader(map.refusals, context)
  const consents = consentReader(map.consents, context)
  return (cells, line) => {
    const faults: RowFault[] = []
    const notices: RowFault[] = []
    const note: Note = (column, rule, says) => faults.push({ line, column, rule, says: says ?? importRules[rule].says })
    const notice: Note = (column, rule, says) =>
      notices.push({ line, column, rule, says: says ?? importRules[rule].says })
    const who = key(cells, note)
    const kept: Record<string, FieldValue> = {}
    for (const read of fields) read(cells, kept, note)
    const where = place(cells, note)
    const from = origin(cells, note)
    const said = refusals(cells, notice)
    if (from === undefined || faults.length > 0) return refused(faults, who, said)
    const agreed = consents(cells, said, notice)
    return { parsed: ok({ key: who, fields: kept, place: where, ...from, consents: agreed, refusals: said, notices }) }
  }
}

const refused = (
  faults: readonly RowFault[],
  key: string,
  refusals: RescuedRefusals['refusals'],
): RowOutcome<CandidateCustomer> =>
  key === '' || refusals.length === 0 ? { parsed: err(faults) } : { parsed: err(faults), rescued: { key, refusals } }

/** Joins the key columns with a character that no key may hold, so that ("a", "bc") and ("ab", "c") stay apart. */
function keyReader(map: ImportMap, columns: readonly string[]): (cells: Cells, note: Note) => string {
  const parts = map.key.map(column => ({ column, get: getter({ column }, columns) }))
  return (cells, note) => {
    const values = parts.map(({ column, get }) => keyPart(get(cells).trim().normalize('NFC'), column, note))
    if (values.includes('')) return ''
    return map.keyIsEmail ? values.join('\u001f').toLowerCase() : values.join('\u001f')
  }
}

/** Empty when the cell cannot be a key. */
function keyPart(value: string, column: string, note: Note): string {
  if (value === '') note(column, 'import-key-missing')
  if (value.length <= 500 && !/[\u0000-\u001f\u007f]/.test(value)) return value
  note(column, 'import-bad-value', 'a key is a line of at most 500 characters')
  return ''
}

function fieldReader(map: FieldMap, columns: readonly string[]) {
  const get = getter(map.from, columns)
  const read = readerOf(map)
  return (cells: Cells, kept: Record<string, FieldValue>, note: Note): void => {
    const value = read(get(cells))
    if (!value.ok) note(columnName(map.from), 'import-bad-value', `${map.field} ${value.error}`)
    else if (value.value !== undefined) kept[map.field] = value.value
  }
}

/** Where and when the data was collected: both are required, and both are judged. */
function originReader(map: ImportMap, context: RowContext) {
  const sourceOf = getter(map.source, context.columns)
  const timeOf = getter(map.collectedAt, context.columns)
  const judge = remember(judgeSource)
  const judgeTime = remember(text => collectedAt(text, map, context.now))
  return (cells: Cells, note: Note): { source: Source; collectedAt: Instant } | undefined => {
    const source = judge(sourceOf(cells))
    const at = judgeTime(timeOf(cells))
    if (!source.ok) note(columnName(map.source), source.error)
    if (!at.ok) note(columnName(map.collectedAt), at.error.rule, at.error.says)
    return source.ok && at.ok ? { source: source.value, collectedAt: at.value } : undefined
  }
}

type TimeFault = { readonly rule: ImportRule; readonly says?: string }

function collectedAt(text: string, map: ImportMap, now: Instant): Result<Instant, TimeFault> {
  const bare = text.trim()
  if (bare === '') return err({ rule: 'import-collected-at-missing' })
  const time = map.collectedAt.format.read(bare)
  if (time === undefined) {
    return err({
      rule: 'import-bad-value',
      says: `the time of collection is not one that exists, written as ${map.collectedAt.format.pattern}`,
    })
  }
  const at = map.collectedAt.format.instant(time, 'earlier')
  return at > now ? err({ rule: 'import-collected-at-future' }) : ok(at)
}
