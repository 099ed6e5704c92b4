import type { Log } from '@candor/contract'
import { openNote, parseVkey, type ReadFile } from '@candor/ledger'
import { err, type Fault, ok } from '@candor/terms'
import { type Complaint, type Ending, exits } from '../answer.ts'
import type { Api } from '../house/api.ts'
import { type Where, withServer } from '../house/open.ts'
import { exportLog } from '../offline/export-log.ts'
import { readFromServer, Unreadable } from '../offline/log-files.ts'
import { openLogFolder } from '../offline/log-folder.ts'
import { logPage } from '../offline/log-page.ts'
import { nodeCrypto } from '../offline/node-crypto.ts'
import { counted } from '../terminal/numbers.ts'
import { showProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** Writes the whole log into a folder for any static web server; a second run adds what is new. */
export async function logExport(
  target: string,
  where: Where & { readonly json?: boolean },
  terminal: Terminal,
): Ending {
  return withServer(where, async api => {
    const log = await api.get<Log>('/v1/log')
    if (!log.ok) return log
    return exportFrom(api, log.value, target, where.json === true, terminal)
  })
}

async function exportFrom(api: Api, log: Log, target: string, quiet: boolean, terminal: Terminal): Ending {
  const progress = showProgress(terminal, 'Exporting', 'file', quiet)
  const beside = new Map([
    ['log.json', `${JSON.stringify(log, null, 2)}\n`],
    ['index.html', logPage(log)],
  ])
  try {
    const read = signedBy(log, readFromServer(api))
    const succession = await read('succession')
    if (succession) beside.set('succession', new TextDecoder().decode(succession))
    const onProgress = progress.update
    const done = await exportLog(read, openLogFolder(target), { minimumIndex: log.minimum_index, beside, onProgress })
    if (!done.ok) return err(refused(target, done.error))
    const { size, written, kept } = done.value
    progress.end(written + kept)
    return ok({
      json: { origin: log.origin, size, written, kept, minimum_index: log.minimum_index },
      lines: [
        `The log ${log.origin} with ${counted(size, 'entry')} is in ${target}: ${counted(written, 'file')} written, ${counted(kept, 'file')} there before.`,
        ...(log.minimum_index > 0 ? [`The first ${log.minimum_index} entries were pruned and are not in it.`] : []),
        `Check it: candor log verify ${target} --key '${log.vkey}'`,
      ],
    })
  } catch (error) {
    if (error instanceof Unreadable) return err(away(api.url, error))
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return err(cannotWrite(target, message))
  }
}

/** A checkpoint that no key of the log signed is never copied. */
function signedBy({ vkeys }: Log, read: ReadFile): ReadFile {
  const keys = vkeys.map(vkey => parseVkey(vkey, nodeCrypto)).flatMap(key => (key.ok ? [key.value] : []))
  return async path => {
    const bytes = await read(path)
    if (path !== 'checkpoint' || bytes === undefined) return bytes
    return openNote(bytes, keys, nodeCrypto).ok ? bytes : undefined
  }
}

const refused = (target: string, { path, says }: Fault): Complaint => ({
  what: `The log was not exported to ${target}`,
  why: `${path} ${says}`,
  next: 'The checkpoint in the folder is as it was. Export into an empty folder, or find out which of the two is wrong.',
  exit: exits.error,
  code: 'not-exported',
})

const away = (url: string, { message }: Unreadable): Complaint => ({
  what: `The log at ${url} could not be read to its end`,
  why: message,
  next: 'Run the command again: it goes on where it stopped.',
  exit: exits.error,
})

const cannotWrite = (target: string, message: string): Complaint => ({
  what: `${target} cannot be written`,
  why: message,
  next: 'Make room, or name another folder. Run the command again: it goes on where it stopped.',
  exit: exits.error,
})
