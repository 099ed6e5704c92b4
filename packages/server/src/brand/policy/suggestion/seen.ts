import type { FieldType } from '@candor/terms'

/** How often a field had a value of each type: `text`, `number`, `boolean`, `date`, `list of text`, … */
export type TypesSeen = { readonly [type: string]: number }

/**
 * What came and the data map does not declare, by event (`track Order Completed`, `page`, `identify`) and path of the field;
 * names and types, never a value. `calls` is 0 when the event itself is declared and only fields of it are not.
 */
export type Undeclared = {
  readonly [event: string]: { readonly calls: number; readonly fields: { readonly [path: string]: TypesSeen } }
}

/** The type a field had most often, as the data map names types. `listed`: its values were lists of it. */
export type MainType = { readonly type: FieldType; readonly listed: boolean }

const list = 'list of '
// The first of these that came most often: what is read as text keeps most.
const known: readonly FieldType[] = ['text', 'number', 'boolean', 'date']

/** The type most often seen, whatever the order of the counts; undefined when nothing that could be kept was seen. */
export function mainType(seen: TypesSeen): MainType | undefined {
  const candidates = [...known.map(type => ({ type, word: type })), ...known.map(type => ({ type, word: list + type }))]
  const counted = candidates.map(({ type, word }) => ({ type, listed: word !== type, times: timesOf(seen, word) }))
  const most = Math.max(...counted.map(({ times }) => times))
  const found = most > 0 ? counted.find(({ times }) => times === most) : undefined
  return found && { type: found.type, listed: found.listed }
}

const timesOf = (seen: TypesSeen, word: string): number => (Object.hasOwn(seen, word) ? (seen[word] ?? 0) : 0)

/** How often in all. */
export const timesSeen = (seen: TypesSeen): number => Object.values(seen).reduce((sum, times) => sum + times, 0)
