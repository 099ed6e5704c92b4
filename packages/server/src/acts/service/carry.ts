import type { Content } from '@candor/content'
import type { Pass, Verdict } from '@candor/gate'
import { type Instant, minute } from '@candor/terms'
import type { HandOff } from '../../adapters/channels/index.ts'
import { type Dispatch, dispatchChange, readDispatch } from '../../customers/history/index.ts'
import { addressOf } from '../../customers/profiles/index.ts'
import { readState, removeContact, stateChange } from '../../customers/state/index.ts'
import { decideContact, type House } from '../../decisions/index.ts'
import { decideAndCommit, noChange, together } from '../../record/index.ts'
import { serviceMessage } from './message.ts'
import type { ServiceAct } from './service-act.ts'

const passLife = minute

type Fenced = {
  readonly pass: Pass<'contact'>
  readonly address: string
  readonly version: number
  readonly at: Instant
  readonly entry: string
}

/**
 * Sends one service message whose dispatch is planned, or waits no longer: a contact like any other, decided by the gate,
 * recorded and fenced. Where it must not go now it waits or is withheld, and its dispatch says why.
 */
export async function carryService(house: House, sent: ServiceAct, content: Content): Promise<void> {
  const fenced = await fence(house, sent)
  const provider = house.channels.get(sent.channel)
  if (!fenced || !provider) return
  const message = serviceMessage(house, { ...sent, content, address: fenced.address, entry: fenced.entry })
  const ended: HandOff = message.ok
    ? await provider.send(fenced.pass, message.value, house.clock.now())
    : { result: 'failed', permanent: true, why: message.error }
  await settle(house, sent, fenced, ended)
}

/** Decision, fence and count are durable before a byte leaves; undefined when the gate refuses. */
async function fence(
  house: House,
  { customer, channel, purpose, act, reply }: ServiceAct,
): Promise<Fenced | undefined> {
  const result = await decideAndCommit(house, async () => {
    const before = await readState(house.store, house.judge.layout, customer)
    const dispatch = await readDispatch(house.store, customer, act)
    if (!before || !dispatch || !mayGo(dispatch)) return { change: noChange, value: undefined }
    const address = await addressOf(house, customer, channel)
    const passExpires = house.clock.now() + passLife
    const asked = { kind: 'contact', purpose, channel, messageClass: 'transactional', lacks: [] } as const
    const attempt = dispatch.attempt + 1
    const ask = { customer, act: { ...asked, ...(reply && { reply }) }, actId: act, attempt, address, passExpires }
    const { change, pass, verdict, at, entry } = decideContact(house, house.judge, before, ask)
    const common = {
      attempt,
      entry,
      decidedAt: at,
      rule: pass ? null : (verdict.deciding ?? null),
      reply: reply ? 1 : null,
    } as const
    const moved = pass
      ? ({ ...common, state: 'handing_off', passExpires } as const)
      : { ...common, ...held(verdict, reply, at) }
    const fenced =
      pass && address !== undefined ? { pass, address, version: dispatch.version + 1, at, entry } : undefined
    return { change: together(change, dispatchChange(dispatch, moved)), value: fenced }
  })
  return result.done ? result.value : undefined
}

const mayGo = ({ state }: Dispatch): boolean => state === 'planned' || state === 'waiting'

/** An answer that comes late is none: the customer asks again. */
function held({ outcome, until }: Verdict, reply: boolean, at: Instant): Partial<Dispatch> {
  if (outcome === 'defer' && until !== undefined && !reply) return { state: 'waiting', until }
  return { state: 'withheld', settledAt: at }
}

/** How it ended. There is no second attempt by itself. */
async function settle(
  house: House,
  { customer, act, channel, reply }: ServiceAct,
  fenced: Fenced,
  ended: HandOff,
): Promise<void> {
  const settledAt = house.clock.now()
  const dispatch = { customer, act, version: fenced.version }
  const rules = { handed: null, unknown: 'provider-unknown', failed: 'provider-refused' } as const
  const providerId = ended.result === 'handed' ? (ended.providerId ?? null) : null
  const moved = dispatchChange(dispatch, { state: ended.result, settledAt, providerId, rule: rules[ended.result] })
  await decideAndCommit(house, async () => {
    const before =
      ended.result === 'failed' && !reply ? await readState(house.store, house.judge.layout, customer) : undefined
    if (!before) return { change: together(moved), value: undefined }
    // What provably did not happen does not count against the customer's budget.
    removeContact(before.state, fenced.at, channel)
    return { change: together(moved, stateChange(customer, before.version, before.state)), value: undefined }
  })
}
