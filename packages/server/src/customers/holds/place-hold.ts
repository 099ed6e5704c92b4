import { err, type Instant, ok, type Result } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import { type Change, decideAndCommit, type EntryDraft, keyOf, noChange, together } from '../../record/index.ts'
import type { Hold, HoldGround, HoldWords } from './hold.ts'
import { findHold, holdRow, releasePatch, wordsOfHold } from './hold-store.ts'

export type HoldAsk = {
  readonly customer: string
  readonly ground: HoldGround
  readonly matter: string
  readonly reason: string
  readonly by: string
  readonly until?: Instant
  readonly silent: boolean
}

export type HoldRefusal = 'unknown-customer' | 'unknown-hold' | 'released' | 'busy'

/** Places a hold on everything about a customer; with an entry, as all that binds. Durable when it resolves. */
export async function placeHold(ground: Ground, ask: HoldAsk): Promise<Result<Hold, HoldRefusal>> {
  const { customer, matter, reason, by, until, silent } = ask
  const done = await decideAndCommit(ground, async () => {
    const profile = await ground.store.get('profiles', { customer })
    if (!profile) return { change: noChange, value: undefined }
    const placedAt = ground.clock.now()
    const hold: Hold = {
      customer,
      hold: ground.ids.id(),
      version: 1,
      ground: ask.ground,
      silent,
      placedAt,
      ...(until === undefined ? {} : { until }),
    }
    const { key, writes } = await keyOf(ground, customer, 'record')
    const words = { matter, reason, by }
    const change = together(
      { writes: [...writes, holdRow(ground, key, hold, words)] },
      { entries: [entryOf(ground, hold, words, 'placed')] },
    )
    return { change, value: hold }
  })
  if (!done.done) return err('busy')
  return done.value ? ok(done.value) : err('unknown-customer')
}

/** Ends a hold; what is over goes with the next turn of the retention. `at`: the time of the house. */
export async function releaseHold(
  ground: Ground,
  name: string,
  { reason, by }: { readonly reason: string; readonly by: string },
): Promise<Result<Hold, HoldRefusal>> {
  const done = await decideAndCommit<Result<Hold, HoldRefusal>>(ground, async () => {
    const hold = await findHold(ground, name)
    if (!hold) return { change: noChange, value: err('unknown-hold') }
    if (hold.releasedAt !== undefined) return { change: noChange, value: err('released') }
    const { change, releasedAt } = await released(ground, hold, { reason, by })
    return { change, value: ok({ ...hold, version: hold.version + 1, releasedAt }) }
  })
  return done.done ? done.value : err('busy')
}

async function released(
  ground: Ground,
  hold: Hold,
  why: { readonly reason: string; readonly by: string },
): Promise<{ change: Change; releasedAt: Instant }> {
  const releasedAt = ground.clock.now()
  const { key, writes } = await keyOf(ground, hold.customer, 'record')
  const before = (await wordsOfHold(ground, hold)) ?? { matter: '', reason: '', by: '' }
  const patch = releasePatch(ground, key, hold, { ...before, released: why }, releasedAt)
  const words = { ...why, matter: before.matter }
  return {
    releasedAt,
    change: together(patch, { writes, entries: [entryOf(ground, hold, words, 'released')] }),
  }
}

/**
 * The customer reads what was recorded about them. Of a hold that the law forbids telling of, the entry is the brand's, and
 * says no more than its name and ground: reason and matter stay sealed with the hold.
 */
function entryOf(ground: Ground, hold: Hold, words: HoldWords, did: 'placed' | 'released'): EntryDraft {
  const { customer, silent, until } = hold
  const told = silent ? {} : { matter: words.matter, reason: words.reason, by: words.by }
  return {
    entry: ground.ids.id(),
    customer: silent ? 'brand' : customer,
    kind: 'hold',
    body: { did, hold: hold.hold, ground: hold.ground, silent, ...told, ...(until === undefined ? {} : { until }) },
  }
}
