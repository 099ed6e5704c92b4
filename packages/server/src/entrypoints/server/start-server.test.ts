import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { pino } from 'pino'
import {
  importTestCustomers,
  openTestHouse,
  testCampaign,
  testMap,
  testPolicy,
  testRows,
} from '../../../../../test/house.ts'
import { type Config, readConfig } from '../config/index.ts'
import { type Server, type StartOptions, startServer } from './index.ts'
import { openPolicyWatch } from './policy-watch.ts'

function folder(t: TestContext): string {
  const data = mkdtempSync(join(tmpdir(), 'candor-server-'))
  t.after(() => rmSync(data, { recursive: true, force: true }))
  return data
}

function configOf(data: string, more: Record<string, string> = {}): Config {
  const config = readConfig({ CANDOR_DATA: data, CANDOR_PORT: '0', ...more })
  assert.ok(config.ok, JSON.stringify(config))
  return config.value
}

/** A port that nobody has at this moment. */
async function freePort(): Promise<AddressInfo> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return address
}

const quiet: StartOptions = { policy: testPolicy, log: pino({ level: 'silent' }) }

async function started(t: TestContext, data = folder(t)): Promise<Server> {
  const server = await startServer(configOf(data), quiet)
  assert.ok(server.ok, JSON.stringify(server))
  return server.value
}

test('a server tells this machine alone where it is and with which token, and takes that back when it ends', async t => {
  const data = folder(t)
  const server = await started(t, data)
  const file = join(data, 'server.json')
  assert.equal(statSync(file).mode & 0o777, 0o600)
  const { url, pid, token } = JSON.parse(readFileSync(file, 'utf8'))
  assert.deepEqual([url, pid, token], [server.url, process.pid, server.token])
  const answer = await fetch(`${url}/v1/campaigns`, { headers: { authorization: `Bearer ${token}` } })
  assert.equal(answer.status, 200)
  assert.match(server.setUpLink ?? '', new RegExp(`^${url}/staff/welcome/[A-Za-z0-9_-]{43}$`))
  assert.equal((await fetch(server.setUpLink!)).status, 200)
  await server.close()
  assert.ok(!existsSync(file))
  await assert.rejects(fetch(`${url}/livez`))
})

test('from a file of customers to sent mail by HTTP alone: the jobs do the rest', async t => {
  // Noon in Berlin: the brand is quiet at night.
  const { fixedClock } = await import('../../adapters/clock/index.ts')
  const opened = await startServer(configOf(folder(t)), {
    ...quiet,
    clock: fixedClock(Date.parse('2026-06-03T12:00:00+02:00')),
  })
  assert.ok(opened.ok)
  const { url, token, close, house } = opened.value
  const call = async (path: string, body: unknown, type = 'application/json') => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type }
    const answer = await fetch(url + path, {
      method: 'POST',
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    assert.ok(answer.ok, `${path}: ${answer.status}`)
    return answer
  }
  const announced = await call('/v1/imports', { map: testMap, file_digest: `sha256:${'b'.repeat(64)}` })
  const { import: id } = (await announced.json()) as { import: string }
  const people = Array.from({ length: 40 }, (_, i) => ({ key: `k${i}`, agreed: i < 30 }))
  await (await call(`/v1/imports/${id}/rows`, testRows(people), 'text/csv')).text()
  await call('/v1/campaigns', testCampaign('spring'))
  for (const word of ['plan', 'approve', 'send']) await call(`/v1/campaigns/spring/${word}`, {})
  const totals = async () => {
    const answer = await fetch(`${url}/v1/campaigns/spring`, { headers: { authorization: `Bearer ${token}` } })
    return (await answer.json()) as { campaign: { state: string }; totals: { sent: number; withheld: number } }
  }
  let now = await totals()
  while (now.campaign.state !== 'done') now = await totals()
  assert.deepEqual([now.totals.sent, now.totals.withheld], [30, 10])
  await close()
  assert.equal(
    new TextDecoder().decode(await house.tiles.read('checkpoint')).split('\n')[1],
    String(40 + 40 + 4),
    'every entry has its place when the server ends',
  )
})

test('the same folder opens again where it was left', async t => {
  const data = folder(t)
  const first = await started(t, data)
  const headers = { authorization: `Bearer ${first.token}`, 'content-type': 'application/json' }
  await fetch(`${first.url}/v1/campaigns`, { method: 'POST', headers, body: JSON.stringify(testCampaign('spring')) })
  await first.close()
  const second = await started(t, data)
  const old = await fetch(`${second.url}/v1/campaigns`, { headers })
  assert.equal(old.status, 401, 'the token of the last run is worth nothing')
  const again = await fetch(`${second.url}/v1/campaigns/spring`, {
    headers: { authorization: `Bearer ${second.token}` },
  })
  assert.equal(again.status, 200)
  await second.close()
})

