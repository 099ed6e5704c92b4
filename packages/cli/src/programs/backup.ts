import type { Command } from 'commander'
import { runs, type Setting } from '../commander.ts'
import type { BackupOptions } from '../commands/backup.ts'
import type { RestoreOptions } from '../commands/restore.ts'
import { whereOf } from './options.ts'

/** Declares what keeps a house from being lost. */
export function backupCommands(program: Command, setting: Setting): void {
  const { terminal } = setting
  runs(
    whereOf(
      program
        .command('backup <folder>')
        .description('Copy everything in the store into a new folder while the house goes on; keys only to --keys')
        .option('--keys <folder>', 'copy the keys too, into a new folder of their own'),
    ),
    setting,
    ['backup /backups/today', 'backup /backups/today --keys /vault/keys-today'],
    async (folder: string, options: BackupOptions) =>
      (await import('../commands/backup.ts')).makeBackup(folder, options, terminal),
  )
  runs(
    program
      .command('restore <folder>')
      .description('Make a house of a backup, where there is none')
      .option('--data <folder>', 'where the house will be (default: data; DATABASE_URL and CANDOR_KEYS count, too)')
      .option('--keys <folder>', 'the copy of the keys, when they are not in the key folder already')
      .option('--new-log', 'the log folder is lost: begin a new log under a new name'),
    setting,
    ['restore /backups/today --data data --keys /vault/keys-today'],
    async (folder: string, options: RestoreOptions) =>
      (await import('../commands/restore.ts')).restore(folder, options, terminal),
  )
}
