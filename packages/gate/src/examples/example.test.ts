import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { everyLaw } from '../packs/loaded.ts'
import { exampleToFacts } from './example.ts'
import { runExamples } from './run-examples.ts'

const example = {
  id: 'one',
  brand: { country: 'DE', timezone: 'Europe/Berlin' },
  act: { kind: 'contact', purpose: 'marketing', channel: 'email' },
  customer: { country: 'DE', timezone: 'Europe/Berlin', consents: [] },
  at: '2026-06-02T12:00:00+02:00',
  expect: { outcome: 'permit', rules: [] },
}
const faults = (changed: object): string => {
  const read = exampleToFacts({ ...example, ...changed })
  return read.ok ? 'none' : read.error.map(({ path, says }) => `${path} ${says}`).join('; ')
}

test('what an example leaves out has the meaning the rule table gives it', () => {
  const read = exampleToFacts({ ...example, customer: { residence: 'FR' } })
  assert.ok(read.ok)
  assert.deepEqual(read.value.facts, {
    ...{ country: 'FR', zone: 'unknown', address: true, suppressed: false },
    ...{ consents: [], optOuts: [], contacts: [] },
  })
  assert.deepEqual(read.value.policy.packs, ['core', everyLaw])
})

test('what a customer bought, asked and subscribed to are facts', () => {
  const [early, late] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z']
  const subscriptions = [{ startedAt: early, endedAt: late }, { startedAt: late }]
  const read = exampleToFacts({
    ...example,
    customer: { ...example.customer, purchases: [early, late], inquiries: [], subscriptions },
  })
  assert.ok(read.ok)
  const [first, second] = [Date.parse(early), Date.parse(late)]
  assert.deepEqual(read.value.facts.purchases, [first, second])
  assert.deepEqual(read.value.facts.inquiries, [])
  assert.deepEqual(read.value.facts.subscriptions, [{ startedAt: first, endedAt: second }, { startedAt: second }])
  const turned = { subscriptions: [{ startedAt: late, endedAt: early }] }
  assert.match(faults({ customer: turned }), /^customer\.subscriptions\[0\]\.endedAt must not be before startedAt$/)
  assert.match(faults({ customer: { purchases: ['2026-01-01'] } }), /^customer\.purchases\[0\] must be a time/)
  assert.match(faults({ customer: { subscriptions: [{}] } }), /^customer\.subscriptions\[0\]\.startedAt must be/)
})

test('a malformed example is refused with field and reason', () => {
  assert.match(faults({ at: '2026-06-02' }), /^at must be a time with an offset/)
  assert.match(faults({ act: { kind: 'bribe', purpose: 'x' } }), /^act\.kind must be one of collect/)
  assert.match(
    faults({ act: { kind: 'contact', purpose: 'x', basys: 'consent' } }),
    /^act\.basys is not a known field$/,
  )
  assert.match(faults({ customer: { timezone: 'Europe/Atlantis' } }), /^customer\.timezone must be an IANA time zone/)
  assert.match(
    faults({ customer: { consents: [{ purpose: 'x' }] } }),
    /customer\.consents\[0\]\.evidence must be true or false/,
  )
  assert.match(
    faults({ customer: { quietHours: [{ from: '25:00', to: 60 }] } }),
    /quietHours\[0\]\.from must be a time of day/,
  )
  assert.match(
    faults({ customer: { budgets: [{ channel: 'email', max: -1, hours: 24 }] } }),
    /budgets\[0\]\.max must be a number/,
  )
  assert.match(faults({ expect: { outcome: 'defer', rules: [] } }), /^expect\.until must be there exactly when/)
  assert.match(faults({ expect: { outcome: 'permit' } }), /^expect\.rules must be a list/)
  assert.match(faults({ extra: 1 }), /^example\.extra is not a known field$/)
})

test('names that reach for a prototype are refused', () => {
  assert.match(
    faults(JSON.parse('{"policy":{"purposes":{"__proto__":{"basis":"contract"}}}}')),
    /__proto__ is not allowed as a name/,
  )
  assert.match(faults({ customer: JSON.parse('{"constructor":1}') }), /constructor is not allowed as a name/)
})

test('what cannot be read fails with its id and never throws', () => {
  assert.equal(runExamples({}).failures[0]?.got, 'examples must be a list')
  const report = runExamples([null, 3, 'x', [], { id: 'bad' }, { ...example, at: 5 }])
  assert.deepEqual(
    { ...report, failures: report.failures.map(({ id }) => id) },
    {
      ...{ passed: 0, failed: 6, unsupported: 0 },
      failures: ['example 1', 'example 2', 'example 3', 'example 4', 'bad', 'one'],
    },
  )
  fc.assert(
    fc.property(fc.array(fc.anything()), found => {
      const { passed, failed, unsupported } = runExamples(found)
      assert.equal(passed + failed + unsupported, found.length)
    }),
  )
})

test('an example is compared as the rule table says', () => {
  const night = { ...example, packs: ['core', 'house-rules'], at: '2026-06-02T23:00:00+02:00' }
  const consent = {
    purpose: 'marketing',
    channel: 'email',
    type: 'express',
    givenAt: '2026-01-01T00:00:00Z',
    evidence: true,
  }
  const quiet = {
    ...night,
    policy: { quietHours: [{ from: 1260, to: '08:00' }] },
    customer: { ...example.customer, consents: [consent] },
  }
  const expecting = (expect: object): number => runExamples([{ ...quiet, expect }]).passed
  const until = '2026-06-03T06:00:00Z'
  assert.equal(expecting({ outcome: 'defer', until, rules: ['house-quiet-hours'] }), 1)
  assert.equal(expecting({ outcome: 'defer', until: '2026-06-03T08:00:01+02:00', rules: [] }), 0)
  assert.equal(expecting({ outcome: 'permit', rules: [] }), 0)
  assert.equal(expecting({ outcome: 'defer', until, rules: ['house-dial'] }), 0)
  assert.equal(expecting({ outcome: 'defer', until, rules: [], obligations: ['unsubscribe-link'] }), 1)
  assert.equal(expecting({ outcome: 'defer', until, rules: [], obligations: ['stop-keyword'] }), 0)
  assert.equal(expecting({ outcome: 'defer', until, dueAt: until, rules: [] }), 0)
})

test('an example that expects an unknown rule, or names an unknown pack, is unsupported and not run', () => {
  const alone = { ...example, packs: ['core'] }
  const unknownRule = { ...example, expect: { outcome: 'deny', rules: ['xx-no-such-rule'] } }
  const { passed, failed, unsupported } = runExamples([unknownRule, { ...example, packs: ['xx'] }, alone])
  assert.deepEqual({ passed, failed, unsupported }, { passed: 1, failed: 0, unsupported: 2 })
})

test('a failure shows what was expected, what came and why', () => {
  const { failures } = runExamples([{ ...example, packs: ['core', 'house-rules'] }])
  assert.deepEqual(failures[0]?.expected, { outcome: 'permit', obligations: [], rules: [] })
  assert.match(JSON.stringify(failures[0]?.got), /"outcome":"deny"/)
  assert.ok(failures[0]?.reasons.some(({ rule, says }) => rule === 'house-permission' && says === 'deny'))
})
