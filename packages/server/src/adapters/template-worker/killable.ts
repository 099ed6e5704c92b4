import { Worker } from 'node:worker_threads'
import { err, ok, type Result } from '@candor/terms'
import type { TemplateFault, TemplateLimits } from './port.ts'
import type { Job } from './worker.ts'

// Beside the sources this file is TypeScript, in a published package JavaScript.
const script = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

export type Answer = Result<unknown, TemplateFault>

/** One worker thread that answers one job at a time and can be ended in the middle of it. */
export class Killable {
  readonly #worker: Worker
  readonly #timeoutMs: number
  readonly #ready: Promise<Answer>
  #settle: (answer: Answer) => void = () => {}
  /** False once the thread has ended, by itself or by us. */
  alive = true

  constructor({ timeoutMs, memoryMb, zone = 'UTC' }: TemplateLimits) {
    this.#timeoutMs = timeoutMs
    // No environment and no arguments: nothing of the server is there to be found.
    this.#worker = new Worker(script, {
      env: {},
      argv: [],
      workerData: { zone },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    })
    this.#worker.unref()
    this.#worker.on('message', value => this.#settle(ok(value)))
    this.#worker.on('error', error => this.#ended(blame(error)))
    this.#worker.on('exit', () => this.#ended({ kind: 'closed', says: 'the template worker has ended' }))
    this.#ready = this.#answer()
  }

  /** The worker's answer, or why there is none; after that fault the worker is gone. */
  async ask(job: Job): Promise<Answer> {
    const ready = await this.#ready
    if (!ready.ok) return ready
    if (!this.alive) return err({ kind: 'closed', says: 'the template worker has ended' })
    const answer = this.#answer()
    this.#worker.postMessage(job)
    const timer = setTimeout(() => void this.#kill(), this.#timeoutMs)
    const said = await answer
    clearTimeout(timer)
    return said
  }

  /** Ends the thread at once; what it was asked is answered with the fault `closed`. */
  async close(): Promise<void> {
    this.#ended({ kind: 'closed', says: 'the template worker was closed' })
    await this.#worker.terminate()
  }

  async #kill(): Promise<void> {
    this.#ended({ kind: 'slow', says: `took longer than ${this.#timeoutMs} ms and was ended` })
    await this.#worker.terminate()
  }

  #answer(): Promise<Answer> {
    // Referenced only while somebody waits, so that an idle worker keeps no process alive.
    this.#worker.ref()
    return new Promise(resolve => {
      this.#settle = answer => {
        this.#worker.unref()
        resolve(answer)
      }
    })
  }

  #ended(fault: TemplateFault): void {
    this.alive = false
    this.#settle(err(fault))
  }
}

function blame(error: unknown): TemplateFault {
  const { code, message } = error as { code?: string; message?: string }
  if (code === 'ERR_WORKER_OUT_OF_MEMORY')
    return { kind: 'memory', says: 'needed more memory than a template may have' }
  return { kind: 'closed', says: `the template worker failed: ${message ?? 'no reason given'}` }
}
