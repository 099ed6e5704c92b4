import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { pino } from 'pino'
import { openTestHouse, type TestHouse, type TestHouseOptions } from '../../../../../../test/house.ts'
import { createKey, openGuards, openStaffRoom, type StaffRoom } from '../../../brand/staff/index.ts'
import { httpApp } from '../app.ts'
import { type LiveFeed, openLiveFeed } from '../collect/live.ts'
import type { Route } from '../route.ts'

export type Call = {
  readonly body?: unknown
  /** Text of a key, or none. Absent: the admin key. */
  readonly key?: string | null
  readonly headers?: Record<string, string>
}
export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: Record<string, unknown>
}

export type TestApi = {
  readonly house: TestHouse
  readonly room: StaffRoom
  readonly routes: readonly Route[]
  readonly live: LiveFeed
  /** Lines of the server's log, as they were written. */
  readonly logged: string[]
  /** How often the jobs were told that there is work. */
  woken(): number
  request(path: string, init?: RequestInit): Promise<Response>
  call(method: string, path: string, call?: Call): Promise<Answer>
  key(...scopes: string[]): Promise<string>
}

type LogOptions = { readonly publishLog?: boolean; readonly pruneLogAfter?: number }

const localToken = 'the-token-of-this-machine'

/** The HTTP app on a whole real house, without a socket and without jobs, closed when the test ends. */
export async function openTestApi(t: TestContext, options: TestHouseOptions & LogOptions = {}): Promise<TestApi> {
  const house = await openTestHouse(options)
  t.after(() => house.close())
  return apiOf(house, options)
}

/** The same of a house that is open. */
export function apiOf(house: TestHouse, options: LogOptions = {}): TestApi {
  const room = openStaffRoom(house, { localToken })
  const web = { https: false, origin: house.publicUrl, addressOf: () => '192.0.2.1' }
  const logged: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) })
  let woken = 0
  const wake = () => void woken++
  const deps = {
    house,
    room,
    web,
    guards: openGuards(room, web),
    log,
    wake,
    fatal: () => undefined,
    live: openLiveFeed(),
    pages: [],
    publishLog: options.publishLog ?? false,
    ...(options.pruneLogAfter === undefined ? {} : { pruneLogAfter: options.pruneLogAfter }),
  }
  const { app, routes } = httpApp(deps)
  const request = async (path: string, init?: RequestInit) => app.request(path, init)
  const call = async (method: string, path: string, { body, key = localToken, headers = {} }: Call = {}) => {
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
    const admitted: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` }
    const sent = body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }
    return answerOf(await request(path, { method, headers: { ...admitted, ...type, ...headers }, ...sent }))
  }
  const key = async (...scopes: string[]) => {
    const made = await createKey(room, { name: scopes.join(' '), scopes })
    assert.ok(made.ok)
    return made.value.text
  }
  return { house, room, routes, live: deps.live, logged, woken: () => woken, request, call, key }
}

const isRaw = (body: unknown): body is string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' || body instanceof Uint8Array

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson =
    response.headers.get('content-type')?.includes('json') && !response.headers.get('content-type')?.includes('ndjson')
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson && text !== '' ? JSON.parse(text) : {},
  }
}

/** Fails unless the answer is this problem in the form of RFC 9457. */
export function assertProblem(answer: Answer, status: number, code: string): void {
  assert.equal(answer.json['code'], code, answer.text)
  assert.equal(answer.status, status)
  assert.equal(answer.headers.get('content-type'), 'application/problem+json')
  assert.equal(answer.json['type'], `/errors#${code}`)
  assert.equal(answer.json['status'], status)
}

/** The paths of the faulty fields that an answer names. */
export const faultPaths = ({ json }: Answer): string[] =>
  ((json['errors'] ?? []) as { path: string }[]).map(({ path }) => path)
