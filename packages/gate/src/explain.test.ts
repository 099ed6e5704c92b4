import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act } from '@candor/terms'
import { explain } from './explain.ts'
import type { Facts } from './facts.ts'
import { languages } from './families/family.ts'
import { compile } from './gate.ts'
import { loadedPacks } from './packs/loaded.ts'
import { limits } from './predicates/limits.ts'
import { vocabulary } from './predicates/vocabulary.ts'
import { ruleBook } from './rule-book.ts'

const act: Act = { kind: 'contact', purpose: 'offers', channel: 'email' }
const facts: Facts = {
  ...{ country: 'DE', zone: 'Europe/Berlin', address: true, suppressed: false },
  ...{ consents: [], optOuts: [], contacts: [] },
}
const policy = {
  ...{ brand: { country: 'DE', zone: 'Europe/Berlin', holidays: [] }, purposes: {}, budgets: [] },
  ...{ quietHours: [], dial: 'basic' as const, adultAge: 16, packs: ['core', 'house-rules'] },
}
const texts = loadedPacks.flatMap(pack => pack.rules.flatMap(rule => Object.values(rule.texts ?? {})))
const words = (sentence: string): number => sentence.split(/\s+/).length

test('the deciding rule explains a verdict, and says what would change it', () => {
  const verdict = compile(policy, 'sha256:any').preview(act, facts, 0)
  assert.deepEqual(explain(verdict, act, facts), {
    customer: 'You have not agreed to this, so we do not do it.',
    staff: 'No living consent for “offers” on email, and its basis is neither contract nor legal duty.',
    change: 'A freely given consent with evidence for this purpose and channel.',
  })
})

test('a wait is said in the customer’s own time', () => {
  const reason = { rule: 'house-paused', says: 'defer', until: 1_780_500_000_000 } as const
  assert.equal(explain(reason, act, facts).customer, 'You paused messages until 3 June 2026 at 17:20.')
  const nowhere: Facts = { ...facts, zone: 'unknown' }
  assert.equal(explain(reason, act, nowhere).customer, 'You paused messages until 3 June 2026 at 15:20 UTC.')
  assert.match(explain(reason, act, { ...facts, zone: 'no/where' }).customer, /15:20 UTC/)
})

test('silence of all rules and a rule that could not be evaluated are explained too', () => {
  const silent = compile({ ...policy, packs: ['core'] }, 'sha256:any').preview(act, facts, 0)
  assert.equal(explain(silent, act, facts).customer, 'Nothing stood in the way of this.')
  const broken = explain({ rule: 'core-regive-after-withdrawal', says: 'deny' }, act, facts)
  assert.equal(broken.customer, 'We could not check this rule, so we do not do it.')
})

test('a purpose is quoted as it is, whatever it contains', () => {
  const odd: Act = { ...act, purpose: '$& {channel} $1' }
  const text = explain({ rule: 'house-permission', says: 'deny' }, odd, facts).staff
  assert.ok(text.includes('“$& {channel} $1”'))
})

test('every text for staff ends, and knows no slots but channel, purpose, until and due', () => {
  for (const { staff } of texts) {
    assert.match(staff, /\.$/)
    assert.deepEqual(staff.match(/\{(?!channel\}|purpose\}|until\}|due\})[^}]*\}?/g), null)
  }
})

test('the customer is spoken to in the language asked for, and staff in English', () => {
  const reason = { rule: 'house-paused', says: 'defer', until: 1_780_500_000_000 } as const
  assert.deepEqual(explain(reason, act, facts, { language: 'de' }), {
    customer: 'Sie haben Nachrichten bis 3. Juni 2026 um 17:20 ausgesetzt.',
    staff: 'The customer paused messages until 3 June 2026 at 17:20.',
    change: 'Warten bis 3. Juni 2026 um 17:20, oder die Person beendet die Pause.',
  })
  assert.match(
    explain(reason, act, facts, { language: 'fr' }).customer,
    /^Vous avez suspendu les messages jusqu’au 3 juin 2026/,
  )
  const silent = compile({ ...policy, packs: ['core'] }, 'sha256:any').preview(act, facts, 0)
  const broken = { rule: 'core-regive-after-withdrawal', says: 'deny' } as const
  for (const language of languages.filter(one => one !== 'en'))
    for (const subject of [silent, broken, reason])
      assert.notEqual(explain(subject, act, facts, { language }).customer, explain(subject, act, facts).customer)
})

test('the rule book has a page for every rule, and every predicate and limit a sentence', () => {
  const pages = ruleBook(compile(policy, 'sha256:any'))
  assert.equal(pages.length, 30)
  assert.equal(new Set(pages.map(({ id }) => id)).size, 30)
  for (const { sentence, citation } of pages) assert.ok(sentence.endsWith('.') && citation.length > 3)
  for (const { sentence } of [...Object.values(vocabulary), ...Object.values(limits)]) assert.ok(words(sentence) >= 4)
})
