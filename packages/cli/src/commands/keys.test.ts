import assert from 'node:assert/strict'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

test('the log is exported and verified by anybody; a flipped byte is named; a lost key is taken over from', async () => {
  const [out, kept] = [join(elsewhere, 'public'), join(elsewhere, 'kept')]
  const exported = await candor(['log', 'export', out, '--data', data, '--json'])
  assert.equal(exported.code, 0, exported.err)
  const { size } = exported.json() as { size: number }
  const { vkey: old } = JSON.parse(readFileSync(join(out, 'log.json'), 'utf8')) as { vkey: string }
  writeFileSync(kept, readFileSync(join(out, 'checkpoint')))
  const whole = await candor(['log', 'verify', out, '--key', old, '--seen', kept, '--json'])
  assert.deepEqual([whole.code, (whole.json() as { seen: number }).seen], [0, 1], whole.out)
  const tile = join(out, `tile/entries/000.p/${size}`)
  const bytes = readFileSync(tile)
  writeFileSync(tile, bytes.with(20, bytes[20]! ^ 1))
  const flipped = await candor(['log', 'verify', out, '--key', old])
  assert.deepEqual([flipped.code, /First wrong: entry 0 does not hash/.test(flipped.out)], [1, true], flipped.out)
  const store = await candor(['log', 'verify', '--store', '--data', data])
  assert.deepEqual([store.code, store.err], [0, ''])

  assert.match((await candor(['log', 'succeed', '--data', data])).err, /A server runs on .*Stop every server/s)
  await served.end()
  assert.match((await candor(['log', 'succeed', '--data', data])).err, /say so with --stolen/)
  rmSync(join(data, 'keys', 'log.key'))
  assert.match((await candor(['keys', 'show', '--data', data])).err, /candor log succeed/)
  const taken = await candor(['log', 'succeed', '--data', data, '--json'])
  assert.equal(taken.code, 0, taken.err)
  const { vkey: key } = taken.json() as { vkey: string }
  const verified = await candor(['log', 'verify', data, '--key', key, '--key', old, '--seen', kept])
  assert.equal(verified.code, 0, verified.out + verified.err)
  assert.match(verified.out, /It goes on from .* the last checkpoint of that log bears the key you gave/)
  served = await serve(['--data', data, '--no-sample'])
})
