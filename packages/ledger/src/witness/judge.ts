import { err, ok, type Result } from '@candor/terms'
import { equal } from '../encoding/octets.ts'
import { type Checkpoint, parseCheckpoint } from '../notes/checkpoint.ts'
import type { VerifierKey } from '../notes/key.ts'
import { parseNote } from '../notes/note.ts'
import { openNote } from '../notes/open.ts'
import type { Hashing, Signatures } from '../ports.ts'
import { verifyConsistency } from '../tree/verify.ts'
import { type AddCheckpoint, parseAddCheckpoint } from './request.ts'

/** What a witness remembers of a log: the tree it cosigned last. */
export type Witnessed = { readonly size: number; readonly root: Uint8Array }

/** Why a witness does not cosign, with the status it answers (c2sp.org/tlog-witness). `size`: what it saw last, with 409 only. */
export type WitnessRefusal = {
  readonly status: 400 | 403 | 404 | 409 | 422
  readonly says: string
  readonly size?: number
}

/** A request that a known log has signed. `body` is what a cosignature signs. */
export type SignedRequest = AddCheckpoint & { readonly body: string; readonly head: Checkpoint }

/**
 * Reads a request and believes the signature of a known log alone: 400 malformed, 404 unknown origin, 403 no valid
 * signature, 422 a root that no empty tree has. What the witness remembers is not looked at.
 */
export function readSigned(
  input: string | Uint8Array,
  keysOf: (origin: string) => readonly VerifierKey[],
  ports: Signatures,
): Result<SignedRequest, WitnessRefusal> {
  const request = parseAddCheckpoint(input)
  if (!request.ok) return no(400, `${request.error.path} ${request.error.says}`)
  const note = parseNote(request.value.checkpoint, 'checkpoint')
  if (!note.ok) return no(400, `${note.error.path} ${note.error.says}`)
  const [origin = '', size] = note.value.text.split('\n')
  const keys = keysOf(origin)
  if (keys.length === 0) return no(404, `this witness does not know a log named ${origin}`)
  const opened = openNote(request.value.checkpoint, keys, ports, 'checkpoint')
  if (!opened.ok) return no(403, `${opened.error.path} ${opened.error.says}`)
  const head = parseCheckpoint(opened.value.text)
  if (!head.ok) return no(size === '0' ? 422 : 400, `${head.error.path} ${head.error.says}`)
  return ok({ ...request.value, body: opened.value.text, head: head.value })
}

/**
 * May a witness that saw `seen` last cosign this? Whoever asks must hold `seen` fast until the new head is on disk: else
 * a slower request rolls the log back.
 */
export function judgeGrowth(
  { old, proof, head }: SignedRequest,
  seen: Witnessed,
  hashing: Hashing,
): Result<Witnessed, WitnessRefusal> {
  if (old > head.size) return no(400, `the old size ${old} is above the size ${head.size} of the checkpoint`)
  if (old !== seen.size) return conflict(seen, `this witness saw ${seen.size} entries last, not ${old}`)
  if (old === head.size && old > 0 && !equal(head.root, seen.root))
    return conflict(seen, `this witness saw another tree of ${seen.size} entries`)
  const grown = old === 0 ? fromNothing(proof) : fromSeen(head, proof, seen, hashing)
  return grown === undefined ? ok({ size: head.size, root: head.root }) : no(422, grown)
}

// From an empty tree everything grows, and nothing is to be proven.
const fromNothing = (proof: readonly Uint8Array[]): string | undefined =>
  proof.length === 0 ? undefined : 'the proof from size 0 must be empty'

function fromSeen(head: Checkpoint, proof: readonly Uint8Array[], seen: Witnessed, hashing: Hashing) {
  const claim = { size1: seen.size, root1: seen.root, size2: head.size, root2: head.root }
  const consistent = verifyConsistency(claim, proof, hashing)
  return consistent.ok ? undefined : `${consistent.error.path} ${consistent.error.says}`
}

const no = (status: 400 | 403 | 404 | 422, says: string) => err<WitnessRefusal>({ status, says })
const conflict = ({ size }: Witnessed, says: string) => err<WitnessRefusal>({ status: 409, says, size })
