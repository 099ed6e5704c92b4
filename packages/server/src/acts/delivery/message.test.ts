import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, test } from 'node:test'
import PostalMime from 'postal-mime'
import { importTestCustomers, openTestHouse } from '../../../../../test/house.ts'
import { verifyDkim } from '../../adapters/channels/testing/dkim.ts'
import { runCampaign } from './index.ts'
import { beginCampaign, dispatchesTo } from './testing/begin.ts'
import { startMailServer } from './testing/mail-server.ts'

const key = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
})
const server = await startMailServer()
const inner = await openTestHouse({ publicUrl: 'https://books.example' })
const house = {
  ...inner,
  channels: new Map([['email' as const, server.channel]]),
  dkim: { domain: 'books.example', selector: 'june', privateKey: key.privateKey },
}
after(async () => {
  await server.close()
  await inner.close()
})

test('what reaches a real mail server has both parts, its links, one-click unsubscribe and a valid signature', async () => {
  const [customer] = await importTestCustomers(house, [{ key: 'amina', name: 'Amina', agreed: true }])
  await beginCampaign(house, 'spring')
  await runCampaign(house, 'spring')
  assert.equal(server.mails.length, 1)
  const { to, raw } = server.mails[0]!
  assert.equal(to, 'amina@mail.example')
  const mail = await PostalMime.parse(raw)
  assert.equal(mail.subject, 'New books for you')
  assert.deepEqual(mail.from, { name: 'Corner Books', address: 'hello@books.example' })
  for (const part of [mail.text, mail.html]) {
    assert.match(part ?? '', /Dear Amina, three books/)
    assert.match(part ?? '', /Beispielweg 1/)
    for (const path of ['unsubscribe', 'preferences', 'why'])
      assert.match(part ?? '', new RegExp(`https://books\\.example/${path}/`))
  }
  const header = (name: string) => mail.headers.filter(one => one.key === name).map(one => one.value)
  assert.match(header('list-unsubscribe')[0] ?? '', /^<https:\/\/books\.example\/unsubscribe\/[\w.-]+>$/)
  assert.deepEqual(header('list-unsubscribe-post'), ['List-Unsubscribe=One-Click'])
  const { valid, domain, covers } = verifyDkim(raw.toString('latin1'), key.publicKey)
  assert.deepEqual([valid, domain], [true, 'books.example'])
  assert.ok(covers.includes('list-unsubscribe') && covers.includes('list-unsubscribe-post'))
  const [dispatch] = await dispatchesTo(house, 'spring', [customer!])
  assert.equal(mail.messageId, `<${dispatch!.entry}@books.example>`)
})
