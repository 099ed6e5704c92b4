import type { Store } from '../../../adapters/store/index.ts'
import {
  changesBetween,
  type Policy,
  type PolicyChange,
  parsePolicy,
  policyByDigest,
} from '../../../brand/policy/index.ts'

/** Policies that once judged, read. What one could not read any more stays undefined. */
export type Shelf = {
  /** `unknown`: never judged here; `unreadable`: written for a release that read policies in another way. */
  policyAt(digest: string): Promise<Policy | 'unknown' | 'unreadable'>
  /** What the later one changed; undefined when one of them can no longer be read. */
  changes(before: string, after: string): Promise<readonly PolicyChange[] | undefined>
}

const kept = 64

/**
 * Opens the shelf. Everybody may ask for these pages, so a file is read once and not for each who asks: what stands under a
 * digest never changes.
 */
export function openShelf(store: Store): Shelf {
  const policies = new Map<string, Policy | 'unreadable'>()
  const differences = new Map<string, readonly PolicyChange[]>()
  const policyAt: Shelf['policyAt'] = async digest => {
    const known = policies.get(digest)
    if (known) return known
    const file = await policyByDigest(store, digest)
    if (!file) return 'unknown'
    const parsed = parsePolicy(file.source)
    return keep(policies, digest, parsed.ok ? parsed.value : 'unreadable')
  }
  return {
    policyAt,
    async changes(before, after) {
      const key = `${before} ${after}`
      const known = differences.get(key)
      if (known) return known
      const [was, is] = [await policyAt(before), await policyAt(after)]
      if (typeof was === 'string' || typeof is === 'string') return undefined
      return keep(differences, key, changesBetween(was, is))
    },
  }
}

/** Remembers a few; the one that came first goes first. */
function keep<T>(map: Map<string, T>, key: string, value: T): T {
  const oldest = map.size >= kept ? map.keys().next().value : undefined
  if (oldest !== undefined) map.delete(oldest)
  map.set(key, value)
  return value
}
