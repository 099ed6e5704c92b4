import { writeFileSync } from 'node:fs'
import { startPostgres } from '../../../../../../test/postgres.ts'
import { schemaFile, schemaOfPostgres, schemaOfSqlite } from './schema-text.ts'

// Writes the committed schema of both engines anew, after a migration was added:
// node packages/server/src/adapters/store/testing/write-schema.ts
const server = await startPostgres()
writeFileSync(schemaFile('sqlite'), await schemaOfSqlite())
writeFileSync(schemaFile('postgres'), await schemaOfPostgres(server.url))
await server.stop()
