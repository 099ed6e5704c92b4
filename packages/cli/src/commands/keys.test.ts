import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { candor, folder, project, type Served, serve } from '../testing/candor.ts'

const [data, elsewhere] = [folder(), folder()]
let served: Served
before(async () => {
  writeFileSync(join(data, 'policy.yaml'), readFileSync(join(project, 'examples/bank/policy.yaml'), 'utf8'))
  served = await serve(['--data', data, '--no-sample'])
})
after(() => served?.end())

test('keys are shown and renewed, and a backup of the running house becomes another one', async () => {
  const shown = await candor(['keys', 'show', '--data', data])
  assert.match(shown.out, /^Key service {2}ok$/m)
  assert.match(shown.out, /current since .* wraps \d+ keys?$/m)
  const rotated = await candor(['keys', 'rotate', '--destroy-old', '--data', data, '--json'])
  assert.equal(rotated.code, 0, rotated.err)
  assert.equal((rotated.json() as { destroyed: unknown[] }).destroyed.length, 1)

  const [backup, keys, other] = ['backup', 'keys', 'house'].map(name => join(elsewhere, name)) as [
    string,
    string,
    string,
  ]
  assert.match((await candor(['backup', backup, '--data', data, '--keys', join(backup, 'keys')])).err, /one folder/)
  const made = await candor(['backup', backup, '--data', data, '--keys', keys])
  assert.equal(made.code, 0, made.err)
  assert.match(made.out, /Keep the two apart/)
  assert.ok(existsSync(join(keys, 'root.key')))
  assert.match((await candor(['backup', backup, '--data', data])).err, /there already/)
  const restore = ['restore', backup, '--data', other, '--new-log']
  assert.match((await candor(restore)).err, /There are no keys/)
  const restored = await candor([...restore, '--keys', keys])
  assert.equal(restored.code, 0, restored.err)
  assert.match((await candor(['keys', 'show', '--data', other])).out, /^Key service {2}ok$/m)
  assert.match((await candor([...restore, '--keys', keys])).err, /There is a store already/)
})
