import { err, type Instant, type Json, ok, type Result } from '@candor/terms'
import type { RefusedFor } from '../../../brand/sources/index.ts'
import { addressTrait, addressTraits } from './address-trait.ts'
import { happenedAt, readTimes } from './clock.ts'
import { changeOfMind, readConsent } from './consent-signal.ts'
import { type CallType, callTypes, type Incoming } from './incoming.ts'
import { isObject, type JsonObject } from './read-value.ts'

/** Why one call cannot be used, for the tally and, in words, for whoever sent it. */
export type Unusable = { readonly why: RefusedFor; readonly says: string }

/** What all calls of one request share. */
export type Around = {
  readonly receivedAt: Instant
  readonly gpc: boolean
  /** The request's own members: `context` and `integrations` are merged into each call, the call's own words winning. */
  readonly batch: JsonObject
}

const longestId = 1_000
const ids = ['userId', 'anonymousId', 'previousId', 'groupId'] as const
type Ids = { [K in (typeof ids)[number]]?: string }

/**
 * Reads one call. `type` is what the path says; a call in a batch says it itself. Numbers stand for their text where a text is
 * expected, as real servers take them; whatever else has the wrong type makes the call unusable or, where the call can do
 * without it, is as if it were not there.
 */
export function readCall(call: JsonObject, type: CallType | undefined, around: Around): Result<Incoming, Unusable> {
  const kind = type ?? typeOf(call['type'])
  if (!kind) return err({ why: 'not-declared', says: `type is none of ${callTypes.join(', ')}` })
  const who = readIds(call)
  if (!who.ok) return who
  const event = merged(call, around.batch)
  const missing = whatLacks(kind, who.value, call, event)
  if (missing) return err(missing)
  const name = nameOf(kind, call)
  const messageId = textOf(call['messageId'])
  const consent = readConsent(event['context'], kind === 'track' && name === changeOfMind)
  const times = readTimes(call, around.batch)
  const at = happenedAt(times, around.receivedAt)
  return ok({
    type: kind,
    name,
    at,
    ...(times.made === undefined || times.made >= at ? {} : { saidAt: times.made }),
    event,
    gpc: around.gpc,
    ...who.value,
    ...(messageId === undefined ? {} : { messageId }),
    ...(consent === undefined ? {} : { consent }),
  })
}

function typeOf(value: Json | undefined): CallType | undefined {
  return callTypes.find(type => type === value)
}

function readIds(call: JsonObject): Result<Readonly<Ids>, Unusable> {
  const found: Ids = {}
  for (const id of ids) {
    const value = call[id]
    if (value === undefined || value === null || value === '') continue
    const text = textOf(value)
    if (text === undefined) return err({ why: 'without-id', says: `${id} is neither a text nor a number` })
    if (text.length > longestId) return err({ why: 'without-id', says: `${id} is longer than 1,000 characters` })
    found[id] = text
  }
  return ok(found)
}

/** The text of a member; a number stands for its text. Undefined for the empty text and everything else. */
function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

function whatLacks(
  type: CallType,
  who: Readonly<Ids>,
  call: JsonObject,
  event: Incoming['event'],
): Unusable | undefined {
  if (type === 'alias' && !(who.userId && who.previousId))
    return { why: 'without-id', says: 'alias needs previousId and userId' }
  // An address may name somebody too; whether this source may say so is asked when the customer is looked for.
  const isNamed = who.userId || who.anonymousId || addressTraits.some(trait => addressTrait(event, trait) !== undefined)
  if (!isNamed) return { why: 'without-id', says: 'neither userId nor anonymousId is there' }
  if (type === 'group' && !who.groupId) return { why: 'without-id', says: 'group needs groupId' }
  if (type === 'track' && !textOf(call['event'])) return { why: 'without-name', says: 'track needs event' }
  return undefined
}

/** The event of a `track`; pages and screens say their name beside the properties or among them. */
function nameOf(type: CallType, call: JsonObject): string {
  if (type === 'track') return textOf(call['event']) ?? ''
  if (type !== 'page' && type !== 'screen') return ''
  const properties = call['properties']
  return textOf(call['name']) ?? (isObject(properties) ? textOf(properties['name']) : undefined) ?? ''
}

function merged(call: JsonObject, batch: JsonObject): JsonObject {
  if (batch['context'] === undefined && batch['integrations'] === undefined) return call
  const context = together(batch['context'], call['context'])
  const integrations = together(batch['integrations'], call['integrations'])
  return { ...call, ...(context ? { context } : {}), ...(integrations ? { integrations } : {}) }
}

function together(shared: Json | undefined, own: Json | undefined): JsonObject | undefined {
  if (!isObject(shared)) return isObject(own) ? own : undefined
  return isObject(own) ? { ...shared, ...own } : shared
}
