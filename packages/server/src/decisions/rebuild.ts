import type { Ground } from '../adapters/ground.ts'
import { choicesOf, stateChoice } from '../customers/consent/index.ts'
import { dispatchesOf } from '../customers/history/index.ts'
import { canonicalAddress, pointsOf, readProfile } from '../customers/profiles/index.ts'
import { addContact, applyAttributes, applyChoice, applyPlace, Standing } from '../customers/state/index.ts'
import { suppressionOf } from '../customers/suppression/index.ts'
import type { Judge } from './judge.ts'

const counted = new Set(['handing_off', 'handed', 'unknown'])

/** The decision state as the truth gives it: profile, addresses, choices, suppression, contacts. Undefined when there is no such customer. */
export async function stateFromTruth(ground: Ground, judge: Judge, customer: string): Promise<Standing | undefined> {
  const profile = await readProfile(ground, customer)
  if (!profile) return undefined
  const state = new Standing(judge.layout).clear()
  await applyPlace(state, judge.codes, profile.place)
  await applyAttributes(state, judge.codes, profile.attributes)
  for (const choice of await choicesOf(ground, customer)) applyChoice(state, stateChoice(choice.said, choice.at))
  await applyPoints(ground, state, customer)
  const contacts = (await dispatchesOf(ground.store, customer)).filter(dispatch => counted.has(dispatch.state))
  for (const dispatch of contacts.sort((a, b) => (a.decidedAt ?? 0) - (b.decidedAt ?? 0)))
    addContact(state, dispatch.decidedAt ?? 0, dispatch.channel)
  return state
}

async function applyPoints(ground: Ground, state: Standing, customer: string): Promise<void> {
  for (const point of await pointsOf(ground, customer)) {
    if (point.channel === 'id') continue
    state.setKnows(point.channel, true)
    const suppression = await suppressionOf(ground, point.channel, canonicalAddress(point))
    if (suppression) state.setSuppression(point.channel, suppression.scope)
  }
}

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
      .limit(100)
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
