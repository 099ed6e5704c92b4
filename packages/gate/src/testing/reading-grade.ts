const slot = /\{[a-z]+\}/g
const wordsOf = (sentence: string): string[] => sentence.toLowerCase().match(/[a-z]+(?:[’'-][a-z]+)*/g) ?? []

/**
 * Syllables of an English word, by its letters: groups of vowels, without the e that is written and not spoken. Where letters
 * cannot tell, as in “rely”, one more or less is possible; over hundreds of words that evens out.
 */
export function syllables(word: string): number {
  const letters = word.replace(/[’'-](?:s|t|re|ve|ll|d|m)?$/, '').replaceAll(/[^a-z]/g, '')
  const spoken = letters
    .replace(/(?<=[^aeiouy])es$/, match => (/(?:s|x|z|ch|sh|c|g)es$/.test(letters) ? match : 's'))
    .replace(/(?<=[^aeiouytd])ed$/, 'd')
    .replace(/(?<![^aeiouy]l|^.)e$/, '')
    .replace(/(?<=[^aeiouy])e(?=(?:ly|ful|less|ment)$)/, '')
  const groups = spoken.match(/i(?=[ao])(?<![cgst].)|[aeiouy]+/g) ?? []
  return Math.max(1, groups.length)
}

/** The Flesch-Kincaid grade of English sentences taken together. A slot is filled as a short date would fill it. */
export function grade(sentences: readonly string[]): number {
  const words = sentences.flatMap(sentence => wordsOf(sentence.replaceAll(slot, 'the third of june')))
  const spoken = words.reduce((sum, word) => sum + syllables(word), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (spoken / words.length) - 15.59
}
