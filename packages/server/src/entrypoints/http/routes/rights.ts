import {
  NoFields,
  Page,
  RightsAnswer,
  RightsAsk,
  RightsClarification,
  RightsExtension,
  RightsProof,
  RightsQuery,
  RightsQuestion,
  RightsRefusal,
  RightsRequest,
  RightsRequestWithWords,
  timeOf,
} from '@candor/contract'
import { err, ok, type Result } from '@candor/terms'
import { type TSchema, Type } from 'typebox'
import {
  acknowledgeRequest,
  answerRequest,
  askAboutRequest,
  clarifyRequest,
  doRight,
  extendRequest,
  openRequest,
  parseCorrections,
  proveByStaff,
  type RightsRefusal as Refused,
  refuseRequest,
  watchDeadlines,
  withdrawRequest,
} from '../../../answers/rights/index.ts'
import {
  findRequest,
  openRequests,
  type QueuePlace,
  type RightsRequest as Request,
  settledRequests,
  wordsOfRequest,
} from '../../../customers/rights/index.ts'
import type { OpenHouse } from '../../house/index.ts'
import { badTime } from '../bad-time.ts'
import { cursorFrom, readCursor } from '../cursor.ts'
import { customerOf } from '../customer-of.ts'
import { badCursor } from '../problem.ts'
import { route } from '../route.ts'
import { requestAnswer, rightsRefused } from './rights-answer.ts'

const see = { scope: 'read', verb: 'see-customers' } as const
const work = { scope: 'admin', verb: 'answer-rights' } as const
const stepErrors = [
  ...(['request-unknown', 'request-settled', 'request-identity', 'request-order'] as const),
  ...(['request-no-extension', 'request-invalid', 'customer-unknown', 'try-again'] as const),
] as const

const list = route({
  method: 'GET',
  path: '/v1/rights-requests',
  says: 'What customers ask by right: open requests, the next due first, or those that ended, newest first.',
  access: see,
  query: RightsQuery,
  answer: Page(RightsRequest),
  errors: ['invalid-request'],
  async handle({ query: { state = 'open', cursor, limit } }, { house }) {
    const name = `rights-requests/${state}`
    const after = cursor === undefined ? undefined : (readCursor(house, name, cursor) as QueuePlace | undefined)
    if (cursor !== undefined && !after) return err(badCursor)
    const most = Math.min(Math.max(Number(limit ?? 50), 1), 200)
    const found = await (state === 'open' ? openRequests : settledRequests)(house.store, most, after)
    const last = found.at(-1)
    const items = found.map(requestAnswer)
    if (!last || found.length < most) return ok({ body: { items } })
    const at = state === 'open' ? last.dueAt : (last.settledAt ?? 0)
    return ok({ body: { items, next: cursorFrom(house, name, { at, request: last.request }) } })
  },
})

const open = route({
  method: 'POST',
  path: '/v1/rights-requests',
  says: 'Opens a request; by when it is due is decided by the gate and recorded. What the house can do itself is done at once.',
  access: work,
  body: RightsAsk,
  answer: RightsRequest,
  status: 201,
  errors: [...stepErrors, 'invalid-request'],
  async handle({ body, by }, { house }) {
    const receivedAt = body.received_at === undefined ? undefined : timeOf(body.received_at)
    if (body.received_at !== undefined && receivedAt === undefined)
      return err({ code: 'request-invalid', errors: [badTime('received_at')] })
    const corrections = body.corrections && parseCorrections(house.judge.policy, body.corrections)
    if (corrections && !corrections.ok) return err({ code: 'request-invalid', errors: corrections.error })
    const opened = await openRequest(house, {
      customer: (await customerOf(house, body.customer)) ?? '',
      right: body.right,
      via: body.via ?? 'api',
      identity: body.checked === undefined ? 'none' : 'staff',
      by,
      words: {
        ...(body.said === undefined ? {} : { said: body.said }),
        ...(body.checked === undefined ? {} : { checked: body.checked }),
        ...(corrections ? { corrections: corrections.value } : {}),
      },
      ...(receivedAt === undefined ? {} : { receivedAt }),
      ...(body.appeal_of === undefined ? {} : { appealOf: body.appeal_of }),
      ...(body.purposes === undefined ? {} : { purposes: body.purposes }),
    })
    if (!opened.ok) return err(rightsRefused(opened.error))
    const done = await doRight(house, opened.value.request)
    return done.ok ? ok({ body: requestAnswer(done.value.request) }) : err(rightsRefused(done.error))
  },
})

