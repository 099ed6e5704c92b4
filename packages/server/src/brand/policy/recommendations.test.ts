import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultLines } from './faults.ts'
import { parsePolicy } from './parse.ts'
import type { Policy } from './policy.ts'
import { interactionsOf } from './recommendations.ts'
import { suggesting } from './testing/suggesting.ts'

const linesOf = (text: string): string[] => {
  const parsed = parsePolicy(text)
  return parsed.ok ? [] : faultLines(parsed.error).split('\n')
}

function read(text: string): Policy {
  const parsed = parsePolicy(text)
  assert.ok(parsed.ok, faultLines(parsed.ok ? [] : parsed.error))
  return parsed.value
}

const edited = (from: string, to: string): string => {
  assert.ok(suggesting.includes(from), from)
  return suggesting.replace(from, to)
}

test('a policy says what it suggests by, and from which events it learns', () => {
  const policy = read(suggesting)
  assert.deepEqual(policy.recommendations, {
    purpose: 'suggestions',
    owner: 'The shop',
    model: 'item-knn',
    interests: 'favorite',
  })
  assert.deepEqual(interactionsOf(policy), [
    { event: 'Order Completed', field: 'books' },
    { event: 'page', field: 'pages' },
  ])
  assert.equal(read(edited('  model: item-knn\n', '')).recommendations?.model, 'edlae')
})

test('an item that is not held for the purpose is no interaction, and without the section there is none', () => {
  const policy = read(
    edited('pages: { type: text, purposes: [analytics, suggestions]', 'pages: { type: text, purposes: [analytics]'),
  )
  assert.deepEqual(interactionsOf(policy), [{ event: 'Order Completed', field: 'books' }])
  const without = read(suggesting.slice(0, suggesting.indexOf('recommendations:')))
  assert.equal('recommendations' in without, false)
  assert.deepEqual(interactionsOf(without), [])
})

/** Each changes one thing and names every fault that follows. */
const broken: readonly (readonly [from: string, to: string, faults: readonly string[]])[] = [
  [
    'item: books',
    'item: book',
    ['policy.yaml:25:7 data.events.Order Completed.item: "book" is not a field of this event; did you mean books?'],
  ],
  [
    'item: books',
    'item: total',
    ['policy.yaml:25:7 data.events.Order Completed.item: the id of an item is text; this field is a number'],
  ],
  [
    'item: books',
    'item: card_owner',
    ['policy.yaml:25:7 data.events.Order Completed.item: must be an attribute; this field is identifying and sealed'],
  ],
  [
    'item: books',
    'item: [books]',
    ['policy.yaml:25:7 data.events.Order Completed.item: must be text, not a map or list'],
  ],
  [
    'model: item-knn',
    'model: item-nkn',
    ['policy.yaml:61:3 recommendations.model: "item-nkn" is not known; did you mean item-knn?'],
  ],
  ['  owner: The shop\n', '', ['policy.yaml:58:1 recommendations.owner: is missing; add it']],
  [
    'purpose: suggestions',
    'purpose: sugestions',
    ['policy.yaml:59:3 recommendations.purpose: "sugestions" is not a declared purpose; did you mean suggestions?'],
  ],
  [
    'purpose: suggestions',
    'purpose: orders',
    ['policy.yaml:62:3 recommendations.interests: the field favorite is not held for orders; add the purpose there'],
  ],
  [
    'purpose: suggestions\n',
    'purpose: newsletter\n',
    [
      'policy.yaml:59:3 recommendations.purpose: no event tells an item that is held for newsletter: name one with item: FIELD, whose field has the purpose',
      'policy.yaml:62:3 recommendations.interests: the field favorite is not held for newsletter; add the purpose there',
    ],
  ],
  [
    'you., basis: consent, class: service',
    'you., basis: consent, class: monitoring',
    [
      'policy.yaml:59:3 recommendations.purpose: suggestions is of class monitoring, which measures and never selects; name another purpose',
    ],
  ],
  [
    'interests: favorite',
    'interests: favourite',
    ['policy.yaml:62:3 recommendations.interests: "favourite" is not a field of data.fields; did you mean favorite?'],
  ],
  [
    'interests: favorite',
    'interests: first_name',
    [
      'policy.yaml:62:3 recommendations.interests: must be an attribute; this field is identifying and sealed',
      'policy.yaml:62:3 recommendations.interests: the field first_name is not held for suggestions; add the purpose there',
    ],
  ],
]

test('each slip is told at its line and column, with what was meant', () => {
  for (const [from, to, faults] of broken) assert.deepEqual(linesOf(edited(from, to)), faults, to)
})

const shared = (balance: string): string =>
  edited('  interests: favorite\n', `  interests: favorite\n  balance: { ${balance} }\n`)

test('who sells, or each category, can be given a share of what is seen', () => {
  assert.deepEqual(read(shared('by: provider, targets: { own: 0.6, The Partner: 0.4 }')).recommendations?.balance, {
    by: 'provider',
    targets: { own: 0.6, 'The Partner': 0.4 },
    strength: 0.1,
    most: 0.2,
  })
  const { balance } = read(shared('by: category, targets: { a: 0.1, b: 0.2, c: 0.7 }, strength: 2, most: 10'))
    .recommendations!
  assert.deepEqual([balance?.by, balance?.strength, balance?.most], ['category', 2, 10])
  const many = (n: number) => Array.from({ length: n }, (_, at) => `n${at}: ${1 / n}`).join(', ')
  assert.ok(read(shared(`by: provider, targets: { ${many(20)} }`)))
  for (const [written, fault] of [
    ['by: seller, targets: { own: 0.6, partner: 0.4 }', '.by: "seller" is not known'],
    ['by: provider', '.targets: is missing; add it'],
    ['by: provider, targets: { own: 1 }', '.targets: names fewer than two; a share is given beside another'],
    ['by: provider, targets: { own: 0.6, partner: 0.3 }', '.targets: sum to 0.9; shares sum to 1'],
    ['by: provider, targets: { own: 0.6, partner: 0.400001 }', '.targets: sum to 1.000001; shares sum to 1'],
    ['by: provider, targets: { own: 1, partner: 0 }', '.targets.partner: must be a number above 0 and at most 1'],
    ['by: provider, targets: { own: 0.5, Own: 0.5 }', '.targets: names Own twice; capital letters make no other name'],
    [`by: provider, targets: { ${many(21)} }`, '.targets: has 21 entries; at most 20 are allowed'],
    ['by: provider, targets: { a: 0.5, b: 0.5 }, strength: 0', '.strength: must be a number above 0 and at most 10'],
    ['by: provider, targets: { a: 0.5, b: 0.5 }, most: 10.5', '.most: must be a number above 0 and at most 10'],
  ] as const) {
    const [line] = linesOf(shared(written))
    assert.ok(line?.includes(`recommendations.balance${fault}`), `${line}`)
  }
})

test('an edit that breaks a field elsewhere is told there, and here only what follows', () => {
  const text = edited('favorite: { class: attribute, type: text,', 'favorite: { class: attribute, type: texts,')
  assert.deepEqual(linesOf(text), [
    'policy.yaml:20:35 data.fields.favorite.type: "texts" is not known; did you mean text?',
  ])
})
