import { countryCodes } from './country-codes.ts'
import { nearest } from './nearest.ts'
import { formed, line } from './plain.ts'
import type { Reader } from './shapes.ts'
import { refuse } from './spot.ts'

/** An assigned ISO 3166-1 alpha-2 code in capitals. */
export const country = formed(
  text => (countryCodes.has(text) ? text : undefined),
  'a country; give its two-letter code in capitals (ISO 3166-1), such as PT or ID',
)

/** A zone of the IANA time-zone database in its own spelling, as this runtime knows it. */
export const zone: Reader<string> = spot => {
  const text = line(64)(spot)
  if (text === undefined) return undefined
  const spelled = spellingOf(text)
  if (spelled === text) return text
  const near = spelled ?? nearest(text, Intl.supportedValuesOf('timeZone'))
  const says = `${JSON.stringify(text)} is not a time zone of the IANA database`
  return refuse(spot, near ? `${says}; did you mean ${near}?` : `${says}; write one such as Europe/Lisbon`)
}

function spellingOf(text: string): string | undefined {
  // An offset such as +01:00 is taken by Intl as a zone, but it knows no summer time: it is no place's zone.
  if (!/^[A-Za-z]/.test(text)) return undefined
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
    // An older name of a zone resolves to its newer one and is as good; only the letter case must be right.
    return known.toLowerCase() === text.toLowerCase() ? known : text
  } catch {
    return undefined
  }
}
