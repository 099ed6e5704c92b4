import { utf8 } from '../encoding/text.ts'
import { formatCheckpoint } from '../notes/checkpoint.ts'
import { signNote } from '../notes/sign.ts'
import { type Edge, emptyEdge } from '../tiles/edge.ts'
import type { ReadFile } from '../tiles/fetch.ts'
import { integrate } from '../tiles/integrate.ts'
import { nodeCrypto, signerOf } from './node-crypto.ts'

/** The key of the logs that tests build. */
export const signer = signerOf('log.example/test', new Uint8Array(32).fill(7))

/** The files of a log that took these batches one after the other, with a signed checkpoint at the end. */
export function filesOf(...batches: readonly (readonly Uint8Array[])[]): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  let edge: Edge = emptyEdge
  let head = integrate(edge, [], nodeCrypto)
  for (const batch of batches) {
    head = integrate(edge, batch, nodeCrypto)
    for (const file of head.files) files.set(file.path, file.bytes)
    edge = head.edge
  }
  const body = formatCheckpoint({ origin: signer.name, size: head.size, root: head.root })
  return files.set('checkpoint', utf8(signNote(body, [signer], nodeCrypto)))
}

/** A reader over files in memory. */
export const readerOf =
  (files: ReadonlyMap<string, Uint8Array>): ReadFile =>
  async path =>
    files.get(path)

/** `count` entries that differ. */
export const someEntries = (count: number, from = 0): Uint8Array[] =>
  Array.from({ length: count }, (_, at) => utf8(`entry ${from + at}`))
