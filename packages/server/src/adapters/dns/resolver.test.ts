import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { test } from 'node:test'
import { openResolver } from './index.ts'

/** A name server on the loopback that answers every question with these bits and, if any, one TXT record of two strings. */
async function nameServer(code: number, strings: readonly string[]): Promise<{ address: string; close(): void }> {
  const socket = createSocket('udp4')
  socket.on('message', (question, from) => {
    const text = Buffer.concat(strings.flatMap(string => [Buffer.from([string.length]), Buffer.from(string)]))
    const record = Buffer.concat([Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, text.length]), text])
    const end = question.indexOf(0, 12) + 5
    const head = Buffer.from([
      question[0]!,
      question[1]!,
      0x81,
      0x80 | code,
      0,
      1,
      0,
      strings.length > 0 ? 1 : 0,
      0,
      0,
      0,
      0,
    ])
    const parts = [head, question.subarray(12, end), ...(strings.length > 0 ? [record] : [])]
    socket.send(Buffer.concat(parts), from.port, from.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return { address: `127.0.0.1:${socket.address().port}`, close: () => socket.close() }
}

async function ask(code: number, strings: readonly string[]) {
  const server = await nameServer(code, strings)
  const answer = await openResolver({ timeoutMs: 200, servers: [server.address] }).txt('brand.example')
  server.close()
  return answer
}

test('the strings of one record are joined', async () => {
  assert.deepEqual(await ask(0, ['v=spf1 ', '-all']), { ok: true, value: ['v=spf1 -all'] })
})
test('no such name and no such record are an empty list', async () => {
  assert.deepEqual(await ask(3, []), { ok: true, value: [] })
  assert.deepEqual(await ask(0, []), { ok: true, value: [] })
})
test('a server that fails or refuses is an error', async () => {
  assert.equal((await ask(2, [])).ok, false)
  assert.equal((await ask(5, [])).ok, false)
})
