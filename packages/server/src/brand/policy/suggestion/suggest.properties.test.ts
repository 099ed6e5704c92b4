import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { faultLines } from '../faults.ts'
import { parsePolicy } from '../parse.ts'
import type { Policy } from '../policy.ts'
import { collecting } from '../testing/collecting.ts'
import { minimal } from '../testing/policies.ts'
import { proposalText } from './proposal.ts'
import { fragmentsOf } from './render.ts'
import type { Undeclared } from './seen.ts'
import { suggestSchema } from './suggest.ts'
import { fill, paste } from './testing/paste.ts'

const word = fc.oneof(
  fc.constantFrom(
    'total',
    'Total',
    'fooBar',
    'email',
    'name',
    '__proto__',
    'constructor',
    'page',
    'a b',
    '2x',
    'größe',
  ),
  fc.constantFrom(
    'null',
    'true',
    '-',
    '#',
    ': ',
    "it's",
    '"',
    '{x}',
    '[0]',
    '*',
    '&a',
    '',
    ' ',
    '日本',
    '\u202e',
    '\n',
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const root = fc.constantFrom('properties', 'traits', 'context', 'properties.items[]', 'context.page', 'strange')
const path = fc
  .tuple(root, fc.array(word, { minLength: 0, maxLength: 9 }))
  .map(([first, rest]) => [first, ...rest].join('.'))
const type = fc.constantFrom(
  'text',
  'number',
  'boolean',
  'date',
  'list of text',
  'list of number',
  'object',
  'list',
  '*',
)
const seen = fc.dictionary(type, fc.integer({ min: 0, max: 1_000 }), { maxKeys: 4 })
const event = fc.oneof(
  fc.constantFrom('page', 'screen', 'group', 'identify', 'alias', 'track', 'track Order Completed', 'track page'),
  word.map(name => `track ${name}`),
)
const undeclared: fc.Arbitrary<Undeclared> = fc
  .array(
    fc.tuple(event, fc.record({ calls: fc.nat(1_000), fields: fc.array(fc.tuple(path, seen), { maxLength: 12 }) })),
    { maxLength: 8 },
  )
  .map(entries =>
    Object.fromEntries(
      entries.map(([name, { calls, fields }]) => [name, { calls, fields: Object.fromEntries(fields) }]),
    ),
  )

/** One without events, and one that has some; each with a purpose that every event of it is kept for. */
const policies = [
  { text: minimal, purpose: 'newsletter' },
  { text: collecting.replaceAll('purposes: [analytics]\n', 'purposes: [orders, analytics]\n'), purpose: 'orders' },
].map(({ text, purpose }) => ({ text, purpose, policy: parsed(text) }))

function parsed(text: string): Policy {
  const read = parsePolicy(text)
  assert.ok(read.ok, `${faultLines(read.ok ? [] : read.error)}\n${text}`)
  return read.value
}

test('whatever came, the proposal is refused as it is, and good once its purposes are filled in; then nothing is left to propose', () => {
  fc.assert(
    fc.property(undeclared, fc.constantFrom(...policies), (came, { text, purpose, policy }) => {
      const fragments = fragmentsOf(suggestSchema(policy, came))
      if (fragments.length > 0) assert.equal(parsePolicy(paste(text, fragments)).ok, false)
      const filled = parsed(fill(paste(text, fragments), purpose))
      assert.deepEqual(fragmentsOf(suggestSchema(filled, came)), [])
    }),
  )
})

test('the order of the counts changes nothing', () => {
  fc.assert(
    fc.property(undeclared, fc.constantFrom(...policies), (came, { policy }) => {
      const turned = Object.fromEntries(
        Object.entries(came)
          .map(([name, { calls, fields }]) => [name, { calls, fields: reversed(fields) }] as const)
          .toReversed(),
      )
      const text = (of: Undeclared) => proposalText(suggestSchema(policy, of), Object.keys(policy.purposes))
      assert.equal(text(turned), text(came))
    }),
  )
})

const reversed = <T>(map: { readonly [name: string]: T }) => Object.fromEntries(Object.entries(map).toReversed())
