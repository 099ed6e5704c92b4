import { bankCustomers } from '../../examples/bank/generate.ts'
import { importCustomers } from '../../packages/server/src/acts/collection/index.ts'
import type { Write } from '../../packages/server/src/adapters/store/index.ts'
import { parseMap } from '../../packages/server/src/customers/imports/index.ts'
import type { OpenHouse } from '../../packages/server/src/main.ts'
import { bankFile } from './files.ts'

/** Imports the sample bank: all of its 45,211 real rows, or the first of them. */
export async function importBank(house: OpenHouse, rows?: number): Promise<void> {
  const { policy } = house.judge
  const map = parseMap(bankFile('customers.map.yaml'), policy.fields, Object.keys(policy.purposes))
  if (!map.ok) throw new Error(JSON.stringify(map.error))
  const report = await importCustomers(house, {
    csv: bankCustomers({ seed: 1, ...(rows === undefined ? {} : { rows }) }),
    map: map.value,
    fileDigest: 'bank',
    mapDigest: 'bank',
    dryRun: false,
  })
  if (!report.ok) throw new Error(JSON.stringify(report.error))
}

const rowsPerCommit = 5_000

/** Multiplies the decision states there are, under new random ids, until there are `customers` of them. */
export async function multiply(house: OpenHouse, customers: number): Promise<void> {
  const { store, judge, ids } = house
  const states = (await store.db.selectFrom('customer_state').select('state').execute()).map(row => row.state)
  for (let made = states.length; made < customers; made += rowsPerCommit) {
    const writes: Write[] = []
    for (let i = made; i < Math.min(customers, made + rowsPerCommit); i++) {
      const state = states[i % states.length] as Uint8Array
      writes.push({
        do: 'insert',
        table: 'customer_state',
        row: { customer: ids.customer(), version: 1, layout: judge.layout.tag, state },
      })
    }
    const done = await store.commit({ expect: [], writes })
    if (!done.done) throw new Error(done.conflict)
  }
}
