import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseAddress } from '@candor/content'
import fc from 'fast-check'
import { type OutgoingChannel, openDeskMail, openSmtp } from './index.ts'
import type { HandOff } from './port.ts'
import { messageTo } from './testing/outgoing.ts'
import { passFor } from './testing/pass.ts'
import { type Script, type ScriptedSmtp, startScriptedSmtp } from './testing/scripted-smtp.ts'

const noon = Date.UTC(2026, 2, 2, 12)
const amina = messageTo('amina@example.org')
const pass = passFor(amina, noon + 60_000)

const shown = (ending: HandOff) =>
  ending.result === 'failed' ? `failed, ${ending.permanent ? 'for good' : 'for now'}` : ending.result

async function against(
  script: Script,
  work: (server: ScriptedSmtp, send: () => Promise<HandOff>, channel: OutgoingChannel) => Promise<void>,
  options = {},
) {
  const server = await startScriptedSmtp(script)
  const channel = openSmtp({
    host: '127.0.0.1',
    port: server.port,
    implicitTls: false,
    requireTls: false,
    connectMs: 400,
    answerMs: 400,
    ...options,
  })
  try {
    await work(server, () => channel.send(pass, amina, noon), channel)
  } finally {
    await channel.close()
    await server.close()
  }
}

const pipelining = '250-hello\r\n250 PIPELINING'

const cases: readonly [Script, string][] = [
  [{}, 'handed'],
  [{ greeting: '554 no' }, 'failed, for now'],
  [{ greeting: 'hang-up' }, 'failed, for now'],
  [{ greeting: 'silence' }, 'failed, for now'],
  [{ EHLO: 'silence' }, 'failed, for now'],
  [{ EHLO: 'hang-up' }, 'failed, for now'],
  [{ MAIL: '451 later' }, 'failed, for now'],
  [{ MAIL: '550 never' }, 'failed, for good'],
  [{ MAIL: 'hang-up' }, 'failed, for now'],
  [{ MAIL: 'silence' }, 'failed, for now'],
  [{ RCPT: '452 full' }, 'failed, for now'],
  [{ RCPT: '550 5.1.1 nobody here' }, 'failed, for good'],
  [{ RCPT: 'hang-up' }, 'failed, for now'],
  [{ DATA: '451 later' }, 'failed, for now'],
  [{ DATA: '554 never' }, 'failed, for good'],
  [{ DATA: 'hang-up' }, 'failed, for now'],
  [{ DATA: 'silence' }, 'failed, for now'],
  [{ dot: '452 later' }, 'failed, for now'],
  [{ dot: '554 spam' }, 'failed, for good'],
  [{ dot: '421 going down' }, 'failed, for now'],
  [{ dot: 'hang-up' }, 'unknown'],
  [{ dot: 'silence' }, 'unknown'],
  [{ dot: 'gibberish' }, 'unknown'],
  [{ dot: 'trickle' }, 'unknown'],
  [{ RCPT: 'trickle' }, 'failed, for now'],
  [{ body: 'hang-up' }, 'unknown'],
  [{ EHLO: pipelining }, 'handed'],
  [{ EHLO: pipelining, MAIL: '451 later', RCPT: '503 no sender', DATA: '503 no sender' }, 'failed, for now'],
  [{ EHLO: pipelining, RCPT: '550 nobody here', DATA: '554 nobody' }, 'failed, for good'],
  [{ EHLO: pipelining, RCPT: '451 later', DATA: '554 nobody' }, 'failed, for now'],
  [{ EHLO: pipelining, RCPT: 'hang-up' }, 'failed, for now'],
  [{ EHLO: pipelining, dot: 'hang-up' }, 'unknown'],
]

describe('what a server does, and what that means for the message', () => {
  for (const [script, ending] of cases) {
    test(`${JSON.stringify(script)}: ${ending}`, () =>
      against(script, async (server, send) => {
        assert.equal(shown(await send()), ending)
        const arrived = ending === 'handed' || script.dot !== undefined ? 1 : 0
        assert.equal(server.messages.length, arrived)
      }))
  }

  test('a server that is not there: failed, for now', async () => {
    const server = await startScriptedSmtp({})
    await server.close()
    const channel = openSmtp({ host: '127.0.0.1', port: server.port, implicitTls: false, requireTls: false })
    assert.equal(shown(await channel.send(pass, amina, noon)), 'failed, for now')
    await channel.close()
  })

  test('a connection that must be encrypted and is not: failed, for now, and no envelope was sent', () =>
    against(
      {},
      async (server, send) => {
        assert.equal(shown(await send()), 'failed, for now')
        assert.deepEqual(
          server.commands.filter(command => /^(MAIL|RCPT|DATA)/.test(command)),
          [],
        )
      },
      { requireTls: true },
    ))
})

