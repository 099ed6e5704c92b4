import type { Ground } from '../../adapters/ground.ts'

/** How far the import of one file with one map has come. */
export type ImportRun = {
  readonly run: string
  readonly version: number
  readonly nextRow: number
  readonly imported: number
  readonly updated: number
  readonly rejected: number
}

/** The run of this file and map: a new one, or the one that was interrupted. A finished run is not repeated row by row: it starts anew, and finds nothing new. */
export async function beginRun(
  ground: Ground,
  fileDigest: string,
  mapDigest: string,
  dryRun: boolean,
): Promise<ImportRun> {
  const fresh = { run: ground.ids.id(), version: 1, nextRow: 1, imported: 0, updated: 0, rejected: 0 }
  if (dryRun) return fresh
  const open = await ground.store.db
    .selectFrom('import_runs')
    .selectAll()
    .where('file_digest', '=', fileDigest)
    .where('map_digest', '=', mapDigest)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  if (open)
    return {
      run: open.run,
      version: open.version,
      nextRow: open.next_row,
      imported: open.imported,
      updated: open.updated,
      rejected: open.rejected,
    }
  const row = {
    run: fresh.run,
    version: 1,
    file_digest: fileDigest,
    map_digest: mapDigest,
    next_row: 1,
    imported: 0,
    updated: 0,
    rejected: 0,
    done_at: null,
  }
  await ground.store.commit({ expect: [], writes: [{ do: 'insert', table: 'import_runs', row }] })
  return fresh
}

/** Notes progress. Two imports of the same file at once: the slower one is told and stops. */
export async function moveRun(
  ground: Ground,
  run: ImportRun,
  to: { nextRow?: number; imported?: number; updated?: number; rejected?: number; doneAt?: number },
): Promise<ImportRun> {
  const set = {
    ...(to.nextRow === undefined ? {} : { next_row: to.nextRow }),
    ...(to.imported === undefined ? {} : { imported: to.imported }),
    ...(to.updated === undefined ? {} : { updated: to.updated }),
    ...(to.rejected === undefined ? {} : { rejected: to.rejected }),
    ...(to.doneAt === undefined ? {} : { done_at: to.doneAt }),
  }
  const key = { run: run.run }
  const done = await ground.store.commit({
    expect: [{ table: 'import_runs', key, version: run.version }],
    writes: [{ do: 'patch', table: 'import_runs', key, set }],
  })
  if (!done.done) throw new Error('the same file is being imported by somebody else right now')
  return { ...run, version: run.version + 1, nextRow: to.nextRow ?? run.nextRow }
}
