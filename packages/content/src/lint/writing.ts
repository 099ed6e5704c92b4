import type { Content } from '../blocks.ts'
import { languageOf } from '../language.ts'
import { textsOf } from '../texts.ts'
import { type Found, warn, when } from './finding.ts'
import { wordsOf } from './parts.ts'

/** W02: the line after the subject adds to it, in 40 to 110 characters. */
export function lintPreheader({ subject, preheader }: Content): Found {
  if (preheader === undefined)
    return [warn('W02', 'preheader', 'is missing; inboxes then show the first words they find')]
  const length = preheader.length
  return [
    ...when(
      length < 40 || length > 110,
      warn('W02', 'preheader', `has ${length} characters; 40 to 110 are shown well`),
    ),
    ...when(preheader.toLowerCase().includes(subject.toLowerCase()), warn('W02', 'preheader', 'repeats the subject')),
  ]
}

/** W10: plain English by sentence length: 15 words on average, none over 25 (a proxy of B1). Other languages are not rated. */
export function lintSentences(content: Content): Found {
  if (languageOf(content.locale) !== 'en') return []
  const sentences = proseOf(content)
    .flatMap(text => text.split(/[.!?\n]+(?:\s|$)/))
    .map(sentence => wordsOf(sentence).length)
  const full = sentences.filter(length => length > 0)
  const words = full.reduce((sum, length) => sum + length, 0)
  // Scores of fragments are absurd.
  if (words < 30) return []
  const mean = words / full.length
  const longest = Math.max(...full)
  return [
    ...when(mean > 15, warn('W10', 'blocks', `has ${mean.toFixed(0)} words in a sentence on average; aim for 15`)),
    ...when(longest > 25, warn('W10', 'blocks', `has a sentence of ${longest} words; split those over 25`)),
  ]
}

/** W13, W14: runs of emoji and words in capitals are read out one by one. */
export function lintShouting(content: Content): Found {
  return Object.entries(textsOf(content)).flatMap(([path, text]) => [
    ...when(
      /(?:\p{Extended_Pictographic}\u{fe0f}?\s*){3,}/u.test(text),
      warn('W13', path, 'has more than two emoji in a row'),
    ),
    ...when(/(?:(?<!\p{L})\p{Lu}{4,}(?!\p{L})[\s,!.-]*){2,}/u.test(text), warn('W14', path, 'has words in capitals')),
  ])
}

const proseOf = ({ blocks }: Content): readonly string[] =>
  blocks.flatMap(block =>
    block.type === 'paragraph' || block.type === 'quote' ? [block.text] : block.type === 'list' ? block.items : [],
  )
