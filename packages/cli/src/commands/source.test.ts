import assert from 'node:assert/strict'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { candor, folder, project, type Run, type Served, serve } from '../testing/candor.ts'

const data = folder()
let served: Served
before(async () => {
  copyFileSync(join(project, 'examples/bank/policy.yaml'), join(data, 'policy.yaml'))
  served = await serve(['--data', data, '--no-sample'])
})
after(async () => served?.end())

const source = (...args: string[]): Promise<Run> => candor(['source', ...args, '--data', data])
type Made = { source: { keys: { key: string; revoked_at: number | null }[] }; key: { key: string; text: string } }

test('a source is made with a key that a client can use, and watched from then on', async () => {
  const made = await source(
    'create',
    'web',
    '--kind',
    'public',
    '--origin',
    'https://shop.example',
    '--per-second',
    '50',
  )
  assert.equal(made.code, 0, made.err)
  const [, key = ''] = /write key +([0-9a-f]{32})$/m.exec(made.out) ?? []
  assert.ok(
    made.out.includes(`cdnURL: '${served.url}'`) && made.out.includes('candor events tail --source web'),
    made.out,
  )
  const sent = await fetch(`${served.url}/v1/track`, {
    method: 'POST',
    body: JSON.stringify({ writeKey: key, event: 'Signed Up', anonymousId: 'a1' }),
  })
  assert.equal(sent.status, 200)
  const shown = await source('show', 'web')
  assert.match(shown.out, /origins +https:\/\/shop\.example/)
  assert.match((await source('list')).out, /^web +public +1 key, 50 a second$/m)
})

test('keys are rotated and revoked; the key of a server is shown once', async () => {
  const made = await source('create', 'till', '--kind', 'server', '--json')
  const first = made.json() as Made
  assert.match(first.key.text, /^cnd_write_/)
  const rotated = await source('rotate', 'till')
  assert.match(rotated.out, new RegExp(`goes on until: candor source revoke till ${first.key.key}`))
  const revoked = await source('revoke', 'till', first.key.key, '--json')
  const keys = (revoked.json() as Made['source']).keys
  assert.deepEqual(keys.map(({ revoked_at }) => revoked_at === null).toSorted(), [false, true], revoked.err)
  assert.ok(!(await source('show', 'till')).out.includes(first.key.text))
  const unknown = await source('revoke', 'till', 'nothing')
  assert.deepEqual([unknown.code, /candor source show till/.test(unknown.err)], [1, true])
})

test("the brand's word is given with its text and version, and taken back", async () => {
  await source('create', 'app', '--kind', 'public')
  const text = 'Asked on the first screen of the app.'
  const given = await source('vouch', 'app', '--purpose', 'offers', '--text', text, '--version', '2026-05')
  assert.equal(given.code, 0, given.err)
  assert.ok((await source('show', 'app')).out.includes(`${text} (2026-05)`))
  const refused = await source('vouch', 'app', '--purpose', 'service', '--text', text, '--version', 'v1', '--json')
  const { error } = JSON.parse(refused.err) as { error: { code: string } }
  assert.deepEqual([refused.code, error.code], [1, 'source-invalid'])
  assert.equal((await source('unvouch', 'app')).code, 0)
  assert.match((await source('show', 'app')).out, /each yes must be a recorded one/)
})

test('what is wrong is named, and a closed source stays closed', async () => {
  const wrong = await source('create', 'Shop', '--kind', 'public', '--origin', 'http://shop.example')
  assert.equal(wrong.code, 1)
  assert.match(wrong.err, /name[\s\S]*origins\.0/)
  assert.equal((await source('create', 'shop')).code, 2)
  await source('create', 'old', '--kind', 'server')
  assert.match((await source('close', 'old')).out, /old is closed/)
  assert.equal((await source('change', 'old', '--per-second', '5')).code, 1)
  assert.equal((await source('change', 'web', '--any-origin', '--child-directed')).code, 0)
  const shown = (await source('show', 'web')).out
  assert.match(shown, /origins +any[\s\S]*made for +children/)
})
