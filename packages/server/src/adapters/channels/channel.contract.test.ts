import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Address } from '@candor/content'
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { verifyDkim } from './testing/dkim.ts'
import { type Harness, postboxHarness, smtpHarness } from './testing/harness.ts'
import { messageTo } from './testing/outgoing.ts'
import { passFor } from './testing/pass.ts'

const noon = Date.UTC(2026, 2, 2, 12)
const later = noon + 60_000
const key = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
})
const dkim = { domain: 'brand.example', selector: 'spring', privateKey: key.privateKey }

for (const [name, open] of Object.entries({ postbox: postboxHarness, smtp: smtpHarness })) {
  describe(`the contract of a channel: ${name}`, () => {
    let harness: Harness
    before(async () => {
      harness = await open()
    })
    after(() => harness.close())
    beforeEach(() => void harness.arrived.splice(0))

    const send = (message: ReturnType<typeof messageTo>, expires = later) =>
      harness.channel.send(passFor(message, expires), message, noon)
    const only = () => {
      assert.equal(harness.arrived.length, 1)
      return harness.arrived[0]!
    }

    test('a message arrives once, with both parts, its language and its sender', async () => {
      assert.equal((await send(messageTo('amina@example.org'))).result, 'handed')
      const mail = await PostalMime.parse(only().raw)
      assert.equal(mail.subject, 'Spring offers')
      assert.deepEqual(mail.from, { name: 'Warung Bank', address: 'hello@brand.example' })
      assert.equal(mail.messageId, '<dispatch-1@brand.example>')
      assert.equal(mail.date, '2026-03-02T12:00:00.000Z')
      assert.match(mail.html ?? '', /<html lang="en" dir="ltr">/)
      assert.match(mail.text ?? '', /Good morning, Amina\./)
      assert.deepEqual(
        mail.headers.filter(header => header.key === 'content-language').map(header => header.value),
        ['en'],
      )
    })

    test('one-click unsubscribe stands there exactly once, each header on one line', async () => {
      await send(messageTo('amina@example.org'))
      const head = only().raw.toString('latin1').split('\r\n\r\n')[0]!.split('\r\n')
      assert.deepEqual(
        head.filter(line => /^list-unsubscribe/i.test(line)),
        [
          'List-Unsubscribe: <https://brand.example/u/opaque-token>',
          'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
        ],
      )
    })

    test('the signature verifies and covers both unsubscribe headers', async () => {
      assert.equal((await send(messageTo('amina@example.org', { dkim }))).result, 'handed')
      const found = verifyDkim(only().raw.toString('latin1'), key.publicKey)
      assert.equal(found.valid, true)
      assert.deepEqual([found.domain, found.selector], ['brand.example', 'spring'])
      for (const header of ['from', 'to', 'subject', 'date', 'list-unsubscribe', 'list-unsubscribe-post'])
        assert.ok(found.covers.includes(header), header)
      const changed = only().raw.toString('latin1').replace('One-Click', 'Two-Click')
      assert.equal(verifyDkim(changed, key.publicKey).valid, false)
    })

    test('the addressee stands in the message byte for byte', async () => {
      const address = "Amina+Spring.O'Hara=x@EXAMPLE.org"
      assert.equal((await send(messageTo(address))).result, 'handed')
      assert.match(only().raw.toString('latin1'), /^To: Amina\+Spring\.O'Hara=x@EXAMPLE\.org\r$/m)
    })

    test('a pass for another message, or one that has expired, lets nothing out', async () => {
      const message = messageTo('amina@example.org')
      const others = [{ customer: 'customer-2' }, { purpose: 'service' }, { address: 'bo@example.org' }]
      const endings = await Promise.all(
        others.map(other => harness.channel.send(passFor({ ...message, ...other }, later), message, noon)),
      )
      endings.push(await send(message, noon))
      for (const ending of endings)
        assert.ok(ending.result === 'failed' && ending.permanent && /^pass /.test(ending.why))
      assert.deepEqual(harness.arrived, [])
    })

    test('a message for another channel is refused', async () => {
      assert.equal((await send(messageTo('amina@example.org', { channel: 'sms' }))).result, 'failed')
      assert.deepEqual(harness.arrived, [])
    })

    for (const address of [
      'a@b.example\r\nRCPT TO:<c@d.example>',
      'a@b.example\n',
      'a@b.example\0',
      '"a b"@c.example',
      'a@b.example(x)evil.example',
      'a@[127.0.0.1]',
      'a@b.example,c@d.example',
      '<a@b.example>',
      'ä@b.example',
      '',
    ]) {
      test(`the address ${JSON.stringify(address)} is refused and nothing leaves`, async () => {
        const ending = await send(messageTo(address))
        assert.ok(ending.result === 'failed' && ending.permanent)
        assert.match(ending.why, /^the address /)
        assert.deepEqual(harness.arrived, [])
      })
    }

    test('headers that would break a line, and a second unsubscribe header, are refused', async () => {
      const { headers } = messageTo('amina@example.org')
      for (const more of [
        ['Bad', 'a\r\nBcc: x@y.example'],
        ['Bad\r\nBcc', 'a'],
        ['list-unsubscribe', '<https://evil.example/>'],
      ] as const) {
        const ending = await send(messageTo('amina@example.org', { headers: [...headers, more] }))
        assert.ok(ending.result === 'failed' && ending.permanent, more[0])
      }
      assert.equal((await send(messageTo('amina@example.org', { messageId: 'a@b>\r\nBcc: x' }))).result, 'failed')
      assert.deepEqual(harness.arrived, [])
    })

    test('a key that cannot sign fails the message instead of sending it unsigned', async () => {
      const ending = await send(messageTo('amina@example.org', { dkim: { ...dkim, privateKey: 'no key' } }))
      assert.deepEqual(ending, { result: 'failed', permanent: true, why: 'the DKIM key does not sign' })
      assert.deepEqual(harness.arrived, [])
    })

    test('whatever a sender is called and a message says, there is one message to one person with the same headers', async () => {
      const wanted = [
        'Auto-Submitted',
        'Candor-Campaign',
        'Content-Language',
        'Content-Type',
        'Date',
        'From',
        'List-Unsubscribe',
        'List-Unsubscribe-Post',
        'MIME-Version',
        'Message-ID',
        'Subject',
        'To',
      ]
      await fc.assert(
        fc.asyncProperty(
          fc.string({ unit: 'binary', minLength: 1 }),
          fc.string({ unit: 'binary' }),
          async (subject, text) => {
            harness.arrived.splice(0)
            const from = { name: text, address: 'hello@brand.example' as Address }
            const message = messageTo(
              'amina@example.org',
              { from },
              { subject: `A ${subject}`, blocks: [{ type: 'paragraph', text }] },
            )
            assert.equal((await send(message)).result, 'handed')
            const mail = await PostalMime.parse(only().raw)
            const names = mail.headers.map(header => header.originalKey).sort()
            assert.deepEqual(names, wanted)
            assert.deepEqual(
              mail.to?.map(to => to.address),
              ['amina@example.org'],
            )
          },
        ),
        { numRuns: 60 },
      )
    })

    test('after closing, nothing is taken', async () => {
      const own = await open()
      await own.close()
      const message = messageTo('amina@example.org')
      assert.equal((await own.channel.send(passFor(message, later), message, noon)).result, 'failed')
      assert.deepEqual(own.arrived, [])
    })
  })
}
