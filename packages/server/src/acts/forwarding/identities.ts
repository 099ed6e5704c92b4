import type { Ground } from '../../adapters/ground.ts'
import { Unreadable } from '../../adapters/keys/index.ts'
import type { KnownIdentity } from '../../customers/shares/index.ts'

type Sealed = { readonly wrapped: Uint8Array; readonly epoch: string; readonly sealed: Uint8Array }

const sealedFor = (task: string): string => `vendor_tasks|${task}`

/**
 * Whom a task means, under a key of the task alone: it can be told to the vendor when the customer's own keys are destroyed
 * already, and nobody can read it once the task is over and its key with it.
 */
export function sealIdentities({ keys }: Ground, task: string, identities: readonly KnownIdentity[]): Sealed {
  const { key, wrapped, epoch } = keys.newKey()
  const plain = new TextEncoder().encode(JSON.stringify(identities))
  return { wrapped, epoch, sealed: keys.seal(key, sealedFor(task), plain) }
}

/** Undefined once the task is over. */
export function openIdentities(
  { keys }: Ground,
  task: string,
  { wrapped, epoch, sealed }: { readonly [part in keyof Sealed]: Sealed[part] | null },
): KnownIdentity[] | undefined {
  if (!wrapped || epoch === null || !sealed) return undefined
  try {
    const plain = keys.unseal(keys.open(wrapped, epoch), sealedFor(task), sealed)
    return JSON.parse(new TextDecoder().decode(plain)) as KnownIdentity[]
  } catch (fault) {
    if (fault instanceof Unreadable) return undefined
    throw fault
  }
}
