import assert from 'node:assert/strict'
import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, test } from 'node:test'
import { day, minute } from '@candor/terms'
import fc from 'fast-check'
import { fixedClock } from '../clock/index.ts'
import { type Keys, KeysRefused, openKeys, Unreadable } from './index.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const folders: string[] = []
afterEach(() => folders.splice(0).map(folder => rmSync(folder, { recursive: true, force: true })))

function newFolder(): string {
  const home = mkdtempSync(join(tmpdir(), 'candor-keys-'))
  folders.push(home)
  return join(home, 'keys')
}
const clock = fixedClock(1_700_000_000_000)
const tomb = (erasure: string) => ({ customer: `c-${erasure}`, erasure, at: clock.now() })
const openNew = (): Promise<Keys> => openKeys({ folder: newFolder(), clock })

/** What every driver of the port must keep. */
const drivers = { files: openNew }
for (const [driver, open] of Object.entries(drivers))
  describe(`keys in ${driver}`, () => {
    test('what is sealed opens with the same key and row, whatever the bytes', async () => {
      const keys = await open()
      const { key } = keys.newKey()
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 2_000 }), fc.string(), (plain, aad) => {
          const sealed = keys.seal(key, aad, plain)
          assert.equal(sealed.length, plain.length + 29)
          assert.deepEqual(keys.unseal(key, aad, sealed), plain)
        }),
      )
    })

    test('any changed byte, another row, another key: unreadable', async () => {
      const keys = await open()
      const [{ key }, other] = [keys.newKey(), keys.newKey()]
      const sealed = keys.seal(key, 'profiles|a', bytes('amina@example.org'))
      assert.throws(() => keys.unseal(key, 'profiles|b', sealed), Unreadable)
      assert.throws(() => keys.unseal(other.key, 'profiles|a', sealed), Unreadable)
      for (const at of sealed.keys()) {
        const changed = sealed.slice()
        changed[at]! ^= 1
        assert.throws(() => keys.unseal(key, 'profiles|a', changed), Unreadable)
      }
      for (const length of [0, 1, 28, sealed.length - 1])
        assert.throws(() => keys.unseal(key, 'profiles|a', sealed.subarray(0, length)), Unreadable)
    })

    test('sealing the same bytes twice gives different bytes', async () => {
      const keys = await open()
      const { key } = keys.newKey()
      const boxes = Array.from({ length: 1_000 }, () => Buffer.from(keys.seal(key, 'x', bytes('same'))).toString('hex'))
      assert.equal(new Set(boxes.map(box => box.slice(2, 26))).size, 1_000)
    })

    test('a stored key opens again after it left memory', async () => {
      const keys = await open()
      const { key, wrapped, epoch } = keys.newKey()
      const sealed = keys.seal(key, 'x', bytes('kept'))
      clock.advance(2 * minute)
      assert.deepEqual(keys.unseal(keys.open(wrapped, epoch), 'x', sealed), bytes('kept'))
    })

    test('a damaged stored key, or one of an unknown epoch, is unreadable', async () => {
      const keys = await open()
      const { wrapped, epoch } = keys.newKey()
      const damaged = wrapped.slice()
      damaged[20]! ^= 1
      assert.throws(() => keys.open(damaged, epoch), Unreadable)
      assert.throws(() => keys.open(wrapped, 'never'), Unreadable)
    })

    test('indexes and codes are stable, differ by use, and tell nothing of the text', async () => {
      const keys = await open()
      const [blind, suppression] = [keys.blindIndex('a@example.org'), keys.suppressionIndex('a@example.org')]
      assert.match(blind, /^[\w-]{43}$/)
      assert.equal(blind, keys.blindIndex('a@example.org'))
      assert.notEqual(blind, suppression)
      assert.notEqual(blind, (await open()).blindIndex('a@example.org'))
      assert.notDeepEqual(keys.mac('link', bytes('m')), keys.mac('session', bytes('m')))
      assert.ok(keys.sameBytes(keys.mac('link', bytes('m')), keys.mac('link', bytes('m'))))
      assert.ok(!keys.sameBytes(bytes('short'), bytes('longer')))
    })

    test('the log has no key until its inception, then one for ever', async () => {
      const keys = await open()
      assert.equal(keys.logKey(), undefined)
      const made = keys.inceptLogKey()
      assert.throws(() => keys.inceptLogKey(), KeysRefused)
      const signature = keys.logKey()!.sign(bytes('checkpoint'))
      assert.ok(keys.signatures.verifyEd25519(made.publicKey, bytes('checkpoint'), signature))
      assert.ok(!keys.signatures.verifyEd25519(made.publicKey, bytes('another'), signature))
      assert.ok(!keys.signatures.verifyEd25519(new Uint8Array(31), bytes('checkpoint'), signature))
      assert.ok(!keys.signatures.verifyEd25519(made.publicKey, bytes('checkpoint'), new Uint8Array(64)))
    })

    test('whom an erasure concerned is kept in order, once', async () => {
      const keys = await open()
      assert.deepEqual(keys.tombstonesSince(0), [])
      keys.addTombstones([tomb('a'), tomb('b'), tomb('a')])
      keys.addTombstones([tomb('b'), tomb('c')])
      keys.addTombstones([])
      assert.deepEqual(keys.tombstonesSince(0), [tomb('a'), tomb('b'), tomb('c')])
      assert.deepEqual(keys.tombstonesSince(2), [tomb('c')])
      assert.deepEqual(keys.tombstonesSince(9), [])
      assert.throws(() => keys.addTombstones([tomb('d'), { ...tomb('e'), customer: 'e\n1 x y' }]), RangeError)
      assert.equal(keys.tombstonesSince(0).length, 3)
    })

    test('closed keys do nothing', async () => {
      const keys = await open()
      const { key } = keys.newKey()
      keys.close()
      assert.throws(() => keys.seal(key, 'x', bytes('y')), KeysRefused)
      assert.throws(() => keys.newKey(), KeysRefused)
      assert.throws(() => keys.blindIndex('y'), KeysRefused)
    })
  })

