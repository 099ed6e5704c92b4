import type { OwnRules } from '@candor/gate'
import { type DecisionRecord, decisionIn, explain, ownRulesOf } from '../../../decisions/index.ts'
import { type EntryOpened, entryPages } from '../../../record/index.ts'
import type { Datum, Proof } from '../datum.ts'
import { own, type Reading, type Section } from '../section.ts'

const entryColumns = {
  columns: ['entry', 'kind', 't', 'commitment', 'sealed', 'leaf'],
  left: { customer: own },
}

/** Every decision about the person, with its reasons in plain words; recommendations and offers among them. */
export const decisions: Section = {
  name: 'decisions',
  tables: { entries: entryColumns },
  async *read(reading) {
    const rules = ownRules(reading)
    for (const half of reading.halves)
      for await (const page of entryPages(reading.house, half, { only: 'decision' }))
        for (const entry of page) yield await decisionOf(reading, half, entry, rules)
  },
}

async function decisionOf(
  reading: Reading,
  half: string,
  entry: EntryOpened,
  rules: (digest: string) => Promise<OwnRules>,
): Promise<Datum> {
  const datum = entryOf(reading, half, entry)
  const decision = entry.opening && decisionIn(entry.kind, entry.opening.payload.body)
  if (!decision) return datum
  const { act, facts, verdict, policy, offer, shown } = decision
  const own = await rules(policy)
  return {
    ...datum,
    about: offer ? `offer ${offer.algorithm}` : shown ? `recommendation ${shown.slot}` : act.kind,
    purposes: [act.purpose],
    words: explain({ ...verdict, policy }, act, facts as DecisionRecord['facts'], { language: reading.language, own })
      .customer,
  }
}

/** The own rules of each policy, read once. */
function ownRules({ house }: Reading) {
  const known = new Map<string, Promise<OwnRules>>()
  return (digest: string): Promise<OwnRules> => {
    const rules = known.get(digest) ?? ownRulesOf(house, house.judge, digest)
    known.set(digest, rules)
    return rules
  }
}

/** Everything else that was recorded about the person: collection, imports, choices, merges, shares, exports. */
export const record: Section = {
  name: 'record',
  tables: { entries: entryColumns },
  async *read(reading) {
    for (const half of reading.halves)
      for await (const page of entryPages(reading.house, half, { without: 'decision' }))
        for (const entry of page) yield entryOf(reading, half, entry)
  },
}

/** `data` is what was recorded, to the letter, so that the commitment can be made of it again. */
function entryOf({ policy, keptFor }: Reading, half: string, row: EntryOpened): Datum {
  const payload = row.opening?.payload
  return {
    ...{ id: row.entry, half, about: row.kind, at: payload?.at ?? row.t * 1000, source: null },
    data: payload ? { ...payload } : { erased: true },
    purposes: [],
    origin: 'recorded',
    kept: payload ? keptFor(policy.keeping.record, row.t * 1000) : { how: 'until-erased' },
    proof: proofIn(row),
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

const proofIn = ({ entry, leaf, commitment, opening }: EntryOpened): Proof => ({
  ...{ entry, leaf, commitment: base64(commitment) },
  ...(opening ? { opening: base64(opening.k) } : {}),
})
