import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { candor, folder } from './testing/candor.ts'
import { writeLog } from './testing/small-log.ts'

const here = folder()
const write = (name: string, text: string): string => {
  mkdirSync(dirname(join(here, name)), { recursive: true })
  writeFileSync(join(here, name), text)
  return join(here, name)
}
const errorOf = (text: string) => (JSON.parse(text) as { error: { what: string; why: string; next: string } }).error

test('help lists every command, and each command has examples', async () => {
  const { code, out, err } = await candor(['--help'])
  assert.deepEqual([code, err], [0, ''])
  for (const word of ['start', 'demo', 'import', 'campaign', 'why', 'policy', 'log', 'proof', 'bench', 'state'])
    assert.match(out, new RegExp(`^  ${word} `, 'm'))
  const one = await candor(['campaign', 'plan', '--help'])
  assert.equal(one.code, 0)
  assert.match(one.out, /Examples:\n {2}\$ candor campaign plan/)
  assert.match(one.out, /--json/)
})

for (const [args, what] of [
  [['polcy'], /Unknown command 'polcy'/],
  [['policy'], /A command is missing/],
  [['policy', 'test'], /Missing required argument 'file'/],
  [['proof', 'verify', 'x'], /Required option '--trust <file>'/],
  [['demo', '--rows', 'many'], /argument 'many' is invalid\. Give a whole number/],
  [['start', '--nonsense'], /Unknown option '--nonsense'/],
  [['why', 'not-an-id'], /"not-an-id" is not an id/],
  [['bench', 'nothing'], /There is no benchmark "nothing"/],
  [['log', 'verify', '/nowhere'], /\/nowhere is not a log/],
  [['policy', 'test', '/nowhere.json'], /\/nowhere\.json cannot be read/],
] as const)
  test(`usage: candor ${args.join(' ')} ends with 2 and says what to do next`, async () => {
    const { code, out, err } = await candor(args)
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, what)
    assert.match(err, /^Next: /m)
  })

test('with --json an error is one JSON object on standard error', async () => {
  const { code, out, err } = await candor(['policy', 'test', '/nowhere.json', '--json'])
  assert.deepEqual([code, out], [2, ''])
  assert.deepEqual(Object.keys(errorOf(err)), ['what', 'why', 'next'])
  const usage = await candor(['policy', 'tset', '--json'])
  assert.match(errorOf(usage.err).what, /Unknown command/)
})

test('policy test runs the law cases and says honestly what it did not run', async () => {
  const { code, json } = await candor(['policy', 'test', 'test/vectors/law-cases.json', '--json'])
  const report = json() as { passed: number; failed: number; unsupported: number; failures: unknown[] }
  assert.deepEqual([code, report.failed, report.failures], [0, 0, []])
  assert.ok(report.passed > 0 && report.passed + report.unsupported === 158)
})

const example = {
  id: 'yes-is-enough',
  brand: { country: 'DE', timezone: 'Europe/Berlin', holidays: [] },
  act: { kind: 'contact', channel: 'email', purpose: 'offers', messageClass: 'marketing' },
  customer: { country: 'DE', timezone: 'Europe/Berlin', consents: [] },
  at: '2026-06-03T12:00:00+02:00',
  packs: ['core', 'house-rules'],
  expect: { outcome: 'permit', rules: [] },
}

test('an example that fails ends with 1 and names itself, what was expected and what came', async () => {
  const file = write('failing.json', JSON.stringify([example]))
  const { code, out } = await candor(['policy', 'test', file, '--json'])
  const report = JSON.parse(out) as { failed: number; failures: { id: string; got: { outcome: string } }[] }
  assert.deepEqual(
    [code, report.failed, report.failures[0]?.id, report.failures[0]?.got.outcome],
    [1, 1, 'yes-is-enough', 'deny'],
  )
  const told = await candor(['policy', 'test', file])
  assert.match(told.out, /FAILED yes-is-enough/)
})

test('policy test adds up several files', async () => {
  const good = write(
    'good.json',
    JSON.stringify([{ ...example, expect: { outcome: 'deny', rules: ['house-permission'] } }]),
  )
  const { code, json } = await candor(['policy', 'test', good, good, '--json'])
  assert.deepEqual([code, json()], [0, { passed: 2, failed: 0, unsupported: 0, failures: [] }])
})

