// Runs in its own thread: the inversion of a large matrix takes minutes in which a server must answer.
import { parentPort } from 'node:worker_threads'
import type { Step } from '@candor/recommender'
import type { Fault, Result } from '@candor/terms'
import type { OfferJob, TrainedBytes, TrainedOffer, TrainingJob } from './port.ts'
import { runJob } from './run-job.ts'
import { runOffer } from './run-offer.ts'

/** What the worker is told to do, once. */
export type Order = { readonly items: TrainingJob } | { readonly offer: OfferJob }

/** What the worker says: how far it is, and in the end what came of it. */
export type Word = { readonly step: Step } | { readonly result: Result<TrainedBytes | TrainedOffer, Fault> }

const often = 100

if (parentPort) {
  const port = parentPort
  port.once('message', (order: Order) => {
    if ('offer' in order) port.postMessage({ result: runOffer(order.offer) } satisfies Word)
    else trainItems(order.items, (word, given = []) => port.postMessage(word, given))
  })
}

function trainItems(job: TrainingJob, tell: (word: Word, given?: ArrayBuffer[]) => void): void {
  const work = runJob(job)
  let next = work.next()
  for (let said = 0; next.done !== true; next = work.next()) {
    const now = performance.now()
    if (now - said < often) continue
    said = now
    tell({ step: next.value })
  }
  const result = next.value
  tell({ result }, result.ok ? [result.value.bytes.buffer as ArrayBuffer] : [])
}
