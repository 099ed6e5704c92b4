import assert from 'node:assert/strict'
import { test } from 'node:test'
import { familyNamed } from './families/families.ts'
import { lawWords } from './packs/words/index.ts'
import type { Rule } from './rule.ts'
import { staffParagraph } from './staff-paragraph.ts'

const words = lawWords['us-fl-hours']
assert.ok(words)
const rule: Rule = { id: 'us-fl-hours', kinds: ['contact'], clauses: [{ says: 'permit' }], ...words }

test('a rule without texts of its own says to staff what it demands, what its word means, and where that stands', () => {
  const { defer, satisfied } = familyNamed(rule.family)
  assert.ok(defer && satisfied)
  assert.equal(
    staffParagraph(rule, 'defer', defer),
    'A marketing text or call to Florida comes from 08:00 and before 20:00 local time. ' +
      'It waits: the local clock of the customer is outside the hours it allows, until {until}. ' +
      '(Fla. Stat. 501.616(6)(a))',
  )
  assert.match(staffParagraph(rule, 'satisfied', satisfied), /It is kept\. \(Fla/)
})

test('a text of its own stands before the composed one', () => {
  const own: Rule = { ...rule, texts: { satisfied: { staff: 'The local clock is inside the hours.' } } }
  assert.equal(
    staffParagraph(own, 'satisfied', {
      customer: { en: '', de: '', fr: '', es: '', id: '', ar: '' },
    }),
    'The local clock is inside the hours.',
  )
})
