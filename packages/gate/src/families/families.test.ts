import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Says } from '@candor/terms'
import { loadedPacks } from '../packs/loaded.ts'
import { sayable } from '../sayable.ts'
import { grade } from '../testing/reading-grade.ts'
import { type FamilyName, families, familyNamed } from './families.ts'
import { languages, type Saying, type Translated } from './family.ts'
import { broken, silentPermit } from './unruled.ts'

const rules = loadedPacks.flatMap(pack => pack.rules)
const named = Object.keys(families) as FamilyName[]
const sayings: readonly (readonly [string, Saying])[] = [
  ...named.flatMap(name =>
    Object.entries(familyNamed(name)).map(([word, saying]) => [`${name} ${word}`, saying] as const),
  ),
  ['silent permit', silentPermit],
  ['broken rule', broken],
]
const translated: readonly (readonly [string, Translated])[] = sayings.flatMap(([name, { customer, change }]) => [
  [name, customer] as const,
  ...(change ? [[`${name}, change`, change] as const] : []),
])
const slots = (sentence: string): string[] => (sentence.match(/\{[^}]*\}?/g) ?? []).toSorted()

test('every rule has a family, and the family a sentence for each word the rule can say', () => {
  const missing = rules.flatMap(rule => {
    const family: { readonly [word in Says]?: Saying } | undefined = families[rule.family]
    return sayable(rule).flatMap(word => (family?.[word] ? [] : [`${rule.id} ${word}`]))
  })
  assert.deepEqual(missing, [])
})

test('every sentence is there in every language, ends, and has the same slots in all of them', () => {
  for (const [name, sentence] of translated) {
    assert.deepEqual(Object.keys(sentence), [...languages], name)
    for (const language of languages) {
      assert.match(sentence[language], /^[^\s].{3,}\.$/, `${name} ${language}`)
      assert.deepEqual(slots(sentence[language]), slots(sentence.en), `${name} ${language}`)
    }
  }
})

test('there are no slots but channel, purpose, until and due; a wait says until when in what would change it', () => {
  const known = ['{channel}', '{purpose}', '{until}', '{due}']
  for (const [name, { en }] of translated)
    assert.deepEqual(
      slots(en).filter(slot => !known.includes(slot)),
      [],
      name,
    )
  for (const [name, { change }] of sayings) if (name.endsWith(' defer')) assert.ok(change?.en.includes('{until}'), name)
})

test('a clause for staff ends and has no slots but until and due', () => {
  for (const [name, { staff }] of sayings) {
    if (staff === undefined) continue
    assert.match(staff, /\.$/, name)
    assert.deepEqual(
      slots(staff).filter(slot => slot !== '{until}' && slot !== '{due}'),
      [],
      name,
    )
  }
})

test('sentences for customers are short: at most 15 words on average and 20 at most', () => {
  const lengths = sayings.map(([, { customer }]) => customer.en.split(/\s+/).length)
  assert.ok(lengths.reduce((sum, length) => sum + length, 0) / lengths.length <= 15)
  assert.ok(Math.max(...lengths) <= 20)
})

test('sentences for customers can be read after seven years of school, on average', () => {
  assert.ok(grade(sayings.map(([, { customer }]) => customer.en)) <= 7)
})
