import { camelCase, isListed, stepsOf } from '../event-path.ts'
import { isLine, longestForm } from '../plain.ts'
import { type Delicate, delicate } from './delicate.ts'
import type { Path } from './paths.ts'
import type { LeftOut, SuggestedField } from './suggestion.ts'
import { freeName, nameFrom, wordsOf } from './words-of.ts'

/** Where fields are proposed for: which names and places are taken there, and how many more it holds. */
export type Room = {
  readonly of: 'context' | 'event' | 'group' | 'identify'
  readonly taken: ReadonlySet<string>
  readonly free: number
  /** Places that are declared already, in the policy of today. */
  readonly declared: ReadonlySet<string>
  /** In the context: guesses at where a customer is that a field makes already. */
  readonly guessed?: ReadonlySet<string>
}

/** Proposes a field for each path, as many as there is room for; the others are left out with the reason. */
export function proposeFields(paths: readonly Path[], room: Room, left: LeftOut[]): SuggestedField[] {
  const fields: SuggestedField[] = []
  for (const seen of paths) {
    if (room.declared.has(placeOf(seen))) continue
    const looks = delicate(seen.path)
    const why =
      whyNot(seen, room, looks) ?? (fields.length < room.free ? undefined : 'there is no room for more fields')
    if (why === undefined) fields.push(proposed(seen, room, fields, looks))
    else left.push({ event: seen.event, path: seen.path, why })
  }
  return fields
}

/** A list counts under its own path; the way to what it holds goes through it. */
const placeOf = ({ path, main }: Path): string => (main?.listed ? `${path}[]` : path)

function whyNot(seen: Path, room: Room, looks: Delicate | undefined): string | undefined {
  const from = placeOf(seen)
  if (seen.path.includes('*')) return 'its name looks like a value; send such a value under a fixed name'
  if (looks?.kind === 'secret') return `it looks like ${looks.looks}; it should not be sent at all`
  if (!seen.main) return 'it has no value that could be kept: text, number, boolean or date'
  if (!stepsOf(from) || !isLine(from, longestForm)) return 'a policy cannot say where it stands; give it a plain name'
  return room.of === 'identify' && isListed(from)
    ? 'a trait of a customer holds one value, and this is a list'
    : undefined
}

function proposed(
  seen: Path,
  room: Room,
  before: readonly SuggestedField[],
  looks: Delicate | undefined,
): SuggestedField {
  const from = placeOf(seen)
  const words = from.split('.').slice(1).flatMap(wordsOf)
  const field = freeName(nameFrom(words), new Set([...room.taken, ...before.map(other => other.field)]))
  const type = seen.main?.type ?? 'text'
  const guess = room.of === 'context' && type === 'text' ? guesses.get(from) : undefined
  const isGuessed = guess && (room.guessed?.has(guess) || before.some(({ placeOf }) => placeOf === guess))
  return {
    field,
    from,
    isUsualPlace: usualPlaces(room, field).includes(from),
    type,
    class: looks && looks.kind !== 'secret' ? looks.kind : 'attribute',
    ...(guess && !isGuessed ? { placeOf: guess } : {}),
    seen: seen.seen,
    ...(looks ? { looks: looks.looks } : {}),
  }
}

/** Where the clients of the usual protocols say it. */
const guesses = new Map([
  ['context.timezone', 'zone'],
  ['context.locale', 'language'],
] as const) as ReadonlyMap<string, 'zone' | 'language'>

function usualPlaces({ of }: Room, field: string): string[] {
  if (of === 'context') return [`context.${camelCase(field)}`]
  if (of === 'identify') return [`traits.${field}`, `traits.${camelCase(field)}`]
  return [of === 'group' ? `traits.${field}` : `properties.${field}`]
}
