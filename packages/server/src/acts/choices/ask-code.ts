import type { Pass } from '@candor/gate'
import { type Channel, day, err, hour, minute, ok, type Result } from '@candor/terms'
import type { HandOff } from '../../adapters/channels/index.ts'
import type { Write } from '../../adapters/store/index.ts'
import type { Saying } from '../../customers/consent/index.ts'
import { dispatchChange, plannedRow, readDispatch } from '../../customers/history/index.ts'
import { addressOf } from '../../customers/profiles/index.ts'
import { readState, removeContact, stateChange } from '../../customers/state/index.ts'
import { decideContact, type House } from '../../decisions/index.ts'
import { decideAndCommit, noChange, together } from '../../record/index.ts'
import { type Challenge, codeKey, codeRow, codesOf, newCode } from './code.ts'
import { servicePurpose } from './code-channel.ts'
import { codeMessage } from './code-message.ts'

const codesAnHour = 5
const passLife = minute

/** `no-way`: the brand declares no service purpose or has no provider on the channel. */
export type CodeRefusal = 'no-way' | 'too-many' | 'try-again'

/** A yes that waits for its code. The instant of its evidence is set when the code comes back. */
export type CodeAsk = { readonly customer: string; readonly channel: Channel; readonly sayings: readonly Saying[] }

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
  const of: Challenge = { customer, challenge: house.ids.id() }
  const code = newCode(house)
  const old = known.filter(row => row.expires_at < now - day)
  const forget = old.map((row): Write => ({ do: 'remove', table: 'one_time_codes', key: codeKey(row) }))
  const act = `code-${of.challenge}`
  const planned = plannedRow({ customer, act, campaign: 'one-time-code', channel: ask.channel, purpose })
  const kept = await house.store.commit({
    expect: [],
    writes: [...forget, codeRow(house, of, code, ask.channel, ask.sayings), planned],
  })
  if (!kept.done) return err('try-again')
  await carry(house, { ...ask, purpose, act, code })
  return ok(of.challenge)
}

type Carried = CodeAsk & { readonly purpose: string; readonly act: string; readonly code: string }
type Fenced = {
  readonly pass: Pass<'contact'>
  readonly address: string
  readonly version: number
  readonly at: number
  readonly entry: string
}

async function carry(house: House, sent: Carried): Promise<void> {
  const fenced = await fence(house, sent)
  const provider = house.channels.get(sent.channel)
  if (!fenced || !provider) return
  const message = codeMessage(house, { ...sent, address: fenced.address, entry: fenced.entry })
  const ended: HandOff = message.ok
    ? await provider.send(fenced.pass, message.value, house.clock.now())
    : { result: 'failed', permanent: true, why: message.error }
  await settle(house, sent, fenced, ended)
}

/** Decision, fence and count are durable before a byte leaves; undefined when the gate refuses. */
async function fence(house: House, { customer, channel, purpose, act }: Carried): Promise<Fenced | undefined> {
  const result = await decideAndCommit(house, async () => {
    const before = await readState(house.store, house.judge.layout, customer)
    const dispatch = await readDispatch(house.store, customer, act)
    if (!before || dispatch?.state !== 'planned') return { change: noChange, value: undefined }
    const address = await addressOf(house, customer, channel)
    const passExpires = house.clock.now() + passLife
    const asked = { kind: 'contact', purpose, channel, messageClass: 'transactional', reply: true } as const
    const ask = { customer, act: asked, actId: act, attempt: 1, address, passExpires }
    const { change, pass, verdict, at, entry } = decideContact(house, house.judge, before, ask)
    const common = { attempt: 1, entry, decidedAt: at, rule: pass ? null : (verdict.deciding ?? null) }
    const moved = pass
      ? ({ ...common, state: 'handing_off', passExpires } as const)
      : ({ ...common, state: 'withheld', settledAt: at } as const)
    const fenced =
      pass && address !== undefined ? { pass, address, version: dispatch.version + 1, at, entry } : undefined
    return { change: together(change, dispatchChange(dispatch, moved)), value: fenced }
  })
  return result.done ? result.value : undefined
}

/** How it ended. There is no second attempt: the customer asks for another code. */
async function settle(
  house: House,
  { customer, act, channel }: Carried,
  fenced: Fenced,
  ended: HandOff,
): Promise<void> {
  const settledAt = house.clock.now()
  const dispatch = { customer, act, version: fenced.version }
  const rules = { handed: null, unknown: 'provider-unknown', failed: 'provider-refused' } as const
  const providerId = ended.result === 'handed' ? (ended.providerId ?? null) : null
  const moved = dispatchChange(dispatch, { state: ended.result, settledAt, providerId, rule: rules[ended.result] })
  await decideAndCommit(house, async () => {
    const before = ended.result === 'failed' ? await readState(house.store, house.judge.layout, customer) : undefined
    if (!before) return { change: together(moved), value: undefined }
    // What provably did not happen does not count against the customer's budget.
    removeContact(before.state, fenced.at, channel)
    return { change: together(moved, stateChange(customer, before.version, before.state)), value: undefined }
  })
}
