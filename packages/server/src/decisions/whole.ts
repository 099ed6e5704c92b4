import type { Instant } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import { type Choice, choicesOf, stateChoice } from '../customers/consent/index.ts'
import { meaningsOf } from '../customers/events/index.ts'
import { countedContacts, historyKeptSince } from '../customers/history/index.ts'
import { halvesOf, holding, type Merge, mergesAmong, strictestPreference } from '../customers/identity/index.ts'
import {
  type ContactPoint,
  effectivePlace,
  filled,
  type Profile,
  pointsOf,
  readProfile,
} from '../customers/profiles/index.ts'
import {
  addContact,
  applyAttributes,
  applyChoice,
  applyPlace,
  forgetContacts,
  noteMeaning,
  type Preference,
  Standing,
} from '../customers/state/index.ts'
import { applyAddresses } from './addresses.ts'
import type { Judge } from './judge.ts'

/** What is known of one half of a customer; most customers have one. */
export type Half = {
  readonly customer: string
  readonly profile: Profile
  readonly points: readonly ContactPoint[]
  /** Oldest first. */
  readonly choices: readonly Choice[]
}

/** All that a decision state derives from: the halves, the one that stands for all first, and the merges that hold them together. */
export type Whole = { readonly halves: readonly Half[]; readonly merges: readonly Merge[] }

/** Undefined when there is no such customer, or somebody else stands for them. */
export async function gatherWhole(ground: Ground, customer: string): Promise<Whole | undefined> {
  const customers = await halvesOf(ground, customer)
  if (customers[0] !== customer) return undefined
  const found = await Promise.all(customers.map(half => gatherHalf(ground, half)))
  const halves = found.flatMap(half => half ?? [])
  if (halves[0]?.customer !== customer) return undefined
  const merges = customers.length === 1 ? [] : holding(await mergesAmong(ground, customers), customers)
  return { halves, merges }
}

async function gatherHalf(ground: Ground, customer: string): Promise<Half | undefined> {
  const profile = await readProfile(ground, customer)
  if (!profile) return undefined
  const [points, choices] = [await pointsOf(ground, customer), await choicesOf(ground, customer)]
  return { customer, profile, points, choices }
}

/**
 * The decision state of all halves together: profile, addresses, choices, suppression, events that mean something, contacts
 * from `knownSince` on. The strictest word of the halves holds. A state that once was full remembers less than the truth does,
 * and says since when.
 */
export async function stateOfWhole(
  ground: Ground,
  judge: Judge,
  whole: Whole,
  knownSince: Instant = 0,
): Promise<Standing> {
  const { halves } = whole
  const [own, ...others] = halves.map(half => half.profile) as [Profile, ...Profile[]]
  const profile = filled(own, others)
  const state = new Standing(judge.layout).clear()
  await applyPlace(state, judge.codes, effectivePlace(profile))
  await applyAttributes(state, judge.codes, profile.attributes)
  for (const { said, at } of wordsOf(whole)) if (said.kind !== 'preference') applyChoice(state, stateChoice(said, at))
  applyChoice(state, { kind: 'preference', value: preferenceOf(whole, own.customer) })
  await applyAddresses(
    ground,
    state,
    halves.flatMap(half => half.points),
  )
  await applyHistory(ground, judge, state, halves, knownSince)
  return state
}

async function applyHistory(
  ground: Ground,
  judge: Judge,
  state: Standing,
  halves: readonly Half[],
  knownSince: Instant,
): Promise<void> {
  const customers = halves.map(half => half.customer)
  forgetContacts(state, Math.max(knownSince, await historyKeptSince(ground.store)))
  const contacts = await Promise.all(customers.map(customer => countedContacts(ground.store, customer)))
  for (const { at, channel } of contacts.flat()) addContact(state, at, channel)
  for (const { meaning, at } of await meaningsOf(ground.store, judge.policy.events, customers))
    noteMeaning(state, meaning, at)
}

/**
 * Every choice of every half as it counts for the customer, oldest first, and the noes that a merge renewed: one half's no
 * against the other's yes.
 */
export function wordsOf({ halves, merges }: Whole): Choice[] {
  if (halves.length === 1) return [...(halves[0] as Half).choices]
  const known = new Set(halves.map(half => half.customer))
  const renewed = merges.flatMap(({ merge, at: recordedAt, moved }) =>
    moved.renewed
      .filter(({ by }) => known.has(by))
      .map(
        ({ purpose, channel, at }): Choice => ({
          choice: merge,
          said: { kind: 'refusal', purpose, channel },
          at,
          recordedAt,
          via: 'merge',
        }),
      ),
  )
  return [...halves.flatMap(half => half.choices), ...renewed].sort(byRecording)
}

const byRecording = (a: Choice, b: Choice): number => a.recordedAt - b.recordedAt || (a.choice < b.choice ? -1 : 1)

/** The words of the customer that `customer` is a half of, or of themselves; see `wordsOf`. */
export async function wordsAbout(ground: Ground, customer: string): Promise<Choice[]> {
  const [current = customer, ...others] = await halvesOf(ground, customer)
  const whole = others.length > 0 ? await gatherWhole(ground, current) : undefined
  return whole ? wordsOf(whole) : choicesOf(ground, current)
}

/** What a half set about how, how often and when, the strictest of those it was merged with from each merge on. */
export function preferenceOf(whole: Whole, customer: string): Preference {
  const waiting = whole.merges.filter(merge => merge.customer === customer).toSorted(byTurn)
  let value: Preference = {}
  const mergeUpTo = (recordedAt: Instant): void => {
    for (let [next] = waiting; next && next.moved.heardUpTo < recordedAt; [next] = waiting) {
      value = strictestPreference(value, preferenceOf(whole, next.other))
      waiting.shift()
    }
  }
  for (const { said, recordedAt } of whole.halves.find(half => half.customer === customer)?.choices ?? []) {
    if (said.kind !== 'preference') continue
    mergeUpTo(recordedAt)
    value = { ...value, ...said.value }
  }
  mergeUpTo(Number.POSITIVE_INFINITY)
  return value
}

const byTurn = ({ moved: a }: Merge, { moved: b }: Merge): number => a.heardUpTo - b.heardUpTo || a.turn - b.turn
