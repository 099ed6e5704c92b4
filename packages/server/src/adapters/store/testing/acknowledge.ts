import { appendFileSync } from 'node:fs'
import { openStore, type StoreConfig } from '../index.ts'
import { insertEntry } from './rows.ts'

// Run as a process to be killed: sixteen callers commit without end and write down what was acknowledged.
const [config, acknowledged, run] = process.argv.slice(2) as [string, string, string]
const store = await openStore(JSON.parse(config) as StoreConfig)
let next = 0

async function caller(): Promise<never> {
  for (;;) {
    const entry = `${run}-${next++}`
    const result = await store.commit(insertEntry('amina', entry, { sealed: new Uint8Array(600) }))
    if (result.done) appendFileSync(acknowledged, `${entry}\n`)
  }
}

await Promise.all(Array.from({ length: 16 }, caller))
