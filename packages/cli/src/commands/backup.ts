import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '@candor/terms'
import {
  BackupRefused,
  copyKeys,
  type Manifest,
  mustBeApart,
  rowsIn,
  splitLines,
  writeBackup,
} from '../../../server/src/adapters/backup/index.ts'
import { type Complaint, type Ending, exits } from '../answer.ts'
import { type Api, reasonOf } from '../house/api.ts'
import { type Where, withServer } from '../house/open.ts'
import { unreachable } from '../house/refusals.ts'
import { count } from '../terminal/numbers.ts'
import { type Progress, showProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'

export type BackupOptions = Where & { readonly keys?: string; readonly json?: boolean }

/** Copies the store of a running house, or of one opened for this, into a new folder, and the keys into another when told to. */
export async function makeBackup(folder: string, options: BackupOptions, terminal: Terminal): Ending {
  const from = options.keys === undefined ? ok(undefined) : keyFolderOf(options)
  if (!from.ok) return from
  try {
    if (options.keys !== undefined) mustBeApart(folder, options.keys)
    const progress = showProgress(terminal, 'Copying', 'row', options.json)
    const made = await withServer(options, api => copied(api, folder, progress))
    if (!made.ok) return made
    // After the rows: whatever wrapped a key in them is among the keys by now.
    if (from.value !== undefined && options.keys !== undefined) await copyKeys(from.value, options.keys)
    return ok({ json: { ...made.value, folder }, lines: linesOf(folder, made.value, options.keys) })
  } catch (error) {
    if (error instanceof BackupRefused) return err(refusedBackup(error))
    throw error
  }
}

export const refusedBackup = ({ message }: Error): Complaint => ({
  what: 'There is no backup',
  why: message,
  next: 'docs/backup.md tells what a backup needs.',
  exit: exits.error,
  code: 'backup',
})

function keyFolderOf({ data, url }: BackupOptions): Result<string, Complaint> {
  const folder = process.env['CANDOR_KEYS'] || join(data ?? (process.env['CANDOR_DATA'] || 'data'), 'keys')
  if (url === undefined && !process.env['CANDOR_URL'] && existsSync(folder)) return ok(folder)
  const why = 'Keys never travel: they can be copied only on the machine that holds them.'
  return err({
    what: 'The keys are not here',
    why,
    next: 'Run it there with --data or CANDOR_KEYS.',
    exit: exits.usage,
  })
}

async function copied(api: Api, folder: string, progress: Progress): Promise<Result<Manifest, Complaint>> {
  const answer = await fetch(`${api.url}/v1/backup`, {
    headers: { authorization: `Bearer ${api.token}` },
    redirect: 'error',
  }).catch((error: Error) => unreachable(api.url, reasonOf(error)))
  if (!(answer instanceof Response)) return err(answer)
  if (!answer.ok || !answer.body) {
    const refused = await api.text('/v1/keys')
    return refused.ok ? err(unreachable(api.url, `It answered ${answer.status}.`)) : refused
  }
  const manifest = await writeBackup(folder, splitLines(answer.body), rows => progress.update(rows))
  progress.end(rowsIn(manifest.tables))
  return ok(manifest)
}

const linesOf = (folder: string, { tables, log }: Manifest, keys: string | undefined): string[] => [
  `${folder} holds ${count(rowsIn(tables))} rows of ${Object.keys(tables).length} tables, and the log up to ${count(log.size)} entries.`,
  keys === undefined
    ? 'The keys are not in it. Without them nobody can read it: copy them too, to another place (--keys).'
    : `The keys are in ${keys}. Keep the two apart.`,
]
