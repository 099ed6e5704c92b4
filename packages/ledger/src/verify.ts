/**
 * The part of this package that checks a proof, and nothing else: what the customer's own browser loads. `index.ts` is
 * the whole.
 */
export { toBase64 } from './encoding/base64.ts'
export type { Ports } from './ports.ts'
export { examineProof, type ProofFailure } from './proofs/examine.ts'
export { parseProof } from './proofs/proof.ts'
export { parseTrust } from './proofs/trust-file.ts'
export type { Proven } from './proofs/verify.ts'
export { commitment } from './records/commitment.ts'
export { parseOpening } from './records/opening.ts'
