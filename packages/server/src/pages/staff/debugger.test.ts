import assert from 'node:assert/strict'
import { test } from 'node:test'
import { joins } from '../../brand/staff/testing/room.ts'
import { heardCalls } from './testing/heard.ts'
import { staffHouse } from './testing/house.ts'
import { visitor } from './testing/visitor.ts'

test('the debugger tells the last calls, newest first, each refusal in words, to whoever may see', async () => {
  const { app, room, heard } = await staffHouse()
  const viewer = visitor(app, await joins(room, 'Vera', 'viewer'))
  assert.match(await viewer.text('/staff/debugger'), /No call has come since this server began/)
  heard.push(...heardCalls)
  const page = await viewer.text('/staff/debugger')
  assert.match(page, new RegExp(`The last ${heardCalls.length} calls`))
  const times = [...page.matchAll(/<time datetime="([^"]+)">/g)].map(found => found[1])
  assert.deepEqual(times, times.toSorted().reverse())
  for (const words of [
    /20 calls<\/td>.*The write key is not known or was revoked/,
    /coupon<\/bdi>: No yes to this/,
    /None of its purposes is permitted for this person/,
    /not of the declared type/,
    /It names nobody it could belong to.*email<\/bdi>: several customers have it/,
  ])
    assert.match(page, words)
  assert.doesNotMatch(page, /<img|<script|http-equiv/)
})

test('filters keep to a source and to what became of calls, and are kept on the way', async () => {
  const { app, ada, heard } = await staffHouse()
  heard.push(...heardCalls)
  const jo = visitor(app, ada)
  const rows = async (query: string) =>
    (await jo.text(`/staff/debugger${query}`)).match(/<th scope="row">/g)?.length ?? 0
  const of = (test: (call: (typeof heardCalls)[number]) => boolean) => heardCalls.filter(test).length
  assert.equal(
    await rows('?source=web'),
    of(({ source }) => source === 'web'),
  )
  assert.equal(
    await rows('?source='),
    of(({ source }) => source === ''),
  )
  assert.equal(
    await rows('?source=*&verdict=refused'),
    of(({ call }) => call.verdict === 'refused'),
  )
  assert.equal(await rows('?source=nowhere'), 0)
  assert.equal(await rows('?verdict=constructor&before=x'), heardCalls.length)
  assert.match(await jo.text('/staff/debugger?source=nowhere'), /value="nowhere" selected/)
})

test('more than a hundred calls are paged, none twice', async () => {
  const { app, ada, heard } = await staffHouse()
  for (let n = 1; n <= 250; n++) heard.push({ ...heardCalls[0]!, n, at: n })
  const jo = visitor(app, ada)
  const times: string[] = []
  for (let at: string | undefined = '/staff/debugger'; at; ) {
    const page: string = await jo.text(at)
    times.push(...[...page.matchAll(/<time datetime="([^"]+)">/g)].map(found => found[1]!))
    at = /<a href="([^"]+)" rel="next">/.exec(page)?.[1]
  }
  assert.deepEqual([times.length, new Set(times).size], [250, 250])
})

test('it loads itself again only for whoever asked for it, and the same place stops it', async () => {
  const { app, ada } = await staffHouse()
  const jo = visitor(app, ada)
  assert.equal((await jo.get('/staff/debugger')).headers.get('refresh'), null)
  const following = await jo.get('/staff/debugger?source=web&follow=yes')
  assert.equal(following.headers.get('refresh'), '10')
  assert.match(await following.text(), /<a href="\/staff\/debugger\?source=web">Stop loading it again<\/a>/)
})
