import type { Write } from '../../adapters/store/index.ts'
import { type Choice, choiceBody, choiceRow } from '../../customers/consent/index.ts'
import { identityRow } from '../../customers/identity/index.ts'
import type { CandidateCustomer } from '../../customers/imports/index.ts'
import { effectivePlace, pointRow, profileRow } from '../../customers/profiles/index.ts'
import { applyAttributes, applyPlace, Standing, stateChange } from '../../customers/state/index.ts'
import { applyAddresses, type House } from '../../decisions/index.ts'
import { type Change, makeKey, together } from '../../record/index.ts'
import { admit } from './admit.ts'
import { sortFields } from './sort-fields.ts'

/** What makes a new customer of one judged row: keys, profile, addresses, choices with their evidence, decision state, one entry. */
export async function enroll(house: House, run: string, candidate: CandidateCustomer): Promise<Change> {
  const customer = house.ids.customer()
  const now = house.clock.now()
  const key = makeKey(house, customer, 'profile')
  const { attributes, sealed, points } = sortFields(house.judge.policy, candidate)
  const state = new Standing(house.judge.layout).clear()
  await applyPlace(state, house.judge.codes, effectivePlace(candidate))
  await applyAttributes(state, house.judge.codes, attributes)
  await applyAddresses(house, state, points)
  const choices = admit(house, candidate, { state, recorded: [] })
  const profile = {
    customer,
    attributes,
    sealed,
    place: candidate.place,
    source: candidate.source,
    collectedAt: candidate.collectedAt,
    updatedAt: now,
  }
  const writes: Write[] = [
    ...key.writes,
    profileRow(house, key.key, profile),
    ...points.map(point => pointRow(house, key.key, customer, point, now)),
    // Two files that bring the same new key at the same instant make one customer: the second finds it taken.
    identityRow(house, customer, { channel: 'id', value: candidate.key }, now),
    ...choices.map(choice => choiceRow(house, key.key, customer, choice)),
  ]
  return together(
    { writes },
    stateChange(customer, 0, state),
    importEntry(house, customer, run, candidate, choices, true),
  )
}

/** One entry per accepted row: where the data came from, which fields (never their values), which choices with their evidence. */
export function importEntry(
  house: House,
  customer: string,
  run: string,
  candidate: CandidateCustomer,
  choices: readonly Choice[],
  isNew = false,
): Partial<Change> {
  const body = {
    run,
    source: candidate.source,
    collectedAt: candidate.collectedAt,
    fields: Object.keys(candidate.fields),
    choices: choices.map(choiceBody),
  }
  return { entries: [{ entry: house.ids.id(), customer, kind: 'import', body, isNew }] }
}
