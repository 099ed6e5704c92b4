import type { Move } from '../shape.ts'

export type Change = { readonly at: number; readonly moves: readonly Move[] }
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
    const wave = rows ? rows.reduce((last, row) => Math.max(last, (lastWave.get(row) ?? -1) + 1), floor) : waves.length
    if (!rows) floor = wave + 1
    for (const row of rows ?? []) lastWave.set(row, wave)
    waves[wave] = [...(waves[wave] ?? []), { at, moves }]
  }
  return waves
}

/** Can a wave of this one change be run with its moves in any order within their stage? */
export const isSimple = (moves: readonly Move[]): boolean => rowsOf(moves) !== undefined

function rowsOf(moves: readonly Move[]): string[] | undefined {
  const written = new Set<string>()
  const checked = new Set<string>()
  for (const { shape, values } of moves) {
    if (shape.keyAt.length < shape.primary.length) return undefined
    const row = `${shape.table}\0${shape.keyAt.map(at => values[at]).join('\0')}`
    const seen = shape.step === 'expect' || shape.step === 'absent' ? checked : written
    if (seen.has(row)) return undefined
    seen.add(row)
  }
  return [...new Set([...written, ...checked])]
}
