import { type Fault, type Json, ok, type Result } from '@candor/terms'
import { fromBase64 } from '../encoding/base64.ts'
import { equal } from '../encoding/octets.ts'
import { utf8 } from '../encoding/text.ts'
import { type Checkpoint, parseCheckpoint } from '../notes/checkpoint.ts'
import { parseNote } from '../notes/note.ts'
import { type Opening, parseOpening } from '../records/opening.ts'
import { refuse } from '../refuse.ts'

/** The log that another took over from: how far it came, its last checkpoint as it was signed, and the keys it went by. */
export type Predecessor = Checkpoint & {
  readonly note: string
  readonly vkeys: readonly string[]
  readonly time: number
}

/** A successor with the opening of the entry that says so. */
export type Succession = { readonly opening: Opening; readonly predecessor: Predecessor }

const mostLines = 1_000

/** What the first entry of a log says that takes over from this one. */
export const successionBody = (
  { origin, size, note, vkeys }: Omit<Predecessor, 'root' | 'time'>,
  root: string,
): Json => ({
  what: 'log-succeeded',
  ...{ origin, size, root, checkpoint: note, vkeys },
})

/**
 * Reads the file `succession`: a line for each log that came before, the last one first. The n-th line (from 0) is the opening
 * of entry n, since a successor takes over every entry of its predecessor, that one's own first entry too.
 */
export function parseSuccessions(bytes: Uint8Array): Result<Succession[], Fault> {
  const lines = new TextDecoder().decode(bytes).split('\n')
  if (lines.pop() !== '' || lines.length === 0 || lines.length > mostLines)
    return refuse('succession', 'must be lines, each with its end')
  const found: Succession[] = []
  for (const [at, line] of lines.entries()) {
    const opening = parseOpening(utf8(line), `succession line ${at + 1}`)
    if (!opening.ok) return opening
    const predecessor = predecessorIn(opening.value, `succession line ${at + 1}`)
    if (!predecessor.ok) return predecessor
    found.push({ opening: opening.value, predecessor: predecessor.value })
  }
  return ok(found)
}

function predecessorIn({ payload, time }: Opening, path: string): Result<Predecessor, Fault> {
  const body = memberOf(payload, 'body')
  if (memberOf(payload, 'kind') !== 'log' || memberOf(body, 'what') !== 'log-succeeded')
    return refuse(path, 'is not the beginning of a log that takes over from another')
  const [note, root, vkeys] = ['checkpoint', 'root', 'vkeys'].map(name => memberOf(body, name))
  if (typeof note !== 'string' || typeof root !== 'string' || !isTexts(vkeys))
    return refuse(path, 'lacks its checkpoint')
  const parsed = parseNote(note, path)
  const head = parsed.ok ? parseCheckpoint(parsed.value.text, path) : parsed
  if (!head.ok) return head
  const stated = fromBase64(root, `${path} root`)
  if (!stated.ok) return stated
  const { origin, size } = head.value
  if (memberOf(body, 'origin') !== origin || memberOf(body, 'size') !== size || !equal(stated.value, head.value.root))
    return refuse(path, 'says something else than the checkpoint it carries')
  return ok({ ...head.value, note, vkeys, time })
}

const memberOf = (value: Json | undefined, name: string): Json | undefined =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && Object.hasOwn(value, name)
    ? (value as { [name: string]: Json })[name]
    : undefined

const isTexts = (value: Json | undefined): value is string[] =>
  Array.isArray(value) && value.every(one => typeof one === 'string')
