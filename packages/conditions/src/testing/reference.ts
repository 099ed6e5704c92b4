import type { Condition, Scalar } from '../condition.ts'

/** A row as the tests hold it: values by field name, answers by `purpose channel`. */
export type Row = {
  readonly fields: { readonly [name: string]: Scalar | undefined }
  readonly choices: { readonly [purposeAndChannel: string]: 'yes' | 'no' | 'none' }
  readonly counts?: { readonly [eventAndWindow: string]: number }
}

/** Evaluates a condition by walking its tree, slowly and obviously. Shares no code with the compiler. */
export function holds(condition: Condition, row: Row): boolean {
  if ('all' in condition) return condition.all.filter(part => !holds(part, row)).length === 0
  if ('any' in condition) return condition.any.filter(part => holds(part, row)).length > 0
  if ('not' in condition) return holds(condition.not, row) === false
  if ('choice' in condition) {
    const { purpose, channel, says } = condition.choice
    return (row.choices[`${purpose} ${channel}`] ?? 'none') === says
  }
  if ('event' in condition) {
    const within = condition.within === '1 month' ? '30 days' : (condition.within ?? 'ever')
    const times = row.counts?.[`${condition.event} ${within}`] ?? 0
    if ('is' in condition) return times === condition.is
    if ('atLeast' in condition) return times >= condition.atLeast
    if ('atMost' in condition) return times <= condition.atMost
    return 'over' in condition ? times > condition.over : times < condition.under
  }
  const value = row.fields[condition.field]
  if ('exists' in condition) return condition.exists === (value !== undefined)
  if (value === undefined) return false
  if ('is' in condition) return value === condition.is
  if ('isNot' in condition) return value !== condition.isNot
  if ('in' in condition) return condition.in.includes(value)
  if ('notIn' in condition) return !condition.notIn.includes(value)
  if ('startsWith' in condition) return String(value).slice(0, condition.startsWith.length) === condition.startsWith
  if ('atLeast' in condition) return value >= condition.atLeast
  if ('atMost' in condition) return value <= condition.atMost
  return 'over' in condition ? value > condition.over : value < condition.under
}
