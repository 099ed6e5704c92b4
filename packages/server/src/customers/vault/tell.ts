import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'
import type { Standing } from '../state/index.ts'
import { peopleOf } from './halves.ts'
import { type Answers, type Asking, agreedSince, isAlive, newestOf, type Told } from './told.ts'
import { forgetRow, toldBy, toldRow } from './vault-store.ts'

/** What is changed of what was told: an answer of the policy's, or null to take it away. What is left out stays as it is. */
export type Word = { readonly [attribute: string]: string | null }

/** What a customer told, over all halves, if their yes holds; for their own page, an export, and to add to it. */
export async function toldOf(
  ground: Ground,
  { policy, layout: _ }: Asking,
  customer: string,
  state: Standing,
): Promise<Told | undefined> {
  const halves = await halvesOf(ground, customer)
  const newest = newestOf(halves, await toldBy(ground, halves))
  return newest && policy.vault && isAlive(newest, state, policy.vault.purpose) ? newest : undefined
}

/**
 * The writes that keep what a customer tells now, to be committed with the yes it is told under: `state` has that yes already.
 * One row holds all that the person told, that of who stands for them; when nothing is left, none does. Answers that the policy does
 * not have are not kept. Empty while no yes holds.
 */
export async function tell(
  ground: Ground,
  asking: Asking,
  customer: string,
  state: Standing,
  word: Word,
): Promise<Write[]> {
  const { vault } = asking.policy
  const since = vault && agreedSince(state, vault.purpose)
  if (!vault || since === undefined) return []
  const before = await toldOf(ground, asking, customer, state)
  const answers = answersIn({ ...before?.answers, ...word }, vault.attributes)
  const others = (await halvesOf(ground, customer)).filter(half => half !== customer)
  const at = Math.max(ground.clock.now(), since)
  const kept = Object.keys(answers).length > 0
  return [
    ...others.map(half => forgetRow(ground, half)),
    kept ? toldRow(ground, customer, { purpose: vault.purpose, at, answers }) : forgetRow(ground, customer),
  ]
}

type Questions = NonNullable<Asking['policy']['vault']>['attributes']

const answersIn = (word: Word, questions: Questions): Answers =>
  Object.fromEntries(
    Object.entries(word).filter(
      (one): one is [string, string] => Object.hasOwn(questions, one[0]) && isAnswer(one[1], questions[one[0]]?.values),
    ),
  )

const isAnswer = (value: string | null, values: readonly string[] = []): boolean =>
  value !== null && values.includes(value)

const halvesOf = async ({ store }: Ground, customer: string): Promise<readonly string[]> =>
  (await peopleOf(store, [customer])).get(customer) ?? [customer]
