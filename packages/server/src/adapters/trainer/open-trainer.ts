import { Worker } from 'node:worker_threads'
import { err, ok, type Result } from '@candor/terms'
import type { Trainer, TrainingFault, TrainingWatch } from './port.ts'
import type { Order, Word } from './worker.ts'

// Beside the sources this file is TypeScript, in a published package JavaScript.
const script = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

type Answer<T> = Result<T, TrainingFault>

const stopped = err<TrainingFault>({ kind: 'stopped', path: '', says: 'The training was stopped.' })

/** Trains models in worker threads, one after another; nothing runs while nothing is trained. */
export function openTrainer(): Trainer {
  const closing = new AbortController()
  let last: Promise<unknown> = Promise.resolve()
  /** Each order has an answer of its own type, which the worker keeps to. */
  function run<T>(order: Order, given: ArrayBuffer[], { onStep, signal }: TrainingWatch): Promise<Answer<T>> {
    const ended = AbortSignal.any([closing.signal, ...(signal ? [signal] : [])])
    const turn = last.then(() => (ended.aborted ? stopped : runWorker<T>(order, given, ended, onStep)))
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    train(job, watch = {}) {
      const { starts, columns, rows } = job.people
      return run({ items: job }, [starts.buffer, columns.buffer, rows.buffer] as ArrayBuffer[], watch)
    },
    trainOffer(job, watch = {}) {
      return run({ offer: job }, [job.successes.buffer, job.propensities.buffer] as ArrayBuffer[], watch)
    },
    async close() {
      closing.abort()
      await last
    },
  }
}

async function runWorker<T>(
  order: Order,
  given: ArrayBuffer[],
  ended: AbortSignal,
  onStep: TrainingWatch['onStep'],
): Promise<Answer<T>> {
  // No environment and no arguments: nothing of the server is there to be found.
  const worker = new Worker(script, { env: {}, argv: [] })
  const { promise, resolve } = Promise.withResolvers<Answer<T>>()
  const stop = () => resolve(stopped)
  ended.addEventListener('abort', stop, { once: true })
  worker.on('message', (word: Word) => ('step' in word ? onStep?.(word.step) : resolve(settled(word.result))))
  worker.on('error', error => resolve(err(blame(error))))
  worker.on('exit', () => resolve(err({ kind: 'model', path: '', says: 'The training ended without an answer.' })))
  worker.postMessage(order, given)
  try {
    return await promise
  } finally {
    ended.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

const settled = <T>(result: Extract<Word, { result: unknown }>['result']): Answer<T> =>
  result.ok ? ok(result.value as T) : err({ kind: 'model', ...result.error })

function blame(error: unknown): TrainingFault {
  const { code, name, message } = error as { code?: string; name?: string; message?: string }
  const noMemory = code === 'ERR_WORKER_OUT_OF_MEMORY' || (name === 'RangeError' && /alloc/i.test(message ?? ''))
  if (noMemory) return { kind: 'memory', path: 'items', says: 'need more memory than this machine could give.' }
  return { kind: 'model', path: '', says: `The training failed: ${message ?? 'no reason given'}` }
}
