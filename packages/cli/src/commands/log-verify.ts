import { type LogReport, type ReadFile, toBase64, verifyLog } from '@candor/ledger'
import { err, type Fault, ok } from '@candor/terms'
import { type Complaint, type Ending, exits } from '../answer.ts'
import { openLogFiles, Unreadable } from '../offline/log-files.ts'
import { nodeCrypto } from '../offline/node-crypto.ts'
import { counted } from '../terminal/numbers.ts'
import { showProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'

export type LogVerifyOptions = { readonly key?: string; readonly prunedBelow?: number; readonly json?: boolean }

/** Checks a whole log, in a folder or at an address, and names the first thing that is wrong. */
export async function logVerify(place: string, options: LogVerifyOptions, terminal: Terminal): Ending {
  const files = await openLogFiles(place)
  if (!files.ok) return files
  const progress = showProgress(terminal, 'Checking', 'entry', options.json)
  try {
    const prunedBelow = options.prunedBelow ?? (await statedMinimum(files.value))
    const report = await verifyLog(files.value, {
      ports: nodeCrypto,
      ...(options.key === undefined ? {} : { vkey: options.key }),
      minimumIndex: prunedBelow,
      onProgress: (done, total) => progress.update(done, total),
    })
    if (!report.ok) return ok(broken(place, report.error))
    return ok(whole(report.value, prunedBelow))
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

function whole(report: LogReport, prunedBelow: number) {
  const { origin, size, checked, pruned, signature } = report
  const isSigned = signature === 'verified'
  return {
    json: { verified: true, origin, size, root: toBase64(report.root), signature, checked, pruned },
    lines: [
      `The log ${origin} holds together: ${counted(checked, 'entry', 'entries')} of ${size} hashed again, none wrong.`,
      ...(pruned > 0
        ? [
            `${counted(pruned, 'entry was', 'entries were')} pruned and could not be looked at: the log may leave out what ends at or below ${prunedBelow}.`,
          ]
        : []),
      isSigned
        ? 'The checkpoint is signed by the key you gave.'
        : 'Nobody asked whose signature it bears. Give --key to know that it is the log you mean.',
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
