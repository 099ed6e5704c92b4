import { StoreRefused } from './away.ts'
import { type Engine, foundation, migrations } from './migrations/index.ts'

/** What a schema must be able to do while it is brought up to date, inside one transaction of the engine. */
export interface Ground {
  readonly engine: Engine
  tables(): Promise<readonly string[]>
  /** Text of `meta.value` at `schema`. */
  schema(): Promise<string | undefined>
  run(sql: string): Promise<void>
}

export const schemaVersion = migrations.length

/**
 * Brings a store up to this code's schema. The caller wraps it in one transaction, so a crash leaves the old schema.
 * Throws `StoreRefused`: `newer-schema` when newer code wrote the store, `foreign` when the database is not Candor's.
 */
export async function migrate(ground: Ground): Promise<void> {
  const tables = await ground.tables()
  if (tables.length > 0 && !tables.includes('meta'))
    throw new StoreRefused(
      'foreign',
      `The database holds tables of something else (${tables[0]}). Give Candor its own.`,
    )
  if (tables.length === 0) {
    await ground.run(foundation(ground.engine))
    await ground.run(`INSERT INTO "meta" ("key", "value") VALUES ('schema', '0')`)
  }
  await climb(ground, versionOf(await ground.schema()))
}

/** An empty store as a backup of this schema was made from; later opening brings it up to date. Throws `StoreRefused` for a newer one. */
export async function climbTo(ground: Ground, schema: number): Promise<void> {
  versionOf(String(schema))
  await ground.run(foundation(ground.engine))
  for (const migration of migrations.slice(0, schema))
    for (const statement of migration) await ground.run(statement(ground.engine))
}

async function climb(ground: Ground, from: number): Promise<void> {
  for (const migration of migrations.slice(from))
    for (const statement of migration) await ground.run(statement(ground.engine))
  if (from < schemaVersion) await ground.run(`UPDATE "meta" SET "value" = '${schemaVersion}' WHERE "key" = 'schema'`)
}

function versionOf(text: string | undefined): number {
  const version = Number(text)
  if (text === undefined || !Number.isSafeInteger(version) || version < 0)
    throw new StoreRefused('foreign', `The database has a table meta that Candor did not write.`)
  if (version > schemaVersion)
    throw new StoreRefused(
      'newer-schema',
      `The store has schema ${version}, this Candor knows ${schemaVersion}. Start the newer Candor that wrote it.`,
    )
  return version
}
