import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { hour } from '@candor/terms'
import { fixedClock } from '../clock/index.ts'
import { box } from './box.ts'
import { openFileService } from './file-service.ts'
import { hmac } from './hashes.ts'
import { KeysAway, openKeys, Unreadable } from './index.ts'
import type { KeyService } from './key-service.ts'
import { openKeysUnder } from './open-keys.ts'
import { openRemoteService } from './testing/remote-service.ts'

const home = mkdtempSync(join(tmpdir(), 'candor-service-'))
after(() => rmSync(home, { recursive: true }))
let folders = 0
const newFolder = (): string => join(home, String(folders++))
const clock = fixedClock(1_700_000_000_000)
const dek = Uint8Array.from({ length: 32 }, (_, i) => i)

/** What every key service must do, a KMS driver too. */
const drivers: Record<string, () => Promise<KeyService>> = {
  files: () => openFileService(newFolder(), clock),
  'a service far away': async () => openRemoteService(clock),
}
for (const [driver, open] of Object.entries(drivers))
  describe(`A key service of ${driver}`, () => {
    test('unwraps what it wrapped, under the same key and words alone', async () => {
      const service = await open()
      const other = await service.createKey()
      for (const ref of [service.root, other]) {
        const wrapped = await service.wrap(ref, dek, 'words')
        assert.ok(!Buffer.from(wrapped).includes(Buffer.from(dek)))
        assert.notDeepEqual(wrapped, await service.wrap(ref, dek, 'words'))
        assert.deepEqual(Uint8Array.from(await service.unwrap(ref, wrapped, 'words')), dek)
        await assert.rejects(service.unwrap(ref, wrapped, 'others'), Unreadable)
        await assert.rejects(service.unwrap(ref === other ? service.root : other, wrapped, 'words'), Unreadable)
        for (const at of [0, 5, wrapped.length - 1])
          await assert.rejects(service.unwrap(ref, wrapped.with(at, wrapped[at]! ^ 1), 'words'), Unreadable)
      }
    })

    test('tells how a key stands, and ends it when its time has come, for good', async () => {
      const service = await open()
      const ref = await service.createKey()
      const wrapped = await service.wrap(ref, dek, '')
      assert.deepEqual(await service.describe(ref), { keyRef: ref, state: 'usable' })
      assert.equal((await service.describe('root-0123456789abcdef')).state, 'unknown')
      await assert.rejects(service.wrap('root-0123456789abcdef', dek, ''), Unreadable)
      const at = clock.now() + hour
      await service.scheduleDestroy(ref, at)
      await service.scheduleDestroy(ref, at + hour)
      assert.deepEqual(await service.describe(ref), { keyRef: ref, state: 'destroying', destroyedAt: at })
      await assert.rejects(service.unwrap(ref, wrapped, ''), Unreadable)
      clock.advance(hour)
      assert.deepEqual(await service.describe(ref), { keyRef: ref, state: 'destroyed', destroyedAt: at })
      await assert.rejects(service.unwrap(ref, wrapped, ''), Unreadable)
    })

    test('carries keys that open again after a restart, asked once for each epoch', async () => {
      const [service, folder] = [await open(), newFolder()]
      const keys = await openKeysUnder(service, { folder, clock })
      const { key, wrapped, epoch } = keys.newKey()
      const sealed = keys.seal(key, 'x', dek)
      const again = await openKeysUnder(service, { folder, clock })
      const calls = 'calls' in service ? (service.calls as string[]) : []
      const before = calls.length
      for (let n = 0; n < 20; n++) assert.deepEqual(again.unseal(again.open(wrapped, epoch), 'x', sealed), dek)
      assert.equal(calls.length, before)
      await again.destroyEpoch(epoch)
      await again.destroyEpoch(epoch)
      assert.deepEqual(
        readdirSync(folder).filter(name => name.startsWith('epoch-')),
        [],
      )
      assert.throws(() => again.open(wrapped, epoch), Unreadable)
      await keys.refresh()
      assert.throws(() => keys.open(wrapped, epoch), Unreadable)
    })
  })

test('while the service is away, nothing opens that was not open already; when it is back, all does', async () => {
  const [service, folder] = [openRemoteService(clock), newFolder()]
  const [one, two] = [await openKeysUnder(service, { folder, clock }), await openKeysUnder(service, { folder, clock })]
  const old = one.newKey()
  await one.beginEpoch(clock.now() + 1)
  clock.advance(1)
  const fresh = one.newKey()
  service.away = true
  assert.deepEqual(two.open(old.wrapped, old.epoch), old.key)
  assert.throws(() => two.open(fresh.wrapped, fresh.epoch), KeysAway)
  await assert.rejects(two.refresh(), KeysAway)
  await assert.rejects(one.beginEpoch(clock.now()), KeysAway)
  await assert.rejects(openKeysUnder(service, { folder, clock }), KeysAway)
  await assert.rejects(one.destroyEpoch(old.epoch), KeysAway)
  assert.deepEqual(one.open(old.wrapped, old.epoch), old.key)
  service.away = false
  await two.refresh()
  assert.deepEqual(two.open(fresh.wrapped, fresh.epoch), fresh.key)
})

test('another root opens nothing, and is refused at opening', async () => {
  const folder = newFolder()
  await openKeysUnder(openRemoteService(clock), { folder, clock })
  await assert.rejects(openKeysUnder(openRemoteService(clock), { folder, clock }), /was not made with this root key/)
  await assert.rejects(openKeys({ folder, clock }), /root.key is missing/)
})

test('a key re-wrapped by the new epoch survives the end of the old one, and opens what it sealed', async () => {
  const keys = await openKeysUnder(openRemoteService(clock), { folder: newFolder(), clock })
  const { key, wrapped, epoch } = keys.newKey()
  const sealed = keys.seal(key, 'x', dek)
  await keys.beginEpoch(clock.now() + 1)
  clock.advance(1)
  assert.deepEqual(
    keys.epochs().map(({ state }) => state),
    ['old', 'current'],
  )
  const again = keys.rewrap(wrapped, epoch)
  await keys.destroyEpoch(epoch)
  assert.deepEqual(keys.unseal(keys.open(again.wrapped, again.epoch), 'x', sealed), dek)
  assert.deepEqual(
    keys.epochs().map(({ state }) => state),
    ['current'],
  )
})

test('a folder from before there were key services goes on as it is: its root is its folder key', async () => {
  const folder = newFolder()
  mkdirSync(folder, { mode: 0o700 })
  const [root, secret, epochKey] = [randomBytes(32), randomBytes(32), randomBytes(32)]
  const epoch = '0loyw3v28-abcdef'
  const put = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, `${name}.key`), bytes, { mode: 0o600 })
  put('root', root)
  for (const name of ['index', 'suppression', 'token']) put(name, box(root, `candor/key/v1|${name}`, secret))
  put(`epoch-${epoch}`, box(root, `candor/key/v1|epoch-${epoch}`, epochKey))
  const wrapped = box(epochKey, `candor/dek/v1|${epoch}`, randomBytes(32))
  const keys = await openKeys({ folder, clock })
  assert.equal(keys.blindIndex('a'), hmac(secret, 'a').toString('base64url'))
  const sealed = keys.seal(keys.open(wrapped, epoch), 'x', dek)
  const again = await openKeys({ folder, clock })
  assert.deepEqual(again.unseal(again.open(wrapped, epoch), 'x', sealed), dek)
  await again.destroyEpoch(epoch)
  assert.throws(() => again.open(wrapped, epoch), Unreadable)
})
