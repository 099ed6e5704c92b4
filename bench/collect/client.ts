import { Agent, request } from 'node:http'
import { batchBody } from './calls.ts'

/** What a client process is told. `rate`: batches a second, sent whether or not the last is answered; absent: as fast as answers come. */
export type Task = {
  readonly url: string
  readonly key: string
  readonly first: number
  readonly batches: number
  readonly connections: number
  readonly customers: number
  readonly people: number
  readonly rate?: number
}

/** What it found: seconds from the first request to the last answer, milliseconds each batch waited, bytes sent, answers that were not 200. */
export type Found = {
  readonly seconds: number
  readonly waits: readonly number[]
  readonly bytes: number
  readonly failed: number
}

// A process of its own, so that making and sending requests costs the server nothing but the machine's other core.
process.on('message', (task: Task) => void run(task).then(found => process.send?.(found)))

async function run(task: Task): Promise<Found> {
  const agent = new Agent({ keepAlive: true, maxSockets: task.connections })
  const bodies = Array.from({ length: task.batches }, (_, at) =>
    Buffer.from(batchBody(task.first + at, task.customers, task.people)),
  )
  const sending = { ...task, agent, authorization: `Basic ${Buffer.from(`${task.key}:`).toString('base64')}` }
  const waits: number[] = []
  let failed = 0
  const started = performance.now()
  const one = async (at: number, since: number) => {
    const status = await post(sending, bodies[at] as Buffer)
    if (status !== 200) failed++
    waits.push(performance.now() - since)
  }
  if (task.rate === undefined) await asFastAsAnswered(task, one)
  else await inStep(task.batches, task.rate, one)
  const seconds = (performance.now() - started) / 1_000
  agent.destroy()
  return { seconds, waits, failed, bytes: bodies.reduce((sum, body) => sum + body.length, 0) }
}

type One = (at: number, since: number) => Promise<void>

async function asFastAsAnswered({ batches, connections }: Task, one: One): Promise<void> {
  let next = 0
  const line = async () => {
    while (next < batches) await one(next++, performance.now())
  }
  await Promise.all(Array.from({ length: connections }, line))
}

/** A batch waits from the moment it was due: a server that stalls is not excused by clients that wait for it. */
async function inStep(batches: number, rate: number, one: One): Promise<void> {
  const started = performance.now()
  const under: Promise<void>[] = []
  for (let at = 0; at < batches; at++) {
    const due = started + (at / rate) * 1_000
    const early = due - performance.now()
    if (early > 1) await new Promise(resolve => setTimeout(resolve, early))
    under.push(one(at, due))
  }
  await Promise.all(under)
}

type Sending = Task & { readonly agent: Agent; readonly authorization: string }

function post({ url, agent, authorization }: Sending, body: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { authorization, 'content-type': 'application/json', 'content-length': body.length }
    const sent = request(`${url}/v1/batch`, { method: 'POST', agent, headers }, answer => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.on('error', reject).end(body)
  })
}
