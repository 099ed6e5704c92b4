import assert from 'node:assert/strict'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { bankCustomers } from '../../../../examples/bank/generate.ts'
import { candor, folder, project } from '../testing/candor.ts'

type Report = { checked: number; differing: number; rebuilt: number; tiles: { shown: number; differing: number } }

test('states and tiles are compared with what they derive from, and written anew', async () => {
  const data = folder()
  const bank = join(project, 'examples/bank')
  writeFileSync(join(data, 'policy.yaml'), readFileSync(join(bank, 'policy.yaml'), 'utf8'))
  const csv = join(data, 'few.csv')
  for await (const part of bankCustomers({ seed: 1, rows: 40 })) appendFileSync(csv, part)
  const imported = await candor(['import', 'customers', csv, '--map', join(bank, 'customers.map.yaml'), '--data', data])
  assert.equal(imported.code, 0, imported.err)

  const rebuilt = await candor(['state', 'rebuild', '--data', data, '--json'])
  assert.equal(rebuilt.code, 0, rebuilt.err)
  const { checked, tiles } = rebuilt.json() as Report
  assert.deepEqual([tiles.shown, tiles.differing], [checked, 0])

  const database = new DatabaseSync(join(data, 'candor.db'))
  const swap = database.prepare(
    `UPDATE tile_columns SET bytes = (SELECT bytes FROM tile_columns WHERE name = 'field 0') WHERE name = 'field 1'`,
  )
  assert.equal(Number(swap.run().changes), 1)
  database.close()
  const found = await candor(['state', 'check', '--data', data])
  assert.equal(found.code, 1)
  assert.match(found.out, /none differs\.\n.*these differ/)
  assert.match(found.out, /: field 1 \(tile 0, place \d+\)/)
  assert.equal((await candor(['state', 'rebuild', '--data', data])).code, 0)
  const mended = await candor(['state', 'check', '--data', data])
  assert.equal(mended.code, 0, mended.out)
  assert.match(mended.out, /shown by tiles; none differs/)
})
