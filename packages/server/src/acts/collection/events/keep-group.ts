import type { TallyBuilder } from '../../../brand/sources/index.ts'
import { choiceBody, choiceRow } from '../../../customers/consent/index.ts'
import { eventRow } from '../../../customers/events/index.ts'
import { claimRows } from '../../../customers/identity/index.ts'
import { Standing, type StoredState, stateChange } from '../../../customers/state/index.ts'
import { endedAnswers } from '../../../customers/vault/ending/index.ts'
import { collectionJson, type House, wordsAbout } from '../../../decisions/index.ts'
import { type Change, existingKey, makeKey, noChange, together } from '../../../record/index.ts'
import { handlesToGive } from './claims.ts'
import { applyEdits, hasEdits } from './edits.ts'
import { mustRecall } from './hear.ts'
import type { CallOutcome } from './incoming.ts'
import { type Placed, Reading } from './reading.ts'
import type { Group, Run } from './who.ts'

/** What keeping the calls of one customer means; `before` is their state, when they have one. Of a newcomer of whom nothing may be kept, nothing is. */
export async function keepGroup(
  house: House,
  batch: Run,
  group: Group,
  before: StoredState | undefined,
  tally: TallyBuilder,
): Promise<{ change: Change; placed: Placed[]; gone?: true }> {
  if (group.calls.length === 0) return { change: noChange, placed: [] }
  if (group.customer !== undefined && !before) return { change: cannotBe(group.customer), placed: [], gone: true }
  const version = before?.version ?? 0
  const customer = group.customer ?? house.ids.customer()
  const state = before?.state ?? new Standing(house.judge.layout).clear()
  const recalls = group.customer !== undefined && group.calls.some(({ call }) => mustRecall(call))
  const reading = new Reading(house, batch, state, recalls ? await wordsAbout(house, customer) : [], tally)
  for (const { index, call } of group.calls) reading.take(index, call)
  reading.strangers.tell(tally)
  if (group.customer === undefined && !isWorthwhile(reading, batch))
    return { change: noChange, placed: reading.outcomes }
  const change = await changeOf(house, batch, { ...group, customer }, { version, state }, reading)
  return { change, placed: owned(reading.outcomes, customer) }
}

/** With whose they are; what is the same for many calls stays one object. */
function owned(placed: readonly Placed[], customer: string): Placed[] {
  const made = new Map<CallOutcome, CallOutcome>()
  return placed.map(({ index, outcome }) => {
    const known = made.get(outcome) ?? { ...outcome, customer }
    made.set(outcome, known)
    return { index, outcome: known }
  })
}

/** Merged or erased since it was recognized: an expectation that cannot come true makes us look again. */
const cannotBe = (customer: string): Change => ({
  ...noChange,
  expect: [{ table: 'customer_state', key: { customer }, version: noSuchVersion }],
})
const noSuchVersion = Number.MAX_SAFE_INTEGER - 1

/**
 * A newcomer comes into being when something of them is kept, a yes included. A no alone needs nobody to be remembered, unless
 * the brand vouches: its word would stand in for the no that was forgotten.
 */
const isWorthwhile = ({ events, edits, choices }: Reading, { source }: Run): boolean =>
  events.length > 0 ||
  hasEdits(edits) ||
  choices.some(({ said }) => source.vouch !== undefined || said.kind === 'consent')

async function changeOf(
  house: House,
  batch: Run,
  group: Group & { readonly customer: string },
  { version, state }: StoredState,
  reading: Reading,
): Promise<Change> {
  const { customer } = group
  const isNew = version === 0
  const { events, choices, edits } = reading
  const handles = await handlesToGive(house, { ...group, customer: isNew ? undefined : customer }, reading)
  const needsKey =
    isNew || handles.length > 0 || choices.length > 0 || hasEdits(edits) || events.some(({ sealed }) => hasAny(sealed))
  const ring = needsKey
    ? ((isNew ? undefined : await existingKey(house, customer, 'profile')) ?? makeKey(house, customer, 'profile'))
    : undefined
  const key = ring?.key
  const ended = isNew || choices.length === 0 ? [] : await endedAnswers(house, house.judge, customer, state)
  const edited = key ? await applyEdits(house, batch, { customer, isNew, key, state }, edits) : {}
  return together(
    {
      writes: [
        ...(ring?.writes ?? []),
        ...(key ? handles.flatMap(handle => claimRows(house, key, customer, handle, batch.receivedAt)) : []),
        ...events.map(event => eventRow(house, key, customer, event)),
        ...(key ? choices.map(choice => choiceRow(house, key, customer, choice)) : []),
        ...ended,
      ],
      entries: choices.map(choice => ({
        entry: choice.choice,
        customer,
        kind: 'choice' as const,
        body: choiceBody(choice),
        isNew,
      })),
      happenings:
        choices.length === 0
          ? []
          : [
              {
                customer,
                kind: 'choices-recorded',
                body: { choices: choices.map(({ choice }) => choice), via: choices[0]?.via ?? 'banner' },
              },
            ],
    },
    edited,
    stateChange(customer, version, state),
    { entries: [entryOf(house, batch, customer, reading, isNew)] },
  )
}

const hasAny = (fields: object): boolean => Object.keys(fields).length > 0

function entryOf(house: House, batch: Run, customer: string, reading: Reading, isNew: boolean) {
  const entry = house.ids.id()
  const body = collectionJson({
    batch: batch.batch,
    source: batch.source.source,
    receivedAt: batch.receivedAt,
    policy: house.judge.digest,
    facts: reading.facts,
    verdicts: reading.verdicts,
    calls: reading.calls,
    undeclared: reading.strangers.byPath,
  })
  return { entry, customer, kind: 'collect' as const, body, isNew }
}
