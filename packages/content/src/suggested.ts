import type { Block, RecommendationsBlock } from './blocks.ts'
import { languageOf } from './language.ts'
import { type ReasonKind, type Words, wordsFor } from './words.ts'

/** One part of why something is suggested: what it comes from, by name where it has one, and how much of the score it is. */
export type Reason = {
  readonly kind: ReasonKind
  readonly about?: string
  /** From 0 to 1; absent where the score is not above 0. */
  readonly share?: number
}

/** What is suggested to one person, the largest reasons first. Without any nothing of the person was used for it. */
export type Suggested = { readonly title: string; readonly href: string; readonly reasons?: readonly Reason[] }

/** What stands in the place of the block: its title, each thing with its reason and what remains, and the way to change it. */
export function suggestedBlocks(
  { title, count }: RecommendationsBlock,
  suggested: readonly Suggested[],
  locale: string,
): readonly Block[] {
  if (suggested.length === 0) return []
  const { language, words } = wordsFor(locale)
  const ours = language === languageOf(locale) ? undefined : language
  const items = suggested.slice(0, count).map(({ title: text, href, reasons = [] }) => ({
    text,
    href,
    note: reasons.length > 0 ? noteOf(reasons, words, language) : words.impersonal,
  }))
  return [
    { type: 'heading', level: 2, text: title },
    { type: 'links', items, ...(ours === undefined ? {} : { noteLanguage: ours }) },
    {
      type: 'links',
      items: [{ text: words.suggestions, href: '{{ links.suggestions }}' }],
      ...(ours === undefined ? {} : { language: ours }),
    },
  ]
}

/** The reasons with their shares and, since they are seldom all, what the rest makes. */
function noteOf(reasons: readonly Reason[], words: Words, language: string): string {
  const percent = new Intl.NumberFormat(language, { style: 'percent' })
  const named = reasons.map(({ kind, about = '', share }) => ({
    words: words.because[kind](about),
    hundredths: share === undefined ? undefined : Math.round(share * 100),
  }))
  const rest = 100 - named.reduce((sum, { hundredths = Number.NaN }) => sum + hundredths, 0)
  const part = (reason: string, hundredths: number) => `${reason}: ${percent.format(hundredths / 100)}`
  const lines = named.map(one => (one.hundredths === undefined ? one.words : part(one.words, one.hundredths)))
  return [...lines, ...(rest === 0 || Number.isNaN(rest) ? [] : [part(words.rest, rest)])].join('\n')
}
