import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesBetween, type Policy, parsePolicy } from '../../../brand/policy/index.ts'
import { collecting } from '../../../brand/policy/testing/collecting.ts'
import { full } from '../../../brand/policy/testing/policies.ts'
import { suggesting } from '../../../brand/policy/testing/suggesting.ts'
import { english } from '../texts.ts'
import { type ChangeView, changeView } from './change-words.ts'
import { budgetWords, quietWords, timeWords } from './words.ts'

function read(text: string): Policy {
  const parsed = parsePolicy(text)
  assert.ok(parsed.ok)
  return parsed.value
}

/** What people read of one edit. */
function told(text: string, from: string, to: string): ChangeView[] {
  const sides = { before: read(text), after: read(text.replace(from, to)) }
  return changesBetween(sides.before, sides.after).map(change => changeView(change, sides, english))
}

const sides = (text: string, from: string, to: string) =>
  told(text, from, to).map(({ subject, what, how = '', before, after }) => [subject, what, how, before, after])

test('a change is told in the words of the brand, each side in those of its time', () => {
  assert.deepEqual(sides(full, 'contract, class: service', 'legal-duty, class: service'), [
    [
      'What for: What you need to know of your account.',
      'why we may',
      '',
      english.privacy.bases.contract,
      english.privacy.bases['legal-duty'],
    ],
  ])
  assert.deepEqual(sides(full, 'retention: 90 days', 'retention: 1 year'), [
    ['What for: We check that nobody is left out.', 'how long we keep it', 'more than before', '90 days', '1 year'],
  ])
  assert.deepEqual(sides(full, ', values: [basic, plus]', ''), [
    ['About you: plan', 'what it can be', 'more than before', 'basic, plus', 'any text'],
  ])
  assert.deepEqual(sides(collecting, 'The code you used', 'Your code'), [
    ['What you do: You bought something (Your code)', 'in other words', '', 'The code you used', 'Your code'],
  ])
  assert.deepEqual(sides(collecting, ', opposed_by: [gpc]', ''), [
    [
      'What for: We show you our books elsewhere.',
      'signals that count as a no',
      'more than before',
      english.privacy.signals['gpc'],
      'nothing',
    ],
  ])
  assert.deepEqual(sides(full, 'channels: [email, sms, inbox]', 'channels: [email, sms]'), [
    [
      'What for: Offers that may fit you.',
      'how it reaches you',
      'less than before',
      'by email, by text message, in your inbox here',
      'by email, by text message',
    ],
  ])
  assert.deepEqual(sides(full, '  - { from: "00:00", to: "23:59", days: [sun, sat] }\n', ''), [
    [
      'Limits',
      'when we leave you in peace',
      'more than before',
      'From 21:00 to 08:00 on your clock, every day. All day, Saturday, Sunday.',
      'From 21:00 to 08:00 on your clock, every day.',
    ],
  ])
})

test('what is suggested, and by what, is told in words', () => {
  assert.deepEqual(sides(suggesting, 'model: item-knn', 'model: popularity'), [
    [
      'What we suggest to you',
      'how it is worked out',
      '',
      english.privacy.models['item-knn'],
      english.privacy.models.popularity,
    ],
  ])
  assert.deepEqual(sides(suggesting, '\n      item: pages', ''), [
    [
      'What you do: You opened a page',
      'what tells us which of our things it is about',
      'less than before',
      'pages',
      'nothing',
    ],
  ])
  assert.deepEqual(sides(suggesting, '  interests: favorite\n', ''), [
    [
      'What we suggest to you',
      'which of your interests it uses',
      'less than before',
      'What you like to read',
      'nothing',
    ],
  ])
})

test('who is to be seen how much is told with shares, and how hard lists lean', () => {
  const line = '  balance: { by: provider, targets: { own: 0.6, partner: 0.4 } }\n'
  const shared = `${suggesting}${line}`
  const told = 'own 60%, partner 40%; by 0.1 for each place owed, 0.2 at most'
  const stronger = 'own 60%, partner 40%; by 0.5 for each place owed, 0.2 at most'
  const [subject, what] = ['What we suggest to you', 'who is to be seen how much']
  assert.deepEqual(sides(shared, line, ''), [[subject, what, '', told, 'nothing']])
  assert.deepEqual(sides(shared, '0.4 } }', '0.4 }, strength: 0.5 }'), [[subject, what, '', told, stronger]])
})

test('what goes is called as it was, what comes as it is', () => {
  const line = `  ads: { text: We show you our books elsewhere., basis: consent, class: marketing, retention: 90 days, opposed_by: [gpc] }\n`
  const rest = collecting.replace('    C0004: { purposes: [ads] }\n', '')
  assert.deepEqual(told(rest, line, ''), [{ subject: 'What for: We show you our books elsewhere.', what: 'No longer' }])
})

test('one policy for quite another: every line is words, none is a value of the file', () => {
  const parts = ['no such', 'undefined', '[object', 'NaN', 'P24M', 'legitimate-interest']
  for (const [before, after] of [
    [full, collecting],
    [collecting, full],
    [collecting, suggesting],
    [
      suggesting,
      suggesting.replace('item-knn', 'edlae').replace('The shop', 'Ann').replace('item: pages', 'item: title'),
    ],
  ] as const) {
    const both = { before: read(before), after: read(after) }
    const lines = changesBetween(both.before, both.after).map(change =>
      JSON.stringify(changeView(change, both, english)),
    )
    assert.ok(lines.length > 2)
    for (const line of lines) for (const part of parts) assert.ok(!line.includes(part), line)
  }
})

test('times and limits are counted in words', () => {
  assert.deepEqual(
    ['P1D', 'P90D', 'P1M', 'P24M', 'P1Y', 'P10Y'].map(time => timeWords(time, english)),
    ['1 day', '90 days', '1 month', '24 months', '1 year', '10 years'],
  )
  assert.equal(
    budgetWords({ channel: 'any', max: 1, hours: 36 }, english),
    'At most 1 message in 36 hours, all ways together.',
  )
  assert.equal(quietWords({ from: 0, to: 1439, days: [7] }, english), 'All day, Sunday.')
})
