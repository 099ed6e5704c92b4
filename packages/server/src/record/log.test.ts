import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, test } from 'node:test'
import { onEachStore } from '../../../../test/stores.ts'
import type { Store, Write } from '../adapters/store/index.ts'
import { openTileFolder } from '../adapters/tiles/index.ts'
import { restoredMark, takeBeyondBackup } from './beyond-backup.ts'
import { openLog } from './log.ts'
import { Crash, faultyFolder } from './testing/faulty-folder.ts'
import { everyEntryOnce, type LogBench, openLogBench } from './testing/log-bench.ts'
import { oneRootForEachSize, onlyGrows, type Shown, watching } from './testing/shown.ts'

onEachStore('the log', open => {
  const benches: LogBench[] = []
  afterEach(() => {
    for (const bench of benches.splice(0)) bench.close()
  })
  const openBench = async (store?: Store): Promise<LogBench> => {
    const bench = await openLogBench(store ?? (await open()))
    benches.push(bench)
    return bench
  }

  test('an empty log has a signed checkpoint of size 0 and takes entries at any pace', async () => {
    const bench = await openBench()
    const shown: Shown = []
    const log = await openLog(bench, watching(bench.tiles, shown), bench.signer)
    assert.equal(await log.sequence(), 0)
    let count = 0
    for (const more of [1, 2, 253, 1, 300, 1]) {
      await bench.record(more)
      assert.equal(await log.sequence(), more)
      count += more
      await everyEntryOnce(bench, count)
    }
    assert.deepEqual(
      shown.map(({ size }) => size),
      [0, 1, 3, 256, 257, 557, 558],
    )
  })

  test('a crash at the n-th file, for every n, is repaired when the log is opened again', async () => {
    const bench = await openBench()
    const shown: Shown = []
    const watched = watching(bench.tiles, shown)
    let count = 0
    let crashes = 0
    for (let n = 1; ; n++) {
      await (await openLog(bench, watched, bench.signer)).sequence()
      const faulty = faultyFolder(watched)
      const log = await openLog(bench, faulty, bench.signer)
      await bench.record(270)
      count += 270
      faulty.crashAt(n)
      const crashed = await log.sequence().then(
        () => false,
        fault => fault instanceof Crash,
      )
      const again = await openLog(bench, watched, bench.signer)
      while ((await again.sequence()) > 0);
      await everyEntryOnce(bench, count)
      if (!crashed) break
      crashes++
    }
    assert.ok(crashes >= 5, `only ${crashes} places to crash`)
    oneRootForEachSize(shown)
    onlyGrows(shown)
  })

  test('one file that cannot be written delays the checkpoint by a round and harms nothing', async () => {
    const bench = await openBench()
    const shown: Shown = []
    const faulty = faultyFolder(watching(bench.tiles, shown))
    const log = await openLog(bench, faulty, bench.signer)
    for (let n = 1, failed = true; failed; n++) {
      await bench.record(20)
      faulty.failOnce(n)
      failed = await log.sequence().then(
        () => false,
        () => true,
      )
      faulty.failOnce(Number.POSITIVE_INFINITY)
      while ((await log.sequence()) > 0);
      await everyEntryOnce(bench, n * 20)
    }
    oneRootForEachSize(shown)
    onlyGrows(shown)
  })

  test('a folder that was lost, while it runs or before, is made again from the entries', async () => {
    const bench = await openBench()
    const log = await openLog(bench, bench.tiles, bench.signer)
    await bench.record(600)
    await log.sequence()
    const before = await bench.tiles.read('checkpoint')
    rmSync(join(bench.folder, 'log'), { recursive: true })
    assert.equal(await log.sequence(), 0)
    assert.deepEqual(await bench.tiles.read('checkpoint'), before)
    await everyEntryOnce(bench, 600)
    rmSync(join(bench.folder, 'log'), { recursive: true })
    await openLog(bench, bench.tiles, bench.signer)
    assert.deepEqual(await bench.tiles.read('checkpoint'), before)
    await everyEntryOnce(bench, 600)
  })

  test('the folder of another store is refused and left as it was', async () => {
    const ours = await openBench()
    const log = await openLog(ours, ours.tiles, ours.signer)
    await ours.record(300)
    await log.sequence()
    const other = await openLogBench(await open(), ours.folder)
    await assert.rejects(openLog(other, other.tiles, other.signer), /holds 300 entries, the store 0/)
    // The other store grows in a folder of its own until it is the longer one: its entries are still not ours.
    const elsewhere = openTileFolder(join(ours.folder, 'elsewhere'))
    const longer = await openLog(other, elsewhere, other.signer)
    await other.record(700)
    await longer.sequence()
    await assert.rejects(openLog(other, other.tiles, other.signer), /another store's folder/)
    const verified = await ours.verify()
    assert.ok(verified.ok && verified.value.size === 300)
  })

  test('a folder or a store signed with another key is refused', async () => {
    const ours = await openBench()
    const stranger = await openBench(ours.store)
    await (await openLog(ours, ours.tiles, ours.signer)).sequence()
    await assert.rejects(openLog(stranger, stranger.tiles, stranger.signer), /not signed with the log key/)
    await assert.rejects(openLog(stranger, ours.tiles, stranger.signer), /not signed with the log key/)
    const renamed = { ...ours.signer, name: 'other.example/log' }
    await assert.rejects(openLog(ours, ours.tiles, renamed), /of the log books.example\/log, not of other.example\/log/)
  })

  test('changed tiles and a broken checkpoint are refused, not signed over', async () => {
    const bench = await openBench()
    const log = await openLog(bench, bench.tiles, bench.signer)
    await bench.record(10)
    await log.sequence()
    const tile = (await bench.tiles.read('tile/0/000.p/10'))!
    await bench.tiles.write('tile/0/000.p/10', tile.with(3, tile[3]! ^ 1))
    await assert.rejects(openLog(bench, bench.tiles, bench.signer), /tiles do not give its root/)
    await bench.tiles.write('tile/0/000.p/10', tile)
    const checkpoint = (await bench.tiles.read('checkpoint'))!
    await bench.tiles.write('checkpoint', checkpoint.subarray(0, 20))
    await assert.rejects(openLog(bench, bench.tiles, bench.signer), /checkpoint in the log folder is broken/)
    await bench.tiles.write('checkpoint', checkpoint)
    await everyEntryOnce(bench, 10)
  })

  test('a restored store takes what was published after it in steps, and goes on where it was cut off', async () => {
    const bench = await openBench()
    const log = await openLog(bench, bench.tiles, bench.signer)
    await bench.record(300)
    await log.sequence()
    const [head] = await bench.store.db.selectFrom('log_head').selectAll().execute()
    for (const more of [400, 320]) {
      await bench.record(more)
      await log.sequence()
    }
    const shown = await bench.tiles.read('checkpoint')
    // As a backup of then is: three that had come in by then waited for their place.
    const rows = await bench.store.db.selectFrom('entries').selectAll().where('leaf', '>=', 300).execute()
    const waiting = rows.filter(({ leaf }) => [301, 600, 1_019].includes(leaf!))
    const { origin, version: _, ...before } = head!
    const writes: Write[] = [
      ...rows.map(({ customer, entry }): Write => ({ do: 'remove', table: 'entries', key: { customer, entry } })),
      ...waiting.map((row): Write => ({ do: 'insert', table: 'entries', row: { ...row, leaf: null } })),
      { do: 'patch', table: 'log_head', key: { origin }, set: before },
      { do: 'insert', table: 'meta', row: { key: restoredMark, value: '1' } },
    ]
    assert.ok((await bench.store.commit({ expect: [], writes })).done)
    let left = 2
    const commit: Store['commit'] = change =>
      left-- > 0 ? bench.store.commit(change) : Promise.reject(new Error('cut off'))
    const failing = { ...bench, store: { ...bench.store, commit } }
    await assert.rejects(takeBeyondBackup(failing, bench.tiles, bench.signer, 1), /cut off/)
    const half = await bench.store.get('log_head', { origin })
    assert.equal(half!.size, 768)
    await (await openLog(bench, bench.tiles, bench.signer)).sequence()
    assert.deepEqual(await bench.tiles.read('checkpoint'), shown)
    await everyEntryOnce(bench, 1_020)
    const placed = await bench.store.db.selectFrom('entries').select('leaf').where('kind', '=', 'decision').execute()
    assert.equal(placed.length, 303)
    await bench.record(1)
    await (await openLog(bench, bench.tiles, bench.signer)).sequence()
    await everyEntryOnce(bench, 1_021)
  })

  test('callers who ask at once share a round, and each finds its own entry placed', async () => {
    const bench = await openBench()
    const log = await openLog(bench, bench.tiles, bench.signer)
    const callers = Array.from({ length: 20 }, async () => {
      const [mine] = await bench.record(1)
      await log.sequence()
      return (await bench.store.get('entries', { entry: mine!.entry }))?.leaf
    })
    assert.deepEqual(
      (await Promise.all(callers)).sort((a, b) => a! - b!),
      Array.from({ length: 20 }, (_, i) => i),
    )
  })
})
