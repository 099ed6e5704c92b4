import { type Channel, err, type Instant, type Result } from '@candor/terms'
import type { Tables } from '../../adapters/store/index.ts'
import type { Saying } from '../../customers/consent/index.ts'
import type { House } from '../../decisions/index.ts'
import { decideAndCommit, noChange, together } from '../../record/index.ts'
import { type Challenge, codeChange, codeHash, codeKey, isOpen, openSayings } from './code.ts'
import { type Beside, type Recorded, type SayRefusal, say } from './say.ts'
import { liftStop } from './stop-all.ts'

/** One answer for a wrong, an old, a used and an unknown code: whoever guesses learns nothing. */
export type ConfirmRefusal = 'wrong-code' | SayRefusal

/**
 * Records the yes that waited for this code. Where it is a yes to messages on this channel, the address the code came to is
 * taken off the do-not-contact list, if only the customer's own stop had put it there. The attempt is counted, durably, before the code is compared.
 * `after`: what is told along with the yes, kept in the same transaction.
 */
export async function confirmCode(
  house: House,
  of: Challenge,
  code: string,
  after?: Beside['after'],
): Promise<Result<Recorded, ConfirmRefusal>> {
  const tried = await countAttempt(house, of)
  if (!tried) return err('wrong-code')
  if (!house.keys.sameBytes(tried.code_hash, codeHash(house, of, code))) return err('wrong-code')
  const now = house.clock.now()
  const waited = await openSayings(house, tried)
  if (!waited) return err('wrong-code')
  const sayings = waited.map(said => givenAt(said, now))
  const isYes = sayings.some(said => said.kind === 'consent' && said.channel === tried.channel)
  return say(house, of.customer, sayings, 'preferences', async (): Promise<Beside> => {
    const used = codeChange(tried, { used_at: now })
    const lift = isYes ? await liftStop(house, of.customer, tried.channel as Channel) : undefined
    return {
      expect: [...used.expect, ...(lift?.expect ?? [])],
      writes: [...used.writes, ...(lift?.writes ?? [])],
      touch: lift?.touch ?? (() => undefined),
      ...(after ? { after } : {}),
    }
  })
}

/**
 * Whether the holder of the customer's own address is here, for what the code was sent for and nothing else. The code works once;
 * a wrong, an old, a used and an unknown one are answered alike.
 */
export async function confirmHolder(house: House, of: Challenge, about: string, code: string): Promise<boolean> {
  if (!of.challenge.startsWith(`${about}-`)) return false
  const tried = await countAttempt(house, of)
  if (!tried || !house.keys.sameBytes(tried.code_hash, codeHash(house, of, code))) return false
  const used = codeChange(tried, { used_at: house.clock.now() })
  return (await house.store.commit(used)).done
}

type CodeRow = Tables['one_time_codes']

async function countAttempt(house: House, of: Challenge): Promise<CodeRow | undefined> {
  const result = await decideAndCommit(house, async () => {
    const row = await house.store.get('one_time_codes', codeKey(of))
    if (!isOpen(row, house.clock.now())) return { change: noChange, value: undefined }
    const attempts = row.attempts + 1
    return { change: together(codeChange(row, { attempts })), value: { ...row, attempts, version: row.version + 1 } }
  })
  return result.done ? result.value : undefined
}

/** The yes is given now, at the moment the code proves who gives it. */
const givenAt = (said: Saying, at: Instant): Saying =>
  said.kind === 'consent' ? { ...said, evidence: { ...said.evidence, at } } : said
