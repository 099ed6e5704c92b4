import type { Fault } from '@candor/terms'
import { choiceBody, choiceRow, choicesOf } from '../../customers/consent/index.ts'
import { type ReadRecord, readRecord } from '../../customers/consent-records/index.ts'
import { blindOfHandle, currentOf, ownersOf } from '../../customers/identity/index.ts'
import { type CandidateCustomer, judgeSource } from '../../customers/imports/index.ts'
import { readState, stateChange } from '../../customers/state/index.ts'
import { endedAnswers } from '../../customers/vault/ending/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Change, commitChange, decideAndCommit, keyOf, noChange, together } from '../../record/index.ts'
import { admit, recordedBeside, type Words } from './admit.ts'
import { enroll } from './enroll.ts'

type Node = Parameters<typeof readRecord>[0]

/** What became of one record: how many of its words were new, or why it was not taken, in whole or in part. */
export type RecordOutcome = {
  readonly outcome: 'imported' | 'updated' | 'unchanged' | 'rejected'
  readonly faults: readonly Fault[]
}

export type ConsentsAsk = { readonly records: readonly Node[]; readonly dryRun: boolean }

/**
 * Takes consent records in by the rules of every import: a no counts whatever else is wrong beside it, a yes only with its whole
 * evidence and only where no refusal of the same or a later time is known. Nothing is taken twice.
 */
export async function importConsents(house: House, { records, dryRun }: ConsentsAsk): Promise<RecordOutcome[]> {
  const run = house.ids.id()
  const { purposes } = house.judge.policy
  const channelsOf = (name: string) => (Object.hasOwn(purposes, name) ? purposes[name]!.channels : undefined)
  const policy = { channelsOf, now: house.clock.now() }
  const outcomes: RecordOutcome[] = []
  for (const [i, record] of records.entries()) {
    const read = readRecord(record, `records.${i}`, policy)
    outcomes.push(await takeOne(house, run, read, `records.${i}`, dryRun))
  }
  return outcomes
}

async function takeOne(
  house: House,
  run: string,
  { words, faults }: ReadRecord,
  path: string,
  dryRun: boolean,
): Promise<RecordOutcome> {
  if (!words || words.consents.length + words.refusals.length === 0) return { outcome: 'rejected', faults }
  const holder = await holderOf(house, words)
  if (holder === 'several' || (holder === undefined && words.ids.length !== 1)) {
    const says =
      holder === 'several' ? 'names several customers' : 'names nobody that is known, and not one id to begin with'
    return { outcome: 'rejected', faults: [...faults, { path: `${path}.dpv:hasDataSubject`, says }] }
  }
  const said = sortedWords(words)
  if (dryRun) return { outcome: await wouldBe(house, holder, said), faults }
  if (holder !== undefined) return hear(house, holder, said, faults, path)
  return begin(house, run, words.ids[0]!, said, faults, path)
}

async function wouldBe(house: House, holder: string | undefined, words: Words): Promise<RecordOutcome['outcome']> {
  if (holder === undefined) return 'imported'
  return (await heard(house, holder, words)).value > 0 ? 'updated' : 'unchanged'
}

const sortedWords = ({ consents, refusals }: NonNullable<ReadRecord['words']>): Words =>
  // The oldest first, so that none of them hides an earlier one; what was read keeps its channel as the policy has it.
  ({ consents: consents.toSorted((a, b) => a.at - b.at), refusals }) as Words

async function holderOf(
  house: House,
  words: NonNullable<ReadRecord['words']>,
): Promise<string | 'several' | undefined> {
  const handles = words.ids.map(value => ({ channel: 'id', value }) as const)
  const owners = await ownersOf(house, handles)
  const found = new Set(handles.flatMap(handle => owners.get(blindOfHandle(house, handle))?.customer ?? []))
  if (found.size === 0 && words.ids.length === 0 && words.customer !== undefined)
    return currentOf(house, words.customer)
  return found.size > 1 ? 'several' : [...found][0]
}

/** A customer begins with an id and their words alone; everything else comes with an import of customers. */
async function begin(
  house: House,
  run: string,
  key: string,
  words: Words,
  faults: readonly Fault[],
  path: string,
): Promise<RecordOutcome> {
  const source = judgeSource('consent records')
  if (!source.ok) throw new Error('our own source is refused')
  const empty = { fields: {}, place: {}, notices: [] }
  const candidate: CandidateCustomer = { key, source: source.value, collectedAt: house.clock.now(), ...empty, ...words }
  const done = await commitChange(house, await enroll(house, run, candidate))
  if (!done.done) {
    const holder = await holderOf(house, { ids: [key], consents: [], refusals: [] })
    if (holder === undefined || holder === 'several') throw new Error(`a new customer conflicts: ${done.conflict}`)
    return hear(house, holder, words, faults, path)
  }
  const holder = await holderOf(house, { ids: [key], consents: [], refusals: [] })
  return { outcome: 'imported', faults: [...faults, ...(await untaken(house, holder ?? '', words, path))] }
}

async function hear(
  house: House,
  customer: string,
  words: Words,
  faults: readonly Fault[],
  path: string,
): Promise<RecordOutcome> {
  const done = await decideAndCommit(house, async () =>
    heard(house, (await currentOf(house, customer)) ?? customer, words),
  )
  if (!done.done) throw new Error(`a customer changed three times while being imported: ${done.conflict}`)
  const outcome = done.value > 0 ? 'updated' : 'unchanged'
  return { outcome, faults: [...faults, ...(await untaken(house, customer, words, path))] }
}

async function heard(house: House, customer: string, words: Words): Promise<{ change: Change; value: number }> {
  const before = await readState(house.store, house.judge.layout, customer)
  if (!before) return { change: noChange, value: 0 }
  const { state, version } = before
  const choices = admit(house, words, { state, recorded: await recordedBeside(house, customer, state, words) })
  if (choices.length === 0) return { change: noChange, value: 0 }
  const key = await keyOf(house, customer, 'profile')
  const rows = choices.map(choice => choiceRow(house, key.key, customer, choice))
  const entries = choices.map(choice => ({
    ...{ entry: choice.choice, customer, body: choiceBody(choice) },
    kind: 'choice' as const,
  }))
  const writes = [...key.writes, ...rows, ...(await endedAnswers(house, house.judge, customer, state))]
  const told = {
    customer,
    kind: 'choices-recorded',
    body: { choices: choices.map(({ choice }) => choice), via: 'import' },
  }
  const change = together({ writes, entries, happenings: [told] }, stateChange(customer, version, state))
  return { change, value: choices.length }
}

/** Every yes that is nowhere among the choices afterwards: a refusal of a later or equal time is known. Nothing is lost in silence. */
async function untaken(house: House, customer: string, { consents }: Words, path: string): Promise<Fault[]> {
  const known = (await choicesOf(house, customer)).flatMap(({ said, at }) =>
    said.kind === 'consent' ? [{ said, at }] : [],
  )
  return consents.flatMap(({ purpose, channel, evidence, at = evidence.at }) =>
    known.some(({ said, at: since }) => said.purpose === purpose && said.channel === channel && since >= at)
      ? []
      : [
          {
            path,
            says: `the yes of ${new Date(at).toISOString()} does not count: a refusal of the same or a later time is known`,
          },
        ],
  )
}
