import type { KyselyPlugin } from 'kysely'
import type { TestHouse } from '../../../../../../test/house.ts'
import type { Store } from '../../../adapters/store/index.ts'

/** The same house, which writes down every table that is read from now on. */
export function countingReads(house: TestHouse): { readonly house: TestHouse; readonly tables: string[] } {
  const tables: string[] = []
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      namedIn(node, tables)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const { store } = house
  const counting: Store = {
    engine: store.engine,
    db: store.db.withPlugin(plugin),
    get(table, key) {
      tables.push(table)
      return store.get(table, key)
    },
    among(table, column, values) {
      tables.push(table)
      return store.among(table, column, values)
    },
    // Compiled queries come from `db`, which has named their tables.
    scan: (query, batch) => store.scan(query, batch),
    scrub: () => store.scrub(),
    states(...ask) {
      tables.push('customer_state')
      return store.states(...ask)
    },
    tiles(...ask) {
      tables.push('customer_state')
      return store.tiles(...ask)
    },
    commit: change => store.commit(change),
    snapshot: () => store.snapshot(),
    dump: batch => store.dump(batch),
    stats: () => store.stats(),
    close: () => store.close(),
  }
  return { house: { ...house, store: counting }, tables }
}

/** Every table that a query names, wherever it stands in it. */
function namedIn(node: unknown, into: string[]): void {
  if (typeof node !== 'object' || node === null) return
  if ('kind' in node && node.kind === 'TableNode') {
    const { table } = node as unknown as { table: { identifier: { name: string } } }
    into.push(table.identifier.name)
  }
  for (const part of Object.values(node)) namedIn(part, into)
}
