import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { bankCustomers } from '../../../examples/bank/generate.ts'
import { candor, folder, project, type Run, type Served, serve } from './testing/candor.ts'

const here = folder()
const csv = join(here, 'people.csv')
const map = join(project, 'examples/bank/customers.map.yaml')

/** A campaign to everybody, under a name of its own. */
function campaign(name: string): string {
  const file = join(here, `${name}.json`)
  const { audience: _, ...rest } = JSON.parse(readFileSync(join(project, 'examples/bank/spring-offer.json'), 'utf8'))
  writeFileSync(file, JSON.stringify({ ...rest, name }))
  return file
}

/** A folder with the policy of the bank; one person may approve there. */
function house(name: string): string {
  const data = join(here, name)
  mkdirSync(data, { recursive: true })
  const policy = readFileSync(join(project, 'examples/bank/policy.yaml'), 'utf8')
  writeFileSync(join(data, 'policy.yaml'), policy.replace('approval: two', 'approval: one'))
  return data
}

before(async () => {
  const parts: Uint8Array[] = []
  for await (const part of bankCustomers({ rows: 300 })) parts.push(part)
  writeFileSync(csv, Buffer.concat(parts))
})

const jsonOf = <T>(run: Run): T => run.json() as T
type Totals = { planned: number; sent: number; withheld: number; failed: number; unknown: number; open: number }

describe('without a server the command opens the house itself', () => {
  const data = house('alone')
  const at = ['--data', data]

  test('a folder without a house is named, with what to do', async () => {
    const { code, out, err } = await candor(['campaign', 'list', '--data', join(here, 'nothing')])
    assert.deepEqual([code, out], [1, ''])
    assert.match(err, /There is no house in .*nothing[\s\S]*Next: Run `candor start`/)
    assert.equal(existsSync(join(here, 'nothing')), false)
  })

  test('a dry run judges every row and keeps nothing', async () => {
    const run = await candor(['import', 'customers', csv, '--map', map, '--dry-run', '--json', ...at])
    const { dry_run, read, taken, imported } = jsonOf<{
      dry_run: boolean
      read: number
      taken: number
      imported: number
    }>(run)
    assert.deepEqual([run.code, dry_run, read, imported], [0, true, 300, 0])
    assert.ok(taken > 290)
  })

  test('an import takes what it may, writes down what not, and done again changes nothing', async () => {
    const run = await candor(['import', 'customers', csv, '--map', map, ...at])
    assert.equal(run.code, 0, run.err)
    assert.match(run.out, /^Of 300 rows \d+ were taken/m)
    assert.match(run.err, /^Importing {2}300 rows in /m)
    assert.match(readFileSync(`${csv}.rejects.csv`, 'utf8'), /^reject_line,.*\n/)
    const again = jsonOf<{ imported: number; unchanged: number; taken: number }>(
      await candor(['import', 'customers', csv, '--map', map, '--json', ...at]),
    )
    assert.deepEqual([again.imported, again.unchanged], [0, again.taken])
  })

  test('a map that is none is refused with its faults', async () => {
    const { code, err } = await candor([
      'import',
      'customers',
      csv,
      '--map',
      join(data, 'policy.yaml'),
      '--json',
      ...at,
    ])
    const { error } = JSON.parse(err) as { error: { code: string; faults: { path: string }[] } }
    assert.deepEqual([code, error.code, error.faults.some(({ path }) => path === 'brand')], [1, 'map-invalid', true])
  })

  test('a campaign from draft to sent, its totals adding up, and what waits goes on later', async () => {
    const made = await candor(['campaign', 'create', campaign('hello'), '--json', ...at])
    assert.deepEqual([made.code, jsonOf<{ state: string }>(made).state], [0, 'draft'])
    const twice = await candor(['campaign', 'create', campaign('hello'), ...at])
    assert.equal(twice.code, 1)
    const early = await candor(['campaign', 'send', 'hello', '--json', ...at])
    assert.equal((JSON.parse(early.err) as { error: { code: string } }).error.code, 'campaign-state')

    const noon = jsonOf<Totals & { groups: unknown[] }>(
      await candor(['campaign', 'plan', 'hello', '--at', '2027-06-02T13:00:00+01:00', '--json', ...at]),
    )
    assert.ok(noon.sent > 0)
    assert.equal(noon.planned, noon.sent + noon.withheld)
    assert.equal(noon.groups.length, 4)

    assert.equal((await candor(['campaign', 'approve', 'hello', ...at])).code, 0)
    const sent = await candor(['campaign', 'send', 'hello', '--json', ...at])
    const totals = jsonOf<Totals>(sent)
    assert.equal(sent.code, 0, sent.err)
    assert.equal(totals.planned, noon.planned)
    assert.equal(totals.planned, totals.sent + totals.withheld + totals.failed + totals.unknown + totals.open)

    const shown = await candor(['campaign', 'show', 'hello', ...at])
    assert.match(shown.out, /^hello is (done|sending)\./m)
    assert.match(shown.out, /in the audience/)
    assert.equal((await candor(['campaign', 'stop', 'hello', '--json', ...at])).code, totals.open > 0 ? 0 : 1)
  })

  test('a test to an address nobody has is an error; the gate’s refusal has an exit code of its own', async () => {
    assert.equal((await candor(['campaign', 'test', 'hello', '--to', 'nobody@example.com', ...at])).code, 1)
    await candor(['campaign', 'create', campaign('trial'), ...at])
    const lines = readFileSync(csv, 'utf8')
      .split('\n')
      .map(line => line.split(';'))
    const column = (name: string): number => lines[0]!.indexOf(name)
    const silent = lines.find(
      line => line[column('gen_offers_email_yes')] === 'no' && line[column('gen_source')] === 'branch',
    )!
    const to = silent[column('gen_email')]!
    const refused = await candor(['campaign', 'test', 'trial', '--to', to, '--json', ...at])
    assert.equal(refused.code, 3, refused.err)
    assert.match(refused.err, /house-permission/)
  })

  test('the state of every customer agrees with the truth', async () => {
    const run = await candor(['state', 'check', '--json', ...at])
    const found = jsonOf<{ checked: number; differing: number }>(run)
    assert.deepEqual([run.code, found.differing], [0, 0])
    assert.ok(found.checked > 290)
  })

  test('the log of the folder verifies', async () => {
    const run = await candor(['log', 'verify', data, '--json'])
    assert.deepEqual([run.code, jsonOf<{ verified: boolean }>(run).verified], [0, true])
  })

  test('nothing of an opened house stays behind', () => {
    assert.equal(existsSync(join(data, 'server.json')), false)
  })
})

