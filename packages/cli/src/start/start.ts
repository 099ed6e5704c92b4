import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '@candor/terms'
import type { Complaint, Ending } from '../answer.ts'
import { openApi } from '../house/api.ts'
import { readConfig, type Server, startServer } from '../house/front-door.ts'
import { badConfig, cannotOpen } from '../house/open-here.ts'
import { showProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'
import {
  beginSample,
  draftSampleCampaigns,
  endSample,
  importSample,
  importSampleItems,
  isSampleUnderWay,
  sampleRows,
} from './sample.ts'
import { sayNext, saySample } from './say-next.ts'
import { sayOpen } from './say-open.ts'

export type StartOptions = {
  readonly data?: string
  readonly port?: string
  readonly host?: string
  readonly baseUrl?: string
  readonly policy?: string
  readonly logLevel?: string
  readonly sample: boolean
  readonly rows?: number
  readonly json?: boolean
}

/** Serves until somebody ends it. The first start moves the sample brand in, unless there is a policy already. */
export async function start(options: StartOptions, terminal: Terminal): Ending {
  const ended = untilEnded()
  const server = await openServer(options, ended.fail)
  if (!server.ok) return server
  try {
    sayOpen(terminal, server.value, options.json === true)
    const moved = await moveSampleIn(server.value, options, terminal, ended.signal)
    if (!moved.ok && !ended.signal.aborted) return moved
    if (!ended.signal.aborted && !options.json) sayNext(terminal, server.value.server)
    return (await ended.reason) ?? ok({ json: undefined, lines: ['', 'Closed. What was recorded is kept.'] })
  } finally {
    await server.value.server.close()
  }
}

export type Started = { readonly server: Server; readonly data: string; readonly postbox: boolean }

async function openServer(
  { sample, json: _json, rows: _rows, ...flags }: StartOptions,
  onFatal: (error: Error) => void,
): Promise<Result<Started, Complaint>> {
  const config = readConfig(process.env, {
    logLevel: process.env['CANDOR_LOG_LEVEL'] ?? 'warn',
    ...flags,
    ...(sample ? {} : { sample: 'no' }),
  })
  if (!config.ok) return err(badConfig(config.error))
  const { data, policy, smtp } = config.value
  if (config.value.sample && policy === undefined && !existsSync(join(data, 'policy.yaml'))) await beginSample(data)
  try {
    const server = await startServer(config.value, { onFatal })
    return server.ok ? ok({ server: server.value, data, postbox: smtp === undefined }) : err(badConfig(server.error))
  } catch (error) {
    return err(cannotOpen(data, error as Error))
  }
}

async function moveSampleIn(
  { server: { url, token }, data }: Started,
  { rows = sampleRows, json }: StartOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Result<undefined, Complaint>> {
  if (!isSampleUnderWay(data)) return ok(undefined)
  const api = openApi(url, token)
  const progress = showProgress(terminal, 'Moving the sample brand in', 'row', json)
  const report = await importSample(api, rows, progress, signal)
  if (!report.ok) return report
  const items = await importSampleItems(api)
  if (!items.ok) return items
  const drafted = await draftSampleCampaigns(api)
  if (!drafted.ok) return drafted
  await endSample(data)
  if (!json) saySample(terminal, report.value)
  return ok(undefined)
}

/** Waits for Ctrl-C, the end of the service, or a disk that cannot be trusted any more. */
function untilEnded() {
  const { promise: reason, resolve } = Promise.withResolvers<Result<never, Complaint> | undefined>()
  const aborted = new AbortController()
  const end = (how?: Result<never, Complaint>): void => {
    aborted.abort()
    resolve(how)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end())
  return { reason, signal: aborted.signal, fail: (error: Error) => end(err(cannotOpen('its folder', error))) }
}
