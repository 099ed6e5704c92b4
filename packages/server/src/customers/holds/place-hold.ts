import { err, type Instant, ok, type Result } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import { type Change, decideAndCommit, type EntryDraft, keyOf, noChange, together } from '../../record/index.ts'
import type { Hold, HoldGround, HoldWords } from './hold.ts'
import { holdRow, releasePatch, rowsOfHold, wordsOfHold } from './hold-store.ts'

export type HoldAsk = {
  /** The halves of one person, who stands for them first. */
  readonly customers: readonly string[]
  readonly ground: HoldGround
  readonly matter: string
  readonly reason: string
  readonly by: string
  readonly until?: Instant
  readonly silent: boolean
}

export type HoldRefusal = 'unknown-customer' | 'unknown-hold' | 'released' | 'busy'

/** Places a hold on everything about a person: a row for each half, one entry. Durable when it resolves. */
export async function placeHold(ground: Ground, ask: HoldAsk): Promise<Result<Hold, HoldRefusal>> {
  const { customers, matter, reason, by } = ask
  const [current] = customers
  const done = await decideAndCommit(ground, async () => {
    if (!current || !(await ground.store.get('profiles', { customer: current })))
      return { change: noChange, value: undefined }
    const hold = newHold(ground, current, ask)
    const words = { matter, reason, by }
    const rows = await Promise.all(customers.map(customer => placed(ground, { ...hold, customer }, words)))
    return { change: together(...rows, { entries: [entryOf(ground, hold, words, 'placed')] }), value: hold }
  })
  if (!done.done) return err('busy')
  return done.value ? ok(done.value) : err('unknown-customer')
}

const newHold = (ground: Ground, customer: string, ask: HoldAsk): Hold => ({
  customer,
  hold: ground.ids.id(),
  version: 1,
  ground: ask.ground,
  silent: ask.silent,
  placedAt: ground.clock.now(),
  ...(ask.until === undefined ? {} : { until: ask.until }),
})

async function placed(ground: Ground, hold: Hold, words: HoldWords): Promise<Partial<Change>> {
  const { key, writes } = await keyOf(ground, hold.customer, 'record')
  return { writes: [...writes, holdRow(ground, key, hold, words)] }
}

/** The hold stands on a half that was found later too. */
export async function extendHold(ground: Ground, hold: Hold, customer: string): Promise<void> {
  const words = await wordsOfHold(ground, hold)
  if (!words) return
  const { writes = [] } = await placed(ground, { ...hold, customer }, words)
  await ground.store.commit({ expect: [], writes })
}

/** Ends a hold on every half; what is over goes with the next turn of the retention. */
export async function releaseHold(
  ground: Ground,
  name: string,
  why: { readonly reason: string; readonly by: string },
): Promise<Result<Hold, HoldRefusal>> {
  const done = await decideAndCommit<Result<Hold, HoldRefusal>>(ground, async () => {
    const rows = await rowsOfHold(ground, name)
    const [first] = rows
    if (!first) return { change: noChange, value: err('unknown-hold') }
    if (first.releasedAt !== undefined) return { change: noChange, value: err('released') }
    const releasedAt = ground.clock.now()
    const parts = await Promise.all(rows.map(hold => released(ground, hold, why, releasedAt)))
    const matter = (await wordsOfHold(ground, first))?.matter ?? ''
    const change = together(...parts, { entries: [entryOf(ground, first, { ...why, matter }, 'released')] })
    return { change, value: ok({ ...first, version: first.version + 1, releasedAt }) }
  })
  return done.done ? done.value : err('busy')
}

async function released(
  ground: Ground,
  hold: Hold,
  why: { readonly reason: string; readonly by: string },
  releasedAt: Instant,
): Promise<Partial<Change>> {
  const { key, writes } = await keyOf(ground, hold.customer, 'record')
  const before = (await wordsOfHold(ground, hold)) ?? { matter: '', reason: '', by: '' }
  return together(releasePatch(ground, key, hold, { ...before, released: why }, releasedAt), { writes })
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