const show = route({
  method: 'GET',
  path: '/v1/rights-requests/:request',
  says: 'One request as it stands, with what was said.',
  access: see,
  answer: RightsRequestWithWords,
  errors: ['request-unknown'],
  async handle({ params: { request } }, { house }) {
    const found = await findRequest(house, request)
    if (!found) return err({ code: 'request-unknown' })
    return ok({ body: { request: requestAnswer(found), words: await wordsOfRequest(house, found) } })
  },
})

type Stepped = Promise<Result<Request, Refused>>

/** One step of one request. */
const step = <const Name extends string, Body extends TSchema>(
  name: Name,
  says: string,
  body: Body,
  take: (house: OpenHouse, request: string, body: Type.Static<Body>, by: string) => Stepped,
) =>
  route({
    method: 'POST',
    path: `/v1/rights-requests/:request/${name}` as '/v1/rights-requests/:request/step',
    says,
    access: work,
    body,
    answer: RightsRequest,
    errors: stepErrors,
    async handle(ask, { house }) {
      const done = await take(house, ask.params.request, ask.body, ask.by)
      return done.ok ? ok({ body: requestAnswer(done.value) }) : err(rightsRefused(done.error))
    },
  })

const steps = [
  step(
    'prove',
    'Notes how staff made sure who asks; what the house can do itself is done.',
    RightsProof,
    (house, request, { checked }, by) => proveByStaff(house, request, checked, by),
  ),
  step('acknowledge', 'Tells the customer that the request came in.', NoFields, (house, request, _, by) =>
    acknowledgeRequest(house, request, by),
  ),
  step('question', 'Asks the customer what they mean, once.', RightsQuestion, (house, request, { question }, by) =>
    askAboutRequest(house, request, question, by),
  ),
  step(
    'clarify',
    'Notes what the customer means, where they did not say it on their page.',
    RightsClarification,
    (house, request, { clarified }, by) => clarifyRequest(house, request, clarified, by),
  ),
  step(
    'extend',
    'Takes more time where the law gives it, once and inside the first period; the customer is told why.',
    RightsExtension,
    (house, request, { reason, answer }, by) => extendRequest(house, request, reason, answer, by),
  ),
  step(
    'answer',
    'Answers in words; what had to be done was done before.',
    RightsAnswer,
    (house, request, { answer }, by) => answerRequest(house, request, answer, by),
  ),
  step(
    'refuse',
    'Says no with a reason of the list; the customer reads how to complain and to appeal.',
    RightsRefusal,
    (house, request, { reason, answer }, by) => refuseRequest(house, request, reason, answer, by),
  ),
  step('withdraw', 'Notes that the customer took it back.', NoFields, (house, request, _, by) =>
    withdrawRequest(house, request, by),
  ),
]

const remind = route({
  method: 'POST',
  path: '/v1/rights-requests/remind',
  says: 'Looks at every open request now, instead of within a minute; answers those that came nearer to their end.',
  access: work,
  body: NoFields,
  answer: Type.Object({ items: Type.Array(RightsRequest) }),
  async handle(_, { house }) {
    const reminders = await watchDeadlines(house)
    return ok({ body: { items: reminders.map(({ request }) => requestAnswer(request)) } })
  },
})

export const rights = [list, open, remind, show, ...steps]
