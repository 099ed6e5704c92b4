import { err, type Instant, ok, type Result } from '@candor/terms'
import { halvesOf } from '../../customers/identity/index.ts'
import {
  type DeskRight,
  firstState,
  type Identity,
  isSettled,
  type RequestVia,
  type RequestWords,
  type RightsRequest,
  requestRow,
  requestsOf,
} from '../../customers/rights/index.ts'
import { Standing, type StoredState, stateChange } from '../../customers/state/index.ts'
import { currentState, type House, objectable, restrictWeighed, weighedIn } from '../../decisions/index.ts'
import { type Change, decideAndCommit, houseTime, keyOf, noChange, together } from '../../record/index.ts'
import { dueFor } from './due.ts'
import { stepEntry } from './record-step.ts'
import { invalid, type RightsRefusal, tryAgain, unknownCustomer } from './refusal.ts'

/** Somebody asks for something by right. */
export type RequestAsk = {
  readonly customer: string
  readonly right: DeskRight
  readonly via: RequestVia
  readonly identity: Identity
  /** `customer`, or who of staff wrote it down. */
  readonly by: string
  readonly words: RequestWords
  /** When it reached the brand; absent: now. A letter may have lain for days, and the clock runs from its coming. */
  readonly receivedAt?: Instant
  readonly appealOf?: string
  /** What an objection is about; absent: everything that a no can bar. */
  readonly purposes?: readonly string[]
}

export type OpenedRequest = { readonly request: RightsRequest; readonly isNew: boolean }

/** More would be a way to bury the desk, or somebody's mailbox. */
const mostOpen = 20

/**
 * Opens a request: by when it is due is decided by the gate over the laws of every place concerned, and recorded. Whoever asks for
 * the same again, while it is open, is answered the request there is: the clock runs from the first time. By a page or an API that
 * answers at once it is acknowledged in the same moment.
 */
export async function openRequest(house: House, ask: RequestAsk): Promise<Result<OpenedRequest, RightsRefusal>> {
  const now = await houseTime(house)
  // The time of the house is in whole minutes, and stands still while the clock is not believed: nothing is dated after it.
  const latest = Math.max(now, house.clock.now())
  if (ask.receivedAt !== undefined && ask.receivedAt > latest) return err(invalid('received_at', 'lies in the future'))
  const receivedAt = Math.min(ask.receivedAt ?? now, now)
  const fault = purposeFault(house, ask)
  if (fault !== undefined) return err(invalid('purposes', fault))
  const done = await decideAndCommit<Result<OpenedRequest, RightsRefusal>>(house, async () => {
    const current = await currentState(house, house.judge, ask.customer)
    if (!current) return { change: noChange, value: err(unknownCustomer) }
    const { customer, before } = current
    const known = await requestsOf(house, await halvesOf(house, customer))
    const isAnswered = known.some(({ request, settledAt }) => request === ask.appealOf && settledAt !== undefined)
    if ((ask.right === 'appeal' || ask.appealOf !== undefined) && !isAnswered)
      return { change: noChange, value: err(invalid('appeal_of', 'is not a request of theirs that has ended')) }
    const open = known.filter(request => !isSettled(request))
    const same = open.find(one => isSame(one, ask))
    if (same) return { change: noChange, value: ok({ request: same, isNew: false }) }
    if (open.length >= mostOpen)
      return { change: noChange, value: err(invalid('right', `${mostOpen} requests are open already`)) }
    const draft = { customer, request: house.ids.id(), right: ask.right, via: ask.via, receivedAt }
    const respond = dueFor(house, before, draft, 'respond')
    const acknowledge = dueFor(house, before, draft, 'acknowledge')
    // Only a law that speaks of it asks for an acknowledgement: one that knows no steps means the answer itself.
    const isAsked = acknowledge.rules.some(rule => !respond.rules.includes(rule))
    const request: RightsRequest = {
      ...draft,
      version: 1,
      state: firstState(ask.right, ask.identity),
      identity: ask.identity,
      dueAt: respond.dueAt,
      dueBy: respond.dueBy,
      firstDueAt: respond.dueAt,
      stage: 'calm',
      ...(isAsked ? { acknowledgeBy: acknowledge.dueAt } : {}),
      ...(ask.via === 'link' ? { acknowledgedAt: now } : {}),
      ...(ask.appealOf === undefined ? {} : { appealOf: ask.appealOf }),
      ...(ask.purposes === undefined ? {} : { purposes: ask.purposes.toSorted() }),
    }
    const { key, writes } = await keyOf(house, customer, 'record')
    const change = together(
      respond.change,
      isAsked ? acknowledge.change : noChange,
      restricted(house, customer, before, request),
      { writes: [...writes, requestRow(house, key, request, ask.words)] },
      { entries: [stepEntry(house, request, 'open', ask.by)] },
    )
    return { change, value: ok({ request, isNew: true }) }
  })
  return done.done ? done.value : err(tryAgain)
}

const isSame = (one: RightsRequest, { right, appealOf, purposes }: RequestAsk): boolean =>
  one.right === right && one.appealOf === appealOf && `${one.purposes}` === `${purposes?.toSorted()}`

function purposeFault({ judge }: House, { right, purposes }: RequestAsk): string | undefined {
  if (purposes === undefined) return undefined
  if (right !== 'objection') return 'go with an objection alone'
  const known = objectable(judge.policy)
  const other = purposes.find(name => !known.includes(name))
  if (other !== undefined) return `${JSON.stringify(other.slice(0, 60))} is not one of ${known.join(', ')}`
  return purposes.length === 0 || new Set(purposes).size < purposes.length ? 'name each once, at least one' : undefined
}

/** What a person weighs is restricted in the same step; all else of the state stays, and nobody may have changed it meanwhile. */
function restricted({ judge }: House, customer: string, before: StoredState, request: RightsRequest): Partial<Change> {
  if (weighedIn(judge.policy, request).length === 0)
    return { expect: [{ table: 'customer_state', key: { customer }, version: before.version }] }
  const after = new Standing(before.state.layout).load(before.state.bytes)
  restrictWeighed(after, judge.policy, request)
  return stateChange(customer, before.version, after)
}
