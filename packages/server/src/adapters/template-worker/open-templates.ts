import { err, type Fault, ok, type Result } from '@candor/terms'
import { type Answer, Killable } from './killable.ts'
import type { Rendered, TemplateFault, TemplateLimits, Templates } from './port.ts'
import type { Job } from './worker.ts'

/**
 * Liquid in a worker thread that is ended when a batch takes more than `timeoutMs` or more heap than `memoryMb`; the next
 * batch has a fresh one. Batches run one after another, in the order in which they were asked.
 */
export function openTemplates(limits: TemplateLimits): Templates {
  let worker: Killable | undefined
  let last: Promise<unknown> = Promise.resolve()
  let closed = false

  const ask = (job: Job): Promise<Answer> => {
    const turn = last.then(() => {
      if (closed) return err(closedFault)
      if (!worker?.alive) worker = new Killable(limits)
      return worker.ask(job)
    })
    // A job that breaks our own promise rejects for its asker alone.
    last = turn.catch(() => {})
    return turn
  }

  return {
    async check(texts, known) {
      const answer = await ask({ do: 'check', texts, ...(known === undefined ? {} : { known }) })
      const faults = answer.ok
        ? (answer.value as Fault[])
        : [{ path: answer.error.path ?? '', says: answer.error.says }]
      return faults.length > 0 ? err(faults) : ok(undefined)
    },
    async render(texts, people) {
      const answer = await ask({ do: 'render', texts, people })
      return answer.ok ? (answer.value as Result<Rendered[], TemplateFault>) : answer
    },
    async close() {
      closed = true
      await worker?.close()
    },
  }
}

const closedFault: TemplateFault = { kind: 'closed', says: 'templates are closed' }
