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
import { retellNights } from './nights.ts'
import { restrictWaiting } from './objections.ts'

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
 * and says since when. `settling`: a request that no longer waits for its answer.
 */
export async function stateOfWhole(
  ground: Ground,
  judge: Judge,
  whole: Whole,
  knownSince: Instant = 0,
  settling?: string,
): Promise<Standing> {
  const { halves } = whole
  const [own, ...others] = halves.map(half => half.profile) as [Profile, ...Profile[]]
  const profile = filled(own, others)
  const state = new Standing(judge.layout).clear()
  await applyPlace(state, judge.codes, effectivePlace(profile))
  await applyAttributes(state, judge.codes, profile.attributes)
  for (const { said, at } of wordsOf(whole)) if (said.kind !== 'preference') applyChoice(state, stateChoice(said, at))
  applyChoice(state, { kind: 'preference', value: preferenceOf(whole, own.customer) })
  await restrictWaiting(ground, judge.policy, state, { halves: halves.map(half => half.customer), settling })
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
  await retellNights(ground, judge, state, customers)
}

/**
 * Every choice of every half as it counts for the customer, oldest first. A merge speaks too: it renews one half's noes against
 * the other's yes, and sets the strictest of both preferences.
 */
export function wordsOf(whole: Whole): Choice[] {
  const { halves, merges } = whole
  const [own] = halves as [Half, ...Half[]]
  if (halves.length === 1) return [...own.choices]
  const known = new Set(halves.map(half => half.customer))
  const renewed = merges.flatMap(merge =>
    merge.moved.renewed
      .filter(({ by }) => known.has(by))
      .map(({ purpose, channel, at }) => spoken(merge, { kind: 'refusal', purpose, channel }, at)),
  )
  const set = preferencesIn(whole, own.customer).flatMap(({ merge, value }) =>
    merge ? [spoken(merge, { kind: 'preference', value }, merge.at)] : [],
  )
  const said = halves.flatMap(half =>
    half === own ? half.choices : half.choices.filter(choice => choice.said.kind !== 'preference'),
  )
  return [...said, ...renewed, ...set].sort(byRecording)
}

const spoken = ({ merge, at: mergedAt, moved }: Merge, said: Choice['said'], at: Instant): Choice => ({
  choice: merge,
  said,
  at,
  recordedAt: Math.max(mergedAt, moved.heardUpTo),
  via: 'merge',
})

const byRecording = (a: Choice, b: Choice): number => a.recordedAt - b.recordedAt || (a.choice < b.choice ? -1 : 1)

/** The words of the customer that `customer` is a half of, or of themselves; see `wordsOf`. */
export async function wordsAbout(ground: Ground, customer: string): Promise<Choice[]> {
  const [current = customer, ...others] = await halvesOf(ground, customer)
  const whole = others.length > 0 ? await gatherWhole(ground, current) : undefined
  return whole ? wordsOf(whole) : choicesOf(ground, current)
}

/** What a half set about how, how often and when, the strictest of those it was merged with from each merge on. */
export const preferenceOf = (whole: Whole, customer: string): Preference =>
  preferencesIn(whole, customer).at(-1)?.value ?? {}

/** What was set after each word of a half about it, and after each merge. */
function preferencesIn(whole: Whole, customer: string): { readonly merge?: Merge; readonly value: Preference }[] {
  const steps: { readonly merge?: Merge; readonly value: Preference }[] = []
  const waiting = whole.merges.filter(merge => merge.customer === customer).toSorted(byTurn)
  let value: Preference = {}
  const mergeBefore = (recordedAt: Instant): void => {
    for (let [merge] = waiting; merge && merge.moved.heardUpTo < recordedAt; [merge] = waiting) {
      value = strictestPreference(value, preferenceOf(whole, merge.other))
      steps.push({ merge, value })
      waiting.shift()
    }
  }
  for (const { said, recordedAt } of whole.halves.find(half => half.customer === customer)?.choices ?? []) {
    if (said.kind !== 'preference') continue
    mergeBefore(recordedAt)
    value = { ...value, ...said.value }
    steps.push({ value })
  }
  mergeBefore(Number.POSITIVE_INFINITY)
  return steps
}

const byTurn = ({ moved: a }: Merge, { moved: b }: Merge): number => a.heardUpTo - b.heardUpTo || a.turn - b.turn
