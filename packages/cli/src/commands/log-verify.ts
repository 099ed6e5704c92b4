import {
  type LogReport,
  type Preceded,
  parseSuccessions,
  parseVkey,
  type ReadFile,
  toBase64,
  type VerifierKey,
  verifyLog,
  verifySuccession,
} from '@candor/ledger'
import { err, type Fault, ok, type Result } from '@candor/terms'
import { type Complaint, type Ending, exits } from '../answer.ts'
import { openLogFiles, Unreadable } from '../offline/log-files.ts'
import { nodeCrypto } from '../offline/node-crypto.ts'
import { readBytes } from '../offline/read-text.ts'
import { counted } from '../terminal/numbers.ts'
import { showProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'

export type LogVerifyOptions = {
  /** Verifier keys: of the log, and of logs that it took over from. */
  readonly key?: readonly string[]
  /** Files of checkpoints that were kept. */
  readonly seen?: readonly string[]
  readonly prunedBelow?: number
  readonly json?: boolean
}

/** Checks a whole log, in a folder or at an address, and names the first thing that is wrong. */
export async function logVerify(place: string, options: LogVerifyOptions, terminal: Terminal): Ending {
  const files = await openLogFiles(place)
  if (!files.ok) return files
  const progress = showProgress(terminal, 'Checking', 'entry', options.json)
  try {
    const prunedBelow = options.prunedBelow ?? (await statedMinimum(files.value))
    const [own, older] = await keysFor(files.value, options.key ?? [])
    const seen: Uint8Array[] = []
    for (const file of options.seen ?? []) {
      const bytes = await readBytes(file)
      if (!bytes.ok) return bytes
      seen.push(bytes.value)
    }
    if (own.length > 1) return err(twoKeys)
    const report = await verifyLog(files.value, {
      ports: nodeCrypto,
      ...(own[0] === undefined ? {} : { vkey: own[0] }),
      minimumIndex: prunedBelow,
      onProgress: (done, total) => progress.update(done, total),
    })
    if (!report.ok) return ok(broken(place, report.error))
    const keys = [...older, ...keysOf(own)]
    const before = await verifySuccession(files.value, report.value, { ports: nodeCrypto, keys, seen })
    return ok(before.ok ? whole(report.value, prunedBelow, before.value, seen.length) : broken(place, before.error))
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return err(away(place, error))
  }
}

/** What an exported log itself says of its pruning; 0 where it says nothing. What is missing is told in the answer. */
async function statedMinimum(read: ReadFile): Promise<number> {
  const bytes = await read('log.json')
  try {
    const { minimum_index: index } = JSON.parse(new TextDecoder().decode(bytes)) as { minimum_index?: unknown }
    return typeof index === 'number' && Number.isSafeInteger(index) && index >= 0 ? index : 0
  } catch {
    return 0
  }
}

const keysOf = (vkeys: readonly string[]): VerifierKey[] =>
  vkeys.map(vkey => parseVkey(vkey, nodeCrypto)).flatMap(key => (key.ok ? [key.value] : []))

/** Keys by whose they are: the log's own, and those of the logs that it says it took over from. */
async function keysFor(read: ReadFile, vkeys: readonly string[]): Promise<[string[], VerifierKey[]]> {
  const file = vkeys.length === 0 ? undefined : await read('succession')
  const found: Result<readonly { readonly predecessor: { readonly origin: string } }[], Fault> =
    file === undefined ? ok([]) : parseSuccessions(file)
  const before = new Set(found.ok ? found.value.map(({ predecessor }) => predecessor.origin) : [])
  const isOlder = (vkey: string): boolean => keysOf([vkey]).some(({ name }) => before.has(name))
  return [vkeys.filter(vkey => !isOlder(vkey)), keysOf(vkeys.filter(isOlder))]
}

const twoKeys: Complaint = {
  what: 'More than one --key is of this log',
  why: 'One for the log, and one for each log that it took over from, can be checked at a time.',
  next: 'Name one of them.',
  exit: exits.usage,
  code: 'usage',
}

const precededBy = ({ origin, size, signature }: Preceded): string =>
  `It goes on from ${origin}, whose ${counted(size, 'entry')} it holds, each one; ${
    signature === 'verified'
      ? 'the last checkpoint of that log bears the key you gave.'
      : 'give its --key to know that it is the one you knew.'
  }`

function whole(report: LogReport, prunedBelow: number, before: readonly Preceded[], seen: number) {
  const { origin, size, checked, pruned, signature } = report
  const isSigned = signature === 'verified'
  return {
    json: {
      verified: true,
      origin,
      size,
      root: toBase64(report.root),
      signature,
      checked,
      pruned,
      succeeds: before.map(({ origin, size, signature }) => ({ origin, size, signature })),
      seen,
    },
    lines: [
      `The log ${origin} holds together: ${counted(checked, 'entry')} of ${size} hashed again, none wrong.`,
      ...(pruned > 0
        ? [
            `${counted(pruned, 'entry was', 'entries were')} pruned and could not be looked at: the log may leave out what ends at or below ${prunedBelow}.`,
          ]
        : []),
      isSigned
        ? 'The checkpoint is signed by the key you gave.'
        : 'Nobody asked whose signature it bears. Give --key to know that it is the log you mean.',
      ...before.map(precededBy),
      ...(seen > 0
        ? [`${counted(seen, 'checkpoint')} that you kept ${seen === 1 ? 'is' : 'are'} of this history.`]
        : []),
    ],
  }
}

const broken = (place: string, { path, says }: Fault) => ({
  json: { verified: false, first: { path, says } },
  lines: [`The log at ${place} does not hold together.`, `First wrong: ${path} ${says}.`],
  exit: exits.error,
})

const away = (place: string, { message }: Unreadable): Complaint => ({
  what: `The log at ${place} could not be read to its end`,
  why: message,
  next: 'Try again when it can be reached; nothing is known about the log.',
  exit: exits.error,
})
