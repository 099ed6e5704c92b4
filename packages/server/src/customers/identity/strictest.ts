import type { Instant } from '@candor/terms'
import type { Renewed } from './merge.ts'

/** A yes or a no about a purpose on a channel (`any` for all), and the half that said it. */
export type Word = {
  readonly yes: boolean
  readonly purpose: string
  readonly channel: string
  readonly at: Instant
  readonly by: string
}

// INVARIANT: what a standing no of either half bars is barred for both; see strictest.properties.test.ts.
/**
 * The noes to renew at `at` when two sides become one customer, so that a standing no of either beats a yes of the other, a
 * newer one included. Where a side said yes after its own no, nothing is renewed. `at` must not be before any of the words.
 */
export function renewals(one: readonly Word[], two: readonly Word[], at: Instant): Renewed[] {
  const all = [...one, ...two]
  const purposes = new Set(all.map(word => word.purpose).filter(purpose => purpose !== 'any'))
  const channels = new Set(all.map(word => word.channel))
  const found = new Map<string, Renewed>()
  // An act without a channel is reached by what was said of every channel, so `any` is a channel like the others here.
  for (const purpose of purposes)
    for (const channel of new Set([...channels, 'any']))
      for (const aim of [
        { purpose, channel, kin: purpose },
        { purpose, channel, kin: kinOf(purpose) },
      ])
        for (const by of [...beaten(one, all, aim), ...beaten(two, all, aim)])
          found.set(`${purpose}|${channel}|${by}`, { purpose, channel, at, by })
  return [...found.values()]
}

/** `kin`: another purpose whose words count for this one too. */
type Aim = { readonly purpose: string; readonly channel: string; readonly kin: string }

/** In California what was said about `sale` holds for `cross-context-ads` too (Civ. Code 1798.120); elsewhere it does not. */
const kinOf = (purpose: string): string => (purpose === 'cross-context-ads' ? 'sale' : purpose)

/** The halves of a side whose standing no some yes of the whole would beat. */
function beaten(side: readonly Word[], all: readonly Word[], aim: Aim): string[] {
  const own = newest(side, word => word.yes && word.purpose === aim.purpose && reaches(word, aim))
  const anyones = newest(all, word => word.yes && concerns(word, aim) && reaches(word, aim))
  return [...new Set(side.map(word => word.by))].filter(by => {
    const no = newest(side, word => !word.yes && word.by === by && concerns(word, aim) && reaches(word, aim))
    return no >= own && no > never && no < anyones
  })
}

const never = Number.NEGATIVE_INFINITY

const newest = (words: readonly Word[], which: (word: Word) => boolean): Instant =>
  words.reduce((at, word) => (which(word) ? Math.max(at, word.at) : at), never)

const reaches = (word: Word, { channel }: Aim): boolean => word.channel === 'any' || word.channel === channel

const concerns = (word: Word, { purpose, kin }: Aim): boolean =>
  word.purpose === 'any' || word.purpose === purpose || word.purpose === kin
