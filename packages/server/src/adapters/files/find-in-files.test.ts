import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openStore } from '../store/index.ts'
import { findInFiles } from './index.ts'

const tryLock = `
  const { DatabaseSync } = require('node:sqlite')
  try { new DatabaseSync(process.argv[1]).exec('PRAGMA busy_timeout=0; BEGIN EXCLUSIVE'); console.log('free') }
  catch { console.log('taken') }
`
const lockOf = (folder: string): string =>
  spawnSync(process.execPath, ['-e', tryLock, join(folder, 'candor.db.lock')], { encoding: 'utf8' }).stdout.trim()

test('an open database stays locked while its files are searched, and when somebody tries to open it again here', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-files-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const place = { sqlite: join(folder, 'candor.db') }
  const store = await openStore(place)
  writeFileSync(join(folder, 'left-over'), `${'.'.repeat(2 << 20)}needle`)
  const found: [string, number][] = []
  const bytes = await findInFiles([folder], [[Buffer.from('needle')], [Buffer.from('straw')]], (...one) =>
    found.push(one),
  )
  assert.ok(bytes > 2 << 20)
  assert.deepEqual(found, [['left-over', 0]])
  assert.equal(lockOf(folder), 'taken')
  await assert.rejects(openStore(place), /in use by another Candor/)
  assert.equal(lockOf(folder), 'taken')
  await store.close()
  assert.equal(lockOf(folder), 'free')
})
