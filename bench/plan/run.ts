// One plan in a process of its own: time and memory count from its start, reading included. Prints one line of JSON.
// It opens what a plan stands on, store and judge, and not the pages, channels and jobs of a whole server.
import { join } from 'node:path'
import { parseCampaign } from '../../packages/server/src/acts/campaigns/parse-campaign.ts'
import { askedOf, planCampaign } from '../../packages/server/src/acts/campaigns/plan.ts'
import { realClock } from '../../packages/server/src/adapters/clock/index.ts'
import { realIds } from '../../packages/server/src/adapters/ids/index.ts'
import { openKeys } from '../../packages/server/src/adapters/keys/index.ts'
import { openStore } from '../../packages/server/src/adapters/store/index.ts'
import { parsePolicy } from '../../packages/server/src/brand/policy/index.ts'
import { Tile } from '../../packages/server/src/customers/state/tiles/index.ts'
import { Classes, openJudge } from '../../packages/server/src/decisions/index.ts'
import { bankFile, noon, wideCampaign } from './files.ts'

const [folder = '', what = 'plan', url] = process.argv.slice(2)
const store = await openStore(url ? { postgres: url } : { sqlite: join(folder, 'candor.db') })
const keys = await openKeys({ folder: join(folder, 'keys'), clock: realClock })
const ground = { store, keys, clock: realClock, ids: realIds(realClock) }
const policy = parsePolicy(bankFile('policy.yaml'))
if (!policy.ok) throw new Error(JSON.stringify(policy.error))
const judge = await openJudge(ground, policy.value)
const campaign = parseCampaign(wideCampaign(), policy.value)
if (!campaign.ok) throw new Error(JSON.stringify(campaign.error))

const opened = process.cpuUsage()
let customers = 0
let sent = 0
if (what === 'plan') {
  const plan = await planCampaign(ground, judge, campaign.value, noon)
  customers = plan.planned
  sent = plan.sent
} else {
  const { whole, stripped } = askedOf(campaign.value)
  const { columns } = new Classes(judge, [whole, stripped], noon)
  const tile = new Tile(judge.layout)
  for await (const part of store.tiles(judge.layout.tag, columns))
    customers += 'rows' in part ? part.rows.length : tile.load(part.columns).seats
}
const all = process.cpuUsage()
const cpuSeconds = (usage: NodeJS.CpuUsage) => (usage.user + usage.system) / 1e6
process.stdout.write(
  `${JSON.stringify({
    what,
    customers,
    sent,
    wall: process.uptime(),
    cpu: cpuSeconds(all),
    startCpu: cpuSeconds(opened),
    rssMb: process.resourceUsage().maxRSS / 1024,
  })}\n`,
)
await store.close()
keys.close()
