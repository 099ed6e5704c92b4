import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCondition } from '@candor/conditions'
import { hashing } from '../../adapters/keys/hashes.ts'
import { changesBetween } from './changes.ts'
import { policyDigest } from './digest.ts'
import { faultLines } from './faults.ts'
import { fieldTypes } from './gate-policy.ts'
import { parsePolicy } from './parse.ts'
import type { Policy } from './policy.ts'
import { asking } from './testing/asking.ts'
import { offering } from './testing/offering.ts'
import { suggesting } from './testing/suggesting.ts'
import { isVaultAttribute } from './vault.ts'

const linesOf = (text: string): string[] => {
  const parsed = parsePolicy(text)
  return parsed.ok ? [] : faultLines(parsed.error).split('\n')
}

function read(text: string): Policy {
  const parsed = parsePolicy(text)
  assert.ok(parsed.ok, faultLines(parsed.ok ? [] : parsed.error))
  return parsed.value
}

const edited = (from: string, to: string, text = asking): string => {
  assert.ok(text.includes(from), from)
  return text.replace(from, to)
}

/** What is wrong, without the place in the file. */
const says = (text: string): string[] => linesOf(text).map(line => line.replace(/^policy\.yaml:\d+:\d+ /, ''))

test('a policy says what people may tell for audits alone', () => {
  const policy = read(asking)
  assert.deepEqual(policy.vault, {
    purpose: 'answers',
    attributes: {
      gender: { text: 'How you describe your gender', values: ['woman', 'man', 'another'] },
      disability: { text: 'Whether you live with a disability', values: ['yes', 'no'] },
    },
  })
  assert.deepEqual(
    ['gender', 'age', 'constructor', 'toString'].map(name => isVaultAttribute(policy, name)),
    [true, false, false, false],
  )
  const without = read(asking.slice(0, asking.indexOf('vault:')))
  assert.equal('vault' in without, false)
  assert.equal(isVaultAttribute(without, 'gender'), false)
})

/** Each changes one thing and names every fault that follows. */
const broken: readonly (readonly [from: string, to: string, faults: readonly string[]])[] = [
  [
    '  purpose: answers',
    '  purpose: answer',
    ['policy.yaml:43:3 vault.purpose: "answer" is not a declared purpose; did you mean answers?'],
  ],
  ['  purpose: answers\n', '', ['policy.yaml:42:1 vault.purpose: is missing; add it']],
  [
    'purpose: answers',
    'purpose: account',
    [
      'policy.yaml:43:3 vault.purpose: account is of class service; what people tell here is for audits alone: name one of class monitoring',
      'policy.yaml:43:3 vault.purpose: account rests on contract; only who says yes tells anything here: name one with basis consent',
      'policy.yaml:16:93 purposes.account.channels: nobody is written to for account, the purpose of the vault; leave the channels out',
      'policy.yaml:21:65 data.fields.email.purposes[1]: account is the purpose of the vault, and for nothing else; leave it out here',
      'policy.yaml:32:54 data.fields.plan.purposes[0]: account is the purpose of the vault, and for nothing else; leave it out here',
    ].sort(),
  ],
  [
    'purpose: answers',
    'purpose: fairness-monitoring',
    [
      'policy.yaml:43:3 vault.purpose: fairness-monitoring rests on legitimate-interest; only who says yes tells anything here: name one with basis consent',
      'policy.yaml:26:26 data.fields.age.purposes[1]: fairness-monitoring is the purpose of the vault, and for nothing else; leave it out here',
      'policy.yaml:31:53 data.fields.job.purposes[0]: fairness-monitoring is the purpose of the vault, and for nothing else; leave it out here',
    ],
  ],
  [
    'values: [woman, man, another]',
    'values: [woman]',
    ['policy.yaml:45:51 vault.attributes.gender.values: must list at least 2'],
  ],
  [
    'values: [woman, man, another]',
    `values: [${Array.from({ length: 31 }, (_, i) => `v${i}`)}]`,
    ['policy.yaml:45:51 vault.attributes.gender.values: lists 31; at most 30 are allowed'],
  ],
  [
    'values: [woman, man, another]',
    'values: [woman, man, woman]',
    ['policy.yaml:45:51 vault.attributes.gender.values: lists woman twice; once is enough'],
  ],
  [
    'values: ["yes", "no"]',
    'values: [true, false]',
    [
      'policy.yaml:46:70 vault.attributes.disability.values[0]: must be text; put true in quotes if it is meant as text',
      'policy.yaml:46:76 vault.attributes.disability.values[1]: must be text; put false in quotes if it is meant as text',
    ],
  ],
  [
    '    gender:',
    '    Gender:',
    [
      'policy.yaml:45:5 vault.attributes.Gender: is not a good name; use small letters, digits and underscores, such as last_purchase',
    ],
  ],
  [
    '    gender:',
    '    job:',
    [
      'policy.yaml:45:5 vault.attributes.job: data.fields.job has this name; what is told for audits alone needs one that nothing else has',
    ],
  ],
]

test('each slip is told at its line and column, with what to do', () => {
  for (const [from, to, faults] of broken) assert.deepEqual(linesOf(edited(from, to)).sort(), [...faults].sort(), to)
})

