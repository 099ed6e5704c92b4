import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { openStore, type Store, StoreAway, StoreRefused } from '../index.ts'
import { insertEntry } from '../testing/rows.ts'

let folder: string
let store: Store | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'candor-sqlite-'))
})
afterEach(async () => {
  await store?.close()
  store = undefined
  rmSync(folder, { recursive: true })
})

const refusedAsInUse = (fault: Error): boolean => fault instanceof StoreRefused && fault.code === 'in-use'

test('a second opener is refused, by whatever name, until the first has closed', async () => {
  const [file, link] = [join(folder, 'a.db'), join(folder, 'b.db')]
  store = await openStore({ sqlite: file })
  symlinkSync(file, link)
  await assert.rejects(openStore({ sqlite: file }), refusedAsInUse)
  await assert.rejects(openStore({ sqlite: link }), refusedAsInUse)
  await store.close()
  store = await openStore({ sqlite: link })
})

test('a second process is refused', async () => {
  const file = join(folder, 'a.db')
  store = await openStore({ sqlite: file })
  const front = new URL('../index.ts', import.meta.url).href
  const script = `import { openStore } from ${JSON.stringify(front)}
    await openStore({ sqlite: ${JSON.stringify(file)} }).catch(fault => process.stdout.write(fault.code))`
  assert.equal(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }), 'in-use')
})

test('the files are for their owner alone', async () => {
  store = await openStore({ sqlite: join(folder, 'a.db') })
  await store.commit(insertEntry('amina', 'e'))
  for (const end of ['', '-wal', '-shm', '.lock'])
    assert.equal(statSync(join(folder, `a.db${end}`)).mode & 0o777, 0o600)
})

test('a full disk is told as such, keeps what was acknowledged, and is over once there is room', async () => {
  store = await openStore({ sqlite: join(folder, 'a.db'), maxPages: 200 })
  const opened = store
  const acknowledged: string[] = []
  const refusals: unknown[] = []
  const fill = async (entry: string): Promise<void> => {
    const result = await opened
      .commit(insertEntry('amina', entry, { sealed: new Uint8Array(3_000) }))
      .catch(fault => fault)
    if (result instanceof Error) refusals.push(result)
    else acknowledged.push(entry)
  }
  for (let at = 0; refusals.length < 3; at++) await Promise.all([fill(`${at}a`), fill(`${at}b`), fill(`${at}c`)])
  assert.ok(refusals.every(fault => fault instanceof StoreAway && fault.code === 'full' && fault.operator !== ''))
  const kept = await opened.db.selectFrom('entries').select('entry').execute()
  assert.deepEqual(kept.map(row => row.entry).sort(), acknowledged.sort())
  const removal = { do: 'remove', table: 'entries', key: { customer: 'amina' } } as const
  assert.deepEqual(await opened.commit({ expect: [], writes: [removal] }), { done: true })
  assert.deepEqual(await opened.commit(insertEntry('amina', 'again')), { done: true })
})
