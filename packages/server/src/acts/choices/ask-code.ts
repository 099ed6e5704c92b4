import { type Channel, day, err, hour, ok, type Result } from '@candor/terms'
import type { Write } from '../../adapters/store/index.ts'
import type { Saying } from '../../customers/consent/index.ts'
import { plannedRow } from '../../customers/history/index.ts'
import type { House } from '../../decisions/index.ts'
import { carryService, servicePurpose } from '../service/index.ts'
import { type Challenge, challengeAbout, codeKey, codeRow, codesOf, newCode } from './code.ts'
import { codeContent } from './code-content.ts'

const codesAnHour = 5
const campaign = 'one-time-code'

/** `no-way`: the brand declares no service purpose or has no provider on the channel. */
export type CodeRefusal = 'no-way' | 'too-many' | 'try-again'

/** A yes that waits for its code. The instant of its evidence is set when the code comes back. */
export type CodeAsk = {
  readonly customer: string
  readonly channel: Channel
  readonly sayings: readonly Saying[]
  /** What else the code is to prove its holder for; absent: the sayings alone. */
  readonly about?: string
}

/**
 * Sends a one-time code to the customer's own address on a channel: a contact like any other, decided by the gate,
 * recorded and fenced; it answers the customer's request. Answers the challenge whether or not there was anybody to write
 * to, so that the asking page tells nothing.
 */
export async function askCode(house: House, ask: CodeAsk): Promise<Result<string, CodeRefusal>> {
  const purpose = servicePurpose(house, ask.channel)
  if (purpose === undefined || !house.channels.has(ask.channel)) return err('no-way')
  const { customer } = ask
  const known = await codesOf(house, customer)
  const now = house.clock.now()
  if (known.filter(row => row.sent_at > now - hour).length >= codesAnHour) return err('too-many')
  const of: Challenge = { customer, challenge: challengeAbout(ask.about, house.ids.id()) }
  const code = newCode(house)
  const old = known.filter(row => row.expires_at < now - day)
  const forget = old.map((row): Write => ({ do: 'remove', table: 'one_time_codes', key: codeKey(row) }))
  const act = `code-${of.challenge}`
  const planned = plannedRow({ customer, act, campaign, channel: ask.channel, purpose })
  const kept = await house.store.commit({
    expect: [],
    writes: [...forget, ...(await codeRow(house, of, code, ask)), planned],
  })
  if (!kept.done) return err('try-again')
  const { channel } = ask
  await carryService(
    house,
    { customer, channel, purpose, act, campaign, reply: true },
    codeContent(code, ask.about === undefined ? 'choice' : 'request'),
  )
  return ok(of.challenge)
}
