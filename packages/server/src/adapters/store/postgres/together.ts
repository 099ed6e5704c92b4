import type { Fate } from '../group.ts'
import type { Move, Shape, Step } from '../shape.ts'
import type { Found, Session } from './session.ts'
import type { Change, Wave } from './waves.ts'

/** Thrown when running a batch together cannot tell its members' fates; they must then run one by one. */
export class Apart extends Error {}

// Removals first, so that a value that must be unique is free before the same change gives it to another row.
const order: readonly Step[] = ['remove', 'patch', 'put', 'insert']

/**
 * Runs one wave with one statement per shape, in two trips: first all expectations, then the writes of the changes that
 * met theirs. Sets `fates`; throws `Apart` when an expectation of a change held and another did not.
 */
export async function runTogether(session: Session, wave: Wave, fates: Fate[]): Promise<void> {
  const checks = byShape(wave, ['expect', 'absent'])
  const answers = await runAll(session, checks)
  for (const [at, [shape, moves]] of checks.entries()) refuse(shape, moves, answers[at]!, fates)
  for (const { at, moves } of wave) if (fates[at] && checksIn(moves) > 1) throw new Apart()
  const live = wave.filter(({ at }) => !fates[at])
  const writes = byShape(live, order)
  const written = await runAll(session, writes)
  for (const [at, [shape, moves]] of writes.entries())
    if (shape.step === 'patch' && written[at]!.rowCount !== moves.length) throw new Apart()
  for (const { at } of live) fates[at] = { done: true }
}

const runAll = (session: Session, groups: readonly [Shape, Placed[]][]): Promise<Found[]> =>
  Promise.all(
    groups.map(([shape, moves]) =>
      session.run(
        shape,
        moves.map(({ move }) => move),
      ),
    ),
  )

type Placed = { readonly at: number; readonly move: Move; readonly row: string }

function byShape(wave: readonly Change[], steps: readonly Step[]): [Shape, Placed[]][] {
  const groups = new Map<Shape, Placed[]>()
  for (const { at, moves, rows } of wave)
    for (const [i, move] of moves.entries()) {
      if (!steps.includes(move.shape.step)) continue
      const placed = { at, move, row: rows?.[i] ?? '' }
      const group = groups.get(move.shape)
      if (group) group.push(placed)
      else groups.set(move.shape, [placed])
    }
  // Two processes that lock the same rows in the same order cannot lock each other out.
  for (const group of groups.values()) group.sort((a, b) => (a.row < b.row ? -1 : a.row > b.row ? 1 : 0))
  return [...groups].sort(([a], [b]) => steps.indexOf(a.step) - steps.indexOf(b.step))
}

function refuse(shape: Shape, moves: readonly Placed[], answer: Found, fates: Fate[]): void {
  const found = new Set(answer.rows.map(row => row.i))
  for (const [place, { at, move }] of moves.entries()) {
    if (found.has(place + 1) === (shape.step === 'expect')) continue
    fates[at] = { conflict: conflictOf(move) }
  }
}

const checksIn = (moves: readonly Move[]): number =>
  moves.filter(({ shape }) => shape.step === 'expect' || shape.step === 'absent').length

/** Says in words what a failed move found. */
export function conflictOf({ shape, values }: Move): string {
  if (shape.step === 'expect') return `${shape.table}: moved on from version ${values.at(-1)}`
  return `${shape.table}: ${shape.step === 'patch' ? 'the row to patch is gone' : 'the row exists already'}`
}