test('a vault without a question, or with too many, is refused', () => {
  const head = asking.slice(0, asking.indexOf('    gender:')).trimEnd()
  assert.deepEqual(says(`${head} {}\n`), [
    'vault.attributes: needs at least one attribute; leave out the vault where nothing is asked',
  ])
  const many = Array.from({ length: 21 }, (_, i) => `    q${i}: { text: A question, values: [a, b] }`).join('\n')
  assert.deepEqual(says(`${head}\n${many}\n`), ['vault.attributes: has 21 entries; at most 20 are allowed'])
})

test('nothing else can name what is told for audits alone', () => {
  const { vault: _, ...rest } = read(asking)
  for (const condition of [{ field: 'gender', is: 'woman' }, { not: { field: 'gender', is: 'woman' } }])
    assert.equal(parseCondition(condition, fieldTypes(rest), Object.keys(rest.purposes)).ok, false)
  const rule = (when: string) =>
    `${asking}rules:\n  mine:\n    text: Mine.\n    acts: [contact]\n    when: ${when}\n    says: deny\n`
  assert.match(says(rule('{ field: gender, is: woman }')).join(), /rules\.mine\.when\.field: .*gender/)
  const trait = edited('text: Your age when we last asked.', 'traits: [gender]')
  assert.match(says(trait).join(), /vault\.attributes\.gender: a trait of data\.fields\.age has this name/)
  const vault = asking.slice(asking.indexOf('vault:'))
  const purpose = '  answers: { text: We check., basis: consent, class: monitoring, retention: 2 years }\n'
  const also = suggesting.replace('data:', `${purpose.trimStart()}data:`).replace('answers:', '  answers:')
  const both = `${also}${vault}`
  assert.deepEqual(linesOf(both), [])
  assert.match(
    says(edited('interests: favorite', 'interests: gender', both)).join(),
    /recommendations\.interests: "gender" is not a field/,
  )
  assert.match(
    says(
      edited('  suggestions:', '  suggestion_s:', both).replaceAll('purpose: suggestions', 'purpose: answers'),
    ).join(),
    /recommendations\.purpose: answers is of class monitoring/,
  )
  assert.match(
    says(
      edited('        books: {', '        gender: { type: text, purposes: [orders] }\n        books: {', both),
    ).join(),
    /vault\.attributes\.gender: data\.events\.Order Completed\.fields\.gender has this name/,
  )
})

test('a group cannot be taken from the vault, and its purpose holds no field', () => {
  const grouped = edited('values: ["yes", "no"] }', 'values: ["yes", "no"], group: {} }')
  assert.deepEqual(says(grouped), ['vault.attributes.disability.group: is not known here; known are text, values'])
  const held = edited('purposes: [account], retention: 1 year', 'purposes: [account, answers], retention: 1 year')
  assert.deepEqual(says(held), [
    'data.fields.plan.purposes[1]: answers is the purpose of the vault, and for nothing else; leave it out here',
  ])
})

test('an offer made by score may be watched by what is told for audits alone, and is never made of it', () => {
  const vault = asking.slice(asking.indexOf('vault:'))
  const purpose = '  answers: { text: We check., basis: consent, class: monitoring, retention: 2 years }\n'
  const both = offering.replace('\ndata:', `\n${purpose}data:`).concat(vault)
  const watched = edited('by: [age, job]', 'by: [age, gender]', both).replace('age: 35 to 44 }', 'gender: man }')
  assert.deepEqual(linesOf(watched), [])
  assert.deepEqual(read(watched).algorithms['savings-offer']?.watch?.by, ['age', 'gender'])
  assert.deepEqual(says(edited('gender: man }', 'gender: mann }', watched)), [
    'algorithms.savings-offer.watch.references.gender: "mann" is none of its groups; did you mean man?',
  ])
  assert.deepEqual(says(edited('inputs: [balance, loan]', 'inputs: [balance, gender]', watched)), [
    'algorithms.savings-offer.inputs[1]: gender is told for audits alone; no score is made of it: leave it out',
  ])
  assert.match(
    says(watched.slice(0, watched.indexOf('vault:'))).join(),
    /watch\.by\[1\]: "gender" is not a field with group/,
  )
})

test('what is asked is named by the digest, and another question is a change that people hear of', () => {
  const gate = { packs: [] }
  const digest = (text: string) => policyDigest(read(text), gate, hashing.sha256)
  const other = edited('How you describe', 'How we see')
  assert.notEqual(digest(asking), digest(other))
  const changed = (text: string, before = asking) =>
    changesBetween(read(before), read(text)).map(({ what, path, kind, material }) => [what, path, kind, material])
  assert.deepEqual(changed(other), [['text', 'vault.attributes.gender.text', 'changed', true]])
  assert.deepEqual(changed(edited('man, another]', 'man]')), [
    ['values', 'vault.attributes.gender.values', 'narrowed', false],
  ])
  const without = asking.slice(0, asking.indexOf('vault:'))
  assert.deepEqual(changed(asking, without), [['entry', 'vault', 'added', true]])
  assert.deepEqual(changed(without), [['entry', 'vault', 'removed', false]])
  const one = asking.slice(0, asking.indexOf('    disability:'))
  assert.deepEqual(changed(asking, one), [['entry', 'vault.attributes.disability', 'added', true]])
  assert.deepEqual(changed(one), [['entry', 'vault.attributes.disability', 'removed', false]])
})
