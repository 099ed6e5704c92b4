import type { Instant } from '@candor/terms'

/** Where a customer is, as far as known. */
export type Place = {
  readonly country?: string
  readonly region?: string
  readonly zone?: string
  readonly language?: string
}

/** What a device said about where its owner is: a guess. `at`: when it was said, so that the newest counts. */
export type SeenPlace = { readonly zone?: string; readonly language?: string; readonly at: Instant }

// INVARIANT: a guess never beats a word, and what is no zone or language never reaches a decision: a rule that meets an
// unknown zone can only refuse, and whole campaigns would stand still.
/** The place to decide by: what was stated, else what was seen. */
export function effectivePlace({ place, seen }: { readonly place: Place; readonly seen?: SeenPlace }): Place {
  const { zone: statedZone, language: statedLanguage, ...rest } = place
  const zone = firstThatIs(isZone, statedZone, seen?.zone)
  const language = firstThatIs(isLanguage, statedLanguage, seen?.language)
  return { ...rest, ...(zone ? { zone } : {}), ...(language ? { language } : {}) }
}

const firstThatIs = (fits: (text: string) => boolean, ...texts: readonly (string | undefined)[]): string | undefined =>
  texts.find(text => text !== undefined && fits(text))

/** May this text stand for a part of a place? What does not is dropped, and the customer reads so. */
export const isPlacePart = (part: 'zone' | 'language', text: string): boolean =>
  part === 'zone' ? isZone(text) : isLanguage(text)

const known = new Map<string, boolean>()
/** Far more names than the database has; devices can send any text. */
const kept = 2_000

/** A zone of the time-zone database of this Node. An offset such as `+01:00` knows no summer time and is no zone. */
function isZone(text: string): boolean {
  const found = known.get(text)
  if (found !== undefined) return found
  const is = /^[A-Za-z][\w+/-]{0,63}$/.test(text) && !throws(() => new Intl.DateTimeFormat('en', { timeZone: text }))
  if (known.size >= kept) known.clear()
  known.set(text, is)
  return is
}

/** A language tag (BCP 47). */
const isLanguage = (text: string): boolean => text.length <= 35 && !throws(() => Intl.getCanonicalLocales(text))

function throws(make: () => unknown): boolean {
  try {
    make()
    return false
  } catch {
    return true
  }
}
