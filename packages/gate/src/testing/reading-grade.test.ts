import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grade, syllables } from './reading-grade.ts'

const counted: Readonly<Record<number, string>> = {
  1: 'we you no said asked stopped place rules while bought times shared list here there stays',
  2: 'about offer address agreed message wanted country people little table closely wishes pages reason',
  3: 'messages permission another however already remember consenting example',
  4: 'information',
}

test('syllables are counted as they are spoken', () => {
  for (const [count, words] of Object.entries(counted))
    for (const word of words.split(' ')) assert.equal(syllables(word), Number(count), word)
})

test('the grade is that of Flesch and Kincaid', () => {
  // Six words of one syllable in one sentence.
  assert.ok(Math.abs(grade(['The cat sat on the mat.']) - (0.39 * 6 + 11.8 - 15.59)) < 1e-9)
})
