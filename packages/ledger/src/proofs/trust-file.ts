import { type Fault, ok, type Result } from '@candor/terms'
import { toHex } from '../encoding/hex.ts'
import { readDecimal, readText } from '../encoding/text.ts'
import { type KeyType, keyTypes, parseVkey, type VerifierKey } from '../notes/key.ts'
import type { Hashing } from '../ports.ts'
import { refuse } from '../refuse.ts'
import type { Trust, TrustedKey, Voter } from './trust.ts'

/** What the lines read so far have declared. Names are map keys, never property names. */
type Draft = {
  readonly logs: TrustedKey[]
  readonly witnesses: (TrustedKey & { readonly name: string })[]
  readonly voters: Map<string, Voter>
  readonly members: Set<string>
  quorum?: Voter | 'none'
}

type Line = { readonly words: readonly string[]; readonly path: string; readonly hashing: Hashing }
type LineResult = Result<undefined, Fault>

/**
 * Reads a policy file (c2sp.org/tlog-policy). Refusals name the line. Log keys are of type 0x01, witness keys of type
 * 0x04; a key used twice, a name declared twice or used twice as a member, and a second or missing quorum are refused.
 * Stricter than the format in one thing: the file must be valid UTF-8.
 */
export function parseTrust(input: string | Uint8Array, hashing: Hashing): Result<Trust, Fault> {
  const text = readText(input, 'trust')
  if (!text.ok) return text
  const draft: Draft = { logs: [], witnesses: [], voters: new Map(), members: new Set() }
  for (const [at, line] of text.value.split('\n').entries()) {
    const read = readLine(line, `trust line ${at + 1}`, draft, hashing)
    if (!read.ok) return refuse(read.error.path, read.error.says)
  }
  const { logs, witnesses, quorum } = draft
  return quorum === undefined ? refuse('trust', 'has no quorum line') : ok({ logs, witnesses, quorum })
}

function readLine(text: string, path: string, draft: Draft, hashing: Hashing): LineResult {
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)) return refuse(path, 'holds a control character')
  const words = text.split(/[ \t]+/).filter(word => word !== '')
  if (words.length === 0 || words[0]!.startsWith('#')) return ok(undefined)
  const read = readers.get(words[0]!)
  return read === undefined
    ? refuse(path, 'must be log, witness, group or quorum')
    : read({ words, path, hashing }, draft)
}

const readers = new Map<string, (line: Line, draft: Draft) => LineResult>([
  ['log', readLog],
  ['witness', readWitness],
  ['group', readGroup],
  ['quorum', readQuorum],
])

function readLog(line: Line, draft: Draft): LineResult {
  const [, vkey = '', url, ...more] = line.words
  if (more.length > 0) return refuse(line.path, 'must be log <vkey> [<url>]')
  const key = readKey(line, vkey, keyTypes.ed25519, draft.logs)
  if (!key.ok) return key
  draft.logs.push(withUrl(key.value, url))
  return ok(undefined)
}

function readWitness(line: Line, draft: Draft): LineResult {
  const [, name = '', vkey = '', url, ...more] = line.words
  if (more.length > 0) return refuse(line.path, 'must be witness <name> <vkey> [<url>]')
  const key = readKey(line, vkey, keyTypes.cosignature, draft.witnesses)
  if (!key.ok) return key
  draft.witnesses.push({ name, ...withUrl(key.value, url) })
  return declare(line, draft, { kind: 'witness', name, key: key.value })
}

function readGroup(line: Line, draft: Draft): LineResult {
  const [, name = '', count = '', ...names] = line.words
  if (names.length === 0) return refuse(line.path, 'must be group <name> all|any|<k> <member>...')
  const members: Voter[] = []
  for (const member of names) {
    const voter = draft.voters.get(member)
    if (voter === undefined) return refuse(line.path, `names ${member}, which no line above declares`)
    if (draft.members.has(member)) return refuse(line.path, `names ${member}, which is a member already`)
    draft.members.add(member)
    members.push(voter)
  }
  const threshold = readThreshold(count, members.length, line.path)
  if (!threshold.ok) return threshold
  return declare(line, draft, { kind: 'group', name, threshold: threshold.value, members })
}

function readQuorum(line: Line, draft: Draft): LineResult {
  const [, name = '', ...more] = line.words
  if (name === '' || more.length > 0) return refuse(line.path, 'must be quorum <name>|none')
  if (draft.quorum !== undefined) return refuse(line.path, 'is a second quorum')
  const quorum = name === 'none' ? name : draft.voters.get(name)
  if (quorum === undefined) return refuse(line.path, `names ${name}, which no line above declares`)
  draft.quorum = quorum
  return ok(undefined)
}

function readThreshold(count: string, members: number, path: string): Result<number, Fault> {
  if (count === 'any') return ok(1)
  if (count === 'all') return ok(members)
  const threshold = readDecimal(count, path)
  if (!threshold.ok) return threshold
  const possible = threshold.value >= 1 && threshold.value <= members
  return possible ? threshold : refuse(path, `must ask for 1 to ${members} of its members`)
}

function readKey(line: Line, vkey: string, type: KeyType, taken: readonly TrustedKey[]): Result<VerifierKey, Fault> {
  const key = parseVkey(vkey, line.hashing, line.path)
  if (!key.ok) return key
  if (key.value.type !== type) return refuse(line.path, `needs a key of type 0x0${type}, not 0x0${key.value.type}`)
  const bytes = toHex(key.value.publicKey)
  const repeated = taken.some(other => toHex(other.key.publicKey) === bytes)
  return repeated ? refuse(line.path, 'repeats a public key') : key
}

function declare(line: Line, draft: Draft, voter: Voter): LineResult {
  if (voter.name === 'none') return refuse(line.path, 'must not be named none')
  if (draft.voters.has(voter.name)) return refuse(line.path, `declares ${voter.name} a second time`)
  draft.voters.set(voter.name, voter)
  return ok(undefined)
}

const withUrl = (key: VerifierKey, url: string | undefined): TrustedKey => (url === undefined ? { key } : { key, url })