test('faults of policy and files are told, and the port is free again', async t => {
  const data = folder(t)
  const missing = await startServer(configOf(data))
  assert.ok(!missing.ok && missing.error[0]?.path === 'policy', JSON.stringify(missing))
  const broken = await startServer(configOf(data), { ...quiet, policy: 'brand: 7' })
  assert.ok(!broken.ok && broken.error.some(({ line }) => line === 1))
  await (await started(t, data)).close()
})

test('while somebody whom a backup brought back is erased again every address answers 503, and then nobody finds them', async t => {
  const data = folder(t)
  const house = await openTestHouse({ data, place: { sqlite: join(data, 'candor.db') } })
  const [ada = ''] = await importTestCustomers(house, [{ key: 'ada' }])
  house.keys.addTombstones([{ customer: ada, erasure: `e1.${ada}`, at: house.clock.now() }])
  await house.leave()
  const { port } = await freePort()
  const starting = startServer(configOf(data, { CANDOR_PORT: String(port) }), quiet)
  const paths = ['/livez', '/readyz', '/privacy', '/rights', '/staff/login', '/v1/campaigns', `/v1/customers/${ada}`]
  const at = (path: string) => fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined)
  while (!(await at('/livez')));
  for (const answer of await Promise.all(paths.map(at))) {
    assert.equal(answer?.status, 503)
    assert.equal(((await answer.json()) as { code: string }).code, 'not-ready')
  }
  const server = await starting
  assert.ok(server.ok)
  const [known] = await server.value.house.store.db.selectFrom('erasures').select(['state', 'why']).execute()
  assert.deepEqual(known, { state: 'emptied', why: 'restored' })
  assert.equal((await at('/readyz'))?.status, 200)
  await server.value.close()
})

test('beyond this machine nothing is opened before somebody can sign in', async t => {
  const config = configOf(folder(t), { CANDOR_HOST: '0.0.0.0', CANDOR_BASE_URL: 'https://care.example' })
  const refused = await startServer(config, quiet)
  assert.ok(!refused.ok && refused.error[0]?.path === 'CANDOR_HOST', JSON.stringify(refused))
})

test('a second server on the same folder is refused, and the first goes on', async t => {
  const data = folder(t)
  const first = await started(t, data)
  await assert.rejects(startServer(configOf(data), quiet), { name: 'StoreRefused' })
  assert.equal((await fetch(`${first.url}/readyz`)).status, 200)
  await first.close()
})

test('headers without end are cut off', async t => {
  const server = await started(t)
  const { port } = new URL(server.url)
  const answered = await new Promise<string>(resolve => {
    let text = ''
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.write(`GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'a'.repeat(40_000)}\r\n\r\n`),
    )
    socket
      .on('data', bytes => (text += bytes))
      .on('error', () => undefined)
      .on('close', () => resolve(text))
  })
  assert.match(answered, /^HTTP\/1\.1 431/)
  await server.close()
})

test('an edited policy file that is wrong changes nothing, and the log and the staff page say so', async t => {
  const data = folder(t)
  const file = join(data, 'policy.yaml')
  writeFileSync(file, testPolicy)
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: line => void lines.push(line) })
  const opened = await openTestHouse({ data })
  t.after(() => opened.leave())
  const watch = openPolicyWatch(opened, file, log)
  await watch.look()
  assert.deepEqual([watch.standing(), lines], [{ is: 'judging' }, []])
  writeFileSync(file, testPolicy.replace('basis: consent', 'basis: because'))
  await watch.look()
  const standing = watch.standing()
  assert.ok(standing.is === 'refused')
  assert.match(standing.why, /policy\.yaml:13:5 purposes\.offers\.basis: "because" is not known/)
  assert.match(lines.join(''), /cannot judge; the policy before goes on judging/)
  await watch.look()
  assert.equal(lines.length, 1)
  writeFileSync(file, testPolicy.replace('max: 2', 'max: 1'))
  await watch.look()
  assert.deepEqual(watch.standing(), { is: 'waits-for-restart' })
  writeFileSync(file, testPolicy)
  await watch.look()
  assert.deepEqual(watch.standing(), { is: 'judging' })
  rmSync(file)
  await watch.look()
  assert.equal(watch.standing().is, 'refused')
})
