import { type Fault, ok, type Result } from '@candor/terms'
import { type Checkpoint, parseCheckpoint } from '../notes/checkpoint.ts'
import { keyTypes } from '../notes/key.ts'
import { type OpenedNote, openNote, type Verified } from '../notes/open.ts'
import type { Ports, Signatures } from '../ports.ts'
import { leafBytes } from '../records/leaf.ts'
import { leafOf, type Opening, parseOpening } from '../records/opening.ts'
import { refuse } from '../refuse.ts'
import { leafHash } from '../tree/hashes.ts'
import { verifyInclusion } from '../tree/verify.ts'
import { type Proof, parseProof } from './proof.ts'
import { reachesQuorum, type Trust } from './trust.ts'

/** What a proof has shown: this entry stands at this index of this log, as these keys vouch. */
export type Proven = {
  readonly origin: string
  readonly index: number
  readonly size: number
  readonly root: Uint8Array
  readonly entry: Uint8Array
  /** Present when the entry was opened from the proof itself: the record as the log committed to it. */
  readonly opening?: Opening
  /** Names of the log keys that signed, and the witnesses that cosigned with when (seconds since 1970). */
  readonly signedBy: readonly string[]
  readonly cosigned: readonly { readonly name: string; readonly time: number }[]
}

/**
 * Verifies a `.tlog-proof` offline. With `entry` it shows that these bytes are in the log, whatever `extra` holds;
 * with `undefined` the entry is rebuilt from the opening in `extra`, which shows in one go that the payload under the
 * record key gives the commitment, the commitment the leaf, and the leaf the signed root. Nothing is believed unless a
 * trusted log whose key name is the origin has signed, and the quorum of witnesses has cosigned.
 */
export function verifyProof(
  proofText: string | Uint8Array,
  entry: Uint8Array | undefined,
  trust: Trust,
  ports: Ports,
): Result<Proven, Fault> {
  const proof = parseProof(proofText)
  if (!proof.ok) return proof
  const head = verifyHead(proof.value.checkpoint, trust, ports)
  if (!head.ok) return head
  const claim = claimOf(proof.value, entry, ports)
  if (!claim.ok) return claim
  const { size, root } = head.value
  const { index, hashes } = proof.value
  const included = verifyInclusion({ index, size, root, leafHash: leafHash(claim.value.entry, ports) }, hashes, ports)
  if (included.ok) return ok({ index, ...head.value, ...claim.value })
  const { path, says } = included.error
  return refuse(`proof.${path === 'proof' ? 'hashes' : path}`, says)
}

/** The head of a log if a trusted log signed it and the quorum cosigned it; refuses otherwise. */
export function verifyHead(checkpoint: string, trust: Trust, ports: Signatures): Result<Head, Fault> {
  const keys = [...trust.logs, ...trust.witnesses].map(trusted => trusted.key)
  const note = openNote(checkpoint, keys, ports, 'checkpoint')
  if (!note.ok) return note
  const head = parseCheckpoint(note.value.text)
  return head.ok ? judge(head.value, note.value, trust) : head
}

/** What `verifyHead` has shown of a checkpoint. */
export type Head = Pick<Proven, 'origin' | 'size' | 'root' | 'signedBy' | 'cosigned'>

function judge({ origin, size, root }: Checkpoint, note: OpenedNote, trust: Trust): Result<Head, Fault> {
  const signedBy = note.verified.filter(({ key }) => key.type === keyTypes.ed25519 && key.name === origin)
  if (signedBy.length === 0) return refuse('checkpoint', `is not signed by a trusted log named ${origin}`)
  const witnesses = note.verified.filter(isCosignature)
  const cosigned = witnesses.map(({ key, time }) => ({ name: key.name, time }))
  if (!reachesQuorum(trust.quorum, new Set(witnesses.map(({ key }) => key)))) {
    return refuse('checkpoint', `is cosigned by too few trusted witnesses (${cosigned.length})`)
  }
  return ok({ origin, size, root, signedBy: signedBy.map(({ key }) => key.name), cosigned })
}

function claimOf(
  proof: Proof,
  entry: Uint8Array | undefined,
  ports: Ports,
): Result<Pick<Proven, 'entry' | 'opening'>, Fault> {
  if (entry !== undefined) return ok({ entry })
  if (proof.extra === undefined)
    return refuse('proof.extra', 'is missing: give the entry, or a proof that carries its opening')
  const opening = parseOpening(proof.extra, 'proof.extra')
  return opening.ok ? ok({ entry: leafBytes(leafOf(opening.value, ports)), opening: opening.value }) : opening
}

const isCosignature = (one: Verified): one is Required<Verified> => one.time !== undefined
