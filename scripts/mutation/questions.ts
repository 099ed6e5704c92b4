import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { serialize } from 'node:v8'
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
 * Writes what every mutant is asked: the first part holds the examples and a few random questions, which kill most, the others
 * random questions alone. Answers how many. Throws where the unchanged code does not agree itself.
 */
export function writeQuestions(file: string, seed: number, random: number): number {
  const some = Math.ceil(random / 10)
  const parts = [
    [...examples(), ...drawn(some, seed)].flatMap(atEdges).map(asked),
    drawn(random - some, seed + 1)
      .flatMap(atEdges)
      .map(asked),
  ]
  parts[0]!.push(...sample(dateQuestion, 200, seed).map(dated))
  writeFileSync(file, serialize(parts.map(part => serialize(part))))
  return parts.flat().length
}

const edges = 5
/** Numbers from here on are instants, not counts or ages. */
const asInstant = 10 ** 11

/** The question as it is, and at instants that its facts name, where answers turn: on them, and a millisecond to either side. */
function atEdges(put: Put): readonly Put[] {
  const named = [...new Set(numbersIn(put.facts).filter(number => number > asInstant && Number.isSafeInteger(number)))]
  const near = named.slice(0, edges).flatMap(instant => [instant - 1, instant, instant + 1])
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
