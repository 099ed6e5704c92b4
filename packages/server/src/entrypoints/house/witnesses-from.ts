import { parseTrust } from '@candor/ledger'
import { err, type Fault, ok, type Result } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import { openOutboundHttp } from '../../adapters/outbound-http/index.ts'
import { openWitnesses, type Witnesses } from '../../record/index.ts'

export type WitnessSettings = {
  /** A policy file (c2sp.org/tlog-policy). Its `log` lines are not looked at: this is about our own log. */
  readonly text: string
  /** Longest time that a checkpoint waits for them, in milliseconds. */
  readonly waitMs: number
  readonly allowPrivate: boolean
}

const path = 'CANDOR_WITNESSES'
/** Whoever does not answer within it is away. */
const timeoutMs = 10_000

/** The witnesses that a file names, each with where to ask it. The fault says which line or witness is wrong. */
export function witnessesFrom(
  ground: Ground,
  settings: WitnessSettings | undefined,
): Result<Witnesses | undefined, Fault> {
  if (!settings) return ok(undefined)
  const { text, waitMs, allowPrivate } = settings
  const trust = parseTrust(text, ground.keys.hashing)
  if (!trust.ok) return err({ path, says: `${trust.error.path} ${trust.error.says}` })
  const outbound = openOutboundHttp({ allowPrivate, timeoutMs })
  const { witnesses, quorum } = trust.value
  if (witnesses.length === 0) return err({ path, says: 'names no witness' })
  const reachable = []
  for (const { url, ...witness } of witnesses) {
    const why = url === undefined ? 'has no address to ask it at' : outbound.refuses(url)
    if (url === undefined || why !== undefined) return err({ path, says: `the witness ${witness.name}: ${why}` })
    reachable.push({ ...witness, url })
  }
  return ok(openWitnesses(ground, { trust: { witnesses: reachable, quorum }, outbound, waitMs }))
}
