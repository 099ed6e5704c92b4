import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import {
  examineProof,
  formatVkey,
  keyTypes,
  type Ports,
  parseVkey,
  verifierKey,
  verifyLog,
  verifySuccession,
} from '@candor/ledger'
import { day } from '@candor/terms'
import { emptyDatabase } from '../../../../../test/databases.ts'
import { importTestCustomers, noon, openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { say } from '../../acts/choices/index.ts'
import { checkBackup, copyKeys, mustBeApart, writeBackup } from '../../adapters/backup/index.ts'
import { fixedClock } from '../../adapters/clock/index.ts'
import type { Ground } from '../../adapters/ground.ts'
import { realIds } from '../../adapters/ids/index.ts'
import { hashing, signatures } from '../../adapters/keys/hashes.ts'
import { openKeys } from '../../adapters/keys/index.ts'
import { openStore, type StoreConfig } from '../../adapters/store/index.ts'
import { canariesOf, eraseCustomer, erasureTurn, findTraces, rememberedAtMost } from '../../answers/erasure/index.ts'
import { canary, livedHouse } from '../../answers/erasure/testing/lived.ts'
import { customersAt, readProfile } from '../../customers/profiles/index.ts'
import { checkRecord, proofOf, rotateNow, tendEpochs } from '../../record/index.ts'
import { endLog } from '../house/index.ts'
import { backupLines } from './make-backup.ts'
import { restoreHouse } from './restore-house.ts'

const home = mkdtempSync(join(tmpdir(), 'candor-backup-'))
after(() => rmSync(home, { recursive: true }))
let folders = 0
const fresh = (): string => join(home, String(folders++))
const clock = () => fixedClock(noon + day)

const sequenced = async (house: TestHouse): Promise<void> => {
  while ((await house.log.sequence()) > 0);
}
const no = [{ kind: 'objection', purpose: 'any', channel: 'sms' }] as const
const dumped = async (house: Ground) => {
  const rows: string[] = []
  for await (const line of backupLines(house)) rows.push(line)
  return rows.slice(1).sort()
}

/** A house with two customers, a backup of it and a copy of its keys, and what came after. */
async function lived(place: StoreConfig) {
  const house = await openTestHouse({ place })
  const [ann = '', ben = ''] = await importTestCustomers(house, [{ key: 'ann', agreed: true }, { key: 'ben' }])
  await sequenced(house)
  assert.ok((await say(house, ann, no, 'api')).ok)
  const [backup, keys] = [fresh(), fresh()]
  const manifest = await writeBackup(backup, backupLines(house))
  await copyKeys(join(house.data, 'keys'), keys)
  return { house, ann, ben, backup, keys, manifest }
}

const target = async (place: () => Promise<StoreConfig>) => {
  const where = await place()
  const data = 'sqlite' in where ? dirname(where.sqlite) : fresh()
  return {
    where,
    data,
    to: {
      data,
      keyFolder: join(data, 'keys'),
      clock: clock(),
      ...('postgres' in where ? { databaseUrl: where.postgres } : {}),
    },
  }
}
const reopened = ({ where, data }: { where: StoreConfig; data: string }) =>
  openTestHouse({ place: where, data, clock: clock(), ids: realIds(clock()) })

const placesOf = ({ store }: TestHouse) =>
  store.db
    .selectFrom('entries')
    .select(['customer', 'entry', 'leaf'])
    .where('leaf', 'is not', null)
    .orderBy('leaf')
    .execute()
const sizeOf = (note: string) => Number(note.split('\n')[1])
function keyIn(vkey: string, ports: Ports) {
  const key = parseVkey(vkey, ports)
  assert.ok(key.ok)
  return key.value
}

/** The log of a house as somebody else sees it, who knows the keys of those before it. */
function logOf({ tiles, keys, log, logKey }: TestHouse) {
  const read = (path: string) => tiles.read(path)
  const ports = { ...keys.hashing, ...keys.signatures }
  const { publicKey } = logKey
  const vkey = formatVkey(verifierKey(log.origin, keyTypes.ed25519, publicKey, ports))
  return {
    vkey,
    note: async () => new TextDecoder().decode(await read('checkpoint')),
    async verify(known: readonly string[], seen: readonly string[]) {
      const report = await verifyLog(read, { ports, vkey })
      assert.ok(report.ok, JSON.stringify(report))
      const before = await verifySuccession(read, report.value, {
        ports,
        keys: known.map(one => keyIn(one, ports)),
        seen,
      })
      return before.ok
        ? { before: before.value.map(({ origin, size, signature }) => ({ origin, size, signature })) }
        : { fault: `${before.error.path} ${before.error.says}` }
    },
  }
}

onEachPlace('A backup', (place, engine) => {
  test('holds everything of one moment, and the log goes on where it was published after it', async t => {
    const { house, ann, backup, keys, manifest } = await lived(await place())
    assert.equal(manifest.engine, engine)
    const before = await dumped(house)
    assert.ok((await say(house, ann, no, 'api')).ok)
    await sequenced(house)
    const published = readFileSync(join(house.data, 'log', 'checkpoint'), 'utf8')
    const there = await target(place)
    await assert.rejects(restoreHouse({ ...there.to, from: backup, keysFrom: keys }), /There is no log/)
    cpSync(join(house.data, 'log'), join(there.data, 'log'), { recursive: true })
    const done = await restoreHouse({ ...there.to, from: backup, keysFrom: keys })
    assert.deepEqual([done.unopenable, done.erasuresToReplay], [0, 0])
    const again = await reopened(there)
    t.after(() => Promise.all([house.close(), again.close()]))
    assert.deepEqual(await readProfile(again, ann), await readProfile(house, ann))
    const head = await again.store.db.selectFrom('log_head').selectAll().executeTakeFirstOrThrow()
    assert.equal(head.size, Number(published.split('\n')[1]))
    const lost = await again.store.db.selectFrom('entries').select('sealed').where('kind', '=', 'lost').execute()
    assert.deepEqual(lost, [{ sealed: null }])
    assert.equal(readFileSync(join(again.data, 'log', 'checkpoint'), 'utf8').split('\n')[1], published.split('\n')[1])
    assert.ok((await say(again, ann, no, 'api')).ok)
    await sequenced(again)
    assert.equal(
      (await again.store.db.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).size,
      head.size + 1,
    )
    assert.ok(before.length > 20)
    await assert.rejects(restoreHouse({ ...there.to, from: backup }), /already|in use/)
  })

  test('restored before anything else was published is the same row for row', async t => {
    const { house, backup, keys } = await lived(await place())
    const before = await dumped(house)
    const there = await target(place)
    cpSync(join(house.data, 'log'), join(there.data, 'log'), { recursive: true })
    await restoreHouse({ ...there.to, from: backup, keysFrom: keys })
    const again = await reopened(there)
    t.after(() => Promise.all([house.close(), again.close()]))
    const changing = /^\["(schema|erasures-applied)|checkpoint/
    const same = (rows: string[]) => rows.filter(row => !changing.test(row) && !row.includes('— '))
    assert.deepEqual(same(await dumped(again)), same(before))
    assert.ok(existsSync(join(there.data, 'policy.yaml')))
  })

  test('cut off at any row nothing is there, and the same command restores it; a changed or foreign one is refused', async t => {
    const { house, ann, backup, keys } = await lived(await place())
    t.after(() => house.close())
    const there = await target(place)
    const ask = { ...there.to, from: backup, keysFrom: keys, newLog: true }
    for (const rows of [1, 7, 15]) {
      const cut = (seen: number) => {
        if (seen >= rows) throw new Error('cut off')
      }
      await assert.rejects(restoreHouse({ ...ask, onRows: cut }), /cut off/)
      assert.ok(!existsSync(join(there.data, 'candor.db')))
    }
    const file = join(backup, 'tables', 'profiles.ndjson')
    const whole = readFileSync(file, 'utf8')
    writeFileSync(file, whole.replace('DE', 'FR'))
    await assert.rejects(restoreHouse(ask), /profiles.ndjson was changed/)
    writeFileSync(file, whole)
    const manifest = readFileSync(join(backup, 'manifest.json'), 'utf8')
    writeFileSync(join(backup, 'manifest.json'), manifest.replace('"rows": 2', '"rows": 3'))
    await assert.rejects(restoreHouse(ask), /does not fit its own checksum/)
    rmSync(join(backup, 'manifest.json'))
    await assert.rejects(restoreHouse(ask), /no backup, or one that was cut off/)
    writeFileSync(join(backup, 'manifest.json'), manifest)
    const others = fresh()
    ;(await openKeys({ folder: others, clock: clock() })).close()
    await assert.rejects(restoreHouse({ ...ask, keyFolder: others }), /do not belong to this backup/)
    const { newOrigin } = await restoreHouse(ask)
    const again = await reopened(there)
    t.after(() => again.close())
    await sequenced(again)
    assert.equal(again.log.origin, newOrigin)
    assert.ok(await readProfile(again, ann))
  })

  test('with its log lost begins one that takes over, and whoever saw more of the old one notices', async t => {
    const { house, ann, backup, keys } = await lived(await place())
    t.after(() => house.close())
    const old = logOf(house)
    const kept = await old.note()
    assert.ok((await say(house, ann, no, 'api')).ok)
    await sequenced(house)
    const later = await old.note()
    const there = await target(place)
    const { newOrigin } = await restoreHouse({ ...there.to, from: backup, keysFrom: keys, newLog: true })
    const again = await reopened(there)
    t.after(() => again.close())
    const log = logOf(again)
    assert.equal(again.log.origin, newOrigin)
    assert.notEqual(log.vkey, old.vkey)
    const from = { origin: house.log.origin, size: sizeOf(kept), signature: 'verified' }
    assert.deepEqual(await log.verify([old.vkey], [kept]), { before: [from] })
    assert.match((await log.verify([old.vkey], [later])).fault ?? '', /only \d+ of them are here: history was cut off/)
    assert.match((await log.verify([old.vkey], [kept.replace('\n', '/other\n')])).fault ?? '', /neither that one/)
    const parts = { tiles: again.tiles, log: again.log, signing: again.logSigning }
    assert.ok((await checkRecord(again, parts)).ok)
  })

  test('and its entries: a lost key of the log ends it, and another takes over every entry, again and again', async t => {
    const where = await place()
    const house = await openTestHouse({ place: where })
    const [ann = ''] = await importTestCustomers(house, [{ key: 'ann', agreed: true }])
    await sequenced(house)
    const [first, data] = [logOf(house), house.data]
    const [kept, entries] = [await first.note(), await placesOf(house)]
    const proof = await proofOf(house, house.tiles, ann, entries.find(({ customer }) => customer === ann)!.entry)
    assert.ok(proof.ok)
    await house.leave()
    rmSync(join(data, 'keys', 'log.key'))
    const at = { data, keyFolder: join(data, 'keys'), clock: clock() }
    const end = { ...at, stolen: false, ...('postgres' in where ? { databaseUrl: where.postgres } : {}) }
    const reopen = () => reopened({ where, data })
    await assert.rejects(reopen(), /candor log succeed/)
    const { next } = await endLog(end)
    const second = await reopen()
    assert.deepEqual(await placesOf(second), [
      { customer: 'brand', entry: (await placesOf(second))[0]!.entry, leaf: 0 },
      ...entries.map(row => ({ ...row, leaf: row.leaf! + 1 })),
    ])
    assert.equal(second.log.origin, next)
    assert.ok(existsSync(join(data, `log-ended-${house.log.origin.replace(/[^\w.-]+/g, '_')}`, 'checkpoint')))
    const ports = { ...second.keys.hashing, ...second.keys.signatures }
    const trust = { logs: [{ key: keyIn(first.vkey, ports) }], witnesses: [], quorum: 'none' } as const
    assert.ok(examineProof(proof.value, trust, ports).ok)
    await importTestCustomers(second, [{ key: 'ben' }])
    await sequenced(second)
    const two = logOf(second)
    assert.deepEqual((await two.verify([first.vkey], [kept, await two.note()])).before?.length, 1)
    const middle = await two.note()
    await second.leave()
    await assert.rejects(endLog(end), /say so with --stolen/)
    await endLog({ ...end, stolen: true })
    const third = await reopen()
    t.after(() => third.close())
    const three = logOf(third)
    assert.deepEqual(
      (await three.verify([first.vkey, two.vkey], [kept, middle])).before?.map(({ origin }) => origin),
      [next, house.log.origin],
    )
    assert.notEqual(three.vkey, two.vkey)
    rmSync(join(data, 'log'), { recursive: true })
    await third.log.sequence()
    const parts = { tiles: third.tiles, log: third.log, signing: third.logSigning }
    assert.ok((await checkRecord(third, parts)).ok)
  })

  test('older than every epoch that is left is refused: nobody could open anything in it, and nothing is left half restored', async t => {
    const { house, ann, backup } = await lived(await place())
    house.keys.addTombstones([{ customer: ann, erasure: 'e1', at: noon }])
    house.clock.advance(1)
    await rotateNow(house, house.keyTerms, true)
    house.clock.advance(house.keyTerms.leadMs)
    await tendEpochs(house, house.keyTerms)
    house.clock.advance(day)
    await tendEpochs(house, house.keyTerms)
    const keys = fresh()
    await copyKeys(join(house.data, 'keys'), keys)
    const there = await target(place)
    t.after(() => house.close())
    const restore = (from: string) => restoreHouse({ ...there.to, from, keysFrom: keys, newLog: true })
    await assert.rejects(restore(backup), /older than every epoch/)
    const newer = fresh()
    await writeBackup(newer, backupLines(house))
    const done = await restore(newer)
    assert.ok(done.keys >= 4)
    assert.deepEqual([done.unopenable, done.erasuresToReplay], [0, 1])
  })
})

const moves = /^\["(restored-at|schema|erasures-applied)/

/** A restored store that no house has opened yet, for a second backup of it. */
async function unopened<T>({ where, to }: Awaited<ReturnType<typeof target>>, use: (ground: Ground) => Promise<T>) {
  const [store, keys] = [await openStore(where), await openKeys({ folder: to.keyFolder, clock: to.clock })]
  const done = await use({ store, keys, clock: to.clock, ids: realIds(to.clock) })
  await store.close()
  keys.close()
  return done
}

/** In a restored house must find anything of these words, and its log goes on from where it was published. */
async function bringsNobodyBack(house: TestHouse, words: readonly string[]): Promise<void> {
  assert.deepEqual(await customersAt(house, { channel: 'id', address: canary }), [])
  house.clock.advance(rememberedAtMost)
  await erasureTurn(house)()
  await sequenced(house)
  const { found, rows } = await findTraces(house, words, house.folders)
  assert.deepEqual([found.filter(({ documented }) => !documented), rows > 10], [[], true])
  const read = (path: string) => readFile(join(house.data, 'log', path)).catch(() => undefined)
  assert.ok((await verifyLog(read, { ports: { ...hashing, ...signatures } })).ok)
}

test('from one engine into the other and back it is the same row for row, and whoever was erased since is erased again', async t => {
  const { house, gone } = await livedHouse()
  t.after(() => house.close())
  const words = [...(await canariesOf(house, gone)), canary]
  const before = await dumped(house)
  const [backup, second, keys, older] = [fresh(), fresh(), fresh(), fresh()]
  await writeBackup(backup, backupLines(house))
  await copyKeys(join(house.data, 'keys'), older)
  assert.ok((await eraseCustomer(house, { customer: gone, why: 'request', by: 'test' })).ok)
  await sequenced(house)
  await copyKeys(join(house.data, 'keys'), keys)
  const there = await target(async () => ({ postgres: await emptyDatabase() }))
  const back = await target(async () => ({ sqlite: join(fresh(), 'candor.db') }))
  for (const { data } of [there, back]) cpSync(join(house.data, 'log'), join(data, 'log'), { recursive: true })
  const same = (rows: string[]) => rows.filter(row => !moves.test(row))

  const first = await restoreHouse({ ...there.to, from: backup, keysFrom: keys })
  assert.equal(first.erasuresToReplay, 2)
  const rows = await unopened(there, async ground => {
    await writeBackup(second, backupLines(ground))
    return dumped(ground)
  })
  assert.deepEqual(same(rows), same(before))
  assert.ok(rows.some(row => row.includes(canary)))
  await restoreHouse({ ...back.to, from: second, keysFrom: keys })
  assert.deepEqual(same(await unopened(back, dumped)), same(before))
  for (const place of [there, back]) {
    const again = await reopened(place)
    t.after(() => again.close())
    await bringsNobodyBack(again, words)
  }
  // Keys from before the erasure would bring that person back: they are refused.
  const tombstones = join(house.data, 'keys', 'tombstones')
  await house.leave()
  writeFileSync(tombstones, readFileSync(join(older, 'tombstones')))
  const { data, clock: at } = house
  await assert.rejects(openTestHouse({ data, clock: at, ids: realIds(at) }), /key folder is older than the store/)
})

test('a backup that was cut off has no name, keys lie apart, and nothing is written over', async () => {
  const house = await openTestHouse()
  const folder = fresh()
  async function* cut() {
    let lines = 0
    for await (const line of backupLines(house)) if (lines++ < 40) yield line
  }
  await assert.rejects(writeBackup(folder, cut()), /ended before the backup was whole/)
  await assert.rejects(checkBackup(folder), /no backup/)
  await writeBackup(folder, backupLines(house))
  await checkBackup(folder)
  await assert.rejects(writeBackup(folder, backupLines(house)), /there already/)
  assert.ok(!readdirSync(home).some(name => name.endsWith('.partial')))
  assert.throws(() => mustBeApart('/backups/a', '/backups/a/keys'), /must not lie in one folder/)
  mustBeApart('/backups/a', '/backups/ab')
  await house.close()
})
