import type { Instant } from '@candor/terms'
import type { Word } from '../../../customers/identity/index.ts'
import type { Whole } from '../../../decisions/index.ts'

/** Every yes and no of the halves of a customer, each with the half it counts for, and the noes that merges renewed. */
export function wordsIn({ halves, merges }: Whole): Word[] {
  const said = halves.flatMap(({ customer, choices }) =>
    choices.flatMap(({ said, at }): Word[] =>
      said.kind === 'preference'
        ? []
        : [{ yes: said.kind === 'consent', purpose: said.purpose, channel: said.channel, at, by: customer }],
    ),
  )
  const known = new Set(halves.map(half => half.customer))
  const renewed = merges.flatMap(({ moved }) =>
    moved.renewed.filter(({ by }) => known.has(by)).map((one): Word => ({ ...one, yes: false })),
  )
  return [...said, ...renewed]
}

export const newestWord = (words: readonly Word[]): Instant => words.reduce((at, word) => Math.max(at, word.at), 0)
