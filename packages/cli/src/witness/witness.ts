import { mkdir } from 'node:fs/promises'
import { keyTypes, parseVkey, type VerifierKey } from '@candor/ledger'
import { err, type Fault, ok, type Result } from '@candor/terms'
import { type Complaint, type Ending, exits } from '../answer.ts'
import { nodeCrypto } from '../offline/node-crypto.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { vkeyOf } from './about-witness.ts'
import { openMemory } from './memory.ts'
import { claimFolder } from './one-process.ts'
import { openWitnessKey } from './witness-key.ts'
import { listenAsWitness } from './witness-server.ts'

export type WitnessOptions = {
  readonly data: string
  readonly port: number
  readonly host: string
  readonly log: readonly string[]
  readonly name?: string
  readonly json?: boolean
}

/** Serves as a witness until somebody ends it. Its key is made at the first start. */
export async function witness(options: WitnessOptions, terminal: Terminal): Ending {
  const logs = logsOf(options.log)
  if (!logs.ok) return err(badLog(logs.error))
  const ended = untilEnded()
  const tell = (line: string) => void terminal.note(line)
  try {
    await mkdir(options.data, { recursive: true })
    const leave = claimFolder(options.data)
    try {
      const memory = await openMemory(options.data)
      const signer = await openWitnessKey(options.data, options.name)
      // What was seen must be readable before anything is served: forgetting would mean cosigning anything.
      for (const origin of logs.value.keys()) await memory.seen(origin)
      const now = () => Math.floor(Date.now() / 1000)
      const open = await listenAsWitness({ signer, logs: logs.value, memory, now }, { ...options, tell })
      sayOpen(terminal, options, `http://${options.host}:${open.port}`, vkeyOf(signer))
      await ended
      await open.close()
    } finally {
      leave()
    }
    return ok({ json: undefined, lines: ['Closed. What was seen is kept.'] })
  } catch (error) {
    return err(cannotServe(options.data, error as Error))
  }
}

/** By origin; a log that changes its key has two for a while. */
function logsOf(vkeys: readonly string[]): Result<Map<string, VerifierKey[]>, Fault> {
  const logs = new Map<string, VerifierKey[]>()
  for (const vkey of vkeys) {
    const key = parseVkey(vkey, nodeCrypto, '--log')
    if (!key.ok) return key
    if (key.value.type !== keyTypes.ed25519)
      return err({ path: '--log', says: 'is the key of a witness, not of a log' })
    logs.set(key.value.name, [...(logs.get(key.value.name) ?? []), key.value])
  }
  return ok(logs)
}

function sayOpen({ say }: Terminal, { json, log }: WitnessOptions, url: string, vkey: string): void {
  if (json) {
    say(JSON.stringify({ url, vkey }))
    return
  }
  say(`A witness for ${log.length === 1 ? 'one log' : `${log.length} log keys`} answers at ${url}`)
  say(`Its key: ${vkey}`)
  say('Give address and key to whoever runs the log, and the key to whoever checks it. Ctrl-C ends it.')
}

function untilEnded(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  return promise
}

const badLog = ({ path, says }: Fault): Complaint => ({
  what: 'This is not the key of a log',
  why: `${path} ${says}`,
  next: 'Ask whoever runs the log for its verifier key; `candor log trust` prints it.',
  exit: exits.usage,
})

const cannotServe = (data: string, { message }: Error): Complaint => ({
  what: `The witness in ${data} cannot serve`,
  why: message,
  next: 'Nothing was cosigned. Set that right and start it again.',
  exit: exits.error,
})
