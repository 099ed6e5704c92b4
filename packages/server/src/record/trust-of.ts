import { parseVkey, type Trust } from '@candor/ledger'
import type { Ground } from '../adapters/ground.ts'
import { keySpans, type Signing } from './signing.ts'
import type { Witnesses } from './witnesses.ts'

/**
 * Whom to believe about our own log: the keys that sign now, and the witnesses with their quorum. This is what the house
 * says of itself; whoever checks should have the keys from elsewhere too.
 */
export async function trustOf(ground: Ground, signing: Signing, witnesses: Witnesses | undefined): Promise<Trust> {
  const spans = await keySpans(ground, signing)
  const logs = spans.flatMap(({ vkey, until }) => {
    const key = parseVkey(vkey, ground.keys.hashing)
    return until === null && key.ok ? [{ key: key.value }] : []
  })
  return { logs, witnesses: witnesses?.trust.witnesses ?? [], quorum: witnesses?.trust.quorum ?? 'none' }
}
