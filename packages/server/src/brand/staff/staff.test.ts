import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, hour } from '@candor/terms'
import { onEachStore } from '../../../../../test/stores.ts'
import {
  acceptInvite,
  allMembers,
  changePassword,
  changeRole,
  disable,
  enable,
  invite,
  inviteAgain,
  logIn,
  logOut,
  needsSetUp,
  readInvite,
  readSession,
  setUpToken,
} from './index.ts'
import { adaSetsUp, good, joins, roomOn, unwrap } from './testing/room.ts'

const from = { address: '192.0.2.7' }
const ada = { email: 'ada@example.org', password: good, ...from }

onEachStore('staff access', open => {
  test('the first start gives one link; it makes one administrator, once', async () => {
    const { room } = await roomOn(await open())
    const token = (await setUpToken(room)) ?? ''
    assert.deepEqual(unwrap(await readInvite(room, token)), { setUp: true })
    const ask = { token, email: ' ADA@example.org ', name: 'Ada', password: good }
    const { token: session } = unwrap(await acceptInvite(room, ask))
    const who = await readSession(room, session)
    assert.equal(who?.email, 'ada@example.org')
    assert.equal(who?.role, 'admin')
    assert.equal(await needsSetUp(room), false)
    assert.equal(await setUpToken(room), undefined)
    const again = await acceptInvite(room, { ...ask, email: 'eve@example.org' })
    assert.equal(!again.ok && again.error.code, 'link-unusable')
    assert.equal((await allMembers(room.ground.store)).length, 1)
  })

  test('two people race with the set-up link: one becomes administrator', async () => {
    const { room } = await roomOn(await open())
    const token = (await setUpToken(room)) ?? ''
    const asks = ['ada', 'eve'].map(name =>
      acceptInvite(room, { token, email: `${name}@example.org`, name, password: good }),
    )
    const results = await Promise.all(asks)
    assert.equal(results.filter(result => result.ok).length, 1)
    assert.equal((await allMembers(room.ground.store)).length, 1)
  })

  test('a restart before set-up makes a new link and ends the old one', async () => {
    const { room } = await roomOn(await open())
    const old = (await setUpToken(room)) ?? ''
    const fresh = (await setUpToken(room)) ?? ''
    assert.equal((await readInvite(room, old)).ok, false)
    assert.equal((await readInvite(room, fresh)).ok, true)
  })

  test('an invited colleague chooses a password and has the role of the invitation', async () => {
    const { room } = await roomOn(await open())
    await adaSetsUp(room)
    const token = await joins(room, 'Jo', 'marketer')
    assert.equal((await readSession(room, token))?.role, 'marketer')
    const session = unwrap(await logIn(room, { ...from, email: 'jo@example.org', password: good }))
    assert.equal((await readSession(room, session.token))?.name, 'Jo')
  })

  test('an invitation ends after three days, and looking at it does not use it up', async () => {
    const { room, clock } = await roomOn(await open())
    await adaSetsUp(room)
    const { token } = unwrap(await invite(room, { email: 'jo@example.org', name: 'Jo', role: 'viewer' }))
    for (let look = 0; look < 3; look++) assert.equal((await readInvite(room, token)).ok, true)
    clock.advance(3 * day)
    assert.equal((await readInvite(room, token)).ok, false)
    assert.equal((await acceptInvite(room, { token, password: good })).ok, false)
  })

  test('a second link for an account ends the first', async () => {
    const { room } = await roomOn(await open())
    await adaSetsUp(room)
    const first = unwrap(await invite(room, { email: 'jo@example.org', name: 'Jo', role: 'viewer' }))
    const second = unwrap(await inviteAgain(room, first.staff))
    assert.equal((await readInvite(room, first.token)).ok, false)
    assert.equal((await readInvite(room, second.token)).ok, true)
  })

  test('one email address has one account', async () => {
    const { room } = await roomOn(await open())
    await adaSetsUp(room)
    const twice = await invite(room, { email: 'ADA@example.org', name: 'Other', role: 'admin' })
    assert.deepEqual(!twice.ok && twice.error.field, 'email')
  })

  test('a wrong password, an unknown account and a disabled one get the same answer', async () => {
    const { room } = await roomOn(await open())
    await adaSetsUp(room)
    await joins(room, 'Jo', 'viewer')
    const jo = (await allMembers(room.ground.store)).find(member => member.name === 'Jo')
    unwrap(await disable(room, jo?.staff ?? ''))
    const wrong = [
      await logIn(room, { ...ada, password: 'not the words at all' }),
      await logIn(room, { ...ada, email: 'nobody@example.org' }),
      await logIn(room, { ...from, email: 'jo@example.org', password: good }),
      await logIn(room, { ...ada, email: '' }),
    ]
    for (const result of wrong) assert.deepEqual(result, wrong[0])
    assert.equal(wrong[0]?.ok, false)
  })

  test('a session ends by itself, by signing out, and never by another one beginning', async () => {
    const { room, clock } = await roomOn(await open(), { sessionHours: 2 })
    const first = await adaSetsUp(room)
    const second = unwrap(await logIn(room, ada)).token
    assert.notEqual(first, second)
    await logOut(room, second)
    assert.equal(await readSession(room, second), undefined)
    assert.equal((await readSession(room, first))?.name, 'Ada')
    clock.advance(2 * hour)
    assert.equal(await readSession(room, first), undefined)
  })

  test('a new password ends every session, the thief of the old cookie included', async () => {
    const { room } = await roomOn(await open())
    const stolen = await adaSetsUp(room)
    const mine = unwrap(await logIn(room, ada)).token
    const session = await readSession(room, mine)
    assert.ok(session)
    const ask = { session, current: good, password: 'quite another set of words', ...from }
    const fresh = unwrap(await changePassword(room, ask)).token
    assert.equal(await readSession(room, stolen), undefined)
    assert.equal(await readSession(room, mine), undefined)
    assert.equal((await readSession(room, fresh))?.name, 'Ada')
    assert.equal((await logIn(room, ada)).ok, false)
    assert.equal((await logIn(room, { ...ada, password: ask.password })).ok, true)
  })

  test('a password changes only for who knows the old one', async () => {
    const { room } = await roomOn(await open())
    const session = await readSession(room, await adaSetsUp(room))
    assert.ok(session)
    const no = await changePassword(room, {
      session,
      current: 'a wrong old password',
      password: 'quite another set of words',
      ...from,
    })
    assert.equal(!no.ok && no.error.field, 'current')
    assert.equal((await logIn(room, ada)).ok, true)
  })

  test('signing in races with a new password: no session of the old one survives', async () => {
    const { room } = await roomOn(await open())
    const session = await readSession(room, await adaSetsUp(room))
    assert.ok(session)
    const old = Array.from({ length: 6 }, (_, at) => logIn(room, { ...ada, address: `198.51.100.${at}` }))
    const ask = { session, current: good, password: 'quite another set of words' }
    // Losing to somebody who signs in is an honest answer; the person tries again.
    let changed = await changePassword(room, { ...ask, ...from })
    while (!changed.ok && changed.error.code === 'try-again') changed = await changePassword(room, { ...ask, ...from })
    assert.equal(changed.ok, true)
    const tokens = (await Promise.all(old)).flatMap(result => (result.ok ? [result.value.token] : []))
    const alive = await Promise.all(tokens.map(token => readSession(room, token)))
    assert.deepEqual(alive.filter(Boolean), [])
  })

  test('the last administrator stays one', async () => {
    const { room } = await roomOn(await open())
    await adaSetsUp(room)
    await joins(room, 'Jo', 'viewer')
    const refused = [await disable(room, 'first'), await changeRole(room, 'first', 'viewer')]
    for (const result of refused) assert.equal(!result.ok && result.error.code, 'last-admin')
  })

  test('two administrators closing each other at once leave one', async () => {
    const { room } = await roomOn(await open())
    await adaSetsUp(room)
    await joins(room, 'Jo', 'admin')
    const members = await allMembers(room.ground.store)
    await Promise.all(members.map(member => disable(room, member.staff)))
    const active = (await allMembers(room.ground.store)).filter(member => !member.disabled)
    assert.equal(active.length, 1)
  })

  test('a closed account is out at once', async () => {
    const { room } = await roomOn(await open())
    await adaSetsUp(room)
    const token = await joins(room, 'Jo', 'marketer')
    const jo = (await allMembers(room.ground.store)).find(member => member.name === 'Jo')
    unwrap(await disable(room, jo?.staff ?? ''))
    assert.equal(await readSession(room, token), undefined)
  })

  test('an account that opens again needs a new link, the old password is gone', async () => {
    const { room } = await roomOn(await open())
    await adaSetsUp(room)
    await joins(room, 'Jo', 'viewer')
    const { staff } = (await allMembers(room.ground.store)).find(member => member.name === 'Jo') ?? { staff: '' }
    unwrap(await disable(room, staff))
    assert.equal((await inviteAgain(room, staff)).ok, false)
    unwrap(await enable(room, staff))
    unwrap(await enable(room, 'first'))
    assert.equal((await logIn(room, ada)).ok, true)
    assert.equal((await logIn(room, { ...from, email: 'jo@example.org', password: good })).ok, false)
    const { token } = unwrap(await inviteAgain(room, staff))
    unwrap(await acceptInvite(room, { token, password: 'quite another set of words' }))
    assert.equal(
      (await logIn(room, { ...from, email: 'jo@example.org', password: 'quite another set of words' })).ok,
      true,
    )
  })

  test('a new role holds from the next request on', async () => {
    const { room } = await roomOn(await open())
    await adaSetsUp(room)
    const token = await joins(room, 'Jo', 'viewer')
    const jo = (await allMembers(room.ground.store)).find(member => member.name === 'Jo')
    unwrap(await changeRole(room, jo?.staff ?? '', 'approver'))
    assert.equal((await readSession(room, token))?.role, 'approver')
  })

  test('no token and no password stands in the store', async () => {
    const store = await open()
    const { room } = await roomOn(store)
    const token = await adaSetsUp(room)
    const { token: link } = unwrap(await invite(room, { email: 'jo@example.org', name: 'Jo', role: 'viewer' }))
    const rows = JSON.stringify([
      await store.db.selectFrom('staff').selectAll().execute(),
      await store.db.selectFrom('staff_sessions').selectAll().execute(),
      await store.db.selectFrom('staff_invites').selectAll().execute(),
    ])
    for (const secret of [token, link, good]) assert.equal(rows.includes(secret), false)
  })
})
