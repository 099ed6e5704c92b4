import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { StoreAway } from '../away.ts'
import { movesOf } from '../check.ts'
import { Shapes } from '../shape.ts'
import { insertEntry } from '../testing/rows.ts'
import { prepare } from './prepare.ts'
import { Thread } from './thread.ts'

test('when the writer dies, the batch under way and all later ones are refused, and the owner is told once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-thread-'))
  const shapes = new Shapes(await prepare(join(folder, 'a.db')))
  const fatal: Error[] = []
  const thread = new Thread({ file: join(folder, 'missing', 'a.db') }, shapes, fault => fatal.push(fault))
  const away = (fault: Error): boolean => fault instanceof StoreAway && fault.code === 'io'
  const batch = [movesOf(insertEntry('amina', 'e'), shapes)]
  await assert.rejects(thread.run(batch), away)
  await assert.rejects(thread.run(batch), away)
  assert.equal(fatal.length, 1)
  await thread.close()
  rmSync(folder, { recursive: true })
})

test('the write-ahead log is folded into the file again and again, and does not grow without end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-thread-'))
  const file = join(folder, 'a.db')
  const shapes = new Shapes(await prepare(file))
  const thread = new Thread({ file, checkpointEvery: 50 }, shapes)
  const sealed = new Uint8Array(4_000)
  for (let round = 0; round < 100; round++)
    await thread.run([movesOf(insertEntry('amina', `e${round}`, { sealed }), shapes)])
  const pages = { log: statSync(`${file}-wal`).size / 4_096, file: statSync(file).size / 4_096 }
  assert.ok(pages.log < 150 && pages.file > 100, JSON.stringify(pages))
  await thread.close()
  rmSync(folder, { recursive: true })
})
