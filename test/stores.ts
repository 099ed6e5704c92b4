import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, describe } from 'node:test'
import { openStore, type Store, type StoreConfig } from '../packages/server/src/adapters/store/index.ts'
import { borrowDatabase, emptyDatabase, endDatabases } from './databases.ts'

export const engines = ['sqlite', 'postgres'] as const
export type EngineName = (typeof engines)[number]

/** Somewhere a store may be, with all tables and no rows; `end` lets it go once no store is open there. */
export type Place = { readonly config: StoreConfig; end(): void }

/** A fresh place for one store. */
export async function placeFor(engine: EngineName): Promise<Place> {
  if (engine === 'postgres') {
    const { url, giveBack } = await borrowDatabase()
    return { config: { postgres: url }, end: giveBack }
  }
  const folder = newFolder()
  return { config: { sqlite: join(folder, 'candor.db') }, end: () => rmSync(folder, { recursive: true, force: true }) }
}

/**
 * Declares the same tests once per engine. Each `open()` gives a fresh, empty, migrated store, closed and removed when
 * the test that opened it ends.
 */
export function onEachStore(name: string, tests: (open: () => Promise<Store>, engine: EngineName) => void): void {
  for (const engine of engines)
    describe(`${name} on ${engine}`, () => {
      const opened: { store: Store; place: Place }[] = []
      afterEach(async () => {
        for (const { store, place } of opened.splice(0)) {
          await store.close()
          place.end()
        }
      })
      tests(async () => {
        const place = await placeFor(engine)
        const store = await openStore(place.config)
        opened.push({ store, place })
        return store
      }, engine)
    })
}

/** As `onEachStore`, for tests that open and close themselves: `place()` says where there is nothing at all yet. */
export function onEachPlace(
  name: string,
  tests: (place: () => Promise<StoreConfig>, engine: EngineName) => void,
): void {
  for (const engine of engines)
    describe(`${name} on ${engine}`, () => {
      const folders: string[] = []
      after(() => folders.splice(0).map(folder => rmSync(folder, { recursive: true, force: true })))
      const file = (): StoreConfig => {
        folders.push(newFolder())
        return { sqlite: join(folders.at(-1)!, 'candor.db') }
      }
      tests(async () => (engine === 'sqlite' ? file() : { postgres: await emptyDatabase() }), engine)
    })
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'candor-store-'))

// Runs after every test of the file, whichever describe asked for the server first.
after(endDatabases)
