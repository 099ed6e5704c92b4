import assert from 'node:assert/strict'
import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { candor, folder } from './testing/candor.ts'
import { type Demo, keepsItsPromises } from './testing/demo-promises.ts'

// The whole bank takes minutes: `npm run battery -- demo`.
test('the demo keeps every promise on two thousand rows, and its house can be looked at afterwards', async () => {
  const [data, picture] = [join(folder(), 'kept'), join(folder(), 'run.svg')]
  const { code, err, json } = await candor(['demo', '--rows', '2000', '--data', data, '--picture', picture, '--json'])
  assert.equal(code, 0, err)
  keepsItsPromises(json() as Demo, 2_000)
  assert.ok(readFileSync(picture, 'utf8').includes(`${(json() as Demo).planned.toLocaleString('en-US')} planned = `))
  assert.equal((await candor(['log', 'verify', data])).code, 0)
  assert.match((await candor(['campaign', 'show', 'spring-offer', '--data', data])).out, /^spring-offer is done\./)
  const again = await candor(['demo', '--data', data])
  assert.equal(again.code, 2)
  assert.match(again.err, /There is a house in .* already/)
})

test('told without a terminal the demo is plain lines; for a screen reader no bars are drawn', async () => {
  const { code, out, err } = await candor(['demo', '--rows', '1500'], { ACCESSIBLE: '1', NO_COLOR: '1' })
  assert.equal(code, 0, err)
  assert.equal(/[\u001b\r█]/.test(out + err), false)
  for (let chapter = 1; chapter <= 7; chapter++) assert.match(out, new RegExp(`^${chapter} {2}\\w`, 'm'))
  assert.match(out, /^What this run promised: (\d+) of \1 kept$/m)
  assert.match(err, /^Importing {2}1,500 rows in /m)
  const [, proof = ''] = /proof verify (\S+)/.exec(out) ?? []
  rmSync(dirname(proof), { recursive: true })
})
