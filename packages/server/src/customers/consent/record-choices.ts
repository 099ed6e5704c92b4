import type { Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import { type Change, keyOf } from '../../record/index.ts'
import { applyChoice, readState, type Standing, type StateLayout, stateChange } from '../state/index.ts'
import { bindsAt, type Choice, choiceBody, type Saying, stateChoice, type Via } from './choice.ts'
import { choiceRow } from './choice-store.ts'

/**
 * Decides what recording these sayings of one customer means: rows, new state, one entry per choice and one happening.
 * `touch` changes the state further, for what is written beside the choices; `state` is as it will be. Undefined when there is no such customer.
 * Nothing is committed here.
 */
export async function choose(
  ground: Ground,
  layout: StateLayout,
  customer: string,
  sayings: readonly Saying[],
  via: Via,
  touch: (state: Standing) => void = () => undefined,
): Promise<{ change: Change; choices: Choice[]; state: Standing } | undefined> {
  const before = await readState(ground.store, layout, customer)
  if (!before) return undefined
  const now = ground.clock.now()
  const recordedAt = sayings.some(isPreference) ? await afterAll(ground, customer, now) : now
  const choices = sayings.map(said => ({
    choice: ground.ids.id(),
    said,
    at: bindsAt(said, before.state, now),
    recordedAt,
    via,
  }))
  for (const choice of choices) applyChoice(before.state, stateChoice(choice.said, choice.at))
  touch(before.state)
  const { key, writes } = await keyOf(ground, customer, 'profile')
  const state = stateChange(customer, before.version, before.state)
  return {
    choices,
    state: before.state,
    change: {
      expect: state.expect,
      writes: [...state.writes, ...writes, ...choices.map(choice => choiceRow(ground, key, customer, choice))],
      entries: choices.map(choice => ({
        entry: choice.choice,
        customer,
        kind: 'choice' as const,
        body: choiceBody(choice),
      })),
      happenings: [
        { customer, kind: 'choices-recorded', body: { choices: choices.map(choice => choice.choice), via } },
      ],
    },
  }
}

const isPreference = (said: Saying): boolean => said.kind === 'preference'

// INVARIANT: of preferences the last one recorded holds; read back in their order they give the same, even if the clock was set back.
async function afterAll(ground: Ground, customer: string, now: Instant): Promise<Instant> {
  const newest = await ground.store.db
    .selectFrom('choices')
    .select(eb => eb.fn.max('recorded_at').as('at'))
    .where('customer', '=', customer)
    .executeTakeFirst()
  return Math.max(now, Number(newest?.at ?? 0) + 1)
}
