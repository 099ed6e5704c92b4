import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachStore } from '../../../../../test/stores.ts'
import { invite, readSession, setUpToken } from '../../brand/staff/index.ts'
import { adaSetsUp, good, joins, unwrap } from '../../brand/staff/testing/room.ts'
import { staffHouse, visitor } from './testing/house.ts'

const ada = { email: 'ada@example.org', password: good }

onEachStore('staff pages', open => {
  test('from the set-up link to the first page, and the link works once', async () => {
    const { app, room } = await staffHouse(await open())
    const link = `/staff/welcome/${await setUpToken(room)}`
    const person = visitor(app)
    assert.equal((await person.get(link)).status, 200)
    const done = await person.post(link, { name: 'Ada', ...ada })
    assert.equal(done.status, 303)
    assert.equal(done.headers.get('location'), '/staff/people')
    assert.match(await (await person.get('/staff/people')).text(), /ada@example\.org/)
    assert.equal((await visitor(app).get(link)).status, 410)
    assert.equal((await visitor(app).post(link, { name: 'Eve', ...ada })).status, 410)
  })

  test('the cookie is out of reach of scripts, other sites and other hosts', async () => {
    const { app, room } = await staffHouse(await open())
    await adaSetsUp(room)
    const done = await visitor(app).post('/staff/login', ada)
    const [cookie = ''] = done.headers.getSetCookie()
    assert.match(cookie, /^__Host-candor=[\w-]{43}; /)
    for (const word of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) assert.ok(cookie.includes(word), word)
    assert.equal(/domain/i.test(cookie), false)
  })

  test('on loopback without https the cookie has a plain name', async () => {
    const { app, room } = await staffHouse(await open(), { https: false })
    await adaSetsUp(room)
    const person = visitor(app, 'http://127.0.0.1:8080')
    const [cookie = ''] = (await person.post('/staff/login', ada)).headers.getSetCookie()
    assert.match(cookie, /^candor=[\w-]{43}; /)
    assert.equal(cookie.includes('Secure'), false)
    assert.equal((await person.get('/staff/people')).status, 200)
  })

  test('signing in leads back to the page that asked for it, never to another site', async () => {
    const { app, room } = await staffHouse(await open())
    await adaSetsUp(room)
    const asked = await visitor(app).get('/staff/keys?x=1')
    assert.equal(asked.headers.get('location'), '/staff/login?next=%2Fstaff%2Fkeys%3Fx%3D1')
    const back = await visitor(app).post('/staff/login', { ...ada, next: '/staff/keys?x=1' })
    assert.equal(back.headers.get('location'), '/staff/keys?x=1')
    const away = await visitor(app).post('/staff/login', { ...ada, next: '//evil.example/' })
    assert.equal(away.headers.get('location'), '/staff/people')
  })

  test('every sign-in has its own token and ends the one before', async () => {
    const { app, room } = await staffHouse(await open())
    await adaSetsUp(room)
    const person = visitor(app)
    await person.post('/staff/login', ada)
    const first = new Map(person.jar)
    await person.post('/staff/login', ada)
    assert.notDeepEqual(person.jar, first)
    const thief = visitor(app)
    for (const [name, value] of first) thief.jar.set(name, value)
    assert.equal((await thief.get('/staff/people')).status, 303)
  })

  test('signing out ends the session, not only the cookie', async () => {
    const { app, room } = await staffHouse(await open())
    await adaSetsUp(room)
    const person = visitor(app)
    await person.post('/staff/login', ada)
    const kept = new Map(person.jar)
    const out = await person.post('/staff/logout', { _csrf: await person.token('/staff/people') })
    assert.equal(out.headers.get('location'), '/staff/login?out')
    assert.equal(person.jar.size, 0)
    const thief = visitor(app)
    for (const [name, value] of kept) thief.jar.set(name, value)
    assert.equal((await thief.get('/staff/people')).status, 303)
  })

  test('a form without the token of the session, or from another site, changes nothing', async () => {
    const { app, room } = await staffHouse(await open())
    await adaSetsUp(room)
    const person = visitor(app)
    await person.post('/staff/login', ada)
    const csrf = await person.token('/staff/people')
    const fields = { name: 'Jo', email: 'jo@example.org', role: 'admin' }
    const foreign = [
      await person.post('/staff/people', fields),
      await person.post('/staff/people', { ...fields, _csrf: 'x' }),
      await person.post('/staff/people', { ...fields, _csrf: csrf }, { 'sec-fetch-site': 'cross-site' }),
      await person.post('/staff/people', { ...fields, _csrf: csrf }, { 'sec-fetch-site': 'same-site' }),
      await person.post('/staff/people', { ...fields, _csrf: csrf }, { origin: 'https://evil.example' }),
    ]
    assert.deepEqual(
      foreign.map(answer => answer.status),
      [403, 403, 403, 403, 403],
    )
    assert.equal((await (await person.get('/staff/people')).text()).includes('jo@example.org'), false)
    assert.equal((await person.post('/staff/people', { ...fields, _csrf: csrf })).status, 200)
  })

  test('another site cannot sign a person in', async () => {
    const { app, room } = await staffHouse(await open())
    await adaSetsUp(room)
    const answer = await visitor(app).post('/staff/login', ada, { 'sec-fetch-site': 'cross-site' })
    assert.equal(answer.status, 403)
    assert.deepEqual(answer.headers.getSetCookie(), [])
  })

  test('the sixth wrong password waits, and says how long', async () => {
    const { app, room } = await staffHouse(await open())
    await adaSetsUp(room)
    const statuses: number[] = []
    for (let attempt = 0; attempt < 5; attempt++)
      statuses.push((await visitor(app).post('/staff/login', { ...ada, password: 'wrong words entirely' })).status)
    assert.deepEqual(statuses, [422, 422, 422, 422, 422])
    const held = await visitor(app).post('/staff/login', ada)
    assert.equal(held.status, 429)
    assert.equal(held.headers.get('retry-after'), '900')
    assert.match(await held.text(), /Try again in 15 minutes/)
  })

  test('whoever is not an administrator gets neither accounts nor keys', async () => {
    const { app, room } = await staffHouse(await open())
    await adaSetsUp(room)
    for (const role of ['marketer', 'approver', 'privacy', 'viewer']) {
      await joins(room, role, role)
      const person = visitor(app)
      await person.post('/staff/login', { email: `${role}@example.org`, password: good })
      const csrf = await person.token('/staff/password')
      const answers = [
        await person.get('/staff/people'),
        await person.get('/staff/keys'),
        await person.post('/staff/keys', { _csrf: csrf, name: 'x', scopes: 'admin' }),
      ]
      assert.deepEqual(
        answers.map(answer => answer.status),
        [403, 403, 403],
        role,
      )
    }
  })

  test('a new password in the browser signs out everywhere else and says so', async () => {
    const { app, room } = await staffHouse(await open())
    await adaSetsUp(room)
    const [here, there] = [visitor(app), visitor(app)]
    await here.post('/staff/login', ada)
    await there.post('/staff/login', ada)
    const _csrf = await here.token('/staff/password')
    const done = await here.post('/staff/password', { _csrf, current: good, password: 'quite another set of words' })
    assert.equal(done.headers.get('location'), '/staff/password?saved')
    assert.match(await (await here.get('/staff/password?saved')).text(), /Your password is changed/)
    assert.equal((await there.get('/staff/password')).status, 303)
  })

  test('an invitation link is shown once to the administrator, and names nobody else', async () => {
    const { app, room } = await staffHouse(await open())
    await adaSetsUp(room)
    const person = visitor(app)
    await person.post('/staff/login', ada)
    const _csrf = await person.token('/staff/people')
    const page = await (
      await person.post('/staff/people', { _csrf, name: '<b>Jo</b>', email: 'jo@example.org', role: 'viewer' })
    ).text()
    const [, link = ''] = /<code>https:\/\/candor\.test(\/staff\/welcome\/[\w-]{43})<\/code>/.exec(page) ?? []
    assert.equal(page.includes('<b>Jo</b>'), false)
    assert.equal((await (await person.get('/staff/people')).text()).includes('/staff/welcome/'), false)
    assert.equal((await visitor(app).post(link, { password: good })).status, 303)
  })

  test('an administrator changes a role, closes an account and opens it again', async () => {
    const { app, room } = await staffHouse(await open())
    await adaSetsUp(room)
    const jo = await joins(room, 'Jo', 'viewer')
    const person = visitor(app)
    await person.post('/staff/login', ada)
    const { staff = '' } = (await readSession(room, jo)) ?? {}
    const at = `/staff/people/${staff}`
    const _csrf = await person.token(at)
    assert.equal(
      (await person.post(`${at}/role`, { _csrf, role: 'approver' })).headers.get('location'),
      '/staff/people?saved',
    )
    assert.equal((await readSession(room, jo))?.role, 'approver')
    assert.equal((await person.post(`${at}/role`, { _csrf, role: 'king' })).status, 422)
    assert.equal((await person.post(`${at}/close`, { _csrf })).status, 303)
    assert.equal(await readSession(room, jo), undefined)
    assert.match(await (await person.get(at)).text(), /Open the account again/)
    assert.equal((await person.post(`${at}/open`, { _csrf })).status, 303)
    assert.match(await (await person.post(`${at}/link`, { _csrf })).text(), /staff\/welcome\/[\w-]{43}/)
    assert.equal((await person.get('/staff/people/nobody')).status, 404)
    const last = await person.post('/staff/people/first/close', { _csrf })
    assert.equal(last.status, 422)
    assert.match(await last.text(), /last administrator/)
  })

  test('a key is shown once, works, and stops when revoked', async () => {
    const { app, room } = await staffHouse(await open())
    await adaSetsUp(room)
    const person = visitor(app)
    await person.post('/staff/login', ada)
    const _csrf = await person.token('/staff/keys')
    const page = await (await person.post('/staff/keys', { _csrf, name: 'Shop', scopes: 'read', days: '' })).text()
    const [text = ''] = /cnd_live_[\w-]+/.exec(/<code>cnd_live_[\w-]{53,}<\/code>/.exec(page)?.[0] ?? '') ?? []
    const listed = await (await person.get('/staff/keys')).text()
    assert.equal(listed.includes(text), false)
    const id = text.slice(9, 17)
    assert.equal((await person.post(`/staff/keys/${id}/revoke`, { _csrf })).status, 200)
    assert.match(await (await person.get('/staff/keys')).text(), /Revoked on 4 May 2026/)
  })

  test('forms with foreign fields, files, too much or nothing readable are refused', async () => {
    const { app, room } = await staffHouse(await open())
    await adaSetsUp(room)
    const person = visitor(app)
    const file = new FormData()
    file.set('email', new File(['x'], 'x.txt'))
    const post = (body: FormData | string, type?: string) =>
      app.request('https://candor.test/staff/login', {
        method: 'POST',
        body,
        headers: { 'sec-fetch-site': 'same-origin', ...(type ? { 'content-type': type } : {}) },
      })
    assert.equal((await person.post('/staff/login', { ...ada, __proto__x: '1' })).status, 400)
    assert.equal((await person.post('/staff/login', { ...ada, constructor: '1' })).status, 400)
    assert.equal((await post(file)).status, 400)
    assert.equal((await post('{"email":"a"}', 'application/json')).status, 400)
    assert.equal((await post('broken', 'multipart/form-data; boundary=x')).status, 400)
    const large = new TextEncoder().encode(`email=${'a'.repeat(20_000)}`)
    const answer = await app.request('https://candor.test/staff/login', {
      method: 'POST',
      body: large,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(large.length) },
    })
    assert.equal(answer.status, 413)
  })

  test('no route of this room but sign-in and welcome answers a stranger', async () => {
    const { app, room } = await staffHouse(await open())
    await adaSetsUp(room)
    const open_ = ['/staff/login', '/staff/welcome/']
    const routes = app.routes.filter(
      ({ method, path }) =>
        method !== 'ALL' && path.startsWith('/staff') && !open_.some(prefix => path.startsWith(prefix)),
    )
    assert.ok(routes.length >= 10)
    for (const { method, path } of routes) {
      const at = path.replace(/:\w+(\{[^}]*\})?/g, 'first')
      const answer = await app.request(at, { method, headers: { 'sec-fetch-site': 'same-origin' } })
      assert.equal(answer.status, 401, `${method} ${at}`)
      assert.equal((await answer.text()).includes('ada@example.org'), false)
    }
  })

  test('opening a link many times, by HEAD too, does not use it up', async () => {
    const { app, room } = await staffHouse(await open())
    await adaSetsUp(room)
    const { token } = unwrap(await invite(room, { name: 'Jo', email: 'jo@example.org', role: 'viewer' }))
    for (const method of ['GET', 'HEAD', 'GET'])
      assert.equal((await app.request(`/staff/welcome/${token}`, { method })).status, 200)
    assert.equal((await visitor(app).post(`/staff/welcome/${token}`, { password: good })).status, 303)
  })
})
