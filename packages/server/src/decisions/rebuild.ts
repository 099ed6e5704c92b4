import type { Instant } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import { choicesOf, stateChoice } from '../customers/consent/index.ts'
import { meaningsOf } from '../customers/events/index.ts'
import { countedContacts, historyKeptSince } from '../customers/history/index.ts'
import { effectivePlace, pointsOf, readProfile } from '../customers/profiles/index.ts'
import {
  addContact,
  applyAttributes,
  applyChoice,
  applyPlace,
  forgetContacts,
  noteMeaning,
  Standing,
} from '../customers/state/index.ts'
import { applyAddresses } from './addresses.ts'
import type { Judge } from './judge.ts'

/**
 * The decision state as the truth gives it: profile, addresses, choices, suppression, events that mean something, contacts from
 * `knownSince` on. Undefined when there is no such customer. A state that once was full remembers less than the truth does, and says since when.
 */
export async function stateFromTruth(
  ground: Ground,
  judge: Judge,
  customer: string,
  knownSince: Instant = 0,
): Promise<Standing | undefined> {
  const profile = await readProfile(ground, customer)
  if (!profile) return undefined
  const state = new Standing(judge.layout).clear()
  await applyPlace(state, judge.codes, effectivePlace(profile))
  await applyAttributes(state, judge.codes, profile.attributes)
  for (const choice of await choicesOf(ground, customer)) applyChoice(state, stateChoice(choice.said, choice.at))
  await applyAddresses(ground, state, await pointsOf(ground, customer))
  forgetContacts(state, Math.max(knownSince, await historyKeptSince(ground.store)))
  for (const { at, channel } of await countedContacts(ground.store, customer)) addContact(state, at, channel)
  for (const { meaning, at } of await meaningsOf(ground.store, judge.policy.events, [customer]))
    noteMeaning(state, meaning, at)
  return state
}

const round = 100

/**
 * Writes every decision state anew that another layout wrote, a hundred customers a round. Resumable: what is done is done.
 * Answers how many were written.
 */
export async function rebuildStale(ground: Ground, judge: Judge, onProgress?: (done: number) => void): Promise<number> {
  let done = 0
  for (;;) {
    const rows = await ground.store.db
      .selectFrom('customer_state')
      .select(['customer', 'version'])
      .where('layout', '!=', judge.layout.tag)
      .limit(round)
      .execute()
    if (rows.length === 0) return done
    await Promise.all(rows.map(row => rebuildOne(ground, judge, row.customer, row.version)))
    done += rows.length
    onProgress?.(done)
  }
}

async function rebuildOne(ground: Ground, judge: Judge, customer: string, version: number): Promise<void> {
  const key = { customer }
  const state = await stateFromTruth(ground, judge, customer)
  const write = state
    ? ({ do: 'patch', table: 'customer_state', key, set: { layout: judge.layout.tag, state: state.copy() } } as const)
    : ({ do: 'remove', table: 'customer_state', key } as const)
  await ground.store.commit({ expect: [{ table: 'customer_state', key, version }], writes: [write] })
}
