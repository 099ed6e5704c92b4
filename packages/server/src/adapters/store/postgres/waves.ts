import type { Move } from '../shape.ts'
import { textOf } from './text-of.ts'

/** One change of a batch; `rows` names the row of each move, and is missing where its moves may only be run in their order. */
export type Change = { readonly at: number; readonly moves: readonly Move[]; readonly rows?: readonly string[] }
/** Changes of one wave touch different rows, so their moves may be run together in any order. */
export type Wave = Change[]

/**
 * Orders a batch so that changes touching the same row keep their order of arrival, and all others run together.
 * A change that touches a row twice, or removes rows by part of their key, gets a wave of its own.
 */
export function wavesOf(batch: readonly (readonly Move[])[]): Wave[] {
  const waves: Wave[] = []
  const lastWave = new Map<string, number>()
  let floor = 0
  for (const [at, moves] of batch.entries()) {
    const rows = rowsOf(moves)
    let number = rows ? floor : waves.length
    if (!rows) floor = number + 1
    for (const row of rows ?? []) number = Math.max(number, (lastWave.get(row) ?? -1) + 1)
    for (const row of rows ?? []) lastWave.set(row, number)
    const wave = waves[number] ?? []
    wave.push({ at, moves, ...(rows ? { rows } : {}) })
    waves[number] = wave
  }
  return waves
}

/** The row of each move; undefined where the moves may not be run in any order within their stage. */
function rowsOf(moves: readonly Move[]): string[] | undefined {
  const written = new Set<string>()
  const checked = new Set<string>()
  const rows: string[] = []
  for (const { shape, values } of moves) {
    if (shape.keyAt.length < shape.primary.length) return undefined
    let row = shape.table
    for (const at of shape.keyAt) row += `\0${textOf(values[at]!)}`
    const seen = shape.step === 'expect' || shape.step === 'absent' ? checked : written
    if (seen.has(row)) return undefined
    seen.add(row)
    rows.push(row)
  }
  return rows
}
