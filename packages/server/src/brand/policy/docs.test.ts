import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { test } from 'node:test'
import { conditionSentence, parseCondition } from '@candor/conditions'
import { ruleIds, runExamples } from '@candor/gate'
import { faultLines } from './faults.ts'
import { fieldTypes } from './gate-policy.ts'
import { parsePolicy } from './parse.ts'
import { interactionsOf } from './recommendations.ts'

const page = (name: string) => readFileSync(new URL(`../../../../../docs/${name}.md`, import.meta.url), 'utf8')
const fencesOf = (text: string, mark: string) =>
  [...text.matchAll(/^```(.+)\n([\s\S]*?)^```$/gm)]
    .filter(([, found]) => found === mark)
    .map(([, , body]) => body ?? '')

const policyOfDocs = () => {
  const parsed = parsePolicy(fencesOf(page('policy'), 'yaml').join(''), ruleIds)
  assert.ok(parsed.ok, parsed.ok ? '' : faultLines(parsed.error))
  return parsed.value
}

test('the parts of docs/policy.md are one good policy', () => {
  const policy = policyOfDocs()
  assert.deepEqual(Object.keys(policy.purposes), [
    'newsletter',
    'orders',
    'analytics',
    'ads',
    'suggestions',
    'fairness-monitoring',
    'fairness-answers',
  ])
  assert.deepEqual(Object.keys(policy.events), ['Order Completed', 'page'])
  assert.deepEqual(
    [policy.context['user_agent']?.from, policy.consentCategories['Advertising']?.purposes],
    ['context.userAgent', ['ads']],
  )
  assert.equal(policy.fields['mobile']?.addressOf, 'sms')
  assert.deepEqual(interactionsOf(policy), [{ event: 'Order Completed', field: 'books' }])
  assert.equal(policy.algorithms['reading-circle']?.watch?.onAlarm, 'fallback')
  assert.deepEqual(Object.keys(policy.rules), ['no-news-to-plus', 'label-for-silent-readers'])
})

test('the faults docs/policy.md shows are what those slips give', () => {
  const text = readFileSync(new URL('../../../../../examples/policies/minimal.yaml', import.meta.url), 'utf8')
  const slipped = text.replace('basis: consent', 'basis: consnet').replace('[newsletter]', '[newslettr]')
  const parsed = parsePolicy(slipped)
  const [shown] = fencesOf(page('policy'), 'text')
  assert.equal(`${faultLines(parsed.ok ? [] : parsed.error)}\n`, shown)
})

test('the conditions of docs/conditions.md are good ones over that policy, and read as the page says', () => {
  const policy = policyOfDocs()
  const text = page('conditions')
  const fences = fencesOf(text, 'json')
  assert.ok(fences.length >= 3)
  for (const fence of fences) {
    const parsed = parseCondition(JSON.parse(fence), fieldTypes(policy), Object.keys(policy.purposes), {
      events: policy.events,
      use: fence.includes('"event"') ? 'orders' : 'newsletter',
    })
    assert.ok(parsed.ok, JSON.stringify(parsed))
    assert.ok(text.includes(`*${conditionSentence(parsed.value)}*`), conditionSentence(parsed.value))
  }
})

test('the code of docs/conditions.md runs', async () => {
  const [code = ''] = fencesOf(page('conditions'), 'ts run')
  const located = stripTypeScriptTypes(code).replaceAll(
    "'@candor/conditions'",
    `'${import.meta.resolve('@candor/conditions')}'`,
  )
  assert.ok(located.includes('assert.deepEqual'))
  await import(`data:text/javascript,${encodeURIComponent(located)}`)
})

test('the examples of docs/policy-examples.md hold', () => {
  const fences = fencesOf(page('policy-examples'), 'json')
  assert.equal(fences.length, 2)
  for (const fence of fences) {
    const { passed, failures } = runExamples(JSON.parse(fence))
    assert.deepEqual([passed, failures], [1, []])
  }
})
