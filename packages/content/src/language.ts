import { err, ok, type Result } from '@candor/terms'

const rightToLeft = new Set(['ar', 'he', 'fa', 'ur', 'ps', 'sd', 'ug', 'yi', 'dv', 'ckb'])
const rightToLeftScripts = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo'])

/**
 * The canonical form of a BCP 47 language tag (RFC 5646): `de-at` becomes `de-AT`.
 * Refused: an empty or malformed tag, and `und`, `mul`, `zxx`, which tell a screen reader nothing.
 */
export function parseLocale(text: string): Result<string, string> {
  const tag = canonical(text)
  if (!tag) return err(`is not a language tag such as "en" or "pt-BR"`)
  if (/^(und|mul|zxx)(-|$)/.test(tag)) return err('names no language; say which one, such as "en"')
  return ok(tag)
}

/** The language of a canonical tag without script and place: `pt` of `pt-BR`. */
export const languageOf = (locale: string): string => locale.split('-', 1)[0]!

/** The direction in which a language is written, of a canonical tag. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  const script = /^[a-z]{2,8}-([A-Z][a-z]{3})(?:-|$)/.exec(locale)?.[1]
  if (script) return rightToLeftScripts.has(script) ? 'rtl' : 'ltr'
  return rightToLeft.has(languageOf(locale)) ? 'rtl' : 'ltr'
}

function canonical(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0]
  } catch {
    // The only failure of this call is a malformed tag.
    return undefined
  }
}
