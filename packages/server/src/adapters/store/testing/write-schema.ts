import { writeFileSync } from 'node:fs'
import { emptyDatabase, endDatabases } from '../../../../../../test/databases.ts'
import { schemaFile, schemaOfPostgres, schemaOfSqlite } from './schema-text.ts'

// Writes the committed schema of both engines anew, after a migration was added:
// node packages/server/src/adapters/store/testing/write-schema.ts
writeFileSync(schemaFile('sqlite'), await schemaOfSqlite())
writeFileSync(schemaFile('postgres'), await schemaOfPostgres(await emptyDatabase()))
await endDatabases()
