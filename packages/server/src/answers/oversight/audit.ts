import type { AttributeAudit, Intersection, Interval } from '@candor/fairness'
import type { Instant } from '@candor/terms'

/** From the beginning of one day until before the beginning of another. */
export type Span = { readonly from: Instant; readonly to: Instant }

/** What is asked: by which attributes, over how many days, with how much noise, and who asks. */
export type AuditAsk = {
  readonly by: readonly string[]
  readonly days: number
  /** Noise so large that nobody can tell whether one person is among those counted: ε of differential privacy. */
  readonly epsilon?: number
  readonly who: string
}

/** A group by counts with noise; one of whom there seem to be fewer than ten people is hidden. */
export type NoisyGroup =
  | { readonly group: string; readonly hidden: true }
  | {
      readonly group: string
      readonly hidden: false
      readonly n: number
      readonly selected: number
      readonly rate: number
      /** Wide enough for chance and noise together. */
      readonly interval: Interval | undefined
    }

/** What counts with noise say of one attribute. Nothing is tested: a test would take noise for people. */
export type NoisyAttribute = {
  readonly attribute: string
  readonly groups: readonly NoisyGroup[]
  readonly missing: number
  readonly disclosure: number | undefined
}

/** What the decisions of an algorithm say about groups of people. */
export type AlgorithmAudit = Span & {
  readonly algorithm: string
  /** Where each attribute was read. */
  readonly sources: ReadonlyMap<string, 'vault' | 'data map'>
  /** People, each with one decision. */
  readonly people: number
  readonly again: number
  readonly byLot: number
  /** Of how many it is known what came of the decision. */
  readonly outcomes: number
  readonly found:
    | {
        readonly noise: undefined
        readonly attributes: readonly AttributeAudit[]
        readonly intersections: readonly Intersection[]
      }
    | { readonly noise: number; readonly attributes: readonly NoisyAttribute[] }
}
