import type { Cube } from '../cube/cube.ts'
import type { Clustered } from '../inference/clusters.ts'
import type { Thresholds } from '../verdict/verdict.ts'

/** An attribute of the cube; code c is `groups[c - 1]`. */
export type Attribute = {
  readonly name: string
  readonly groups: readonly string[]
  /** Position in `groups` of the one all others are compared with. */
  readonly reference?: number | undefined
  /** Covariances, when one person has many decisions. */
  readonly clusters?: Clustered | undefined
  /** Had more groups than can be told apart; its codes mean nothing. */
  readonly tooMany?: boolean
}

/** What is asked of the counts. */
export type Question = {
  readonly cube: Cube
  /** The attributes to audit, as the cube has them. */
  readonly attributes: readonly Attribute[]
  /** Position in the cube of the attribute within whose groups the comparison is made again. */
  readonly strata?: number | undefined
  /** Whether outcomes are known of anybody. */
  readonly hasOutcome: boolean
  /** Groups of fewer people are hidden. */
  readonly least: number
  readonly thresholds: Thresholds
}

/** Whether decisions of one person depend on each other. What is only known for independent decisions is then not tested. */
export const hasClusters = ({ attributes }: Question): boolean =>
  attributes.some(({ clusters }) => clusters !== undefined)
