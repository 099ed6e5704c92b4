import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressClass } from './address-class.ts'
import { urlRefusal } from './vetting.ts'

const classes: Readonly<Record<string, readonly string[]>> = {
  public: ['93.184.215.14', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'],
  private: ['127.0.0.1', '127.255.255.254', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1']
    .concat(['::1', 'fd12:3456::1', 'fc00::1', '::ffff:127.0.0.1', '::ffff:10.1.2.3', '::ffff:7f00:1'])
    .concat(['0:0:0:0:0:ffff:c0a8:0101', '0:0:0:0:0:0:0:1']),
  never: ['169.254.169.254', '169.254.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.2.1']
    .concat([
      '::',
      'fe80::1',
      'ff02::1',
      '::ffff:169.254.169.254',
      '::ffff:a9fe:a9fe',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
    ])
    .concat(['fd00:ec2::254', '2001:db8::1', '::7f00:1', 'fe80::1%eth0', 'localhost', '', '1.2.3', '0x7f.0.0.1']),
}
for (const [found, addresses] of Object.entries(classes))
  test(`these addresses are ${found}`, () => {
    for (const address of addresses) assert.equal(addressClass(address), found, address)
  })

test('always: an IPv4 address is judged the same when it comes in the clothes of IPv6', () => {
  fc.assert(
    fc.property(fc.ipV4(), address => {
      assert.equal(addressClass(`::ffff:${address}`), addressClass(address))
    }),
  )
})

const open = { allowPrivate: true }
const shut = { allowPrivate: false }

test('an address of a private network is refused however its number is spelled, and without asking the name system', () => {
  const hosts = [
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '017700000001',
    '127.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    'localhost',
  ]
  for (const host of [...hosts, 'tools.localhost', '10.0.0.1', '[fd00::1]'])
    assert.equal(urlRefusal(`https://${host}/hooks`, shut), 'leads to an address of a private network', host)
  for (const host of hosts) assert.equal(urlRefusal(`http://${host}:8080/hooks`, open), undefined, host)
})

test('the addresses of metadata services are refused even where private networks are allowed', () => {
  for (const host of ['169.254.169.254', '[fe80::1]', '[fd00:ec2::254]', '0.0.0.0', '[::ffff:169.254.169.254]'])
    for (const rules of [open, shut])
      assert.equal(urlRefusal(`http://${host}/latest`, rules), 'leads to an address that no request may reach', host)
})

test('without TLS, in another scheme, with a password or too long, no address will do', () => {
  const faults: readonly (readonly [string, string])[] = [
    ['http://tools.example.com/', 'needs https'],
    ['https://jo:secret@tools.example.com/', 'may hold no user name and no password'],
    ['https://tools.example.com/#a', 'may have no part after #'],
    ['ftp://tools.example.com/', 'is no address such as https://tools.example.com/hooks'],
    ['javascript:alert(1)', 'is no address such as https://tools.example.com/hooks'],
    ['tools.example.com', 'is no address such as https://tools.example.com/hooks'],
    [`https://tools.example.com/${'a'.repeat(2_048)}`, 'is no address such as https://tools.example.com/hooks'],
  ]
  for (const [url, why] of faults) assert.equal(urlRefusal(url, shut), why, url)
  assert.equal(urlRefusal('http://93.184.215.14/', open), 'needs https')
  assert.equal(urlRefusal('https://tools.example.com/hooks?a=1', shut), undefined)
})
