import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { describe, test } from 'node:test'
import type { Address } from '@candor/content'
import { checkSenderDomain, type DomainFinding, fixedResolver, type SenderDomain } from './index.ts'

const pair = (bits: number) => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: bits })
  return {
    pem: publicKey.export({ format: 'pem', type: 'spki' }) as string,
    p: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  }
}
const key = pair(2048)
const other = pair(2048)
const weak = pair(768)

const sender: SenderDomain = {
  from: 'hello@brand.example' as Address,
  dkim: { domain: 'brand.example', selector: 's1', publicKey: key.pem },
  envelopeDomain: 'bounces.brand.example',
}
const good = {
  'bounces.brand.example': ['some other text', 'v=spf1 include:mail.example -all'],
  'mail.example': ['v=spf1 ip4:192.0.2.0/24 -all'],
  's1._domainkey.brand.example': [`v=DKIM1; k=rsa; p=${key.p}`],
  '_dmarc.brand.example': ['v=DMARC1; p=reject; rua=mailto:dmarc@brand.example'],
}
type Records = { readonly [name: string]: readonly string[] | 'away' }

async function find(
  check: DomainFinding['check'],
  records: Records,
  change: Partial<SenderDomain> = {},
): Promise<DomainFinding> {
  const findings = await checkSenderDomain(fixedResolver({ ...good, ...records }), { ...sender, ...change })
  assert.deepEqual(
    findings.map(finding => finding.check),
    ['spf', 'dkim', 'dmarc', 'alignment'],
  )
  return findings.find(finding => finding.check === check)!
}

test('a domain in good order passes all four', async () => {
  const findings = await checkSenderDomain(fixedResolver(good), sender)
  assert.deepEqual(
    findings.map(finding => finding.result),
    ['pass', 'pass', 'pass', 'pass'],
  )
})

test('a name server that does not answer is never a pass', async () => {
  for (const name of Object.keys(good)) {
    const findings = await checkSenderDomain(fixedResolver({ ...good, [name]: 'away' }), sender)
    assert.ok(
      findings.some(finding => finding.result === 'unknown'),
      name,
    )
  }
  const all = Object.fromEntries(Object.keys(good).map(name => [name, 'away' as const]))
  const findings = await checkSenderDomain(fixedResolver(all), sender)
  assert.deepEqual(
    findings.map(finding => finding.result),
    ['unknown', 'unknown', 'unknown', 'unknown'],
  )
})

const spf = 'bounces.brand.example'
const dkim = 's1._domainkey.brand.example'
const dmarc = '_dmarc.brand.example'
const failing: readonly [DomainFinding['check'], Records, RegExp][] = [
  ['spf', { [spf]: [] }, /has no SPF record. Publish/],
  ['spf', { [spf]: ['v=spf1 -all', 'v=spf1 ~all'] }, /has 2 SPF records.*Publish exactly one/],
  ['spf', { [spf]: ['v=spf1 +all'] }, /lets everybody send/],
  ['spf', { [spf]: ['v=spf1 all'] }, /lets everybody send/],
  ['spf', { [spf]: ['v=spf1 ipv4:192.0.2.1 -all'] }, /not understood: "ipv4:192\.0\.2\.1"/],
  [
    'spf',
    { [spf]: ['v=spf1 include:loop.example -all'], 'loop.example': ['v=spf1 include:loop.example -all'] },
    /more than 10 look-ups/,
  ],
  ['spf', { [spf]: [`v=spf1 ${'a '.repeat(11)}-all`] }, /more than 10 look-ups/],
  [
    'dkim',
    { [dkim]: [] },
    new RegExp(`no DKIM key at ${dkim}. Publish .*p=${key.p.slice(0, 20).replaceAll('+', '\\+')}`),
  ],
  ['dkim', { [dkim]: [`v=DKIM1; p=${key.p}`, 'v=DKIM1; p='] }, /There are 2 TXT records/],
  ['dkim', { [dkim]: ['v=DKIM1; p='] }, /revoked/],
  ['dkim', { [dkim]: ['hello'] }, /is not a DKIM key/],
  ['dkim', { [dkim]: ['v=DKIM1; p=AAAA'] }, /cannot be read/],
  ['dkim', { [dkim]: [`v=DKIM1; t=y; p=${key.p}`] }, /says that it is a test/],
  ['dkim', { [dkim]: [`v=DKIM1; p=${weak.p}`] }, /has 768 bits/],
  ['dkim', { [dkim]: [`v=DKIM1; p=${other.p}`] }, /not the one that signs/],
  ['dmarc', { [dmarc]: [] }, /has no DMARC record. Publish/],
  ['dmarc', { [dmarc]: ['v=DMARC1; p=none', 'v=DMARC1; p=none'] }, /has 2 DMARC records/],
  ['dmarc', { [dmarc]: ['v=DMARC1; rua=mailto:a@b.example'] }, /does not say what to do/],
  ['dmarc', { [dmarc]: ['v=DMARC1; p=maybe'] }, /does not say what to do/],
]

describe('what is wrong is said, with what to publish', () => {
  for (const [check, records, says] of failing) {
    test(`${check}: ${says.source.slice(0, 60)}`, async () => {
      const finding = await find(check, records)
      assert.equal(finding.result, 'fail')
      assert.match(finding.says, says)
    })
  }

  test('dkim: messages that are not signed', async () => {
    const { dkim: _, ...unsigned } = sender
    const findings = await checkSenderDomain(fixedResolver(good), unsigned)
    assert.deepEqual(
      findings.map(finding => finding.result),
      ['pass', 'fail', 'pass', 'pass'],
    )
  })
})

describe('alignment', () => {
  const alignment = (change: Partial<SenderDomain>, records: Records = {}) =>
    find('alignment', records, change).then(finding => finding.result)
  const elsewhere = { domain: 'provider.example', selector: 's1' }
  const below = { domain: 'mail.brand.example', selector: 's1' }

  test('fails when neither signature nor envelope is of the sender', async () => {
    assert.equal(await alignment({ dkim: elsewhere, envelopeDomain: 'provider.example' }), 'fail')
    assert.equal(
      await alignment({ dkim: { ...elsewhere, domain: 'evilbrand.example' }, envelopeDomain: 'notbrand.example' }),
      'fail',
    )
    assert.equal(await alignment({ dkim: elsewhere, envelopeDomain: 'example' }), 'fail')
  })
  test('one of the two is enough', async () => {
    assert.equal(await alignment({ envelopeDomain: 'provider.example' }), 'pass')
    assert.equal(await alignment({ dkim: elsewhere }), 'pass')
  })
  test('a domain below is within, unless the record is strict', async () => {
    assert.equal(await alignment({ dkim: below, envelopeDomain: 'provider.example' }), 'pass')
    const strict = { [dmarc]: ['v=DMARC1; p=none; adkim=s; aspf=s'] }
    assert.equal(await alignment({ dkim: below }, strict), 'fail')
    assert.equal(await alignment({}, strict), 'pass')
  })
  test('sisters agree when their parent published the record', async () => {
    const change = { from: 'a@news.brand.example' as Address, dkim: below, envelopeDomain: 'provider.example' }
    assert.equal(await alignment(change), 'pass')
    assert.equal(await alignment(change, { [dmarc]: [], '_dmarc.news.brand.example': ['v=DMARC1; p=none'] }), 'fail')
  })
})
