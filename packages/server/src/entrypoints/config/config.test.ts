import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { configTable, readConfig, settings, shownConfig } from './index.ts'

const doc = readFileSync(new URL('../../../../../docs/configuration.md', import.meta.url), 'utf8')
const faultsOf = (env: Parameters<typeof readConfig>[0], flags: Parameters<typeof readConfig>[1] = {}) => {
  const config = readConfig(env, flags)
  return config.ok ? [] : config.error.map(({ path, says }) => `${path} ${says}`)
}
const configOf = (env: Parameters<typeof readConfig>[0], flags: Parameters<typeof readConfig>[1] = {}) => {
  const config = readConfig(env, flags)
  assert.ok(config.ok, JSON.stringify(config))
  return config.value
}

test('without any setting the server listens on this machine alone, with the sample and no mail server', () => {
  assert.deepEqual(configOf({ PATH: '/bin' }), {
    data: 'data',
    port: 8080,
    host: '127.0.0.1',
    sample: true,
    keyGraceDays: 30,
    webhookPrivate: false,
    publishLog: false,
    witnessWait: 1000,
    witnessPrivate: false,
    sessionHours: 12,
    logLevel: 'info',
  })
})

test('a flag wins over the environment, and empty text counts as not given', () => {
  const env = { CANDOR_PORT: '9000', CANDOR_HOST: '', CANDOR_SAMPLE: ' no ' }
  assert.equal(configOf(env).port, 9000)
  assert.equal(configOf(env, { port: 0 }).port, 0)
  assert.equal(configOf(env, { port: '' }).port, 9000)
  assert.equal(configOf(env, { sample: true }).sample, true)
  assert.deepEqual([configOf(env).host, configOf(env).sample], ['127.0.0.1', false])
})

test('a setting without a flag is not taken from the command line', () => {
  assert.equal(configOf({}, { sessionHours: 5, database: 'postgres://u:p@h/d' }).sessionHours, 12)
})

const wrong: readonly (readonly [string, string, string])[] = [
  ['CANDOR_PORT', '80x', 'is "80x"; give a whole number from 0 to 65535'],
  ['CANDOR_PORT', '65536', 'is "65536"; give a whole number from 0 to 65535'],
  ['CANDOR_PORT', '-1', 'is "-1"; give a whole number from 0 to 65535'],
  ['CANDOR_HOST', 'http://a', 'is "http://a"; give a host name or IP address, without scheme and port'],
  ['CANDOR_HOST', '::1::', 'is "::1::"; give a host name or IP address, without scheme and port'],
  [
    'CANDOR_BASE_URL',
    'http://news.example',
    'is "http://news.example"; give an address such as https://news.example.com, without path; http only for localhost',
  ],
  [
    'CANDOR_BASE_URL',
    'https://news.example/a',
    'is "https://news.example/a"; give an address such as https://news.example.com, without path; http only for localhost',
  ],
  [
    'CANDOR_BASE_URL',
    'https://u:p@news.example',
    'is "https://u:p@news.example"; give an address such as https://news.example.com, without path; http only for localhost',
  ],
  [
    'CANDOR_BASE_URL',
    'javascript:alert(1)',
    'is "javascript:alert(1)"; give an address such as https://news.example.com, without path; http only for localhost',
  ],
  ['CANDOR_SAMPLE', 'maybe', 'is "maybe"; give yes or no'],
  ['CANDOR_LOG_LEVEL', 'loud', 'is "loud"; give one of fatal, error, warn, info, debug, trace, silent'],
  ['CANDOR_SESSION_HOURS', '0', 'is "0"; give a whole number from 1 to 168'],
  [
    'CANDOR_TRUSTED_PROXIES',
    '10.0.0.0/33',
    'is "10.0.0.0/33"; give IP addresses or ranges such as 10.0.0.0/8, separated by commas',
  ],
  [
    'CANDOR_TRUSTED_PROXIES',
    '10.0.0.256',
    'is "10.0.0.256"; give IP addresses or ranges such as 10.0.0.0/8, separated by commas',
  ],
  ['CANDOR_DATA', 'a\0b', 'is "a\\u0000b"; give a path'],
]
for (const [env, text, says] of wrong) {
  test(`refused: ${env} ${JSON.stringify(text)}`, () => assert.deepEqual(faultsOf({ [env]: text }), [`${env} ${says}`]))
}