describe('connections', () => {
  test('a connection is used again, also after a refusal', () =>
    against({ RCPT: '550 nobody' }, async (server, send) => {
      await send()
      await send()
      assert.equal(server.commands.filter(command => command.startsWith('EHLO')).length, 1)
      assert.equal(server.commands.filter(command => command.startsWith('RCPT')).length, 2)
    }))

  test('a connection that the server ended while idle does not fail the next message', () =>
    against({}, async (server, send) => {
      assert.equal((await send()).result, 'handed')
      server.hangUp()
      assert.equal((await send()).result, 'handed')
      assert.equal(server.messages.length, 2)
    }))

  test('a message of unknown ending is not sent again', () =>
    against({ dot: 'hang-up' }, async (server, send) => {
      assert.equal((await send()).result, 'unknown')
      assert.equal(server.messages.length, 1)
      assert.equal(server.commands.filter(command => command.startsWith('DATA')).length, 1)
    }))

  test('many at once use no more connections than allowed', () =>
    against(
      {},
      async (server, send) => {
        const endings = await Promise.all(Array.from({ length: 20 }, send))
        assert.deepEqual(new Set(endings.map(ending => ending.result)), new Set(['handed']))
        assert.equal(server.messages.length, 20)
        assert.ok(server.commands.filter(command => command.startsWith('EHLO')).length <= 2)
      },
      { connections: 2 },
    ))

  test('a pass that expires while the message waits in line lets nothing out', () =>
    against({ dot: 'silence' }, async (server, send) => {
      const channel = openSmtp({
        host: '127.0.0.1',
        port: server.port,
        implicitTls: false,
        requireTls: false,
        connections: 1,
        answerMs: 400,
      })
      const short = passFor(amina, noon + 200)
      const [first, second] = await Promise.all([channel.send(short, amina, noon), channel.send(short, amina, noon)])
      assert.equal(first.result, 'unknown')
      assert.ok(second.result === 'failed' && /^pass refused/.test(second.why))
      assert.equal(server.messages.length, 1)
      await channel.close()
      await send()
    }))
})

const atom = fc.string({ unit: fc.constantFrom(..."abzAZ09!#$%&'*+/=?^_`{|}~-"), minLength: 1, maxLength: 12 })
const label = fc.string({ unit: fc.constantFrom(...'abzAZ09'), minLength: 1, maxLength: 12 })

test('the envelope always names the gated address byte for byte, and who gets what comes back', () =>
  against({}, async (server, _send, channel) => {
    const address = fc.tuple(atom, atom, label, label).map(([a, b, c, d]) => `${a}.${b}@${c}.xn--${d}-kva.example`)
    await fc.assert(
      fc.asyncProperty(address, async to => {
        server.commands.splice(0)
        const message = messageTo(to)
        assert.equal((await channel.send(passFor(message, noon + 1_000), message, noon)).result, 'handed')
        const envelope = server.commands.filter(command => /^(MAIL|RCPT)/.test(command))
        assert.deepEqual(envelope, ['MAIL FROM:<bounces@brand.example>', `RCPT TO:<${to}>`])
      }),
      { numRuns: 100 },
    )
  }))

test('the mailbox of the desk, and no other, gets a letter in plain text', async () => {
  const server = await startScriptedSmtp({})
  const [to, from] = [parseAddress('desk@books.example'), parseAddress('hello@books.example')]
  assert.ok(to.ok && from.ok)
  const options = { host: '127.0.0.1', port: server.port, implicitTls: false, requireTls: false }
  const mail = openDeskMail(options, { to: to.value, from: { name: 'Corner Books', address: from.value } })
  const letter = { messageId: 'one@books.example', subject: '1 request overdue', text: 'access: was due' }
  assert.equal((await mail.send(letter, noon)).result, 'handed')
  const bad = await mail.send({ ...letter, messageId: 'no id' }, noon)
  assert.equal(bad.result, 'failed')
  mail.close()
  await server.close()
  assert.equal(server.messages.length, 1)
  assert.match(server.messages[0] ?? '', /^To: desk@books\.example\r\n[\s\S]*Auto-Submitted: auto-generated/)
  assert.deepEqual(
    server.commands.filter(line => /^RCPT/i.test(line)),
    ['RCPT TO:<desk@books.example>'],
  )
})
