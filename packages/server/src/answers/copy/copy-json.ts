import { basesOf, type Copy, isPortable } from './copy-of.ts'
import { type Datum, type Kept, time, type Use } from './datum.ts'

/** The version of the form: the first number changes when something a reader relies on changes. */
export const copyVersion = '1.0'

/** The copy as one JSON value, a text at a time; its shape is `CopyFile` of the contract. */
export async function* copyJson(copy: Copy, publicUrl: string): AsyncGenerator<string> {
  yield `${JSON.stringify(headOf(copy, publicUrl)).slice(0, -1)},"data":{`
  const counts: { [section: string]: number } = {}
  let comma = ''
  for await (const [name, data] of copy.data()) {
    yield `${comma}\n"${name}":[`
    comma = ','
    counts[name] = 0
    for await (const datum of data) yield `${counts[name]++ === 0 ? '\n' : ',\n'}${JSON.stringify(itemOf(copy, datum))}`
    yield ']'
  }
  // Last of all: whoever finds it knows that nothing is missing.
  yield `\n},"counts":${JSON.stringify(counts)},"complete":true}\n`
}

function headOf({ customer, halves, at, part, language, zone, policy, digest, ...rest }: Copy, publicUrl: string) {
  const { name, country, privacyContact } = policy.brand
  return {
    format: 'candor-copy',
    version: copyVersion,
    schema: `${publicUrl}/v1/copy-schema`,
    made_at: time(at),
    part,
    language,
    zone,
    brand: { name, country, privacy_contact: privacyContact },
    customer: { id: customer, halves },
    policy: digest,
    purposes: rest.purposes.map(({ last, ...purpose }) => ({ ...purpose, ...lastOf(last) })),
    algorithms: rest.algorithms.map(({ last, ...algorithm }) => ({ ...algorithm, ...lastOf(last) })),
    not_included: notIncluded,
  }
}

const lastOf = (last: number | undefined) => (last === undefined ? {} : { last_at: time(last) })

/** What is kept and yet not in a copy, and why. The same in every copy, so that no line of it tells anything about one person. */
const notIncluded = [
  {
    what: 'customer_keys',
    why: 'The keys your data is sealed with. With them whoever finds this file could open a stolen database.',
  },
  {
    what: 'blind indexes',
    why: 'Keyed hashes of your addresses and names, to find them again; the addresses and names are here.',
  },
  { what: 'counters', why: 'Versions that count changes so that none is lost; they say nothing about you.' },
  {
    what: 'messages_seen',
    why: 'Keyed hashes of messages taken in, without anybody’s name, so that none counts twice.',
  },
  {
    what: 'silent holds',
    why: 'Where a law forbids telling people that their data must be kept, no copy tells it. This line stands in every copy.',
  },
] as const

function itemOf({ policy }: Copy, datum: Datum) {
  const { id, half, about, at, data, source, purposes, origin, kept, usedFor, words, proof } = datum
  return {
    ...{ id, half, about },
    ...(at === undefined ? {} : { at: time(at) }),
    data,
    source,
    purposes,
    lawful_bases: basesOf(policy, datum),
    origin,
    portable: isPortable(policy, datum),
    kept: keptIn(kept),
    ...(usedFor && usedFor.length > 0 ? { used_for: usedFor.map(useIn) } : {}),
    ...(words === undefined ? {} : { words }),
    ...(proof === undefined ? {} : { proof }),
  }
}

const keptIn = ({ how, for: period, until }: Kept) => ({
  how,
  ...(period === undefined ? {} : { for: period }),
  ...(until === undefined ? {} : { until: time(until) }),
})

const useIn = ({ last, ...use }: Use) => ({ ...use, last_at: time(last) })
