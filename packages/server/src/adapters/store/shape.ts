import { BadWrite } from './away.ts'
import type { Column, Layout } from './layout.ts'

/** `expect` moves a version on; `absent` demands that no such row exists; the rest are writes. */
export type Step = 'expect' | 'absent' | 'insert' | 'put' | 'patch' | 'remove' | 'mirror'

/**
 * One kind of statement: same step, table and columns. A batch names it by `id`, both engines prepare it once.
 * Values come in the order `columns`, then `where`; `keyAt` are the places of the primary key among them.
 */
export type Shape = {
  readonly id: number
  readonly step: Step
  readonly table: string
  readonly columns: readonly string[]
  readonly where: readonly string[]
  readonly types: readonly Column[]
  readonly primary: readonly string[]
  readonly keyAt: readonly number[]
  /** Nullable columns a `put` does not name: it replaces the row, so they become null. */
  readonly cleared: readonly string[]
}

/** One statement to run: a shape and its values. Bytes stay bytes, everything else is text, a safe integer or null. */
export type Move = { readonly shape: Shape; readonly values: readonly MoveValue[] }
export type MoveValue = string | number | Uint8Array | null

/** Finds or makes shapes. The list only grows: a shape's id is its place. */
export class Shapes {
  readonly list: Shape[] = []
  readonly #layout: Layout
  readonly #known = new Map<string, Shape>()
  /** The shape last found for a step on a table: most changes write the same kinds of rows again and again. */
  readonly #recent = new Map<Step, Map<string, Shape>>()

  constructor(layout: Layout) {
    this.#layout = layout
  }

  find(step: Step, table: string, columns: readonly string[], where: readonly string[]): Shape {
    const recent = this.#recent.get(step) ?? new Map<string, Shape>()
    this.#recent.set(step, recent)
    const last = recent.get(table)
    if (last && isSame(last.columns, columns) && isSame(last.where, where)) return last
    const found = this.#find(step, table, columns, where)
    recent.set(table, found)
    return found
  }

  /** The shape last found for a step on a table that needs no `where`. */
  last(step: 'insert' | 'put', table: string): Shape | undefined {
    return this.#recent.get(step)?.get(table)
  }

  #find(step: Step, table: string, columns: readonly string[], where: readonly string[]): Shape {
    const name = `${step}|${table}|${columns.join()}|${where.join()}`
    return this.#known.get(name) ?? this.#make(name, step, table, columns, where)
  }

  #make(name: string, step: Step, table: string, columns: readonly string[], where: readonly string[]): Shape {
    const known = this.#layout.get(table)
    if (!known) throw new BadWrite(`there is no table ${table}`)
    const all = [...columns, ...where]
    const types = all.map(column => {
      const type = known.columns.get(column)
      if (!type) throw new BadWrite(`${table} has no column ${column}`)
      return type
    })
    if (step !== 'mirror') checkKey(step, table, columns, where, known.key)
    checkRequired(step, table, columns, known.columns)
    const cleared = step === 'put' ? absentNullable(columns, known.columns) : []
    const keyAt = known.key.map(column => all.lastIndexOf(column)).filter(at => at >= 0)
    const id = this.list.length
    const shape: Shape = { id, step, table, columns, where, types, primary: known.key, keyAt, cleared }
    this.list.push(shape)
    this.#known.set(name, shape)
    return shape
  }
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

function checkKey(
  step: Step,
  table: string,
  columns: readonly string[],
  where: readonly string[],
  key: readonly string[],
) {
  const given = step === 'insert' || step === 'put' ? columns : where.filter(c => step !== 'expect' || c !== 'version')
  const wanted = step === 'remove' ? key.slice(0, Math.max(given.length, 1)) : key
  const extra =
    step === 'insert' || step === 'put' || step === 'patch' ? [] : given.filter(column => !wanted.includes(column))
  const lacking = wanted.filter(column => !given.includes(column))
  if (lacking.length + extra.length > 0)
    throw new BadWrite(`${step} on ${table} must name its key (${wanted.join(', ')}), not (${given.join(', ')})`)
  const moved = step === 'patch' ? columns.filter(column => key.includes(column)) : []
  if (moved.length > 0) throw new BadWrite(`patch on ${table} must not change its key (${moved.join(', ')})`)
  if (step === 'patch' && columns.length === 0) throw new BadWrite(`patch on ${table} sets nothing`)
}

function checkRequired(step: Step, table: string, columns: readonly string[], known: ReadonlyMap<string, Column>) {
  if (step !== 'insert' && step !== 'put') return
  for (const [column, { nullable }] of known)
    if (!nullable && !columns.includes(column)) throw new BadWrite(`${step} on ${table} lacks ${column}`)
}

function absentNullable(columns: readonly string[], known: ReadonlyMap<string, Column>): string[] {
  return [...known].filter(([column, { nullable }]) => nullable && !columns.includes(column)).map(([column]) => column)
}
