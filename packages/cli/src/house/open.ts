import { err, ok, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'
import { type Api, openApi } from './api.ts'
import { openHere } from './open-here.ts'
import { readServerFile } from './server-file.ts'

/** Which house a command means: the one in a data folder, or a server elsewhere. */
export type Where = { readonly data?: string; readonly url?: string }

export type Opened = {
  readonly api: Api
  /** The server ends with this command, and with it whatever it was doing. */
  readonly isOurs: boolean
  close(): Promise<void>
}

/** A server to speak to: at `url`, or the one that runs on the data folder, or one opened here for this command. */
export async function openServer({ data, url = process.env['CANDOR_URL'] }: Where): Promise<Result<Opened, Complaint>> {
  if (url) return elsewhere(url)
  const folder = data ?? (process.env['CANDOR_DATA'] || 'data')
  const running = await runningIn(folder)
  return running ? ok(opened(running)) : openHere(folder)
}

/** Opens a server, does the work, and closes what was opened, however the work ends. */
export async function withServer<T>(
  where: Where,
  work: (api: Api, isOurs: boolean) => Promise<Result<T, Complaint>>,
): Promise<Result<T, Complaint>> {
  const server = await openServer(where)
  if (!server.ok) return server
  try {
    return await work(server.value.api, server.value.isOurs)
  } finally {
    await server.value.close()
  }
}

const opened = (api: Api): Opened => ({ api, isOurs: false, close: async () => undefined })

function elsewhere(url: string): Result<Opened, Complaint> {
  const token = process.env['CANDOR_TOKEN']
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    return err(badUse(`"${url}" is not an address`, 'Give one such as https://news.example.com.'))
  if (!token)
    return err(badUse('CANDOR_TOKEN is not set', 'Make an API key under /staff/keys and set it as CANDOR_TOKEN.'))
  return ok(opened(openApi(url, token)))
}

const badUse = (what: string, next: string): Complaint => ({ what, why: '', next, exit: exits.usage, code: 'usage' })

/** Does a server run on this data folder? */
export const isServed = async (folder: string): Promise<boolean> => (await runningIn(folder)) !== undefined

async function runningIn(folder: string): Promise<Api | undefined> {
  const file = await readServerFile(folder)
  if (!file) return undefined
  const api = openApi(file.url, file.token)
  // A server that was killed leaves its file behind.
  return (await api.get('/livez')).ok ? api : undefined
}
