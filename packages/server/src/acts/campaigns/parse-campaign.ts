import { isCalendarDate, parseCondition } from '@candor/conditions'
import { type Content, parseContent } from '@candor/content'
import { CampaignDefinition } from '@candor/contract'
import { type Channel, err, type Fault, type Json, ok, type Result } from '@candor/terms'
import { Compile } from 'typebox/compile'
import type { Definition } from '../../brand/campaigns/index.ts'
import { fieldTypes, type Policy } from '../../brand/policy/index.ts'

/** The very schema that the API declares: one form of a campaign file, whichever way it comes in. */
const shape = Compile(CampaignDefinition)
type Shape = {
  name: string
  purpose: string
  channel: Channel
  class?: 'marketing' | 'transactional'
  audience?: Json
  content: Json
  promotion?: Json[]
  subject?: string
  topics?: string[]
  timing?: { send?: string; give_up_after_hours?: number }
}

/**
 * Reads a campaign file against the policy: shape, purpose, channel, audience, content, timing. All faults at once, each
 * with its path. Nothing is corrected silently.
 */
export function parseCampaign(json: Json, policy: Policy): Result<Definition, Fault[]> {
  if (!shape.Check(json)) return err(shapeFaults(json))
  const given = json as unknown as Shape
  const faults: Fault[] = []
  const take = <T>(result: Result<T, readonly Fault[]>, path: string): T | undefined => {
    if (result.ok) return result.value
    faults.push(...result.error.map(fault => ({ ...fault, path: joined(path, fault.path) })))
    return undefined
  }
  faults.push(...purposeFaults(given, policy), ...topicFaults(given, policy))
  const audience =
    given.audience === undefined
      ? undefined
      : take(
          parseCondition(given.audience, fieldTypes(policy), Object.keys(policy.purposes), {
            use: given.purpose,
            path: 'audience',
            events: policy.events,
          }),
          '',
        )
  const content = take(parseContent(given.content), 'content')
  const promotion = given.promotion && content ? take(parsePromotion(content, given.promotion), 'promotion') : undefined
  const at = timeOf(given.timing?.send, faults)
  if (faults.length > 0 || !content) return err(faults)
  return ok({
    name: given.name,
    purpose: given.purpose,
    channel: given.channel,
    class: given.class ?? 'marketing',
    ...(audience ? { audience } : {}),
    content,
    ...(promotion ? { promotion } : {}),
    ...(given.subject ? { subject: given.subject } : {}),
    ...(given.topics ? { topics: given.topics } : {}),
    timing: { ...(at === undefined ? {} : { at }), giveUpAfterHours: given.timing?.give_up_after_hours ?? 0 },
  })
}

function shapeFaults(json: Json): Fault[] {
  return shape.Errors(json).map(error => ({
    path: error.instancePath.slice(1).replaceAll('/', '.') || 'campaign',
    says:
      error.keyword === 'additionalProperties'
        ? `unknown field: ${String((error.params as { additionalProperties?: string[] }).additionalProperties)}`
        : error.message,
  }))
}

const joined = (parent: string, child: string): string => {
  if (parent === '' || child === '' || child === parent) return child || parent
  return `${parent}.${child}`
}

function purposeFaults(given: Shape, policy: Policy): Fault[] {
  const purpose = Object.hasOwn(policy.purposes, given.purpose) ? policy.purposes[given.purpose] : undefined
  if (!purpose)
    return [
      {
        path: 'purpose',
        says: `"${given.purpose}" is not a purpose of the policy; declared are ${Object.keys(policy.purposes).join(', ')}`,
      },
    ]
  const faults: Fault[] = []
  if (!purpose.channels.includes(given.channel))
    faults.push({
      path: 'channel',
      says: `the policy does not let "${given.purpose}" contact people by ${given.channel}`,
    })
  if (purpose.class === 'monitoring')
    faults.push({ path: 'purpose', says: `"${given.purpose}" is for monitoring and contacts nobody` })
  if (given.class === 'transactional' && purpose.class === 'marketing')
    faults.push({
      path: 'class',
      says: `"${given.purpose}" is a marketing purpose; its messages cannot be transactional`,
    })
  if (given.promotion && given.class !== 'transactional')
    faults.push({ path: 'promotion', says: 'only a transactional message has a promotion apart; put it into content' })
  return faults
}

const topicFaults = ({ topics = [] }: Shape, policy: Policy): Fault[] =>
  topics
    .map((topic, i) => ({ topic, path: `topics.${i}` }))
    .filter(({ topic }) => !Object.hasOwn(policy.topics, topic))
    .map(({ topic, path }) => ({
      path,
      says: `"${topic}" is not a topic of the policy; declared are ${Object.keys(policy.topics).join(', ') || 'none'}`,
    }))

function parsePromotion(content: Content, blocks: Json[]): Result<Content['blocks'], Fault[]> {
  const whole = parseContent({ subject: content.subject, locale: content.locale, blocks })
  return whole.ok ? ok(whole.value.blocks) : whole
}

function timeOf(send: string | undefined, faults: Fault[]): number | undefined {
  if (send === undefined || send === 'now') return undefined
  const written = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(send) && isCalendarDate(send.slice(0, 10))
  const at = written ? Date.parse(send) : Number.NaN
  if (Number.isNaN(at))
    faults.push({
      path: 'timing.send',
      says: 'must be "now" or a time with its offset, such as 2026-12-01T10:00:00+01:00',
    })
  return Number.isNaN(at) ? undefined : at
}
