/**
 * The verifiable log: canonical bytes, the Merkle tree, signed notes, tiles, proofs, and the check of a whole log.
 * Formats: RFC 8785, RFC 9162 section 2.1, and c2sp.org's signed-note, tlog-checkpoint, tlog-cosignature, tlog-tiles,
 * tlog-proof and tlog-policy. Hashing and signatures come in as ports; files come in through a reader.
 */
export { type LogReport, type VerifyLogOptions, verifyLog } from './audit/verify-log.ts'
export { fromBase64, toBase64 } from './encoding/base64.ts'
export { canonical, canonicalOf, readCanonical } from './encoding/canonical.ts'
export { fromHex, toHex } from './encoding/hex.ts'
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './notes/checkpoint.ts'
export { type Cosignature, parseCosignature } from './notes/cosignature.ts'
export { formatVkey, type KeyType, keyTypes, parseVkey, type VerifierKey, verifierKey } from './notes/key.ts'
export { mergeNotes } from './notes/merge.ts'
export { type Note, type NoteSignature, parseNote } from './notes/note.ts'
export { type OpenedNote, openNote, type Verified } from './notes/open.ts'
export { cosignatureLine, signatureLine, signNote } from './notes/sign.ts'
export type { Hashing, Ports, Signatures, Signer } from './ports.ts'
export { examineProof, type Failed, type ProofFailure } from './proofs/examine.ts'
export { formatTrust } from './proofs/format-trust.ts'
export { marshalProof, type Proof, parseProof } from './proofs/proof.ts'
export { reachesQuorum, type Trust, type TrustedKey, type Voter } from './proofs/trust.ts'
export { parseTrust } from './proofs/trust-file.ts'
export { type Head, type Proven, verifyHead, verifyProof } from './proofs/verify.ts'
export { commitment, commitmentTo, recordKeySize } from './records/commitment.ts'
export { type Leaf, leafBytes, parseLeaf } from './records/leaf.ts'
export { formatOpening, leafOf, type Opening, parseOpening } from './records/opening.ts'
export { type Predecessor, parseSuccessions, type Succession, successionBody } from './succession/predecessor.ts'
export { type Preceded, verifySuccession } from './succession/verify.ts'
export { decodeBundle, encodeBundle } from './tiles/bundle.ts'
export { type Edge, edgeRoot, emptyEdge, readEdge } from './tiles/edge.ts'
export { fetchBundle, type ReadFile } from './tiles/fetch.ts'
export { type Integration, integrate, type LogFile } from './tiles/integrate.ts'
export {
  edgeTile,
  entriesPath,
  levelsOf,
  parseEntriesPath,
  parseTilePath,
  type TileName,
  tilePath,
  tileWidth,
} from './tiles/path.ts'
export { readerOfTiles } from './tiles/reader.ts'
export { emptyRoot, leafHash, nodeHash } from './tree/hashes.ts'
export { consistencyProof, type HashReader, inclusionProof, readerOfLeaves } from './tree/prove.ts'
export { appendLeaf, type CompactRange, emptyRange, parseRange, rangeRoot, serializeRange } from './tree/range.ts'
export { type ConsistencyClaim, type InclusionClaim, verifyConsistency, verifyInclusion } from './tree/verify.ts'
export { judgeGrowth, readSigned, type SignedRequest, type Witnessed, type WitnessRefusal } from './witness/judge.ts'
export { type AddCheckpoint, formatAddCheckpoint, parseAddCheckpoint } from './witness/request.ts'
