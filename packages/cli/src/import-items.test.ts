import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { candor, folder, project } from './testing/candor.ts'

test('a file of items is tried, imported, and again with `--all`; what is refused is written beside it', async () => {
  const here = folder()
  const data = join(here, 'data')
  mkdirSync(data)
  writeFileSync(join(data, 'policy.yaml'), readFileSync(join(project, 'examples/bank/policy.yaml')))
  const csv = join(here, 'items.csv')
  writeFileSync(csv, 'id,title,link\na,A,https://a.example/a\nb,B,https://a.example/b\nc,C,http://a.example/c\n')
  const run = (...more: string[]) => candor(['import', 'items', csv, '--data', data, '--json', ...more])
  const tried = (await run('--dry-run')).json() as Record<string, unknown>
  assert.deepEqual([tried['dry_run'], tried['taken'], tried['imported'], tried['rejected']], [true, 2, 2, 1])
  const done = await run()
  assert.equal(done.code, 0, done.err)
  const report = done.json() as Record<string, unknown>
  assert.deepEqual([report['imported'], report['updated'], report['unchanged']], [2, 0, 0])
  assert.equal(report['rejects_file'], `${csv}.rejects.csv`)
  assert.match(readFileSync(`${csv}.rejects.csv`, 'utf8'), /link must be a whole address that begins with https:/)
  writeFileSync(csv, 'id,title,link\na,A,https://a.example/a\n')
  const all = await candor(['import', 'items', csv, '--data', data, '--all'])
  assert.match(all.out, /1 item that the file does not name is unavailable now/)
  writeFileSync(csv, 'id,name\na,A\n')
  const refused = await candor(['import', 'items', csv, '--data', data])
  assert.equal(refused.code, 1)
  assert.match(refused.err, /no column is called link or url/)
})
