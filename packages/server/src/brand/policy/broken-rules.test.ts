import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ruleIds } from '@candor/gate'
import { faultLines } from './faults.ts'
import { parsePolicy } from './parse.ts'
import { full } from './testing/policies.ts'

const head = `${full}rules:\n`
const rule = `  no-calls:
    text: We do not call people under 30.
    acts: [contact]
    channels: [sms]
    purposes: [offers]
    when: { all: [{ field: age, under: 30 }, { choice: { purpose: offers, channel: sms, says: none } }] }
    says: deny
`
const faultsOf = (text: string): string[] => {
  const parsed = parsePolicy(text, ruleIds)
  return parsed.ok ? [] : faultLines(parsed.error).split('\n')
}
const first = head.split('\n').length
/** A fault on that line of the rule, its name being the first. */
const at = (line: number, column: number, rest: string) =>
  `policy.yaml:${first - 1 + line}:${column} rules.no-calls${rest}`

test('a good rule is read as it stands', () => {
  const parsed = parsePolicy(head + rule, ruleIds)
  assert.ok(parsed.ok, JSON.stringify(parsed))
  assert.deepEqual(parsed.value.rules['no-calls'], {
    text: 'We do not call people under 30.',
    acts: ['contact'],
    channels: ['sms'],
    purposes: ['offers'],
    when: {
      all: [{ field: 'age', under: 30 }, { choice: { purpose: 'offers', channel: 'sms', says: 'none' } }],
    },
    says: 'deny',
  })
  const adjusts = parsePolicy(head + rule.replace('says: deny', 'says: adjust\n    obligations: [label-as-ad]'))
  assert.deepEqual(adjusts.ok && adjusts.value.rules['no-calls'], {
    ...parsed.value.rules['no-calls'],
    says: 'adjust',
    obligations: ['label-as-ad'],
  })
})

const loosens = (word: string) =>
  `.says: \`${word}\` would loosen core-withdrawal-immediate and every other rule: an own rule may only restrict; write deny, or adjust with obligations`

const broken: readonly (readonly [from: string, to: string, faults: readonly string[]])[] = [
  ['says: deny', 'says: permit', [at(7, 5, loosens('permit'))]],
  ['says: deny', 'says: defer', [at(7, 5, loosens('defer'))]],
  ['says: deny', 'says: satisfied', [at(7, 5, loosens('satisfied'))]],
  ['says: deny', 'says: deney', [at(7, 5, '.says: "deney" is not known; did you mean deny?')]],
  [
    'says: deny',
    'says: adjust',
    [at(7, 5, '.says: needs obligations that must be fulfilled, such as obligations: [label-as-ad]')],
  ],
  [
    'says: deny',
    'says: deny\n    obligations: [label-as-ad]',
    [at(8, 5, '.obligations: has a meaning only where the rule says adjust; leave it out')],
  ],
  [
    'says: deny',
    'says: adjust\n    obligations: [label-as-add]',
    [at(8, 19, '.obligations[0]: "label-as-add" is not known; did you mean label-as-ad?')],
  ],
  [
    '  no-calls:',
    '  house-budget:',
    [
      `policy.yaml:${first}:3 rules.house-budget: is the name of the rule house-budget, which no policy can replace: an own rule may only restrict; name it else`,
    ],
  ],
  [
    '  no-calls:',
    '  No_calls:',
    [
      `policy.yaml:${first}:3 rules.No_calls: is not a good name; use small letters, digits and hyphens, at most 60, such as no-calls-to-borrowers`,
    ],
  ],
  ['[contact]', '[contcat]', [at(3, 12, '.acts[0]: "contcat" is not known; did you mean contact?')]],
  ['[sms]', '[smss]', [at(4, 16, '.channels[0]: "smss" is not known; did you mean sms?')]],
  [
    '[offers]\n    when',
    '[ofers]\n    when',
    [at(5, 16, '.purposes[0]: "ofers" is not a declared purpose; did you mean offers?')],
  ],
  ['    says: deny', '    sayz: deny', [at(7, 5, '.sayz: is not known here; did you mean says?')]],
  ['    text: We do not call people under 30.\n', '', [at(1, 3, '.text: is missing; add it')]],
  [
    'field: age',
    'field: agee',
    [at(6, 21, '.when.all[0].field: "agee" is not a declared field; attributes are age, job, plan; did you mean age?')],
  ],
  [
    'field: age, under: 30',
    'field: email, is: a',
    [
      at(
        6,
        21,
        '.when.all[0].field: is identifying: it is sealed for each customer and never filtered; use an attribute',
      ),
    ],
  ],
  [
    'field: age, under: 30',
    'field: plan, is: plus',
    [
      at(
        6,
        21,
        '.when.all[0].field: is held for account, not for offers; add the purpose in the policy or leave it out',
      ),
    ],
  ],
  [
    'field: age, under: 30',
    'field: job, is: farmer',
    [
      at(
        6,
        21,
        '.when.all[0].field: is held for fairness-monitoring only: it measures reach by group and never selects people',
      ),
    ],
  ],
  [
    'under: 30',
    'undr: 30',
    [
      at(
        6,
        33,
        '.when.all[0].undr: is not known here; known are field, is, isNot, in, notIn, atLeast, atMost, over, under, startsWith, exists; did you mean under?',
      ),
    ],
  ],
  [
    'under: 30',
    'under: young',
    [at(6, 33, '.when.all[0].under: "young" cannot be compared with a number field; give a finite number')],
  ],
  [
    'field: age, under: 30',
    'event: page, atLeast: 1',
    [
      at(
        6,
        21,
        '.when.all[0].event: an own rule counts no events, because no decision waits for a count; ask for fields and choices',
      ),
    ],
  ],
  [
    'purpose: offers',
    'purpose: ofers',
    [
      at(
        6,
        58,
        '.when.all[1].choice.purpose: "ofers" is not a purpose the policy declares; use one of offers, account, fairness-monitoring; did you mean offers?',
      ),
    ],
  ],
  [', says: none', '', [at(6, 48, '.when.all[1].choice.says: is missing; use one of yes, no, none')]],
  [
    'when: { all: [{ field: age',
    'when: { all: [&x { field: age',
    [at(6, 22, '.when.all[0]: anchors (&name) are not read; write the value out where it is needed')],
  ],
]

