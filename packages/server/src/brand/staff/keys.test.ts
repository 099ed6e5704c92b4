import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@candor/terms'
import { onEachStore } from '../../../../../test/stores.ts'
import { parseApiKey, writeApiKey } from './api-key.ts'
import { createKey, listKeys, newToken, readKey, revokeKey } from './index.ts'
import { roomOn, unwrap } from './testing/room.ts'

onEachStore('API keys', open => {
  test('a key opens what its scopes say, and only its text does', async () => {
    const { room } = await roomOn(await open())
    const { id, text } = unwrap(await createKey(room, { name: 'Shop', scopes: ['collect', 'read'] }))
    assert.match(text, /^cnd_live_[a-z2-7]{8}_[\w-]{43}_[0-9a-f]{8}$/)
    assert.deepEqual((await readKey(room, text))?.scopes, ['collect', 'read'])
    assert.equal((await readKey(room, text))?.id, id)
    for (const wrong of ['', id, `${text} `, text.toUpperCase(), text.slice(0, -1)]) {
      assert.equal(await readKey(room, wrong), undefined)
    }
  })

  test('a key with the id of one and the secret of another is nobody', async () => {
    const { room } = await roomOn(await open())
    const first = unwrap(await createKey(room, { name: 'A', scopes: ['admin'] }))
    const second = parseApiKey(unwrap(await createKey(room, { name: 'B', scopes: ['read'] })).text)
    assert.ok(second)
    assert.equal(await readKey(room, writeApiKey({ id: first.id, secret: second.secret })), undefined)
  })

  test('a key ends on its day and when it is revoked', async () => {
    const { room, clock } = await roomOn(await open())
    const short = unwrap(await createKey(room, { name: 'Week', scopes: ['read'], days: 7 }))
    const long = unwrap(await createKey(room, { name: 'Ever', scopes: ['read'] }))
    clock.advance(7 * day)
    assert.equal(await readKey(room, short.text), undefined)
    assert.equal((await readKey(room, long.text))?.name, 'Ever')
    unwrap(await revokeKey(room, long.id))
    assert.equal(await readKey(room, long.text), undefined)
    assert.equal((await revokeKey(room, long.id)).ok, true)
    assert.equal((await listKeys(room)).length, 2)
    assert.equal((await revokeKey(room, 'aaaaaaaa')).ok, false)
  })

  test('a key is refused with the field at fault', async () => {
    const { room } = await roomOn(await open())
    const asks = [
      { name: '', scopes: ['read'] },
      { name: 'Shop', scopes: [] },
      { name: 'Shop', scopes: ['read', 'root'] },
      { name: 'Shop', scopes: ['read'], days: 0 },
      { name: 'Shop', scopes: ['read'], days: 1.5 },
    ]
    const fields = await Promise.all(asks.map(ask => createKey(room, ask)))
    assert.deepEqual(
      fields.map(result => !result.ok && result.error.field),
      ['name', 'scopes', 'scopes', 'days', 'days'],
    )
    assert.deepEqual(await listKeys(room), [])
  })

  test('the secret of a key is not in the store', async () => {
    const store = await open()
    const { room } = await roomOn(store)
    const { text } = unwrap(await createKey(room, { name: 'Shop', scopes: ['read'] }))
    const rows = JSON.stringify(await store.db.selectFrom('api_keys').selectAll().execute())
    const secret = parseApiKey(text)?.secret
    assert.ok(secret)
    assert.equal(rows.includes(secret), false)
  })

  test('the token of this machine is an admin key while the process lives', async () => {
    const store = await open()
    const { room: before } = await roomOn(store)
    const localToken = newToken(before.ground.ids)
    const { room } = await roomOn(store, { localToken })
    assert.deepEqual((await readKey(room, localToken))?.scopes, ['admin'])
    assert.equal(await readKey(before, localToken), undefined)
  })
})
