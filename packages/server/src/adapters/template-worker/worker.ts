// Runs in its own thread, so that a template that never ends or fills the memory can be ended without the server.
import { parentPort, workerData } from 'node:worker_threads'
import { createLiquid } from './liquid.ts'
import type { Person } from './port.ts'
import { checkTexts, renderTexts } from './render-texts.ts'

/** What the worker is asked, one thing at a time. */
export type Job =
  | { readonly do: 'check'; readonly texts: { readonly [path: string]: string }; readonly known?: readonly string[] }
  | { readonly do: 'render'; readonly texts: { readonly [path: string]: string }; readonly people: readonly Person[] }

if (parentPort) {
  const port = parentPort
  const liquid = createLiquid(workerData.zone)
  port.on('message', (job: Job) => {
    port.postMessage(
      job.do === 'check' ? checkTexts(liquid, job.texts, job.known) : renderTexts(liquid, job.texts, job.people),
    )
  })
  port.postMessage('ready')
}
