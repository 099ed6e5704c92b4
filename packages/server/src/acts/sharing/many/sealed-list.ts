import type { Ground } from '../../../adapters/ground.ts'
import { Unreadable } from '../../../adapters/keys/index.ts'

export type SealedList = { readonly wrapped: Uint8Array; readonly epoch: string; readonly sealed: Uint8Array }

const sealedFor = (share: string): string => `share_runs|${share}`

/** The ids that a share names, under a key of the share alone: it can go on after a crash, and then nobody can read them any more. */
export function sealList({ keys }: Ground, share: string, ids: readonly string[]): SealedList {
  const { key, wrapped, epoch } = keys.newKey()
  return { wrapped, epoch, sealed: keys.seal(key, sealedFor(share), new TextEncoder().encode(JSON.stringify(ids))) }
}

/** Undefined where it cannot be opened. */
export function openList(
  { keys }: Ground,
  share: string,
  { wrapped, epoch, sealed }: { readonly [part in keyof SealedList]: SealedList[part] | null },
): string[] | undefined {
  if (!wrapped || epoch === null || !sealed) return undefined
  try {
    return JSON.parse(new TextDecoder().decode(keys.unseal(keys.open(wrapped, epoch), sealedFor(share), sealed)))
  } catch (fault) {
    if (fault instanceof Unreadable) return undefined
    throw fault
  }
}
