// Runs in its own thread: the inversion of a large matrix takes minutes in which a server must answer.
import { parentPort } from 'node:worker_threads'
import type { Step } from '@candor/recommender'
import type { Fault, Result } from '@candor/terms'
import type { TrainedBytes, TrainingJob } from './port.ts'
import { runJob } from './run-job.ts'

/** What the worker says: how far it is, and in the end what came of it. */
export type Word = { readonly step: Step } | { readonly result: Result<TrainedBytes, Fault> }

const often = 100

if (parentPort) {
  const port = parentPort
  port.once('message', (job: TrainingJob) => {
    const work = runJob(job)
    let next = work.next()
    for (let said = 0; next.done !== true; next = work.next()) {
      const now = performance.now()
      if (now - said < often) continue
      said = now
      port.postMessage({ step: next.value } satisfies Word)
    }
    const result = next.value
    const given = result.ok ? [result.value.bytes.buffer as ArrayBuffer] : []
    port.postMessage({ result } satisfies Word, given)
  })
}
