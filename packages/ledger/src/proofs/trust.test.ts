import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatVkey, type KeyType, keyTypes, verifierKey } from '../notes/key.ts'
import { nodeCrypto, signerOf } from '../testing/node-crypto.ts'
import { reachesQuorum } from './trust.ts'
import { parseTrust } from './trust-file.ts'

const keyOf = (name: string, seed: number, type: KeyType) =>
  verifierKey(name, type, signerOf(name, new Uint8Array(32).fill(seed)).publicKey, nodeCrypto)
const witnesses = Array.from({ length: 40 }, (_, at) => keyOf(`w${at}.example`, at + 1, keyTypes.cosignature))
const log = formatVkey(keyOf('log.example', 200, keyTypes.ed25519))
const w = witnesses.map(formatVkey)

const refusal = (text: string | Uint8Array): string => {
  const trust = parseTrust(text, nodeCrypto)
  return trust.ok ? '' : `${trust.error.path} ${trust.error.says}`
}

/** The example of the format: two of X1 X2 X3, and one of Y1 Y2 Y3. */
const twoLevels = [
  '# who we believe',
  `log ${log} https://log.example/`,
  '',
  ...['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'].map((name, at) => `\twitness  ${name} ${w[at]} `),
  'group X-witnesses 2 X1 X2 X3',
  'group Y-witnesses any Y1 Y2 Y3',
  'group X-and-Y all X-witnesses Y-witnesses',
  'quorum X-and-Y',
  '',
].join('\n')

test('two groups under a third decide exactly as they say', () => {
  const trust = parseTrust(twoLevels, nodeCrypto)
  assert.ok(trust.ok)
  assert.equal(trust.value.logs[0]!.url, 'https://log.example/')
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), present => {
      const cosigned = new Set(trust.value.witnesses.filter((_, at) => present[at]).map(({ key }) => key))
      const [x, y] = [present.slice(0, 3), present.slice(3)].map(part => part.filter(Boolean).length) as [
        number,
        number,
      ]
      assert.equal(reachesQuorum(trust.value.quorum, cosigned), x >= 2 && y >= 1)
    }),
    { numRuns: 64 },
  )
})

test('32 logs, 32 witnesses and 32 groups are no trouble', () => {
  const logs = Array.from({ length: 32 }, (_, at) => `log ${formatVkey(keyOf(`l${at}`, 100 + at, keyTypes.ed25519))}`)
  const named = w.slice(0, 32).map((vkey, at) => `witness w${at} ${vkey}`)
  const groups = named.map((_, at) => `group g${at} 1 w${at}${at === 0 ? '' : ` g${at - 1}`}`)
  const trust = parseTrust([...logs, ...named, ...groups, 'quorum g31'].join('\n'), nodeCrypto)
  assert.ok(trust.ok)
  assert.deepEqual([trust.value.logs.length, trust.value.witnesses.length], [32, 32])
  const seen = new Set([trust.value.witnesses[0]!.key])
  assert.ok(reachesQuorum(trust.value.quorum, seen))
  assert.ok(!reachesQuorum(trust.value.quorum, new Set()))
})

test('a policy may ask for one witness, or for none', () => {
  assert.equal(refusal(`witness a ${w[0]}\nquorum a\n`), '')
  assert.equal(refusal(`log ${log}\nquorum none\n`), '')
  assert.equal(refusal('quorum none'), '')
})

test('a policy that breaks a rule of the format is refused with its line', () => {
  const a = `witness a ${w[0]}`
  const b = `witness b ${w[1]}`
  const cases: [string, RegExp][] = [
    ['', /^trust has no quorum line/],
    [`${a}\nquorum b`, /line 2 names b, which no line above declares/],
    [`quorum a\n${a}`, /line 1 names a/],
    ['quorum none\nquorum none', /line 2 is a second quorum/],
    ['quorum', /line 1 must be quorum/],
    ['quorum none none', /line 1 must be quorum/],
    ['trust everybody', /line 1 must be log, witness/],
    ['__proto__ x', /line 1 must be log, witness/],
    [`log ${log}\nlog ${log}`, /line 2 repeats a public key/],
    [`${a}\nwitness b ${w[0]}`, /line 2 repeats a public key/],
    [`${a}\nwitness a ${w[1]}`, /line 2 declares a a second time/],
    [`witness none ${w[0]}`, /line 1 must not be named none/],
    [`${a}\ngroup none any a`, /line 2 must not be named none/],
    [`${a}\ngroup a any a`, /line 2 declares a a second time/],
    [`${a}\ngroup g any a a`, /line 2 names a, which is a member already/],
    [`${a}\ngroup g any a\ngroup h any a`, /line 3 names a, which is a member already/],
    [`${a}\ngroup g any g`, /line 2 names g, which no line above declares/],
    [`${a}\ngroup g any none`, /line 2 names none/],
    [`${a}\ngroup g any toString`, /line 2 names toString/],
    [`${a}\ngroup g any`, /line 2 must be group/],
    [`${a}\ngroup g 0 a`, /line 2 must ask for 1 to 1/],
    [`${a}\n${b}\ngroup g 3 a b`, /line 3 must ask for 1 to 2/],
    [`${a}\ngroup g 01 a`, /line 2 must be a decimal/],
    [`${a}\ngroup g most a`, /line 2 must be a decimal/],
    [`log ${w[0]}`, /line 1 needs a key of type 0x01, not 0x04/],
    [`witness a ${log}`, /line 1 needs a key of type 0x04, not 0x01/],
    ['log', /line 1 must begin with a key name/],
    [`log ${log} url more`, /line 1 must be log/],
    [`witness a ${w[0]} url more`, /line 1 must be witness/],
    [`${a}\r\nquorum a`, /line 1 holds a control character/],
    ['# \u007f\nquorum none', /line 1 holds a control character/],
  ]
  for (const [text, says] of cases) assert.match(refusal(text), says, text)
  assert.match(refusal(Uint8Array.of(0x23, 0xff)), /UTF-8/)
})
