import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { candor, folder } from './testing/candor.ts'

const here = folder()
const bank = 'examples/bank/policy.yaml'
const cases = 'test/vectors/law-cases.json'
const changed = join(here, 'next.yaml')
writeFileSync(changed, readFileSync(bank, 'utf8').replace('retention: 24 months', 'retention: 36 months'))

type Told = { rule: string; citation: string; looks: { holds?: boolean }[]; reason?: { says: string } }

test('policy explain tells of one example what each rule looked at, with its law', async () => {
  const { code, out } = await candor(['policy', 'explain', `${cases}#casl-001`])
  assert.equal(code, 0)
  assert.match(out, /^casl-001: contact for marketing by email/)
  assert.match(out, /^casl-implied-ebr-24m \(casl\): permit\n {2}.+\n {2}CASL 10\(9\)\(a\)/m)
  assert.match(out, /^ {2}\+ a purchase was made at most .* \[24\]$/m)
  assert.match(out, /not legal advice/)
})

test('policy explain --all also lists rules that had nothing to judge, and --json gives all of it', async () => {
  const some = (await candor(['policy', 'explain', `${cases}#casl-001`, '--json'])).json() as { rules: Told[] }
  const all = (await candor(['policy', 'explain', `${cases}#casl-001`, '--all', '--json'])).json() as { rules: Told[] }
  assert.ok(some.rules.every(({ reason }) => reason !== undefined))
  assert.ok(all.rules.length > some.rules.length)
  for (const { rule, citation, looks, reason } of all.rules) {
    assert.ok(citation.length > 0, rule)
    assert.ok(
      looks.every(({ holds }) => holds !== undefined),
      rule,
    )
    if (reason === undefined) assert.ok(looks.length > 0, `${rule} says nothing and looked at nothing`)
  }
})

test('policy explain says which examples there are, and that a decision needs its policy', async () => {
  const missing = await candor(['policy', 'explain', `${cases}#no-such-example`])
  assert.deepEqual([missing.code, missing.out], [2, ''])
  assert.match(missing.err, /no example no-such-example[\s\S]*casl-001/)
  const bare = await candor(['policy', 'explain', 'q3vxxxxxxxxxxxxxxxxx/01kt6xxxxxxxxxxxxxxxxxxxxx'])
  assert.equal(bare.code, 2)
  assert.match(bare.err, /--policy FILE/)
})

test('policy diff marks what people have to hear of', async () => {
  const { code, out } = await candor(['policy', 'diff', bank, changed])
  assert.equal(code, 0)
  assert.match(out, /^! widened {2}purposes\.offers\.retention\n {4}- P24M\n {4}\+ P36M$/m)
  assert.match(out, /People have to hear of 1 change /)
  const back = (await candor(['policy', 'diff', changed, bank, '--json'])).json() as { material: number }
  assert.equal(back.material, 0)
  assert.match((await candor(['policy', 'diff', bank, bank])).out, /The two say the same/)
})
