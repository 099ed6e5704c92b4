import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { err, type Fault, ok, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'
import { openApi } from './api.ts'
import type { Server } from './front-door.ts'
import type { Opened } from './open.ts'

/** Opens the house in this process, on a free port of this machine, for as long as one command takes. */
export async function openHere(data: string): Promise<Result<Opened, Complaint>> {
  const server = await serveHere(data)
  if (!server.ok) return server
  const { url, token } = server.value
  return ok({ api: openApi(url, token), isOurs: true, close: () => server.value.close() })
}

/** A server in this process on the house of a folder that has one. */
export async function serveHere(data: string): Promise<Result<Server, Complaint>> {
  const { readConfig, startServer } = await import('./front-door.ts')
  const config = readConfig(process.env, { data, sample: 'no', logLevel: 'fatal' })
  if (!config.ok) return err(badConfig(config.error))
  const policy = config.value.policy ?? join(data, 'policy.yaml')
  if (!existsSync(policy)) return err(noHouse(data, policy))
  // Links in messages must lead to where the server will be, not to the port of this moment.
  const baseUrl = config.value.baseUrl ?? `http://127.0.0.1:${config.value.port}`
  try {
    const server = await startServer({ ...config.value, host: '127.0.0.1', port: 0, baseUrl })
    return server.ok ? server : err(badConfig(server.error))
  } catch (error) {
    return err(cannotOpen(data, error as Error))
  }
}

const noHouse = (data: string, policy: string): Complaint => ({
  what: `There is no house in ${data}`,
  why: `The file ${policy} does not exist, and no server runs there.`,
  next: 'Run `candor start` there first, or say where with --data or --url.',
  exit: exits.error,
  code: 'no-house',
})

/** Settings or policy are wrong: every fault by name. */
export const badConfig = (faults: readonly Fault[]): Complaint => ({
  what: `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}`,
  why: faults.map(({ path, says, line }) => `${path}${line === undefined ? '' : ` (line ${line})`} ${says}`).join('\n'),
  next: 'Correct what is named; docs/configuration.md and docs/policy.md explain it.',
  exit: exits.error,
  code: 'configuration',
  faults,
})

/** The store, the keys or the port refuse to open. */
export const cannotOpen = (data: string, { message }: Error): Complaint => ({
  what: `The house in ${data} does not open`,
  why: message,
  next: 'If another process has it open, end that one; if a disk is full, make room.',
  exit: exits.error,
  code: 'cannot-open',
})
