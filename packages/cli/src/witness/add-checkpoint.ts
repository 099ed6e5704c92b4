import {
  cosignatureLine,
  judgeGrowth,
  readSigned,
  type Signer,
  type VerifierKey,
  type WitnessRefusal,
} from '@candor/ledger'
import { nodeCrypto } from '../offline/node-crypto.ts'
import type { Memory } from './memory.ts'

export type Witness = {
  readonly signer: Signer
  readonly logs: ReadonlyMap<string, readonly VerifierKey[]>
  readonly memory: Memory
  /** Whole seconds since 1970. */
  readonly now: () => number
}

export type Reply = { readonly status: number; readonly type: string; readonly text: string }

/**
 * Answers `POST /add-checkpoint` (c2sp.org/tlog-witness). From the comparison with what was seen last until the new head
 * is on disk nothing else happens to this log, and only then is the cosignature made.
 */
export async function addCheckpoint({ signer, logs, memory, now }: Witness, body: Uint8Array): Promise<Reply> {
  const request = readSigned(body, origin => logs.get(origin) ?? [], nodeCrypto)
  if (!request.ok) return refusal(request.error)
  const { head, checkpoint, body: signed } = request.value
  return memory.alone(head.origin, async () => {
    const grown = judgeGrowth(request.value, await memory.seen(head.origin), nodeCrypto)
    if (!grown.ok) return refusal(grown.error)
    await memory.remember(head.origin, checkpoint)
    return plain(200, cosignatureLine(signed, signer, now(), nodeCrypto))
  })
}

const refusal = ({ status, says, size }: WitnessRefusal): Reply =>
  size === undefined ? plain(status, `${says}\n`) : { status, type: 'text/x.tlog.size', text: `${size}\n` }

export const plain = (status: number, text: string): Reply => ({ status, type: 'text/plain; charset=utf-8', text })