test('broken JSON is named with its place', async () => {
  const { code, err } = await candor(['policy', 'test', write('broken.json', '[{]')])
  assert.equal(code, 1)
  assert.match(err, /is not valid JSON[\s\S]*position 2/)
})

test('bytes that are not UTF-8 are refused', async () => {
  const file = join(here, 'latin.yaml')
  writeFileSync(file, Buffer.from([0x62, 0xe9]))
  const { code, err } = await candor(['policy', 'check', file])
  assert.equal(code, 1)
  assert.match(err, /it is not UTF-8/)
})

test('policy check names the digest of a good policy', async () => {
  const { code, json } = await candor(['policy', 'check', 'examples/bank/policy.yaml', '--json'])
  const found = json() as { valid: boolean; digest: string; purposes: number; events: number }
  assert.deepEqual([code, found.valid, found.purposes, found.events], [0, true, 9, 8])
  assert.match(found.digest, /^sha256:[0-9a-f]{64}$/)
})

test('policy check names every fault of a bad one by line', async () => {
  const { code, err } = await candor(['policy', 'check', write('bad.yaml', 'brand: {}\nnonsense: 1\n'), '--json'])
  const { faults } = (JSON.parse(err) as { error: { faults: { path: string; line: number }[] } }).error
  assert.equal(code, 1)
  assert.ok(faults.some(({ path, line }) => path === 'nonsense' && line === 2))
})

test('a whole log verifies, by its key and without', async () => {
  const log = writeLog(join(here, 'log-good'), 300)
  const signed = await candor(['log', 'verify', log.folder, '--key', log.vkey, '--json'])
  const found = signed.json() as { verified: boolean; size: number; checked: number; signature: string }
  assert.equal(signed.code, 0)
  assert.deepEqual([found.verified, found.size, found.checked, found.signature], [true, 300, 300, 'verified'])
  const unsigned = await candor(['log', 'verify', log.folder])
  assert.equal(unsigned.code, 0)
  assert.match(unsigned.out, /Give --key/)
})

test('a log verifies from the folder around it', async () => {
  const log = writeLog(join(here, 'house', 'log'), 3)
  assert.equal((await candor(['log', 'verify', dirname(log.folder)])).code, 0)
})

test('a changed entry is named, and the wrong key is refused', async () => {
  const log = writeLog(join(here, 'log-bad'), 300, { changed: 7 })
  const bad = await candor(['log', 'verify', log.folder, '--json'])
  assert.equal(bad.code, 1)
  assert.deepEqual((bad.json() as { verified: boolean; first: { path: string } }).first.path, 'entry 7')
  const other = writeLog(join(here, 'log-other'), 3, { seed: 2 })
  const foreign = await candor(['log', 'verify', other.folder, '--key', log.vkey, '--json'])
  assert.equal(foreign.code, 1)
  assert.equal((foreign.json() as { first: { path: string } }).first.path, 'checkpoint')
})

test('a log that nobody serves is an error of its own: nothing is known about it', async () => {
  const { code, err } = await candor(['log', 'verify', 'http://127.0.0.1:1/log'])
  assert.equal(code, 1)
  assert.match(err, /could not be read to its end/)
})

test('what is no proof proves nothing', async () => {
  const { vkey } = writeLog(join(here, 'log-trust'), 1)
  const trust = write('trust.txt', `log ${vkey}\nquorum none\n`)
  const { code, out } = await candor(['proof', 'verify', write('not.tlog-proof', 'hello\n'), '--trust', trust])
  assert.equal(code, 1)
  assert.match(out, /proves nothing/)
  const badTrust = await candor(['proof', 'verify', trust, '--trust', write('bad-trust.txt', 'quorum\n')])
  assert.equal(badTrust.code, 1)
  assert.match(badTrust.err, /is not a trust file/)
})

test('colors never appear where there is no terminal, nor any redrawing', async () => {
  const { out, err } = await candor(['log', 'verify', writeLog(join(here, 'log-plain'), 5).folder], {
    FORCE_COLOR: '1',
  })
  assert.equal(/[\u001b\r]/.test(out + err), false)
})