describe('the key folder', () => {
  test('is private, and the same after reopening', async () => {
    const folder = newFolder()
    const before = await openKeys({ folder, clock })
    const { key, wrapped, epoch } = before.newKey()
    const sealed = before.seal(key, 'x', bytes('y'))
    const after = await openKeys({ folder, clock })
    assert.deepEqual(after.unseal(after.open(wrapped, epoch), 'x', sealed), bytes('y'))
    assert.equal(after.blindIndex('z'), before.blindIndex('z'))
    assert.equal(statSync(folder).mode & 0o777, 0o700)
    for (const name of readdirSync(folder)) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name)
  })

  test('without its root key, or with another, it is refused and left as it is', async () => {
    const [folder, other] = [newFolder(), newFolder()]
    await openKeys({ folder, clock })
    await openKeys({ folder: other, clock })
    rmSync(join(folder, 'root.key'))
    const before = readdirSync(folder)
    await assert.rejects(openKeys({ folder, clock }), KeysRefused)
    assert.deepEqual(readdirSync(folder), before)
    renameSync(join(other, 'root.key'), join(folder, 'root.key'))
    await assert.rejects(openKeys({ folder, clock }), KeysRefused)
  })

  test('open to other users, it is refused', async () => {
    const folder = newFolder()
    await openKeys({ folder, clock })
    chmodSync(join(folder, 'root.key'), 0o644)
    await assert.rejects(openKeys({ folder, clock }), /chmod go=/)
  })

  test('a new epoch wraps new keys once its time has come, and the old one still opens its own', async () => {
    const own = fixedClock(1_700_000_000_000)
    const keys = await openKeys({ folder: newFolder(), clock: own })
    const [first, same] = [keys.newKey(), keys.newKey()]
    await keys.beginEpoch(own.now() + 30 * day)
    assert.equal(keys.newKey().epoch, first.epoch)
    own.advance(30 * day)
    const later = keys.newKey()
    assert.equal(first.epoch, same.epoch)
    assert.ok(later.epoch > first.epoch)
    assert.deepEqual(keys.open(first.wrapped, first.epoch), first.key)
  })

  test('when an epoch is destroyed, its keys are unreadable after the next start', async () => {
    const own = fixedClock(1_700_000_000_000)
    const folder = newFolder()
    const { wrapped, epoch } = (await openKeys({ folder, clock: own })).newKey()
    rmSync(join(folder, `epoch-${epoch}.key`))
    await assert.rejects(async () => (await openKeys({ folder, clock: own })).open(wrapped, epoch), Unreadable)
  })

  test('tombstones are shared by every process, and by the next', async () => {
    const folder = newFolder()
    const [one, two] = [await openKeys({ folder, clock }), await openKeys({ folder, clock })]
    one.addTombstones([tomb('a')])
    two.addTombstones([tomb('b'), tomb('a')])
    one.addTombstones([tomb('c')])
    const all = [tomb('a'), tomb('b'), tomb('c')]
    for (const keys of [one, two, await openKeys({ folder, clock })]) assert.deepEqual(keys.tombstonesSince(0), all)
  })

  test('a tombstone that a crash cut short counts as none, wherever it was cut; what follows is kept', async () => {
    const folder = newFolder()
    const file = join(folder, 'tombstones')
    const first = await openKeys({ folder, clock })
    first.addTombstones([tomb('a')])
    const whole = readFileSync(file)
    first.addTombstones([tomb('b')])
    for (let end = whole.length + 1; end < statSync(file).size; end += 7) {
      const twoLines = readFileSync(file)
      truncateSync(file, end)
      assert.deepEqual((await openKeys({ folder, clock })).tombstonesSince(0), [tomb('a')])
      const next = await openKeys({ folder, clock })
      next.addTombstones([tomb('c')])
      for (const keys of [next, await openKeys({ folder, clock })])
        assert.deepEqual(keys.tombstonesSince(0), [tomb('a'), tomb('c')])
      writeFileSync(file, twoLines)
    }
  })

  test('a tombstone that was changed, cut in the middle or forged is noticed', async () => {
    const folder = newFolder()
    const file = join(folder, 'tombstones')
    ;(await openKeys({ folder, clock })).addTombstones([tomb('a'), tomb('b')])
    const whole = readFileSync(file, 'utf8')
    const refused = async (text: string) => {
      writeFileSync(file, text)
      const keys = await openKeys({ folder, clock })
      assert.throws(() => keys.tombstonesSince(0), KeysRefused, text)
      assert.throws(() => keys.addTombstones([tomb('c')]), KeysRefused, text)
    }
    await refused(whole.replace('c-a', 'c-x'))
    await refused(whole.slice(10))
    await refused(whole.replace('\n', ''))
    await refused(`${whole}${whole.split('\n')[0]!.replace(' a ', ' z ')}\n`)
    writeFileSync(file, '')
    const other = newFolder()
    ;(await openKeys({ folder: other, clock })).addTombstones([tomb('a')])
    appendFileSync(file, readFileSync(join(other, 'tombstones')))
    await refused(readFileSync(file, 'utf8'))
    rmSync(file)
    await assert.rejects(openKeys({ folder, clock }), /who was erased/)
  })
})
