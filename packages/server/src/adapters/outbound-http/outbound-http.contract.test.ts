import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import { type Lookup, type OutboundOptions, openOutboundHttp } from './index.ts'
import { openReceiver, type Receiver } from './testing/receiver.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const post = (options: OutboundOptions, url: string, body = '{"a":1}') =>
  openOutboundHttp(options).post({ url, headers: { 'content-type': 'application/json' }, body: bytes(body) })
const inside = { allowPrivate: true }

async function receiver(t: TestContext): Promise<Receiver> {
  const opened = await openReceiver()
  t.after(() => opened.close())
  return opened
}

const leadsTo =
  (...addresses: string[]): Lookup =>
  async () =>
    addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 }))

test('what is posted arrives byte for byte, once, and the status comes back', async t => {
  const there = await receiver(t)
  assert.deepEqual(await post(inside, there.url, '{"name":"Zoë"}'), { answered: true, status: 204 })
  assert.deepEqual(
    there.received.map(({ body, path, headers }) => [body, path, headers['content-type'], headers['content-length']]),
    [['{"name":"Zoë"}', '/hooks', 'application/json', '15']],
  )
  for (const status of [200, 400, 410, 429, 500]) {
    there.answers(response => response.writeHead(status).end('some words'))
    assert.deepEqual(await post(inside, there.url), { answered: true, status })
  }
})

test('a redirect is an answer like any other and is not followed', async t => {
  const [there, elsewhere] = [await receiver(t), await receiver(t)]
  for (const status of [301, 302, 303, 307, 308]) {
    there.answers(response => response.writeHead(status, { location: elsewhere.url }).end())
    assert.deepEqual(await post(inside, there.url), { answered: true, status })
  }
  assert.deepEqual(elsewhere.received, [])
})

test('an endless answer is cut off, and one that breaks off keeps its status', async t => {
  const there = await receiver(t)
  let written = 0
  there.answers(response => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(16_384))) written += 16_384
    }
    response.writeHead(200).on('drain', more)
    more()
  })
  assert.deepEqual(await post(inside, there.url), { answered: true, status: 200 })
  assert.ok(written < 64 * 1_048_576, `${written} bytes were taken`)
  there.answers(response => {
    response.writeHead(202, { 'content-length': 100 }).write('ten words')
    setImmediate(() => response.destroy())
  })
  assert.deepEqual(await post(inside, there.url), { answered: true, status: 202 })
})

test('who does not answer, cuts the connection, speaks no HTTP or is not there is told apart', async t => {
  const there = await receiver(t)
  there.answers(() => undefined)
  const late = await post({ ...inside, timeoutMs: 50 }, there.url)
  assert.deepEqual(late, { answered: false, why: 'no answer in time', refused: false })
  there.answers(response => response.destroy())
  const cut = await post(inside, there.url)
  assert.deepEqual(cut, { answered: false, why: 'the connection was cut', refused: false })
  await there.close()
  const gone = await post(inside, there.url)
  assert.deepEqual(gone, { answered: false, why: 'nobody listens there', refused: false })
  const nobody = await post({ lookup: leadsTo() }, 'https://tools.example.com/')
  assert.deepEqual(nobody, { answered: false, why: 'the name is not known', refused: false })
  const rude = createServer(socket => socket.end('220 mail ready\r\n')).listen(0, '127.0.0.1')
  t.after(() => rude.close())
  await new Promise(resolve => rude.once('listening', resolve))
  const odd = await post(inside, `http://127.0.0.1:${(rude.address() as { port: number }).port}/`)
  assert.ok(!odd.answered && odd.why.startsWith('the connection failed'), JSON.stringify(odd))
})

test('a certificate that proves nothing ends the talk before a word is said', async t => {
  const there = await receiver(t)
  const posted = await post(inside, there.url.replace('http:', 'https:'))
  assert.equal(posted.answered, false)
  assert.deepEqual(there.received, [])
})

test('a name that leads inside is refused, also when only one of its addresses does', async t => {
  const there = await receiver(t)
  const url = `https://tools.example.com:${there.port}/hooks`
  for (const addresses of [['127.0.0.1'], ['93.184.215.14', '10.0.0.1'], ['::ffff:127.0.0.1'], ['169.254.169.254']]) {
    const posted = await post({ lookup: leadsTo(...addresses) }, url)
    assert.ok(!posted.answered && posted.refused, addresses.join())
    assert.match(posted.why, /^tools\.example\.com leads to an address/)
    assert.doesNotMatch(posted.why, /\d/)
  }
  const plain = await post({ ...inside, lookup: leadsTo('93.184.215.14') }, url.replace('https:', 'http:'))
  assert.deepEqual(plain, { answered: false, why: 'tools.example.com needs https', refused: true })
  assert.deepEqual(there.received, [])
})

test('the name system is asked once for each request, and anew for the next', async t => {
  const there = await receiver(t)
  const answers = [['127.0.0.1'], ['169.254.169.254'], ['127.0.0.1']]
  let asked = 0
  const outbound = openOutboundHttp({
    ...inside,
    lookup: async name => leadsTo(...(answers[asked++] ?? []))(name),
  })
  const again = async () => {
    const posted = await outbound.post({
      url: `http://tools.example.com:${there.port}/`,
      headers: {},
      body: bytes('x'),
    })
    return posted.answered ? posted.status : posted.refused
  }
  assert.deepEqual([await again(), await again(), await again()], [204, true, 204])
  assert.deepEqual([asked, there.received.length], [3, 2])
})

test('a name that changes its mind between the question and the connection is stopped at the socket, before a byte leaves', async t => {
  let heard = 0
  const inner = createServer(socket => socket.on('data', chunk => (heard += chunk.length))).listen(0, '127.0.0.1')
  t.after(() => inner.close())
  await new Promise(resolve => inner.once('listening', resolve))
  const { port } = inner.address() as { port: number }
  let reads = 0
  const lookup: Lookup = async () => [
    {
      family: 4,
      get address() {
        return reads++ === 0 ? '93.184.215.14' : '127.0.0.1'
      },
    },
  ]
  const outbound = openOutboundHttp({ lookup })
  const met = new Promise(resolve => inner.once('connection', socket => socket.once('close', resolve)))
  const posted = await outbound.post({ url: `https://tools.example.com:${port}/`, headers: {}, body: bytes('secret') })
  await met
  assert.deepEqual(posted, {
    answered: false,
    why: 'tools.example.com leads to an address of a private network',
    refused: true,
  })
  assert.equal(heard, 0)
})
