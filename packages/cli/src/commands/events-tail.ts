import { setTimeout as pause } from 'node:timers/promises'
import type { TailLine } from '@candor/contract'
import { err, ok, type Result } from '@candor/terms'
import { type Complaint, type Ending, exits } from '../answer.ts'
import { type Api, openApi } from '../house/api.ts'
import { openServer, type Where } from '../house/open.ts'
import { readServerFile } from '../house/server-file.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { eventLine } from './events-line.ts'
import { readLines } from './events-stream.ts'

export type TailOptions = Where & { readonly source?: string; readonly json?: boolean }

const shortest = 500
const longest = 10_000

/**
 * Follows what becomes of calls until Ctrl-C. When the stream ends or the server restarts it comes back, each time from behind
 * the last line; the first silence and every refusal end it.
 */
export async function eventsTail(options: TailOptions, terminal: Terminal): Ending {
  const signal = untilInterrupted()
  const nothing = { json: undefined, lines: [] }
  let after: number | undefined
  let wait = shortest
  const show = (line: TailLine): void => {
    if ('n' in line) after = line.n
    wait = shortest
    terminal.say(options.json ? JSON.stringify(line) : eventLine(terminal, line))
  }
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    const read = await readOnce(options, after, show, terminal, isFirst, signal)
    if (!read.ok && (isFirst || !isSilence(read.error))) return read
    if (signal.aborted) break
    if (!read.ok) terminal.note('The server does not answer. Trying again.')
    await pause(wait, undefined, { signal }).catch(() => undefined)
    wait = Math.min(longest, wait * 2)
  }
  return ok(nothing)
}

async function readOnce(
  options: TailOptions,
  after: number | undefined,
  show: (line: TailLine) => void,
  terminal: Terminal,
  isFirst: boolean,
  signal: AbortSignal,
): Promise<Result<undefined, Complaint>> {
  const { source, json } = options
  const found = await findServer(options)
  if (!found.ok) return found
  if (isFirst && !json) terminal.note(`Watching ${source ?? 'every source'} at ${found.value.url}. Ctrl-C ends.`)
  return readLines(found.value, tailPath(source, after), show, signal)
}

// A house opened for this command alone would hear nothing, and would keep the server out that is just starting.
async function findServer(where: Where): Promise<Result<Api, Complaint>> {
  if (where.url || process.env['CANDOR_URL']) {
    const server = await openServer(where)
    return server.ok ? ok(server.value.api) : server
  }
  const running = await readServerFile(where.data ?? (process.env['CANDOR_DATA'] || 'data'))
  return running ? ok(openApi(running.url, running.token)) : err(nobodyHears)
}

const nobodyHears: Complaint = {
  what: 'No server runs, so nothing arrives',
  why: 'Calls are told by the server that takes them.',
  next: 'Run `candor start` in another terminal, or give --url.',
  exit: exits.error,
  code: 'no-server',
}

const isSilence = ({ code }: Complaint): boolean => code === 'unreachable' || code === nobodyHears.code

function tailPath(source: string | undefined, after: number | undefined): string {
  const query = new URLSearchParams()
  if (source !== undefined) query.set('source', source)
  if (after !== undefined) query.set('after', String(after))
  return `/v1/events/tail${query.size > 0 ? `?${query}` : ''}`
}

/** Ctrl-C, the end of the service, or a reader of our output who has left, as `head` does. */
function untilInterrupted(): AbortSignal {
  const controller = new AbortController()
  const end = (): void => controller.abort()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end)
  process.stdout.on('error', end)
  return controller.signal
}
