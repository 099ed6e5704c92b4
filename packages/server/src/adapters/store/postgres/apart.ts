import { BadWrite } from '../away.ts'
import type { Fate } from '../group.ts'
import type { Move } from '../shape.ts'
import { meaningOf } from './faults.ts'
import type { Found, Session } from './session.ts'
import { conflictOf } from './together.ts'

/** Runs one change under a savepoint, in order: one trip to do it and one to keep or undo it. */
export async function runApart(session: Session, moves: readonly Move[]): Promise<Fate> {
  const sent = [session.say('SAVEPOINT c'), ...moves.map(move => session.run(move.shape, [move]))]
  const [, ...answers] = await Promise.allSettled(sent)
  const fate = fateOf(moves, answers)
  await session.say('done' in fate ? 'RELEASE c' : 'ROLLBACK TO c')
  return fate
}

function fateOf(moves: readonly Move[], answers: readonly PromiseSettledResult<Found>[]): Fate {
  for (const [at, answer] of answers.entries()) {
    const move = moves[at]!
    if (answer.status === 'fulfilled') {
      if (failed(move, answer.value)) return { conflict: conflictOf(move) }
      continue
    }
    const meaning = meaningOf(answer.reason)
    if (meaning === 'conflict') return { conflict: conflictOf(move) }
    if (meaning === 'bad') return { bad: new BadWrite(String(answer.reason), { cause: answer.reason }) }
    throw answer.reason
  }
  return { done: true }
}

function failed({ shape }: Move, { rowCount }: Found): boolean {
  if (shape.step === 'absent') return rowCount !== 0
  return rowCount === 0 && (shape.step === 'expect' || shape.step === 'patch')
}