describe('with a server the command speaks to it', () => {
  const data = house('served')
  let served: Served
  let key: { CANDOR_URL: string; CANDOR_TOKEN: string }

  before(async () => {
    served = await serve(['--data', data])
    const { token } = JSON.parse(readFileSync(join(data, 'server.json'), 'utf8')) as { token: string }
    key = { CANDOR_URL: served.url, CANDOR_TOKEN: token }
  })
  after(() => served.end())

  test('where it is and its token are for the owner of the folder only', () => {
    assert.equal(statSync(join(data, 'server.json')).mode & 0o777, 0o600)
    assert.match(served.setUp, /\/staff\/welcome\//)
  })

  test('a policy of one’s own means no sample brand', async () => {
    assert.deepEqual(jsonOf(await candor(['campaign', 'list', '--data', data, '--json'])), { items: [] })
  })

  test('import and plan go to the server, by folder or by address', async () => {
    const imported = await candor(['import', 'customers', csv, '--map', map, '--data', data, '--json'])
    assert.equal(imported.code, 0, imported.err)
    await candor(['campaign', 'create', campaign('far'), '--data', data])
    const plan = await candor(['campaign', 'plan', 'far', '--json'], key)
    assert.equal(jsonOf<Totals>(plan).planned, jsonOf<{ taken: number }>(imported).taken)
  })

  test('a decision is explained, its proof kept and checked offline', async () => {
    const { code } = await candor(['campaign', 'approve', 'far'], key)
    assert.equal(code, 0)
    const sent = await candor(['campaign', 'send', 'far', '--json'], key)
    assert.equal(sent.code, 0, sent.err)
    const customer = await anybody(key)
    const timeline = jsonOf<{ items: { kind: string; entry?: string }[] }>(
      await candor(['why', customer, '--json'], key),
    )
    const id = `${customer}/${timeline.items.find(({ kind }) => kind === 'decision')?.entry}`
    const proof = join(here, 'mine.tlog-proof')
    const why = await withProof(id, proof, key)
    assert.equal(why.code, 0, why.err)
    assert.match(why.out, /^Answer {3}/m)
    const { vkey } = (await (await ask(key, '/v1/log')).json()) as { vkey: string }
    const trust = join(here, 'trust.txt')
    writeFileSync(trust, `log ${vkey}\nquorum none\n`)
    const proved = await candor(['proof', 'verify', proof, '--trust', trust, '--json'])
    assert.deepEqual([proved.code, jsonOf<{ verified: boolean }>(proved).verified], [0, true])
    const policy = join(data, 'policy.yaml')
    const replay = await candor(['why', '--offline', proof, '--policy', policy, '--json'])
    assert.deepEqual([replay.code, jsonOf<{ replay: { same: boolean } }>(replay).replay.same], [0, true])
    const otherWise = join(here, 'other.yaml')
    writeFileSync(
      otherWise,
      readFileSync(policy, 'utf8').replace("from: '21:00'", "from: '00:00'").replace("to: '08:00'", "to: '23:59'"),
    )
    const other = await candor(['why', '--offline', proof, '--policy', otherWise, '--json'])
    assert.equal(jsonOf<{ replay: { samePolicy: boolean } }>(other).replay.samePolicy, false)
  })

  test('a hold is placed, told by plan and check of the retention, and released', async () => {
    const customer = await anybody(key)
    const why = ['--matter', '2 O 17/26', '--reason', 'They claim damages.']
    const placed = await candor(['hold', 'place', customer, ...why, '--until', '2099-01-31', '--silent', '--json'], key)
    assert.equal(placed.code, 1)
    assert.match(placed.err, /until/)
    const until = '2099-01-31T00:00:00+01:00'
    const { out } = await candor(['hold', 'place', customer, ...why, '--until', until, '--silent'], key)
    assert.match(out, /legal-claim {2}2 O 17\/26 {2}since .* until 2099-01-30 {2}the customer is not told/)
    const hold = out.split(' ')[0] ?? ''
    assert.match((await candor(['hold', 'list'], key)).out, new RegExp(`^${hold} `, 'm'))
    assert.match((await candor(['retention', 'plan'], key)).out, /^contacts \(P13M\): nothing is over$/m)
    const ran = await candor(['retention', 'run'], key)
    assert.deepEqual([ran.code, ran.out], [0, 'Nothing was over.\n'])
    const audit = await candor(['audit', 'retention', '--json'], key)
    assert.deepEqual([audit.code, jsonOf<{ ok: boolean }>(audit).ok], [0, true])
    assert.match((await candor(['hold', 'release', hold, '--reason', 'Settled.'], key)).out, /is released/)
  })

  test('a request is written down, listed, extended, answered and shown, and the answer stands in the copy', async () => {
    const customer = await anybody(key)
    const rights = (...args: string[]) => candor(['rights', ...args], key)
    const asked = ['--right', 'human-review', '--checked', 'signed letter', '--said', 'Why was I left out?']
    const opened = await rights('open', customer, ...asked, '--json')
    assert.equal(opened.code, 0, opened.err)
    const { request, due_at } = jsonOf<{ request: string; due_at: number }>(opened)
    assert.match((await rights('list')).out, new RegExp(`^${request} +due .* human-review +in-progress$`, 'm'))
    const more = await rights('extend', request, '--reason', 'complex', '--text', 'Three systems hold it.', '--json')
    const extended = jsonOf<{ due_at: number; state: string }>(more)
    assert.deepEqual([extended.state, extended.due_at > due_at], ['extended', true])
    assert.match((await rights('answer', request, '--text', 'You said no in May.')).out, /human-review +answered/)
    assert.match(
      (await rights('show', request)).out,
      /^They say +Why was I left out\?[\s\S]*^Our answer +You said no in May\.$/m,
    )
    const copy = join(here, 'copy.json')
    assert.equal((await candor(['customer', 'export', customer, '--out', copy], key)).code, 0)
    assert.match(readFileSync(copy, 'utf8'), /You said no in May\./)
  })

  test('the log verifies over HTTP', async () => {
    const { vkey } = (await (await ask(key, '/v1/log')).json()) as { vkey: string }
    const run = await candor(['log', 'verify', `${served.url}/log`, '--key', vkey, '--json'], key)
    assert.deepEqual([run.code, jsonOf<{ signature: string }>(run).signature], [0, 'verified'])
  })

  test('a wrong key is refused, and so is a server that is not there', async () => {
    const wrong = await candor(['campaign', 'list', '--json'], { ...key, CANDOR_TOKEN: 'wrong' })
    assert.deepEqual(
      [wrong.code, (JSON.parse(wrong.err) as { error: { code: string } }).error.code],
      [1, 'key-missing'],
    )
    const away = await candor(['campaign', 'list', '--url', 'http://127.0.0.1:1'], key)
    assert.equal(away.code, 1)
    assert.match(away.err, /No Candor answers at/)
    assert.equal((await candor(['campaign', 'list', '--url', served.url])).code, 2)
  })

  test('a second server on the same folder is refused, and states are not compared meanwhile', async () => {
    await assert.rejects(serve(['--data', data]), /does not open/)
    assert.equal((await candor(['state', 'check', '--data', data])).code, 1)
    assert.equal((await candor(['campaign', 'list', '--data', data])).code, 0)
  })

  test('Ctrl-C ends it cleanly and removes its file', async () => {
    assert.equal(await served.end(), 0)
    assert.equal(existsSync(join(data, 'server.json')), false)
  })
})

test('the first start moves the sample brand in, and a start that was cut short goes on', async () => {
  const data = join(here, 'sample')
  const first = await serve(['--data', data, '--rows', '400'])
  await first.end()
  const second = await serve(['--data', data, '--rows', '400'])
  await until(() => !existsSync(join(data, 'sample-under-way')))
  const list = jsonOf<{ items: { name: string }[] }>(await candor(['campaign', 'list', '--json', '--data', data]))
  assert.deepEqual(list.items.map(({ name }) => name).sort(), ['second-offer', 'spring-offer'])
  assert.equal(await second.end(), 0)
})

test('settings that are wrong are all named', async () => {
  const { code, err } = await candor(['start', '--port', '99999', '--data', join(here, 'wrong')], {
    CANDOR_SAMPLE: 'perhaps',
  })
  assert.equal(code, 1)
  assert.match(err, /--port/)
  assert.match(err, /CANDOR_SAMPLE/)
  copyFileSync(csv, join(here, 'policy.yaml'))
  assert.equal((await candor(['campaign', 'list', '--data', here])).code, 1)
})

const ask = (key: { CANDOR_URL: string; CANDOR_TOKEN: string }, path: string) =>
  fetch(key.CANDOR_URL + path, { headers: { authorization: `Bearer ${key.CANDOR_TOKEN}` } })

/** Somebody of the file, found as staff would: by the brand's own id. */
async function anybody({ CANDOR_URL, CANDOR_TOKEN }: { CANDOR_URL: string; CANDOR_TOKEN: string }): Promise<string> {
  const answer = await fetch(`${CANDOR_URL}/v1/customers/find`, {
    method: 'POST',
    headers: { authorization: `Bearer ${CANDOR_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'id', address: 'C0000001' }),
  })
  const { customers } = (await answer.json()) as { customers: string[] }
  return customers[0]!
}

/** An entry finds its place in the log within about a second. */
async function withProof(id: string, file: string, key: { [name: string]: string }): Promise<Run> {
  for (let tries = 0; ; tries++) {
    const run = await candor(['why', id, '--proof', file], key)
    if (run.code === 0 || tries === 20) return run
  }
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise(resolve => setTimeout(resolve, 50))
}
