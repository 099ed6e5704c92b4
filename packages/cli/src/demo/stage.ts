import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { err, ok, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'
import { type Api, openApi } from '../house/api.ts'
import { type OpenHouse, readConfig, type Server, startServer } from '../house/front-door.ts'
import { badConfig } from '../house/open-here.ts'
import { samplePolicy } from '../start/sample.ts'
import { type DemoClock, demoClock, localHour } from './clock.ts'

/** Where the story is played: a whole server of its own, with a clock of its own. */
export type Stage = {
  readonly api: Api
  readonly server: Server
  readonly house: OpenHouse
  readonly clock: DemoClock
  readonly data: string
  /** Everything is thrown away at the end. */
  readonly isTemporary: boolean
  readonly policy: string
  close(): Promise<void>
}

// A working Wednesday of the sample brand: no holiday, all of Portugal awake, Brazil not yet.
const day = '2026-06-03'
const opensAt = 10

/** The hour to which the demo puts its clock forward, so that those who slept can be written to. */
export const afternoon = (zone: string): number => localHour(zone, day, 15)

/** Opens an empty house of the sample brand in a folder that has none, or in a temporary one. */
export async function openStage(folder: string | undefined): Promise<Result<Stage, Complaint>> {
  if (folder !== undefined && existsSync(join(folder, 'candor.db'))) return err(taken(folder))
  const data = folder ?? (await mkdtemp(join(tmpdir(), 'candor-demo-')))
  await mkdir(data, { recursive: true })
  const config = readConfig({}, { data, port: 0, logLevel: process.env['CANDOR_LOG_LEVEL'] || 'fatal' })
  if (!config.ok) return err(badConfig(config.error))
  const policy = await samplePolicy()
  await writeFile(join(data, 'policy.yaml'), policy)
  const [, zone = 'UTC'] = /^ {2}zone: (\S+)$/m.exec(policy) ?? []
  const clock = demoClock(localHour(zone, day, opensAt))
  const server = await startServer(config.value, { policy, clock })
  if (!server.ok) return err(badConfig(server.error))
  const { url, token, house } = server.value
  return ok({
    api: openApi(url, token),
    server: server.value,
    house,
    clock,
    data,
    isTemporary: folder === undefined,
    policy,
    async close() {
      await server.value.close()
      if (folder === undefined) await rm(data, { recursive: true, force: true })
    },
  })
}

const taken = (folder: string): Complaint => ({
  what: `There is a house in ${folder} already`,
  why: 'The demo begins with an empty one and would mix its invented people with those.',
  next: 'Name another folder, or leave --data out.',
  exit: exits.usage,
})
