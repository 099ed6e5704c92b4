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
  const answers = await Promise.all(
    checks.map(([shape, moves]) =>
      session.run(
        shape,
        moves.map(move => move.move),
      ),
    ),
  )
  for (const [at, [shape, moves]] of checks.entries()) refuse(shape, moves, answers[at]!, fates)
  for (const { at, moves } of wave) if (fates[at] && checksIn(moves) > 1) throw new Apart()
  const live = wave.filter(({ at }) => !fates[at])
  const writes = byShape(live, order)
  const written = await Promise.all(
    writes.map(([shape, moves]) =>
      session.run(
        shape,
        moves.map(move => move.move),
      ),
    ),
  )
  for (const [at, [shape, moves]] of writes.entries())
    if (shape.step === 'patch' && written[at]!.rowCount !== moves.length) throw new Apart()
  for (const { at } of live) fates[at] = { done: true }
}

type Placed = { readonly at: number; readonly move: Move }

function byShape(wave: readonly Change[], steps: readonly Step[]): [Shape, Placed[]][] {
  const groups = new Map<Shape, Placed[]>()
  for (const { at, moves } of wave)
    for (const move of moves) {
      if (!steps.includes(move.shape.step)) continue
      const group = groups.get(move.shape)
      if (group) group.push({ at, move })
      else groups.set(move.shape, [{ at, move }])
    }
  for (const [shape, group] of groups) group.sort((a, b) => byKey(shape, a.move, b.move))
  return [...groups].sort(([a], [b]) => steps.indexOf(a.step) - steps.indexOf(b.step))
}

// Two processes that lock the same rows in the same order cannot lock each other out.
function byKey({ keyAt }: Shape, a: Move, b: Move): number {
  const at = keyAt.find(place => a.values[place] !== b.values[place])
  return at === undefined ? 0 : a.values[at]! < b.values[at]! ? -1 : 1
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
