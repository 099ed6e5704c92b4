import { join } from 'node:path'
import { err, ok } from '@candor/terms'
import type { Ending } from '../answer.ts'
import { badConfig, cannotOpen } from '../house/open-here.ts'
import { count } from '../terminal/numbers.ts'
import { showProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'

export type RestoreOptions = {
  readonly data?: string
  readonly keys?: string
  readonly newLog?: boolean
  readonly json?: boolean
}

/** Makes a house of a backup, in this process: no server may run there. */
export async function restore(folder: string, options: RestoreOptions, terminal: Terminal): Ending {
  const { readConfig, realClock, restoreHouse } = await import('../house/front-door.ts')
  const data = options.data ?? (process.env['CANDOR_DATA'] || 'data')
  const config = readConfig(process.env, { data, sample: 'no', logLevel: 'fatal' })
  if (!config.ok) return err(badConfig(config.error))
  const progress = showProgress(terminal, 'Restoring', 'row', options.json)
  try {
    const done = await restoreHouse({
      from: folder,
      data,
      keyFolder: config.value.keys ?? join(data, 'keys'),
      ...(config.value.database ? { databaseUrl: config.value.database.reveal() } : {}),
      ...(options.keys === undefined ? {} : { keysFrom: options.keys }),
      ...(options.newLog ? { newLog: true } : {}),
      clock: realClock,
      onRows: rows => progress.update(rows),
    })
    const { unopenable, keys, erasuresToReplay, newOrigin } = done
    progress.end(Object.values(done.manifest.tables).reduce((sum, { rows }) => sum + rows, 0))
    return ok({
      json: { unopenable, keys, erasures_to_replay: erasuresToReplay, new_log: newOrigin ?? null },
      lines: [
        `The house is in ${data}.`,
        ...(unopenable > 0
          ? [
              `${count(unopenable)} of ${count(keys)} keys of customers can no longer be opened: their epochs were destroyed since this backup was made.`,
              'What was sealed with them is lost for good; everything else is there.',
            ]
          : []),
        ...(erasuresToReplay > 0
          ? [
              `${count(erasuresToReplay)} erasures are later than the backup. They are carried out again before anything is served.`,
            ]
          : []),
        ...(newOrigin === undefined ? [] : [`A new log begins under the name ${newOrigin}.`]),
        `Start it with candor start --data ${data}.`,
      ],
    })
  } catch (error) {
    return err(cannotRestore(data, error as Error))
  }
}

const cannotRestore = (data: string, error: Error) => ({
  ...cannotOpen(data, error),
  what: `Nothing was restored into ${data}`,
  next: 'docs/backup.md tells what a restore needs.',
  code: 'restore',
})