test('a fault names the flag when the flag was wrong', () => {
  assert.deepEqual(faultsOf({}, { baseUrl: 'x' })[0]?.split(' ')[0], '--base-url')
})

test('all faults are told at once', () => {
  const paths = faultsOf({ CANDOR_PORT: 'x', CANDOR_SAMPLE: 'x', DATABASE_URL: 'x' }).map(fault => fault.split(' ')[0])
  assert.deepEqual(paths, ['CANDOR_PORT', 'CANDOR_SAMPLE', 'DATABASE_URL'])
})

test('a server open to the network must know the address in its links', () => {
  assert.match(faultsOf({ CANDOR_HOST: '0.0.0.0' })[0] ?? '', /^CANDOR_BASE_URL is missing/)
  assert.equal(
    configOf({ CANDOR_HOST: '0.0.0.0', CANDOR_BASE_URL: 'https://news.example/' }).baseUrl,
    'https://news.example',
  )
  assert.equal(configOf({ CANDOR_HOST: '::1' }).host, '::1')
})

test('DKIM is given whole or not at all', () => {
  const faults = faultsOf({ CANDOR_DKIM_DOMAIN: 'books.example' }).map(fault => fault.split(' ')[0])
  assert.deepEqual(faults, ['CANDOR_DKIM_SELECTOR', 'CANDOR_DKIM_KEY'])
  const whole = { CANDOR_DKIM_DOMAIN: 'Books.example', CANDOR_DKIM_SELECTOR: 's1', CANDOR_DKIM_KEY: 'dkim.pem' }
  assert.equal(configOf(whole).dkimDomain, 'books.example')
})

const password = 'correct-horse'
test('a secret is never printed, neither as a value nor in a fault', () => {
  const env = { DATABASE_URL: `postgres://u:${password}@h/d`, CANDOR_SMTP_URL: `smtps://u:${password}@mail.example` }
  const config = configOf(env)
  assert.equal(config.database?.reveal(), env.DATABASE_URL)
  assert.equal(config.smtp?.reveal().auth?.pass, password)
  for (const shown of [JSON.stringify(config), inspect(config, { depth: 9, showHidden: true }), `${config.database}`]) {
    assert.equal(shown.includes(password), false)
  }
  assert.equal(shownConfig(config)['database'], '[secret]')
  const faults = faultsOf({ DATABASE_URL: `mysql://${password}`, CANDOR_SMTP_URL: `http://${password}` })
  assert.equal(faults.length, 2)
  assert.equal(faults.join().includes(password), false)
})

test('no environment makes the reader throw', () => {
  const names = Object.values(settings).map(({ env }) => env)
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'binary' })), env => {
      const config = readConfig(env)
      assert.ok(config.ok || config.error.every(({ path, says }) => names.includes(path) && says !== ''))
    }),
  )
})

test('every setting has its own variable and says what it does', () => {
  const all = Object.values(settings)
  assert.equal(new Set(all.map(({ env }) => env)).size, all.length)
  for (const { env, text } of all) assert.match(text, /^[A-Z].*\.$/, env)
})

test('docs/configuration.md holds the table as it is', () => {
  assert.ok(doc.includes(`\n${configTable()}\n`), `docs/configuration.md must hold:\n${configTable()}`)
})

test('the examples of docs/configuration.md are read without a fault', () => {
  const fences = [...doc.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, body]) => body ?? '')
  assert.ok(fences.length >= 2)
  for (const fence of fences) {
    const env = Object.fromEntries([...fence.matchAll(/^export (\w+)=(.+)$/gm)].map(([, name, value]) => [name, value]))
    assert.ok(
      Object.keys(env).every(name => Object.values(settings).some(setting => setting.env === name)),
      fence,
    )
    assert.deepEqual(faultsOf(env), [])
  }
})
