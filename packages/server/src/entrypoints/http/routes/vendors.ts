import { TaskAnswer, TaskIdentities, Vendor, VendorTask } from '@candor/contract'
import { err, ok } from '@candor/terms'
import { Type } from 'typebox'
import {
  answerIn,
  answerTask,
  identitiesOf,
  isSigned,
  listTasks,
  readTask,
  vendorSecret,
} from '../../../acts/forwarding/index.ts'
import { vendorOf } from '../../../brand/policy/index.ts'
import { peopleByVendor } from '../../../customers/shares/index.ts'
import { readBody } from '../body.ts'
import { tryAgain } from '../problem.ts'
import { route } from '../route.ts'
import { taskAnswer, vendorAnswer } from './sharing-answer.ts'

const see = { scope: 'read', verb: 'see' } as const
const manage = { scope: 'admin', verb: 'manage-keys' } as const
const oversee = { scope: 'admin', verb: 'oversee' } as const

const list = route({
  method: 'GET',
  path: '/v1/vendors',
  says: 'Every vendor of the policy in force: what it may get, what ends soon, and why the gate refuses it, where it does.',
  access: see,
  answer: Type.Object({ items: Type.Array(Vendor) }),
  async handle(_, { house }) {
    const got = await peopleByVendor(house.store)
    const all = Object.entries(house.judge.policy.vendors)
    return ok({ body: { items: all.map(([name, vendor]) => vendorAnswer(house, name, vendor, got.get(name))) } })
  },
})

const show = route({
  method: 'GET',
  path: '/v1/vendors/:vendor',
  says: 'One vendor, and the newest requests of customers that went on to it.',
  access: see,
  answer: Type.Object({ vendor: Vendor, tasks: Type.Array(VendorTask) }),
  errors: ['vendor-unknown'],
  async handle({ params: { vendor: name } }, { house }) {
    const vendor = vendorOf(house.judge.policy, name)
    if (!vendor) return err({ code: 'vendor-unknown' })
    const got = (await peopleByVendor(house.store)).get(name)
    const tasks = await listTasks(house.store, { vendor: name, limit: 50 })
    return ok({ body: { vendor: vendorAnswer(house, name, vendor, got), tasks: tasks.map(taskAnswer) } })
  },
})

const secret = route({
  method: 'GET',
  path: '/v1/vendors/:vendor/secret',
  says: 'What signs requests to a vendor, and its answers. It is stored nowhere.',
  access: manage,
  answer: Type.Object({ secret: Type.String() }),
  errors: ['vendor-unknown'],
  async handle({ params: { vendor } }, { house }) {
    if (!vendorOf(house.judge.policy, vendor)) return err({ code: 'vendor-unknown' })
    return ok({ body: { secret: vendorSecret(house, vendor) } })
  },
})

const answers = route({
  method: 'POST',
  path: '/v1/vendors/:vendor/answers',
  says: 'What a vendor says became of a request: a callback of OpenDSR 2.0, signed with the secret of the vendor.',
  access: 'public',
  streams: 'application/json',
  answer: VendorTask,
  errors: ['answer-unsigned', 'answer-invalid', 'task-unknown', 'task-over', 'try-again'],
  async handle({ params: { vendor }, context }, { house }) {
    const body = await readBody(context.req.raw, 16_384)
    if (!body.ok) return body
    if (!isSigned(house, vendor, name => context.req.header(name), body.value)) return err({ code: 'answer-unsigned' })
    const said = answerIn(parsed(body.value))
    if (!said) return err({ code: 'answer-invalid' })
    const done = await answerTask(house, said.task, said.answer, 'vendor', vendor)
    if (!done.ok) return err(done.error === 'try-again' ? tryAgain : { code: done.error })
    return ok(Response.json(taskAnswer(done.value)))
  },
})

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

const tasks = route({
  method: 'GET',
  path: '/v1/vendor-tasks',
  says: 'Requests of customers that vendors have not answered for good, newest first.',
  access: see,
  answer: Type.Object({ items: Type.Array(VendorTask) }),
  async handle(_, { house }) {
    const items = (await listTasks(house.store, { open: true, limit: 500 })).map(taskAnswer)
    return ok({ body: { items } })
  },
})

const identities = route({
  method: 'GET',
  path: '/v1/vendor-tasks/:task/identities',
  says: 'Whom a request means, for staff who write to the vendor themselves; gone once the request is over.',
  access: oversee,
  answer: TaskIdentities,
  errors: ['task-unknown', 'task-over'],
  async handle({ params: { task } }, { house }) {
    const kept = await readTask(house.store, task)
    if (!kept) return err({ code: 'task-unknown' })
    const found = identitiesOf(house, task, kept.row)
    if (!found) return err({ code: 'task-over' })
    const to = vendorOf(house.judge.policy, kept.task.vendor)?.requests.email ?? null
    return ok({ body: { to, identities: found } })
  },
})

const answer = route({
  method: 'POST',
  path: '/v1/vendor-tasks/:task/answer',
  says: 'Staff enter what became of a request: sent to the vendor, acknowledged, done or refused by it.',
  access: oversee,
  body: TaskAnswer,
  answer: VendorTask,
  errors: ['task-unknown', 'task-over', 'try-again'],
  async handle({ params: { task }, body, by }, { house }) {
    const done = await answerTask(house, task, body, by)
    if (!done.ok) return err(done.error === 'try-again' ? tryAgain : { code: done.error })
    return ok({ body: taskAnswer(done.value) })
  },
})

export const vendors = [list, show, secret, answers, tasks, identities, answer]
