import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@candor/terms'
import { importTestCustomers, noon, openTestHouse, testPolicy } from '../../../../../test/house.ts'
import { fixedClock } from '../../adapters/clock/index.ts'
import { realIds } from '../../adapters/ids/index.ts'
import { staffHouse } from './testing/house.ts'
import { visitor } from './testing/visitor.ts'

const path = '/staff/policy'

test('a policy file with faults is named on the page, line by line, and what judges is still shown', async () => {
  const why = 'policy.yaml:3:5 purposes.offers.basis: "<b>" is not known\npolicy.yaml:9:1 dial: is missing'
  const { app, ada } = await staffHouse({ policyFile: { is: 'refused', why } })
  const page = await visitor(app, ada).text(path)
  assert.match(page, /The policy file cannot judge\. This policy goes on judging\./)
  assert.match(page, /&quot;&lt;b&gt;&quot; is not known<br>policy\.yaml:9:1 dial: is missing/)
  assert.match(page, /<code>offers<\/code>/)
})

test('a policy that was announced stands there with its day and what it changes', async () => {
  const before = await openTestHouse()
  await importTestCustomers(before, [{ key: 'ada' }])
  await before.leave()
  const clock = fixedClock(noon + day)
  const policy = `${testPolicy}dial: full\n`
  const { app, ada } = await staffHouse({ policy, data: before.data, clock, ids: realIds(clock) })
  const page = await visitor(app, ada).text(path)
  assert.match(page, /A policy that uses more data judges from 4 July 2026 on\./)
  assert.match(page, /told on their pages since 4 June 2026\. Until then this policy judges\. It changes: dial\./)
})

test('a quiet file says nothing', async () => {
  const { app, ada } = await staffHouse()
  assert.doesNotMatch(await visitor(app, ada).text(path), /class="note/)
})
