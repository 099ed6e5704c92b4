import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { candor, folder, project, type Served, serve } from '../testing/candor.ts'

const data = folder()
let served: Served
before(async () => {
  cpSync(join(project, 'examples/bank/policy.yaml'), join(data, 'policy.yaml'))
  served = await serve(['--data', data, '--no-sample'])
})
after(async () => served?.end())

const run = (...args: string[]) => candor([...args, '--data', data])
const reason = 'We look into complaints about it.'

test('the register of the sample bank is listed, one is held back with a reason, shown, and let go', async () => {
  const list = await run('algorithm', 'list')
  assert.equal(list.code, 0, list.err)
  assert.match(list.out, /^savings-offer +decides freely +The savings team/m)
  assert.match(list.out, /^recommendations +decides freely/m)
  const watched = await run('algorithm', 'watch', 'savings-offer')
  assert.equal(watched.out.trim(), '0 counted, 0 of them judged by group.')
  const held = await run(
    'algorithm',
    'interlock',
    'savings-offer',
    '--verdict',
    'cap',
    '--share',
    '.4',
    '--reason',
    reason,
  )
  assert.equal(held.code, 0, held.err)
  assert.match(held.out, /^Decision +cap by key:local on/m)
  assert.match(held.out, /^Now +decides about 40 % only since/m)
  const shown = await run('algorithm', 'show', 'savings-offer')
  assert.match(shown.out, /^Algorithm +savings-offer, decides about 40 % only/m)
  assert.match(shown.out, /cap +by hand$/m)
  const findings = (await run('finding', 'list', '--json')).json() as { items: { finding: string }[] }
  assert.equal(findings.items.length, 1)
  const one = await run('finding', 'show', findings.items[0]!.finding)
  assert.match(one.out, /We look into complaints about it\./)
  const again = await run('finding', 'decide', findings.items[0]!.finding, '--verdict', 'resume', '--reason', reason)
  assert.equal(again.code, 1)
  assert.match(again.err, /decided this finding already/)
  assert.equal((await run('finding', 'list', '--open')).out.trim(), 'Nothing was found.')
  assert.equal(
    (await run('algorithm', 'interlock', 'savings-offer', '--verdict', 'resume', '--reason', reason)).code,
    0,
  )
})

test('what is wrong is said, with the code of usage or of refusal', async () => {
  assert.equal((await run('algorithm', 'interlock', 'savings-offer', '--verdict', 'stop')).code, 2)
  const short = await run('algorithm', 'interlock', 'savings-offer', '--verdict', 'stop', '--reason', 'no')
  assert.equal(short.code, 1)
  assert.match(short.err, /reason: say in at least 10 letters/)
  assert.match((await run('algorithm', 'show', 'other')).err, /no such algorithm/i)
})
