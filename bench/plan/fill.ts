import { bankCustomers } from '../../examples/bank/generate.ts'
import { importCustomers } from '../../packages/server/src/acts/collection/index.ts'
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
