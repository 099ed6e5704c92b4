import { Worker } from 'node:worker_threads'
import { err, ok, type Result } from '@candor/terms'
import type { TrainedBytes, Trainer, TrainingFault, TrainingJob, TrainingWatch } from './port.ts'
import type { Word } from './worker.ts'

// Beside the sources this file is TypeScript, in a published package JavaScript.
const script = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

type Answer = Result<TrainedBytes, TrainingFault>

const stopped: Answer = err({ kind: 'stopped', path: '', says: 'The training was stopped.' })

/** Trains models in worker threads, one after another; nothing runs while nothing is trained. */
export function openTrainer(): Trainer {
  const closing = new AbortController()
  let last: Promise<unknown> = Promise.resolve()
  return {
    train(job, { onStep, signal } = {}) {
      const ended = AbortSignal.any([closing.signal, ...(signal ? [signal] : [])])
      const turn = last.then(() => (ended.aborted ? stopped : runWorker(job, ended, onStep)))
      last = turn.catch(() => undefined)
      return turn
    },
    async close() {
      closing.abort()
      await last
    },
  }
}

async function runWorker(job: TrainingJob, ended: AbortSignal, onStep: TrainingWatch['onStep']): Promise<Answer> {
  // No environment and no arguments: nothing of the server is there to be found.
  const worker = new Worker(script, { env: {}, argv: [] })
  const { promise, resolve } = Promise.withResolvers<Answer>()
  const stop = () => resolve(stopped)
  ended.addEventListener('abort', stop, { once: true })
  worker.on('message', (word: Word) => ('step' in word ? onStep?.(word.step) : resolve(settled(word.result))))
  worker.on('error', error => resolve(err(blame(error))))
  worker.on('exit', () => resolve(err({ kind: 'model', path: '', says: 'The training ended without an answer.' })))
  const { starts, columns, rows } = job.people
  worker.postMessage(job, [starts.buffer, columns.buffer, rows.buffer] as ArrayBuffer[])
  try {
    return await promise
  } finally {
    ended.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

const settled = (result: Extract<Word, { result: unknown }>['result']): Answer =>
  result.ok ? ok(result.value) : err({ kind: 'model', ...result.error })

function blame(error: unknown): TrainingFault {
  const { code, name, message } = error as { code?: string; name?: string; message?: string }
  const noMemory = code === 'ERR_WORKER_OUT_OF_MEMORY' || (name === 'RangeError' && /alloc/i.test(message ?? ''))
  if (noMemory) return { kind: 'memory', path: 'items', says: 'need more memory than this machine could give.' }
  return { kind: 'model', path: '', says: `The training failed: ${message ?? 'no reason given'}` }
}
