import { err, ok, type Result } from '@candor/terms'
import { boughtLists } from './bought-lists.ts'
import type { ImportRule } from './rules.ts'

/** Where a customer gave the data, in the brand's words, trimmed. */
export type Source = string & { readonly judged: 'source' }

const alone: readonly string[] = Object.values(boughtLists.words).flat()
const aloneSet = new Set(alone)
const trade = new Set<string>(boughtLists.trade)
const list = new Set<string>(boughtLists.list)
/** Shorter words differ from too many honest ones by one letter. */
const longEnough = 7
const typos = alone.filter(word => word.length >= longEnough)

/**
 * Says whether a source may be imported. Refused are sources that name a list which was bought, rented, scraped, appended
 * or enriched, whatever the case, accents, punctuation, or one wrong letter in a long word (GDPR Art. 5(1)(a), 6, 14:
 * these people never gave their data to the brand). The words are dated data in `bought-lists.ts`.
 */
export function judgeSource(text: string): Result<Source, ImportRule> {
  const source = text.trim()
  // Stored as it is and shown in pages and files: a line of text, nothing else.
  if (source.length > 300 || /[\u0000-\u001f\u007f-\u009f]/.test(source)) return err('import-bad-value')
  const words = wordsOf(source)
  if (words.length === 0) return err('import-source-missing')
  return isBought(words) ? err('import-bought-list') : ok(source as Source)
}

function isBought(words: readonly string[]): boolean {
  const joined = [...words, ...pairs(words)]
  if (joined.some(word => aloneSet.has(word) || hasTypo(word))) return true
  return joined.some(word => trade.has(word)) && words.some(word => list.has(word))
}

/** "e-append", "web scraped" and "data_broker" are one word written as two. */
const pairs = (words: readonly string[]): string[] => words.slice(1).map((word, i) => `${words[i]}${word}`)

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}|\p{Cf}/gu, '')
  const spaced = plain.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase()
  return spaced.split(/[^\p{L}]+/u).filter(word => word !== '')
}

/** "purchase" is one letter from "purchased", yet says something else. */
const hasTypo = (word: string): boolean =>
  word.length >= longEnough - 1 &&
  !trade.has(word) &&
  typos.some(known => oneSlip(word, known) || (known.length > word.length && oneSlip(known, word)))

/** True when `a` becomes `b` by changing, dropping, or swapping with its neighbor, one letter of `a`. */
function oneSlip(a: string, b: string): boolean {
  let i = 0
  while (i < b.length && a[i] === b[i]) i++
  if (a.length === b.length + 1) return a.slice(i + 1) === b.slice(i)
  if (a.length !== b.length) return false
  return (
    a.slice(i + 1) === b.slice(i + 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2))
  )
}
