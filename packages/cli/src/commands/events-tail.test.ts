import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import type { TailCall } from '@candor/contract'
import { openTerminal } from '../terminal/terminal.ts'
import { candor, folder, project, type Served, serve } from '../testing/candor.ts'
import { eventLine } from './events-line.ts'

const call: TailCall = {
  n: 7,
  at: Date.parse('2026-06-03T10:00:01Z'),
  source: 'web',
  type: 'track',
  name: 'Order Completed',
  verdict: 'partly',
  purposes: ['orders', 'analytics'],
  kept: ['total'],
  hashed: ['coupon'],
  dropped: [{ field: 'email', why: 'house-permission' }],
}
const terminalOf = (isTTY: boolean, env = {}) => {
  const stream = { isTTY, columns: 100, write: () => true }
  return openTerminal({ env, stdout: stream, stderr: stream })
}

test('one call is one line, and its verdict is a word with and without color', () => {
  const line = eventLine(terminalOf(false), call)
  assert.equal(
    line,
    '10:00:01Z  web  partly     track Order Completed  for orders, analytics  hashed: coupon  not kept: email (house-permission)',
  )
  assert.match(eventLine(terminalOf(true), call), /\u001b\[33mpartly/)
  assert.equal(eventLine(terminalOf(true, { NO_COLOR: '1' }), call), line)
  const { type: _type, name: _name, ...rest } = call
  const turnedAway = { ...rest, source: '', verdict: 'refused', refused: 'unknown-key', calls: 20, purposes: [] }
  assert.equal(
    eventLine(terminalOf(false), { ...turnedAway, hashed: [], dropped: [] }),
    '10:00:01Z  (no source)  refused    20 calls  unknown-key',
  )
  assert.equal(eventLine(terminalOf(false), { missed: 3 }), '3 calls not shown: too many')
})

test('a name from outside cannot speak to the terminal', () => {
  const name = 'a\u001b[2Jb\r\nc\u202ed\u0007'
  const line = eventLine(terminalOf(true, { NO_COLOR: '1' }), { ...call, name, dropped: [{ field: name, why: name }] })
  assert.doesNotMatch(line, /[\p{Cc}\p{Cf}]/u)
})

const data = folder()
let served: Served
before(async () => {
  served = await serve(['--data', data, '--no-sample', '--policy', join(project, 'examples/bank/policy.yaml')])
})
after(() => served.end())

const program = new URL('../candor.ts', import.meta.url).pathname

function tail(args: readonly string[], env: { readonly [name: string]: string } = {}) {
  const options = { cwd: project, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env } }
  const child = spawn(process.execPath, [program, 'events', 'tail', ...args], options)
  const lines = (stream: NodeJS.ReadableStream) => createInterface({ input: stream })[Symbol.asyncIterator]()
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  return { out: lines(child.stdout), err: lines(child.stderr), child, ended }
}

test('it says what it watches, and Ctrl-C ends it well', async () => {
  const { child, err, ended } = tail(['--data', data, '--source', 'web'])
  assert.match((await err.next()).value ?? '', /^Watching web at http:.*Ctrl-C ends\.$/)
  child.kill('SIGINT')
  assert.equal(await ended, 0)
})

test('a refusal and a silence at the start are errors', async () => {
  const env = { CANDOR_TOKEN: 'cnd_live_nobody' }
  const refused = await candor(['events', 'tail', '--url', served.url, '--json'], env)
  assert.deepEqual([refused.code, refused.out], [1, ''])
  const alone = await candor(['events', 'tail', '--data', folder()])
  assert.deepEqual([alone.code, alone.out], [1, ''])
  assert.match(alone.err, /No server runs, so nothing arrives[\s\S]*Next: Run `candor start`/)
})

test('a stream that breaks is taken up behind the last line', async t => {
  const asked: (string | undefined)[] = []
  const open: ServerResponse[] = []
  const server = createServer((request, response) => {
    asked.push(request.url)
    open.push(response)
    response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    response.write(`\n${JSON.stringify({ ...call, n: asked.length * 10 })}\n`)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  const { port } = server.address() as AddressInfo
  const { out, child, ended } = tail(['--json', '--url', `http://127.0.0.1:${port}`], { CANDOR_TOKEN: 'cnd_live_x' })
  const n = async () => (JSON.parse((await out.next()).value ?? '{}') as { n: number }).n
  assert.equal(await n(), 10)
  open[0]?.destroy()
  assert.equal(await n(), 20)
  assert.deepEqual(asked, ['/v1/events/tail', '/v1/events/tail?after=10'])
  child.kill('SIGINT')
  assert.equal(await ended, 0)
})
