/** The register of algorithms: how each is held back, and what was found about it. What each is for stands in the policy. */

export { type AlgorithmState, algorithmChange, interlockOf, readAlgorithm } from './algorithm-store.ts'
export {
  type Evidence,
  type Finding,
  type FindingDecision,
  type FindingKind,
  type FindingVerdict,
  isOpen,
  type Side,
  verdicts,
} from './finding.ts'
export { countOpenFindings, findingChange, findingRow, listFindings, readFinding } from './finding-store.ts'
export {
  cappedShare,
  type Interlock,
  type InterlockKind,
  noInterlock,
  stricter,
} from './interlock.ts'
