import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultLines } from './faults.ts'
import { parsePolicy } from './parse.ts'
import { offering } from './testing/offering.ts'
import { minimal } from './testing/policies.ts'

const linesOf = (text: string): string[] => {
  const parsed = parsePolicy(text)
  return parsed.ok ? [] : faultLines(parsed.error).split('\n')
}

function algorithmsOf(text: string) {
  const parsed = parsePolicy(text)
  assert.ok(parsed.ok, faultLines(parsed.ok ? [] : parsed.error))
  return parsed.value.algorithms
}

const edited = (from: string, to: string): string => {
  assert.ok(offering.includes(from), from)
  return offering.replace(from, to)
}

test('a policy says by what offers are made, and what is left out has its usual value', () => {
  assert.deepEqual(algorithmsOf(offering), {
    'savings-offer': {
      text: 'Chooses whom we show the savings offer.',
      owner: 'The savings team',
      purpose: 'offers',
      inputs: ['balance', 'loan'],
      succeeds: { event: 'Deposit Opened', within: 30 * 86_400_000 },
      share: 0.2,
      explore: 0.05,
      holdout: 0.1,
      watch: { by: ['age', 'job'], tolerance: 0.9, alpha: 0.05, onAlarm: 'fallback', references: { age: '35 to 44' } },
    },
  })
  assert.deepEqual(algorithmsOf(minimal), {})
  const bare = algorithmsOf(
    edited('      tolerance: 0.9\n      on_alarm: fallback\n      references: { age: 35 to 44 }\n', ''),
  )
  assert.deepEqual(bare['savings-offer']?.watch, { by: ['age', 'job'], tolerance: 0.8, alpha: 0.05, onAlarm: 'report' })
  const unwatched = algorithmsOf(offering.slice(0, offering.indexOf('    watch:')))
  assert.equal('watch' in unwatched['savings-offer']!, false)
})

const place = (key: string, line: number, column: number): string =>
  `policy.yaml:${line}:${column} algorithms.savings-offer.${key}`
const start = offering.split('\n').indexOf('algorithms:') + 1

/** Each changes one thing and names every fault that follows. */
const broken: readonly (readonly [from: string, to: string, faults: readonly string[]])[] = [
  [
    '  savings-offer:',
    '  recommendations:',
    [
      `policy.yaml:${start + 1}:3 algorithms.recommendations: is not a good name; use small letters, digits and hyphens, at most 60, such as savings-offer; recommendations is taken`,
    ],
  ],
  ['    owner: The savings team\n', '', [`${place('owner', start + 1, 3)}: is missing; add it`]],
  [
    'purpose: offers\n    inputs',
    'purpose: ofers\n    inputs',
    [`${place('purpose', start + 4, 5)}: "ofers" is not a declared purpose; did you mean offers?`],
  ],
  [
    'purpose: offers\n    inputs',
    'purpose: fairness-monitoring\n    inputs',
    [
      `${place('purpose', start + 4, 5)}: fairness-monitoring is of class monitoring, which measures and never selects; name another purpose`,
    ],
  ],
  [
    'inputs: [balance, loan]',
    'inputs: [balanse, email, age, plan]',
    [
      `${place('inputs[0]', start + 5, 14)}: "balanse" is not a field of data.fields; did you mean balance?`,
      `${place('inputs[1]', start + 5, 23)}: must be an attribute; this field is identifying and sealed`,
      `${place('inputs[2]', start + 5, 30)}: age has group: what people are compared by does not decide about them; leave it out`,
      `${place('inputs[3]', start + 5, 35)}: the field plan is not held for offers; add the purpose there`,
    ],
  ],
  ['inputs: [balance, loan]', 'inputs: []', [`${place('inputs', start + 5, 5)}: must list at least 1`]],
  [
    'inputs: [balance, loan]',
    'inputs: [loan, loan]',
    [`${place('inputs', start + 5, 5)}: lists loan twice; once is enough`],
  ],
  [
    'event: Deposit Opened, within: 30 days',
    'event: Deposit Open, within: 2 weeks',
    [
      `${place('succeeds.event', start + 6, 17)}: "Deposit Open" is not a declared event; did you mean Deposit Opened?`,
      `${place('succeeds.within', start + 6, 38)}: "2 weeks" is not a time such as 30 days, from 1 day to 365 days`,
    ],
  ],
  [
    'event: Deposit Opened, within: 30 days',
    'event: Account Closed, within: 400 days',
    [
      `${place('succeeds.event', start + 6, 17)}: the event Account Closed is not kept for offers; add the purpose there`,
      `${place('succeeds.within', start + 6, 40)}: "400 days" is not a time such as 30 days, from 1 day to 365 days`,
    ],
  ],
  ['share: 0.2', 'share: 1', [`${place('share', start + 7, 5)}: must be a number from 0.01 to 0.99`]],
  [
    'share: 0.2\n',
    'share: 20 %\n    explore: 0\n    holdout: .nan\n',
    [
      `${place('share', start + 7, 5)}: must be a number from 0.01 to 0.99`,
      `${place('explore', start + 8, 5)}: must be a number from 0.01 to 0.5`,
      `${place('holdout', start + 9, 5)}: must be a number from 0.01 to 0.5`,
    ],
  ],
  [
    'by: [age, job]',
    'by: [age, plan, jobs]',
    [
      `${place('watch.by[1]', start + 9, 17)}: plan has no group; people are compared by fields that have one`,
      `${place('watch.by[2]', start + 9, 23)}: "jobs" is not a field with group; did you mean job?`,
    ],
  ],
  ['tolerance: 0.9', 'tolerance: 0.4', [`${place('watch.tolerance', start + 10, 7)}: must be a number from 0.5 to 1`]],
  [
    'on_alarm: fallback',
    'on_alarm: fall-back',
    [`${place('watch.on_alarm', start + 11, 7)}: "fall-back" is not known; did you mean fallback?`],
  ],
  [
    'age: 35 to 44',
    'age: 35-44, job: clerk, plan: plus',
    [
      `${place('watch.references.age', start + 12, 21)}: "35-44" is none of its groups; known are under 25, 25 to 34, 35 to 44, 45 to 59, 60 and over`,
      `${place('watch.references.plan', start + 12, 45)}: plan is not among by; add it there, or leave this out`,
    ],
  ],
]

test('each slip is told at its line and column, with what was meant', () => {
  for (const [from, to, faults] of broken) assert.deepEqual(linesOf(edited(from, to)), faults, to)
})

test('more than twenty inputs and more than fifty algorithms are refused as one', () => {
  const many = Array.from({ length: 21 }, (_, n) => `field_${n}`).join(', ')
  assert.match(linesOf(edited('inputs: [balance, loan]', `inputs: [${many}]`))[0] ?? '', /inputs: lists 21; at most 20/)
  const algorithms = Array.from({ length: 51 }, (_, n) => `  offer-${n}: {}\n`).join('')
  assert.deepEqual(linesOf(`${offering.slice(0, offering.indexOf('algorithms:'))}algorithms:\n${algorithms}`), [
    `policy.yaml:${start}:1 algorithms: has 51 entries; at most 50 are allowed`,
  ])
})