for (const [from, to, faults] of broken)
  test(`refused at its place: ${JSON.stringify(to)} for ${JSON.stringify(from)}`, () => {
    assert.ok(rule.includes(from))
    assert.deepEqual(faultsOf(head + rule.replace(from, to)), faults)
  })

test('every rule that judges anyway keeps its name', () => {
  assert.ok(ruleIds.length > 100)
  for (const id of ruleIds.slice(0, 20)) {
    const [fault] = faultsOf(head + rule.replace('no-calls', id))
    assert.match(fault ?? '', new RegExp(`is the name of the rule ${id}`))
  }
})

test('a condition that is too deep or too large, and more than fifty rules, are refused', () => {
  const deep = `${'{ not: '.repeat(12)}{ field: age, under: 30 }${' }'.repeat(12)}`
  const [tooDeep] = faultsOf(head + rule.replace(/when: .*/, `when: ${deep}`))
  assert.match(tooDeep ?? '', /is deeper than 12 levels; flatten the condition/)
  const wide = `{ any: [${Array.from({ length: 500 }, (_, i) => `{ field: age, is: ${i} }`).join(', ')}] }`
  const [tooLarge] = faultsOf(head + rule.replace(/when: .*/, `when: ${wide}`))
  assert.match(tooLarge ?? '', /the condition has more than 500 parts; make it simpler/)
  const many = Array.from({ length: 51 }, (_, i) => rule.replace('no-calls', `no-calls-${i}`)).join('')
  assert.deepEqual(faultsOf(head + many), [`policy.yaml:${first - 1}:1 rules: has 51 entries; at most 50 are allowed`])
})

test('faults elsewhere hide none of a rule, and a data map that cannot be read yet none of its own', () => {
  const slipped = (head + rule).replace('dial: basic', 'dial: all').replace('field: age', 'field: agee')
  assert.equal(faultsOf(slipped).length, 2)
  const unread = (head + rule).replace('      type: number', '      type: nmber')
  assert.deepEqual(
    faultsOf(unread).filter(line => line.includes('rules')),
    [],
  )
})

test('the rights desk names what is declared, and weighs what can be weighed', () => {
  const desk = (lines: string) => {
    const parsed = parsePolicy(`${full.replace(/^rights:\n(?: .*\n)*/m, '')}rights:\n${lines}`, ruleIds)
    return parsed.ok ? [] : parsed.error.map(({ path, says }) => `${path}: ${says}`)
  }
  assert.deepEqual(desk('  tell: desk@books.example\n  weigh: [fairness-monitoring]\n'), [])
  const faults = desk('  tell: https://books.example\n  weigh: [offers, fairness-monitorin]\n  correct: [email, nme]\n')
  assert.deepEqual(
    faults.map(fault => fault.replace(/[;,] .*$/, '')),
    [
      'rights.tell: "https://books.example" is not an email address such as hello@example.com',
      'rights.weigh[0]: does not rest on a legitimate interest',
      'rights.weigh[1]: "fairness-monitorin" is not a purpose',
      'rights.correct[0]: is an address',
      'rights.correct[1]: "nme" is not a field of the data map',
    ],
  )
})
