import { type AttributeAudit, auditAttributes } from './attributes.ts'
import { auditIntersections, type Intersection } from './intersections.ts'
import type { Question } from './question.ts'

export type Audit = {
  readonly attributes: readonly AttributeAudit[]
  readonly intersections: readonly Intersection[]
}

/**
 * Everything that the counts say: groups, gaps, intervals, tests and verdicts, one-way and crossed, with what would point at few people
 * hidden. A pure function of the cube.
 */
export const audit = (question: Question): Audit => ({
  attributes: auditAttributes(question),
  intersections: auditIntersections(question),
})
