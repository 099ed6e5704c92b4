// One plan, or what it is compared with, in a process of its own: time and memory count from its start, reading included. Prints one
// line of JSON.
import { askedOf, planCampaign } from '../../packages/server/src/acts/campaigns/plan.ts'
import { Tile } from '../../packages/server/src/customers/state/tiles/index.ts'
import { Classes } from '../../packages/server/src/decisions/index.ts'
import { planByClosure } from './closure.ts'
import { noon } from './files.ts'
import { type Grounds, openGround } from './ground.ts'
import { rowsOf } from './rows.ts'
import { planBySql, type Way } from './set-based.ts'

/** What a process does. `plan`: a plan. `read`: it reads the same columns of the same tiles and judges nobody. The rest: baselines. */
export type Asked = {
  readonly does: 'plan' | 'read' | 'closure' | Way
  readonly folder: string
  readonly url?: string | undefined
  /** Absent: all that a running server has. */
  readonly packs?: readonly string[]
}

export type Counted = {
  readonly customers: number
  readonly planned: number
  readonly sent: number
  readonly reasons: Readonly<Record<string, number>>
}

export type Run = Counted & {
  /** Seconds from the start of the process. */
  readonly wall: number
  readonly cpu: number
  readonly startCpu: number
  readonly rssMb: number
}

const asked = JSON.parse(process.argv[2] ?? '{}') as Asked
const grounds = await openGround(asked.folder, asked.url, asked.packs)
const opened = process.cpuUsage()
const counted = await answerOf(asked, grounds)
const { user, system } = process.cpuUsage()
const run: Run = {
  ...counted,
  wall: process.uptime(),
  cpu: (user + system) / 1e6,
  startCpu: (opened.user + opened.system) / 1e6,
  rssMb: process.resourceUsage().maxRSS / 1024,
}
process.stdout.write(JSON.stringify(run))
await grounds.close()

async function answerOf({ does, folder, url }: Asked, grounds: Grounds): Promise<Counted> {
  if (does === 'plan') return plan(grounds)
  if (does === 'read') return read(grounds)
  const { judge, campaign } = grounds
  const rows = await rowsOf(folder, url)
  try {
    return does === 'closure'
      ? await planByClosure(rows, judge, campaign, noon)
      : await planBySql(rows, judge.policy, campaign, noon, does)
  } finally {
    await rows.end()
  }
}

async function plan({ ground, judge, campaign }: Grounds): Promise<Counted> {
  let customers = 0
  const { planned, sent, reasons } = await planCampaign(ground, judge, campaign, noon, {
    onProgress: looked => {
      customers = looked
    },
  })
  return { customers, planned, sent, reasons }
}

async function read({ ground, judge, campaign }: Grounds): Promise<Counted> {
  const { whole, stripped } = askedOf(campaign)
  const { columns } = new Classes(judge, [whole, stripped], noon)
  const tile = new Tile(judge.layout)
  let customers = 0
  for await (const part of ground.store.tiles(judge.layout.tag, columns))
    customers += 'rows' in part ? part.rows.length : tile.load(part.columns).seats
  return { customers, planned: 0, sent: 0, reasons: {} }
}
