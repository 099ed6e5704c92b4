import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { importTestCustomers, openTestHouse, testPolicy } from '../../../../test/house.ts'
import { candor, folder, serve } from '../testing/candor.ts'

test('a request is written down, listed, shown, extended and answered, and the answer stands in the copy', async t => {
  const data = folder()
  const policy = `${testPolicy}rights:\n  weigh: [fairness-monitoring]\n`
  const house = await openTestHouse({ data, policy, place: { sqlite: join(data, 'candor.db') } })
  const [ada = ''] = await importTestCustomers(house, [{ key: 'ada' }])
  await house.leave()
  writeFileSync(join(data, 'policy.yaml'), policy)
  const served = await serve(['--data', data, '--no-sample'])
  t.after(() => served.end())
  const rights = (...args: string[]) => candor(['rights', ...args, '--data', data])

  const about = ['--right', 'objection', '--purpose', 'fairness-monitoring', '--checked', 'signed letter']
  const opened = await rights('open', ada, ...about, '--json')
  assert.equal(opened.code, 0, opened.err)
  const { request, due_at } = opened.json() as { request: string; due_at: number }
  assert.match((await rights('list')).out, new RegExp(`^${request} +due .* objection +in-progress`, 'm'))
  const more = await rights('extend', request, '--reason', 'complex', '--text', 'Three systems hold it.', '--json')
  const extended = more.json() as { due_at: number; state: string }
  assert.deepEqual([extended.state, extended.due_at > due_at], ['extended', true])
  assert.match((await rights('answer', request, '--text', 'We stop it for good.')).out, /objection +answered/)
  const shown = (await rights('show', request)).out
  assert.match(shown, /^About +fairness-monitoring$/m)
  assert.match(shown, /^Our answer +We stop it for good\.$/m)
  const out = join(data, 'copy.json')
  assert.equal((await candor(['customer', 'export', ada, '--out', out, '--data', data])).code, 0)
  const copy = JSON.parse(readFileSync(out, 'utf8')) as { data: { requests?: { data: object }[] } }
  assert.match(JSON.stringify(copy), /We stop it for good\./)
})
