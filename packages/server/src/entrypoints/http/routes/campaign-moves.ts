import { Campaign, NoFields, Plan, PlanAsk, TestAsk, TestSent, timeOf } from '@candor/contract'
import { err, ok, type Result } from '@candor/terms'
import {
  approveCampaign,
  pauseCampaign,
  planAndRecord,
  type Refusal,
  resumeCampaign,
  startCampaign,
  stopCampaign,
  unknownCampaign,
} from '../../../acts/campaigns/index.ts'
import { testSend } from '../../../acts/delivery/index.ts'
import { type Campaign as KeptCampaign, readCampaign } from '../../../brand/campaigns/index.ts'
import type { Verb } from '../../../brand/staff/index.ts'
import type { House } from '../../../decisions/index.ts'
import { badTime } from '../bad-time.ts'
import { matches } from '../if-match.ts'
import { route } from '../route.ts'
import { campaignAnswer, etagOf, refused } from './campaign-answer.ts'

type Move = (house: House, name: string, by: string) => Promise<Result<KeptCampaign, Refusal>>

/** A move from one state to another; If-Match makes sure that it is the state the caller saw. */
const move = (word: string, says: string, scope: 'send' | 'admin', verb: Verb, go: Move) =>
  route({
    method: 'POST',
    path: `/v1/campaigns/:name/${word}`,
    says,
    access: { scope, verb },
    body: NoFields,
    answer: Campaign,
    errors: [
      'campaign-unknown',
      'campaign-state',
      'campaign-invalid',
      'campaign-same-person',
      'version-moved',
      'try-again',
    ],
    async handle({ params: { name }, by, context }, { house, wake }) {
      const before = await readCampaign(house.store, name)
      if (before && !matches(context, etagOf(before))) return err({ code: 'version-moved' })
      const moved = await go(house, name, by)
      if (!moved.ok) return err(refused(moved.error))
      wake()
      return ok({ body: campaignAnswer(moved.value), etag: etagOf(moved.value) })
    },
  })

export const campaignMoves = [
  route({
    method: 'POST',
    path: '/v1/campaigns/:name/plan',
    says: 'Says who would be contacted, who not, and by which rule. Contacts nobody; the finished plan is recorded.',
    access: { scope: 'send', verb: 'see' },
    body: PlanAsk,
    answer: Plan,
    errors: ['campaign-unknown', 'try-again'],
    async handle({ params: { name }, body }, { house }) {
      const at = body.at === undefined ? undefined : timeOf(body.at)
      if (body.at !== undefined && at === undefined) return err({ code: 'invalid-request', errors: [badTime('at')] })
      const planned = await planAndRecord(house, name, at)
      return planned.ok ? ok({ body: planned.value }) : err(refused(planned.error))
    },
  }),
  // Approval is a person's word: only the key that may do everything stands in for one.
  move('approve', 'A person says that it may be sent.', 'admin', 'approve', approveCampaign),
  move('send', 'Starts sending.', 'send', 'send', startCampaign),
  move('pause', 'Holds the sending back; what is being handed over ends.', 'send', 'stop', pauseCampaign),
  move('resume', 'Goes on after a pause.', 'send', 'send', resumeCampaign),
  move('stop', 'Ends the campaign for good.', 'send', 'stop', stopCampaign),
  route({
    method: 'POST',
    path: '/v1/campaigns/:name/test',
    says: 'Sends one message to one address of a customer, through the same gate and record as any other.',
    access: { scope: 'send', verb: 'test-send' },
    body: TestAsk,
    answer: TestSent,
    errors: ['campaign-unknown', 'test-unknown-address', 'test-refused'],
    async handle({ params: { name }, body }, { house, wake }) {
      const campaign = await readCampaign(house.store, name)
      if (!campaign) return err(refused(unknownCampaign(name)))
      const sent = await testSend(house, campaign, body.to)
      wake()
      if (sent.ok) return ok({ body: sent.value })
      const { code, says, verdict } = sent.error
      return err({ code, detail: says, ...(verdict ? { reasons: verdict.reasons } : {}) })
    },
  }),
]
