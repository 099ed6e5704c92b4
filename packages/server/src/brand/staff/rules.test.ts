import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hour, minute } from '@candor/terms'
import fc from 'fast-check'
import { keyId, parseApiKey, writeApiKey } from './api-key.ts'
import { parsePassword } from './parse-password.ts'
import { parseEmail, parseName } from './parse-staff.ts'
import { passwords } from './passwords.ts'
import { mayDo, roles, verbsOf } from './roles.ts'
import { covers, scopes } from './scopes.ts'
import { cheap } from './testing/room.ts'
import { openThrottle } from './throttle.ts'
import { ownPath } from './web.ts'

test('only an administrator manages accounts and keys; a viewer sees no person', () => {
  for (const role of roles) {
    assert.equal(mayDo(role, 'manage-staff'), role === 'admin')
    assert.equal(mayDo(role, 'manage-keys'), role === 'admin')
  }
  assert.deepEqual(verbsOf.viewer, ['see'])
  assert.equal(mayDo('privacy', 'send'), false)
  assert.equal(mayDo('marketer', 'approve'), false)
})

test('an admin key covers every scope, any other only its own', () => {
  for (const held of scopes) {
    for (const wanted of scopes) assert.equal(covers([held], wanted), held === 'admin' || held === wanted)
  }
  assert.equal(covers([], 'read'), false)
})

test('an API key survives writing and reading, and one changed letter is noticed', () => {
  const secret = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytes => Buffer.from(bytes).toString('base64url'))
  const id = fc.uint8Array({ minLength: 5, maxLength: 5 }).map(keyId)
  fc.assert(
    fc.property(id, secret, fc.nat(72), fc.constantFrom(...'abcdefXYZ019_-'), (id, secret, at, letter) => {
      const text = writeApiKey({ id, secret })
      assert.deepEqual(parseApiKey(text), { id, secret })
      const changed = text.slice(0, at) + letter + text.slice(at + 1)
      if (changed !== text) assert.equal(parseApiKey(changed), undefined)
    }),
  )
})

test('whatever the password, its hash knows it again and no other', async () => {
  const scrypt = passwords(() => new Uint8Array(16).fill(7), cheap)
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), async (right, wrong) => {
      const stored = await scrypt.hash(right)
      assert.match(stored, /^scrypt\$16\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
      assert.equal(await scrypt.verify(right, stored), true)
      if (right !== wrong) assert.equal(await scrypt.verify(wrong, stored), false)
    }),
    { numRuns: 50 },
  )
  assert.equal(await scrypt.verify('', null), false)
})

// RFC 7914, section 12, the second vector.
test('scrypt is scrypt', async () => {
  const stored = `scrypt$1024$8$16$${Buffer.from('NaCl').toString('base64url')}$${Buffer.from('fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162', 'hex').toString('base64url')}`
  assert.equal(await passwords(() => new Uint8Array(16), cheap).verify('password', stored), true)
})

test('a new password is long and not the obvious one', () => {
  const about = ['ada.lovelace@example.org', 'Ada Lovelace']
  for (const bad of [
    'short',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'abcdefghijklmnop',
    '9876543210987',
    'ada.lovelace1',
    'Ada Lovelace 12',
    'x'.repeat(400),
  ]) {
    assert.equal(parsePassword(bad, about).ok, false, bad)
  }
  for (const fine of [
    'four random words here',
    'ñandú cabeza río 9',
    '正しい馬の電池の留め金です',
    'correct horse battery',
  ]) {
    assert.equal(parsePassword(fine, about).ok, true, fine)
  }
})

test('an email address has one form; what cannot be one is refused', () => {
  assert.deepEqual(parseEmail('  Jo@Example.ORG '), { ok: true, value: 'jo@example.org' })
  for (const bad of [
    '',
    'jo',
    'jo@',
    '@x.org',
    'a b@x.org',
    'jo@x.org\r\nBcc: all',
    'jo@x.org\0',
    `${'a'.repeat(65)}@x.org`,
    'jo@-x.org',
    '<jo@x.org>',
  ]) {
    assert.equal(parseEmail(bad).ok, false, JSON.stringify(bad))
  }
  for (const bad of ['', '   ', 'a\nb', 'x'.repeat(101)]) assert.equal(parseName(bad).ok, false)
})

test('five wrong passwords, then fifteen minutes of rest', () => {
  const throttle = openThrottle()
  for (let attempt = 0; attempt < 5; attempt++) assert.equal(throttle.take('ada', 'here', attempt), 0)
  assert.equal(throttle.take('ada', 'here', 5), 15 * minute - 5)
  assert.equal(throttle.take('ada', 'elsewhere', 5), 0)
  assert.equal(throttle.take('jo', 'here', 5), 0)
  assert.equal(throttle.take('ada', 'here', 15 * minute), 0)
})

test('many accounts from one address, and one account from many, are held off too', () => {
  const throttle = openThrottle()
  const byAddress = Array.from({ length: 31 }, (_, each) => throttle.take(`account ${each}`, 'here', 0))
  assert.deepEqual(
    byAddress.map(wait => wait > 0),
    [...Array(30).fill(false), true],
  )
  const byAccount = Array.from({ length: 51 }, (_, each) => throttle.take('ada', `address ${each}`, 0))
  assert.deepEqual(
    byAccount.map(wait => wait > 0),
    [...Array(50).fill(false), true],
  )
})

test('in no quarter of an hour can one account be tried more than five times from one address', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(4 * minute), { minLength: 20, maxLength: 60 }), pauses => {
      const throttle = openThrottle()
      let now = hour
      const allowed = pauses.map(pause => (now += pause)).filter(at => throttle.take('ada', 'here', at) === 0)
      for (const at of allowed) assert.ok(allowed.filter(each => each > at - 15 * minute && each <= at).length <= 5)
    }),
  )
})

test('the right password forgives the wrong ones', () => {
  const throttle = openThrottle()
  for (let day = 0; day < 100; day++) {
    assert.equal(throttle.take('ada', 'here', 0), 0)
    throttle.forgive('ada', 'here')
  }
})

test('after signing in one goes on in this house and nowhere else', () => {
  const kept = ['/staff', '/campaigns/spring?tab=who']
  for (const path of kept) assert.equal(ownPath(path, '/staff'), path)
  const refused = [
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil',
    'javascript:alert(1)',
    '/a\r\nSet-Cookie: x',
    '/a\\b',
  ]
  for (const path of refused) assert.equal(ownPath(path, '/staff'), '/staff')
})
