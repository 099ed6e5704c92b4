import { type Said, timeOf } from '@candor/contract'
import { err, type Fault, type Instant, ok, type Result } from '@candor/terms'
import type { Policy, Purpose } from '../../brand/policy/index.ts'
import type { Saying } from '../../customers/consent/index.ts'
import { badTime } from './bad-time.ts'

/** What a customer said, against the policy. All faults at once; a yes without full evidence is one. */
export function readSaid(said: readonly Said[], policy: Policy, now: Instant): Result<Saying[], Fault[]> {
  const read = said.map((one, i) => readOne(one, `said.${i}`, policy, now))
  const faults = read.flatMap(one => (one.ok ? [] : one.error))
  return faults.length > 0 ? err(faults) : ok(read.flatMap(one => (one.ok ? [one.value] : [])))
}

type Read = Result<Saying, Fault[]>

function readOne(said: Said, path: string, policy: Policy, now: Instant): Read {
  const { kind } = said
  const fields = Object.keys(said).filter(field => field !== 'kind')
  const faults = [
    ...fields
      .filter(field => !may[kind].includes(field))
      .map(field => ({ path: `${path}.${field}`, says: `does not belong to a ${kind}` })),
    ...must[kind]
      .filter(field => !fields.includes(field))
      .map(field => ({ path: `${path}.${field}`, says: 'is missing' })),
  ]
  if (faults.length > 0) return err(faults)
  if (kind === 'preference') return preference(said, path, policy)
  return kind === 'consent' ? consent(said, path, policy, now) : no(said, kind, path, policy)
}

const aimed = ['purpose', 'channel'] as const
const must: Record<Said['kind'], readonly string[]> = {
  consent: [...aimed, 'type', 'evidence'],
  refusal: aimed,
  withdrawal: aimed,
  objection: aimed,
  preference: ['value'],
}
const may: typeof must = { ...must, consent: [...must.consent, 'opt_out_offered', 'parental'] }

function no(
  { purpose = '', channel = 'any' }: Said,
  kind: 'refusal' | 'withdrawal' | 'objection',
  path: string,
  policy: Policy,
): Read {
  const known = purpose === 'any' || Object.hasOwn(policy.purposes, purpose)
  return known ? ok({ kind, purpose, channel }) : err([unknownPurpose(path, policy)])
}

/** A yes is for one purpose on one channel on which the policy lets it contact people; where it contacts nobody, on `any`. */
function consent(
  { purpose = '', channel = 'any', type, evidence, ...rest }: Said,
  path: string,
  policy: Policy,
  now: Instant,
): Read {
  const declared = Object.hasOwn(policy.purposes, purpose) ? policy.purposes[purpose] : undefined
  if (!declared || !type || !evidence) return err([unknownPurpose(path, policy)])
  const faults: Fault[] = []
  const wrong = channelFault(declared, purpose, channel)
  if (wrong !== undefined) faults.push({ path: `${path}.channel`, says: wrong })
  for (const field of ['text', 'version', 'surface'] as const)
    if (evidence[field].trim() === '') faults.push({ path: `${path}.evidence.${field}`, says: 'is blank' })
  const at = timeOf(evidence.at) ?? Number.NaN
  if (!(at <= now)) faults.push({ path: `${path}.evidence.at`, says: 'is not a time in the past' })
  if (faults.length > 0) return err(faults)
  const flags = {
    ...(rest.opt_out_offered ? { optOutOffered: true } : {}),
    ...(rest.parental ? { parental: true } : {}),
  }
  return ok({ kind: 'consent', purpose, channel, type, evidence: { ...evidence, at }, ...flags })
}

function channelFault({ channels }: Purpose, purpose: string, channel: string): string | undefined {
  if (channels.length === 0 && channel !== 'any')
    return `"${purpose}" contacts nobody; a yes to it is on the channel any`
  const isOpen = channels.length === 0 || channels.some(one => one === channel)
  return isOpen ? undefined : `the policy does not let "${purpose}" contact people by ${channel}`
}

const unknownPurpose = (path: string, policy: Policy): Fault => ({
  path: `${path}.purpose`,
  says: `is not a purpose of the policy; declared are ${Object.keys(policy.purposes).join(', ')}`,
})

function preference({ value = {} }: Said, path: string, policy: Policy): Read {
  const { budgets, quiet_hours, paused_until, dial } = value
  const strange = value.avoid_topics?.find(topic => !Object.hasOwn(policy.topics, topic))
  if (strange !== undefined) return err([unknownTopic(`${path}.value.avoid_topics`, strange, policy)])
  const pausedUntil = paused_until === null ? 0 : paused_until === undefined ? undefined : timeOf(paused_until)
  if (paused_until && pausedUntil === undefined) return err([badTime(`${path}.value.paused_until`)])
  return ok({
    kind: 'preference',
    value: {
      ...(budgets ? { budgets } : {}),
      ...(quiet_hours
        ? { quietHours: quiet_hours.map(({ from, to, days }) => ({ from, to, ...(days ? { days } : {}) })) }
        : {}),
      ...(pausedUntil === undefined ? {} : { pausedUntil }),
      ...(dial ? { dial } : {}),
      ...protection(value),
    },
  })
}

function protection({ avoid_topics, guard, purchases_a_week, no_offers_at_night }: NonNullable<Said['value']>) {
  return {
    ...(avoid_topics ? { avoidTopics: avoid_topics.toSorted() } : {}),
    ...(guard ? { guard } : {}),
    ...(purchases_a_week === undefined ? {} : { purchasesAWeek: purchases_a_week ?? 0 }),
    ...(no_offers_at_night === undefined ? {} : { noOffersAtNight: no_offers_at_night }),
  }
}

const unknownTopic = (path: string, topic: string, { topics }: Policy): Fault => ({
  path,
  says: `"${topic}" is not a topic of the policy; declared are ${Object.keys(topics).join(', ') || 'none'}`,
})
