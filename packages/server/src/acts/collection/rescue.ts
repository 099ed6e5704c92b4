import { choiceBody, choiceRow } from '../../customers/consent/index.ts'
import type { RescuedRefusals } from '../../customers/imports/index.ts'
import { readState, stateChange } from '../../customers/state/index.ts'
import { endedAnswers } from '../../customers/vault/ending/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Change, keyOf, noChange, together } from '../../record/index.ts'
import { admit, recordedBeside } from './admit.ts'

/** A refused row may still hold a no, and a no of somebody we know counts, with its own time, whatever else is wrong with the row. */
export async function rescue(
  house: House,
  customer: string,
  { refusals }: Pick<RescuedRefusals, 'refusals'>,
): Promise<{ change: Change; value: undefined }> {
  const before = await readState(house.store, house.judge.layout, customer)
  if (!before) return { change: noChange, value: undefined }
  const { state, version } = before
  const recorded = await recordedBeside(house, customer, state, { refusals })
  const choices = admit(house, { refusals, consents: [] }, { state, recorded })
  if (choices.length === 0) return { change: noChange, value: undefined }
  const key = await keyOf(house, customer, 'profile')
  const rows = choices.map(choice => choiceRow(house, key.key, customer, choice))
  const entries = choices.map(choice => ({
    entry: choice.choice,
    customer,
    kind: 'choice' as const,
    body: choiceBody(choice),
  }))
  const ended = await endedAnswers(house, house.judge, customer, state)
  const writes = [...key.writes, ...rows, ...ended]
  const change = together({ writes, entries }, stateChange(customer, version, state))
  return { change, value: undefined }
}
