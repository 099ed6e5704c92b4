import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachPlace } from '../../../../../test/stores.ts'
import { listWriteKeys, readSource, sourceByKey } from '../../brand/sources/index.ts'
import { joins } from '../../brand/staff/testing/room.ts'
import { staffHouse } from './testing/house.ts'
import { longSource, seedSources } from './testing/sources.ts'
import { visitor } from './testing/visitor.ts'

const web = {
  name: 'web',
  kind: 'public',
  origins: 'https://shop.example\r\n\r\nhttps://www.shop.example',
  per_second: '50',
}

onEachPlace('Sources in the staff pages', place => {
  test('a source is made, changed, its keys exchanged, and closed; what is final is asked once more', async () => {
    const { app, house, ada } = await staffHouse({ place: await place() })
    const jo = visitor(app, ada)
    const made = await (await jo.post('/staff/sources', web)).text()
    const [first] = await listWriteKeys(house.store, 'web')
    assert.ok(made.includes(first!.shown) && made.includes(`cdnURL: &#39;${house.publicUrl}&#39;`), made)
    const rotated = await jo.post('/staff/sources/web/keys')
    assert.match(await rotated.text(), /The key is ready/)
    const asked = await jo.text(`/staff/sources/web/keys/${first!.key}/revoke`)
    assert.match(asked, /Yes, revoke this key/)
    assert.equal((await sourceByKey(house, first!.shown))?.source, 'web')
    const revoked = await jo.post(`/staff/sources/web/keys/${first!.key}/revoke`)
    assert.deepEqual([revoked.status, revoked.headers.get('location')], [303, '/staff/sources/web?done=revoke'])
    assert.equal(await sourceByKey(house, first!.shown), undefined)
    await jo.post('/staff/sources/web/change', { origins: '', per_second: '7', child_directed: 'yes', seen: '3' })
    const { origins, perSecond, childDirected } = (await readSource(house.store, 'web'))!
    assert.deepEqual([origins, perSecond, childDirected], [[], 7, true])
    assert.match(await jo.text('/staff/sources/web/close'), /Close web\?/)
    assert.equal((await readSource(house.store, 'web'))?.closedAt, undefined)
    await jo.post('/staff/sources/web/close')
    assert.equal((await readSource(house.store, 'web'))?.closedAt, house.clock.now())
    const closed = await jo.text('/staff/sources/web')
    assert.doesNotMatch(closed, /Save the changes|Make a new key/)
  })

  test('the text of a server key is on one page only', async () => {
    const { app, ada } = await staffHouse({ place: await place() })
    const jo = visitor(app, ada)
    const made = await (await jo.post('/staff/sources', { name: 'till', kind: 'server', per_second: '' })).text()
    const [key = ''] = /cnd_write_[0-9a-f]{40}/.exec(made) ?? []
    assert.notEqual(key, '', made)
    for (const path of ['/staff/sources', '/staff/sources/till'])
      assert.ok(!(await jo.text(path)).includes(key.slice(14)), path)
  })

  test('the brand gives its word with all that belongs to it, and takes it back', async () => {
    const { app, house, ada } = await staffHouse({ place: await place() })
    const jo = visitor(app, ada)
    await jo.post('/staff/sources', web)
    const short = { purposes: 'offers', text: 'short', version: 'v1', locale: 'en', seen: '1' }
    const refused = await jo.post('/staff/sources/web/vouch', short)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /<a href="#text">How people said yes: say where and how/)
    await jo.post('/staff/sources/web/vouch', { ...short, text: 'Agreed at the till in May.' })
    assert.deepEqual((await readSource(house.store, 'web'))?.vouch?.purposes, ['offers'])
    assert.match(await jo.text('/staff/sources/web'), /Agreed at the till in May/)
    await jo.post('/staff/sources/web/unvouch', { seen: '2' })
    assert.equal((await readSource(house.store, 'web'))?.vouch, undefined)
  })

  test('faults keep what was typed, and a source that somebody else changed meanwhile is left alone', async () => {
    const { app, house, ada } = await staffHouse({ place: await place() })
    const jo = visitor(app, ada)
    const wrong = await jo.post('/staff/sources', { ...web, name: 'Web Shop', origins: 'http://shop.example' })
    assert.equal(wrong.status, 422)
    const page = await wrong.text()
    assert.match(page, /<a href="#name">Name: use small letters/)
    assert.match(page, /<a href="#origins">Web origins, line 1: must be https/)
    assert.match(page, /value="Web Shop"/)
    await jo.post('/staff/sources', web)
    await jo.post('/staff/sources/web/keys')
    const stale = await jo.post('/staff/sources/web/change', { origins: '', per_second: '7', seen: '1' })
    assert.equal(stale.status, 409)
    assert.equal((await readSource(house.store, 'web'))?.perSecond, 50)
    assert.equal((await jo.post('/staff/sources/none/close')).status, 404)
    assert.equal((await jo.get('/staff/sources/none')).status, 404)
  })

  test('what was not kept today is told by reason, name and type; unknown keys stand beside', async () => {
    const opened = await staffHouse({ place: await place() })
    await seedSources(opened)
    const jo = visitor(opened.app, opened.ada)
    const list = await jo.text('/staff/sources')
    assert.match(list, /1,234 calls came today with a key that nobody knows/)
    assert.match(list, /45,211/)
    assert.ok(list.includes(longSource))
    const page = await jo.text('/staff/sources/web-shop')
    for (const words of [
      /It came from a web origin that this source does not allow/,
      /context\.campaign\.name/,
      /No yes to this/,
    ])
      assert.match(page, words)
    assert.doesNotMatch(page, /<img/)
    assert.match(await jo.text('/staff/sources/web-shop?day=2026-06-02'), /0 calls kept/)
  })

  test('a viewer sees and changes nothing', async () => {
    const opened = await staffHouse({ place: await place() })
    const key = await seedSources(opened)
    const vera = visitor(opened.app, await joins(opened.room, 'Vera', 'viewer'))
    assert.doesNotMatch(await vera.text('/staff/sources'), /Make the source/)
    assert.doesNotMatch(await vera.text('/staff/sources/web-shop'), /Save the changes|>Revoke</)
    for (const path of [
      '',
      '/web-shop/keys',
      '/web-shop/change',
      '/web-shop/vouch',
      '/web-shop/close',
      `/web-shop/keys/${key}/revoke`,
    ])
      assert.equal((await vera.post(`/staff/sources${path}`)).status, 403, path)
  })
})
