import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { onEachPlace } from '../../../../../test/stores.ts'
import { openStore, type StoreConfig } from './index.ts'

const program = fileURLToPath(new URL('./testing/acknowledge.ts', import.meta.url))

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(0, -1)
  } catch {
    return []
  }
}

async function killAfter(count: number, child: ChildProcess, file: string): Promise<void> {
  const gone = once(child, 'exit')
  while (linesOf(file).length < count && child.exitCode === null) await pause(5)
  child.kill('SIGKILL')
  const [, signal] = await gone
  assert.equal(signal, 'SIGKILL')
}

async function keptIn(place: StoreConfig): Promise<string[]> {
  const store = await openStore(place)
  const rows = await store.db.selectFrom('entries').select('entry').execute()
  await store.close()
  return rows.map(row => row.entry)
}

onEachPlace('durability', place => {
  test('every change acknowledged before kill -9 is there after it, once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'candor-kill-'))
    const file = join(folder, 'acknowledged')
    const where = await place()
    for (const run of [1, 2, 3]) {
      const child = spawn(process.execPath, [program, JSON.stringify(where), file, `run${run}`], { stdio: 'inherit' })
      await killAfter(run * 200, child, file)
      const [acknowledged, kept] = [linesOf(file), await keptIn(where)]
      assert.ok(acknowledged.length >= run * 200)
      assert.deepEqual(
        acknowledged.filter(entry => !kept.includes(entry)),
        [],
      )
      assert.equal(new Set(kept).size, kept.length)
    }
    rmSync(folder, { recursive: true })
  })
})
