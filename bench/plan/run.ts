// One plan in a process of its own: time and memory count from its start, reading included. Prints one line of JSON.
import { planCampaign } from '../../packages/server/src/acts/campaigns/index.ts'
import { bankCampaign, openBank } from './brand.ts'

const [folder = '', what = 'plan', url] = process.argv.slice(2)
const house = await openBank(folder, url)
const noon = Date.UTC(2026, 10, 18, 12)
const opened = process.cpuUsage()
let customers = 0
let sent = 0
if (what === 'plan') {
  const plan = await planCampaign(house, house.judge, bankCampaign(house), noon)
  customers = plan.planned
  sent = plan.sent
} else {
  for await (const rows of house.store.states(house.judge.layout.tag, '')) customers += rows.length
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
await house.close()
