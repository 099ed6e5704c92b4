import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import type { SchemaSuggestion } from '@candor/contract'
import { openTestHouse, testPolicy } from '../../../../test/house.ts'
import { fixedClock } from '../../../server/src/adapters/clock/index.ts'
import { TallyBuilder, tallyRow } from '../../../server/src/brand/sources/index.ts'
import { candor, folder } from '../testing/candor.ts'

const data = folder()
// Counts are kept for 90 days, and the command opens the house on today's clock.
const clock = fixedClock(Date.now())
const day = new Date(clock.now()).toISOString().slice(0, 10)

before(async () => {
  writeFileSync(join(data, 'policy.yaml'), testPolicy)
  const house = await openTestHouse({ data, clock })
  const tally = new TallyBuilder()
  tally.undeclaredEvent('track Order Completed', 12)
  tally.undeclared('track Order Completed', 'properties.orderTotal', 'number', 12)
  await house.store.commit({ expect: [], writes: [tallyRow(house, 'web', tally.total())] })
  await house.leave()
})

const suggest = (...more: string[]) => candor(['schema', 'suggest', '--data', data, ...more])

test('what was dropped in a day is proposed as YAML, for a person to complete', async () => {
  const { code, out, err } = await suggest('--day', day)
  assert.equal(code, 0, err)
  assert.equal(
    out,
    `# Dropped on ${day} for not being declared: 12 calls and 12 values of fields.
#
# Made of names and types; no value was looked at. You decide what is kept, and what for:
# fill in each \`purposes: []\` (declared are offers, service, fairness-monitoring), or delete the entry.
# A policy with an empty one is refused. A name that is not marked may be delicate all the same.

# Add to data.events:
    # Came 12 times.
    Order Completed:
      text: Order Completed # say it in plain words, for the customer
      purposes: []
      retention: 90 days
      fields:
        # 12 times.
        order_total: { type: number, purposes: [], from: properties.orderTotal }
`,
  )
  const { events } = (await suggest('--day', day, '--json')).json() as SchemaSuggestion
  assert.deepEqual(events[0]?.fields[0]?.seen, { number: 12 })
})

test('pasted as it is, policy check refuses it; with a purpose it takes it', async () => {
  const { out } = await suggest('--day', day)
  // Below `fields`, the last part of the data map of this policy.
  const paste = (yaml: string) => testPolicy.replace('budgets:', `  events:\n${yaml}budgets:`)
  const file = join(data, 'next.yaml')
  writeFileSync(file, paste(out))
  const refused = await candor(['policy', 'check', file])
  assert.equal(refused.code, 1)
  assert.match(refused.err, /data\.events\.Order Completed\.purposes: must list at least 1/)
  writeFileSync(file, paste(out.replaceAll('purposes: []', 'purposes: [service]')))
  const good = await candor(['policy', 'check', file])
  assert.equal(good.code, 0, good.err)
  assert.match(good.out, /3 fields, 1 event, /)
})

test('a day without anything dropped says so, and a source nobody knows is named', async () => {
  const { code, out } = await suggest('--day', '2026-06-02')
  assert.deepEqual([code, out], [0, '# Nothing was dropped on 2026-06-02 for not being declared.\n'])
  const unknown = await suggest('--source', 'wbe', '--json')
  assert.equal(unknown.code, 1)
  assert.equal((JSON.parse(unknown.err) as { error: { code: string } }).error.code, 'source-unknown')
})
