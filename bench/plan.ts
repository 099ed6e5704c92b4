import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../test/postgres.ts'
import { openBank } from './plan/brand.ts'
import { importBank, multiply } from './plan/fill.ts'
import type { BenchResult } from './result.ts'

const many = 1_000_000

/**
 * Plans over the sample bank's 45,211 customers and over a million, on both engines. Each plan runs in a process of its
 * own, so that time (wall and CPU, of all threads) and memory count from its start, reading from disk included. The
 * baseline is the same process reading the same rows and judging nothing.
 */
export async function bench(options: { customers?: number } = {}): Promise<BenchResult[]> {
  const customers = options.customers ?? many
  const folder = mkdtempSync(join(tmpdir(), 'candor-plan-'))
  const server = await startPostgres()
  try {
    return [
      ...(await onEngine('sqlite', join(folder, 'sqlite'), undefined, customers)),
      ...(await onEngine('postgres', join(folder, 'postgres'), server.url, customers)),
    ]
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true })
  }
}

async function onEngine(
  engine: string,
  folder: string,
  url: string | undefined,
  customers: number,
): Promise<BenchResult[]> {
  const real = await filled(folder, url, house => importBank(house))
  const first = measured(engine, folder, url, real)
  const more = await filled(folder, url, house => multiply(house, customers))
  return [first, measured(engine, folder, url, more)]
}

type Filling = Parameters<typeof importBank>[0]

async function filled(
  folder: string,
  url: string | undefined,
  fill: (house: Filling) => Promise<void>,
): Promise<number> {
  const house = await openBank(folder, url)
  await fill(house)
  const row = await house.store.db
    .selectFrom('customer_state')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  await house.close()
  return Number(row.n)
}

type Run = {
  readonly customers: number
  readonly sent: number
  readonly wall: number
  readonly cpu: number
  readonly startCpu: number
  readonly rssMb: number
}

function measured(engine: string, folder: string, url: string | undefined, customers: number): BenchResult {
  const plan = run(folder, 'plan', url)
  const read = run(folder, 'read', url)
  const rate = (one: Run): number => Math.round(customers / one.cpu)
  const selected = Math.round((100 * plan.customers) / customers)
  return {
    name: `plan: ${customers} customers on ${engine}`,
    value: rate(plan),
    unit: 'customers per CPU second, from process start',
    baseline: rate(read),
    ratio: Math.round((1000 * rate(plan)) / rate(read)) / 1000,
    n: customers,
    conditions: [
      `the condition selects ${selected} %, of whom ${Math.round((100 * plan.sent) / plan.customers)} % would be sent to`,
      `wall ${plan.wall.toFixed(2)} s, CPU ${plan.cpu.toFixed(2)} s of which ${plan.startCpu.toFixed(2)} s to start, ${Math.round(plan.rssMb)} MB`,
      'baseline: the same process reads the same rows and judges nothing',
    ].join('; '),
  }
}

// As `npm start` runs the server: a young generation large enough that a batch of rows dies in it.
const asStarted = ['--max-semi-space-size=64']

function run(folder: string, what: 'plan' | 'read', url: string | undefined): Run {
  const program = new URL('./plan/run.ts', import.meta.url).pathname
  const child = spawnSync(process.execPath, [...asStarted, program, folder, what, ...(url ? [url] : [])], {
    encoding: 'utf8',
  })
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout) as Run
}

if (import.meta.main) console.log(JSON.stringify(await bench({ customers: Number(process.argv[2] ?? many) }), null, 2))
