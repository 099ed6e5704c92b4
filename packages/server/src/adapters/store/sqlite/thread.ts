import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { BadWrite, StoreAway } from '../away.ts'
import type { Fate } from '../group.ts'
import type { Move, Shapes } from '../shape.ts'
import { awayCode } from './faults.ts'
import { pack } from './parcel.ts'
import type { Answer, ChangeFate, Scrub, Scrubbed, Untidy, WriterOptions } from './writer.ts'

const source = new URL(`./writer${extname(import.meta.url)}`, import.meta.url)
type Settle = { readonly resolve: (answer: Answer) => void; readonly reject: (fault: Error) => void }

/** The writer thread, seen from the main thread: it runs batches one after the other, in the order they were given. */
export class Thread {
  readonly #worker: Worker
  readonly #shapes: Shapes
  readonly #onFatal: ((fault: Error) => void) | undefined
  readonly #gone: Promise<unknown>
  #known = 0
  #fatal: StoreAway | undefined
  readonly #settles: Settle[] = []
  readonly #scrubs: (() => void)[] = []

  constructor(options: WriterOptions, shapes: Shapes, onFatal?: (fault: Error) => void) {
    this.#worker = new Worker(source, { workerData: options })
    this.#gone = once(this.#worker, 'exit')
    this.#gone.catch(() => undefined)
    this.#shapes = shapes
    this.#onFatal = onFatal
    this.#worker.on('message', (message: Answer | Untidy | Scrubbed) => this.#hear(message))
    this.#worker.on('error', fault => this.#die(new StoreAway('io', fault)))
    this.#worker.on('exit', code => code !== 0 && this.#die(new StoreAway('io', new Error(`writer exit ${code}`))))
  }

  /** Runs one transaction. Rejects with `StoreAway`; after a refused fsync or a dead writer it always does. */
  async run(batch: readonly (readonly Move[])[]): Promise<readonly Fate[]> {
    if (this.#fatal) throw this.#fatal
    const parcel = pack(batch, this.#shapes.list.slice(this.#known))
    this.#known = this.#shapes.list.length
    const answered = new Promise<Answer>((resolve, reject) => this.#settles.push({ resolve, reject }))
    this.#worker.postMessage(parcel, [parcel.bytes.buffer])
    const answer = await answered
    if ('failed' in answer) throw this.#failed(answer.failed, answer.message)
    return answer.fates.map(fateOf)
  }

  /** Writes a file of up to `anew` bytes anew, and empties the write-ahead log, at once or as soon as no reader needs it. */
  async scrub(anew: number): Promise<void> {
    if (this.#fatal) throw this.#fatal
    const tried = new Promise<void>(resolve => this.#scrubs.push(resolve))
    this.#worker.postMessage({ anew } satisfies Scrub)
    await Promise.race([tried, this.#gone])
  }

  async close(): Promise<void> {
    if (this.#fatal) return void (await this.#worker.terminate())
    this.#worker.postMessage('close')
    await this.#gone
  }

  // The writer may have failed before it knew the new shapes; it is told all of them again.
  #failed(code: number, message: string): StoreAway {
    this.#known = 0
    return this.#away(code, message)
  }

  #hear(message: Answer | Untidy | Scrubbed): void {
    if ('scrubbed' in message) this.#scrubs.shift()?.()
    else if ('untidy' in message) this.#away(message.untidy, message.message)
    else this.#settles.shift()?.resolve(message)
  }

  #away(code: number, message: string): StoreAway {
    const away = new StoreAway(awayCode(code), new Error(message))
    if (away.code === 'fsync') this.#die(away)
    return away
  }

  #die(fault: StoreAway): void {
    if (this.#fatal) return
    this.#fatal = fault
    for (const { reject } of this.#settles.splice(0)) reject(fault)
    this.#onFatal?.(fault)
  }
}

function fateOf(fate: ChangeFate): Fate {
  if (fate === null) return { done: true }
  return typeof fate === 'string' ? { conflict: fate } : { bad: new BadWrite(fate.bad) }
}
