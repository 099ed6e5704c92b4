import { numberOf } from './condition.ts'
import { type Grouping, groupAt, groupNames } from './grouping.ts'

/** More groups than this in one attribute are no groups; it is then counted as a whole, and nothing can be told. */
export const mostGroups = 10_000

/** Gives each cell of one attribute its code; 0 where it is empty or, with cuts, no number. */
export type Coder = {
  code(cell: string): number
  /** Names of the groups; code c is the name at c − 1. */
  groups(): readonly string[]
  /** Cells that are not empty and yet no number, where cuts were given. */
  unreadable(): number
  tooMany(): boolean
}

export const coderOf = ({ cuts }: Grouping): Coder => (cuts === undefined ? byName() : byCuts(cuts))

function byName(): Coder {
  const codes = new Map<string, number>()
  let tooMany = false
  return {
    code(cell) {
      const name = cell.trim()
      const known = codes.get(name)
      if (known !== undefined) return known
      if (name === '' || tooMany) return 0
      if (codes.size === mostGroups) {
        tooMany = true
        return 0
      }
      codes.set(copyOf(name), codes.size + 1)
      return codes.size
    },
    groups: () => [...codes.keys()],
    unreadable: () => 0,
    tooMany: () => tooMany,
  }
}

function byCuts(cuts: readonly number[]): Coder {
  const names = groupNames(cuts)
  let unreadable = 0
  return {
    code(cell) {
      const text = cell.trim()
      const value = numberOf(text)
      if (value === undefined && text !== '') unreadable++
      return value === undefined ? 0 : groupAt(cuts, value)
    },
    groups: () => names,
    unreadable: () => unreadable,
    tooMany: () => false,
  }
}

/** A part of a string keeps the whole of it alive; of a piece of a large file that would be the file. */
export const copyOf = (text: string): string => Buffer.from(text).toString()
