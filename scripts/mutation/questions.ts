import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { serialize } from 'node:v8'
import { day } from '@candor/terms'
import fc from 'fast-check'
import { exampleToFacts } from '../../packages/gate/src/examples/example.ts'
import { said, saidSlowly } from '../../packages/gate/src/testing/agree.ts'
import { type Put, put, ruledPut } from '../../packages/gate/src/testing/arbitraries.ts'
import { type DateQuestion, dateQuestion, datesOf, slowDatesOf } from '../../packages/gate/src/testing/dates.ts'
import { lawPut } from '../../packages/gate/src/testing/law/arbitraries.ts'
import { lawPacks } from '../../packages/gate/src/testing/law/index.ts'

/** A question with the answer of the slow second implementation; a mutant that answers otherwise is killed. */
export type Asked =
  | { readonly of: 'dates'; readonly question: DateQuestion; readonly answer: ReturnType<typeof slowDatesOf> }
  | { readonly of: 'gate'; readonly question: Put; readonly answer: ReturnType<typeof saidSlowly> }

/**
 * Writes what every mutant is asked, in parts: the examples and some dates, which kill most; the examples with one fact changed,
 * and at instants where answers turn; random questions. Answers how many. Throws where the unchanged code does not agree itself.
 */
export function writeQuestions(file: string, seed: number, random: number): number {
  const known = examples()
  const parts = [
    [...known.map(asked), ...sample(dateQuestion, 200, seed).map(dated)],
    known.flatMap(put => [...atEdges(put), ...varied(put)]).map(asked),
    drawn(random, seed).flatMap(atEdges).map(asked),
  ]
  writeFileSync(file, serialize(parts.map(part => serialize(part))))
  return parts.flat().length
}

/** The question with each consent changed in one way: taken back, unproven, forced, given this moment, or refused before or after. */
function varied(put: Put): readonly Put[] {
  const { facts, at } = put
  const { consents, optOuts } = facts
  return consents.flatMap((consent, index) => {
    const { purpose, channel, givenAt } = consent
    const changes = [
      { withdrawnAt: at },
      { withdrawnAt: givenAt },
      { evidence: false },
      { bundled: true },
      { givenAt: at },
    ]
    const refusals = [purpose, 'any'].flatMap(what => [givenAt, givenAt + 1, at + 1].map(when => [what, when] as const))
    return [
      ...changes.map(change => ({
        ...put,
        facts: { ...facts, consents: consents.with(index, { ...consent, ...change }) },
      })),
      ...refusals.map(([what, when]) => {
        const refusal = { purpose: what, channel, at: when }
        return { ...put, facts: { ...facts, optOuts: [...optOuts, refusal] } }
      }),
    ]
  })
}

const edges = 5
/** Numbers from here on are instants, not counts or ages. */
const asInstant = 10 ** 11

/** The question as it is, and at instants that its facts name, where answers turn: on them, a millisecond to either side,
 * and when a day and a week have passed since. */
function atEdges(put: Put): readonly Put[] {
  const named = [...new Set(numbersIn(put.facts).filter(number => number > asInstant && Number.isSafeInteger(number)))]
  const near = named
    .slice(0, edges)
    .flatMap(instant => [instant - 1, instant, instant + 1, instant + day, instant + 7 * day])
  return [put, ...near.map(at => ({ ...put, at }))]
}

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

const sample = <T>(from: fc.Arbitrary<T>, numRuns: number, seed: number): T[] => fc.sample(from, { numRuns, seed })

const drawn = (count: number, seed: number): Put[] => [
  ...sample(put, Math.ceil(count * 0.3), seed),
  ...sample(ruledPut, Math.ceil(count * 0.1), seed),
  ...sample(lawPut, Math.ceil(count * 0.6), seed),
]

function examples(): Put[] {
  const folder = new URL('../../test/examples/', import.meta.url)
  return readdirSync(folder).flatMap(name =>
    (JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { readonly id: string }[]).map(example => {
      const read = exampleToFacts(example)
      assert.ok(read.ok, example.id)
      const { policy, act, facts, at } = read.value
      const packs = name.startsWith('law-') ? ['core', ...lawPacks] : policy.packs
      return { policy: { ...policy, packs }, act, facts, at }
    }),
  )
}

function asked(question: Put): Asked {
  const answer = saidSlowly(question)
  assert.deepEqual(said(question), answer)
  return { of: 'gate', question, answer }
}

function dated(question: DateQuestion): Asked {
  const answer = slowDatesOf(question)
  assert.deepEqual(datesOf(question), answer)
  return { of: 'dates', question, answer }
}
