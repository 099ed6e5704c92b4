import type { TableName } from '../../adapters/store/index.ts'
import type { Policy } from '../../brand/policy/index.ts'
import type { House, Language } from '../../decisions/index.ts'
import type { Datum, Kept, SectionName } from './datum.ts'
import type { Uses } from './uses.ts'

/** What sections read from: a house whose store is one snapshot, and what was learned of the person beforehand. */
export type Reading = {
  readonly house: House
  readonly policy: Policy
  /** Every half of the person, who stands for them first. */
  readonly halves: readonly string[]
  readonly language: Language
  readonly uses: Uses
  /** Until when something is kept that has a period of the policy. */
  readonly keptFor: (period: string, since: number) => Kept
}

/** Which columns of a table stand in the copy, and why the others do not. */
export type Covered = { readonly columns: readonly string[]; readonly left: { readonly [column: string]: string } }

/** One part of a copy: what it shows of which tables, and how it is read. */
export type Section = {
  readonly name: SectionName
  readonly tables: { readonly [T in TableName]?: Covered }
  read(reading: Reading): AsyncIterable<Datum>
}

export const own = 'the customer themselves: named as `half`'
export const counter = 'counts changes so that none is lost; says nothing about the person'
