// A server of the shop in a process of its own, to be killed by the story that started it. Says its address on its standard
// output once it takes calls.
import { readConfig } from '../../packages/server/src/entrypoints/config/index.ts'
import { startServer } from '../../packages/server/src/main.ts'
import { shopPolicy } from '../../test/shop-policy.ts'

type Orders = { data: string; postgres?: string }
const { data, postgres } = JSON.parse(process.argv[2] ?? '{}') as Orders
const config = readConfig(postgres ? { DATABASE_URL: postgres } : {}, { data, port: 0, logLevel: 'fatal' })
if (!config.ok) throw new Error(JSON.stringify(config.error))
const started = await startServer(config.value, { policy: shopPolicy })
if (!started.ok) throw new Error(JSON.stringify(started.error))
process.stdout.write(`${started.value.url}\n`)
process.once('SIGTERM', () => void started.value.close().then(() => process.exit(0)))
