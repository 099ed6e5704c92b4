import { parseNote } from './note.ts'

/**
 * The first note with those signature lines of the second that it lacks; the first as it is when the texts differ or
 * either is no note. Nothing is verified: lines are only carried together.
 */
export function mergeNotes(note: string, other: string): string {
  const [one, two] = [parseNote(note), parseNote(other)]
  if (!one.ok || !two.ok || one.value.text !== two.value.text) return note
  const lines = linesOf(note)
  return (
    note +
    linesOf(other)
      .filter(line => !lines.includes(line))
      .map(line => `${line}\n`)
      .join('')
  )
}

const linesOf = (note: string): string[] => note.slice(note.lastIndexOf('\n\n') + 2, -1).split('\n')
