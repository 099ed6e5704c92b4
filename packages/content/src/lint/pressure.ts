import type { Content } from '../blocks.ts'
import { languageOf } from '../language.ts'
import { textsOf } from '../texts.ts'
import { type Found, warn } from './finding.ts'

type Pressure = { readonly rule: string; readonly words: RegExp; readonly says: (found: string) => string }

// Kinds after Mathur et al. 2019 (arXiv 1907.07032). Word lists find words, not intentions: hints, never a verdict.
const pressures: readonly Pressure[] = [
  {
    rule: 'M1',
    words:
      /\b(?:hurry(?: up)?|act (?:now|fast)|last chance|(?:today|tonight) only|only (?:today|tonight)|(?:ends?|expires?|closes?) (?:today|tonight|soon|in \d+ (?:minutes?|hours?))|(?:don['’]?t|do not) wait|before it['’]?s too late|final hours?|\d+ (?:minutes?|hours?) left|time is running out|limited[- ]time)\b/i,
    says: found => `"${found}" hints at false urgency; say the true last day instead, or leave it out`,
  },
  {
    rule: 'M2',
    words:
      /\b(?:only \d+ (?:items? |seats? |places? )?(?:left|remaining|available)|almost (?:gone|sold out)|selling (?:out )?fast|while (?:stocks?|supplies) lasts?|limited (?:stock|supply|supplies|availability)|(?:in )?high demand|\d+ (?:other )?people are (?:looking|viewing|watching))\b/i,
    says: found => `"${found}" hints at false scarcity; say it only with the true count`,
  },
  {
    rule: 'M4',
    words:
      /\bno,? (?:thanks?|thank you)?,?\s*i (?:don['’]?t|do not|hate|prefer|would rather|['’]?d rather|like (?:paying|missing))\b|\bi (?:don['’]?t (?:want to save|care about|like (?:saving|deals|discounts))|prefer (?:to pay|paying) (?:full|more)|['’]?d rather (?:pay|miss))\b|\bmiss(?:ing)? out\b/i,
    says: found => `"${found}" hints at shaming a no; name the result plainly, as in "No, do not send me offers"`,
  },
]

/** M1, M2, M4: words that often press people. English only; in other languages nothing is looked for. */
export function lintPressure(content: Content): Found {
  if (languageOf(content.locale) !== 'en') return []
  return Object.entries(textsOf(content)).flatMap(([path, text]) =>
    pressures.flatMap(({ rule, words, says }) => {
      const found = words.exec(text)?.[0].trim()
      return found === undefined ? [] : [warn(rule, path, says(found))]
    }),
  )
}
