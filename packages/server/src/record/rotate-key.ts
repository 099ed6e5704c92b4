import { err, ok, type Result } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import { noChange } from './change.ts'
import { commitChange } from './commit.ts'
import type { Log } from './log.ts'
import { logEntry } from './log-entry.ts'
import { keySpans, type LogKeySpan, type Signing, spansWrite, vkeyOf } from './signing.ts'

/** A second key that signs beside the old one from now on, until the old one retires. The log itself says so in an entry. */
export async function addLogKey(
  ground: Ground,
  log: Log,
  signing: Signing,
): Promise<Result<LogKeySpan[], 'log-has-two-keys'>> {
  if (signing.keys().length > 1) return err('log-has-two-keys')
  const before = await keySpans(ground, signing)
  const added = { vkey: vkeyOf(signing.name, ground.keys.logKeys.add(), ground.keys), from: ground.clock.now() }
  const spans = [...before, { ...added, until: null }]
  await say(ground, spans, { what: 'log-key-added', vkey: added.vkey })
  // The entry makes the log longer, so that a checkpoint with both signatures is published now.
  await log.sequence()
  return ok(spans)
}

/**
 * Destroys the older of two keys; the newer one signs alone from now on. Before that the newest checkpoint bears both
 * signatures, so that whoever knows the old key alone can follow the log up to it.
 */
export async function retireLogKey(
  ground: Ground,
  log: Log,
  signing: Signing,
): Promise<Result<LogKeySpan[], 'log-has-one-key'>> {
  const [old, next] = signing.keys()
  if (!old || !next) return err('log-has-one-key')
  const vkey = vkeyOf(signing.name, old, ground.keys)
  const until = ground.clock.now()
  const spans = (await keySpans(ground, signing)).map(span => (span.vkey === vkey ? { ...span, until } : span))
  await say(ground, spans, { what: 'log-key-retired', vkey })
  await log.sequence()
  ground.keys.logKeys.retire(old.publicKey)
  await log.sequence()
  return ok(spans)
}

async function say(ground: Ground, spans: LogKeySpan[], body: { what: string; vkey: string }): Promise<void> {
  await commitChange(ground, { ...noChange, writes: [spansWrite(spans)], entries: [logEntry(ground, body)] })
}
