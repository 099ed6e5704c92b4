import type { ConsentType, Evidence, Fault, Instant, Json } from '@candor/terms'
import { consentTypes } from '@candor/terms'
import { context, dpvTerms, gdprTerms, readTermsOnly } from './terms.ts'

/** A yes of a record, whole; `at`: when it was indicated. */
export type ReadYes = {
  readonly purpose: string
  readonly channel: string
  readonly type: ConsentType
  readonly evidence: Evidence
  readonly at: Instant
  readonly optOutOffered?: true
  readonly parental?: true
}

export type ReadNo = {
  readonly purpose: string
  readonly channel: string
  readonly kind: 'refusal' | 'withdrawal' | 'objection'
  readonly at: Instant
}

/** What one record says, and what of it cannot be taken, with the place. A record about nobody or nothing has no `words`. */
export type ReadRecord = {
  readonly words?: {
    /** The brand's own ids of the customer. */
    readonly ids: readonly string[]
    readonly customer?: string
    readonly consents: readonly ReadYes[]
    readonly refusals: readonly ReadNo[]
  }
  readonly faults: readonly Fault[]
}

/** What the policy says of a purpose and its channels. */
export type Known = {
  channelsOf(purpose: string): readonly string[] | undefined
  readonly now: Instant
}

type Node = { readonly [name: string]: Json }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: Json | undefined): readonly Json[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as Json]

const typesOf = (node: Node): string[] => listOf(node['@type']).map(type => short(String(type)))
const hasType = (node: Node, type: string): boolean => typesOf(node).includes(`dpv:${type}`)

/** A term by its prefix, however it was written. */
function short(term: string): string {
  for (const [prefix, iri] of Object.entries(context))
    if (term.startsWith(iri)) return `${prefix}:${term.slice(iri.length)}`
  return term
}

const known = new Set<string>([
  ...[...dpvTerms, ...readTermsOnly].map(term => `dpv:${term}`),
  ...gdprTerms.map(term => `eu-gdpr:${term}`),
])

/** Every term of DPV in a tree that is not known, with where it stands. */
function* strange(value: Json, path: string): Generator<Fault> {
  if (typeof value === 'string') {
    const term = short(value)
    if (/^(dpv|eu-gdpr):[A-Za-z0-9-]+$/.test(term) && !known.has(term))
      yield { path, says: `"${term}" is no term that is read here` }
  } else if (Array.isArray(value)) for (const [i, part] of value.entries()) yield* strange(part as Json, `${path}.${i}`)
  else if (isNode(value))
    for (const [name, part] of Object.entries(value)) {
      const term = short(name)
      if (/^(dpv|eu-gdpr):/.test(term) && !known.has(term))
        yield { path: `${path}.${name}`, says: `"${term}" is no term that is read here` }
      yield* strange(part, `${path}.${name}`)
    }
}

const at = (node: Node, name: string): Json | undefined => {
  const found = Object.keys(node).find(key => short(key) === name)
  return found === undefined ? undefined : node[found]
}
const textAt = (node: Json | undefined, name: string): string | undefined => {
  const value = isNode(node) ? at(node, name) : undefined
  const plain = isNode(value) ? value['@value'] : value
  return typeof plain === 'string' ? plain : undefined
}

/** Reads one record strictly: an unknown term, purpose or state refuses it; an event that is not whole is left out with the place. */
export function readRecord(record: Node, path: string, policy: Known): ReadRecord {
  const faults = [...strange(record, path)]
  if (!hasType(record, 'ConsentRecord')) faults.push({ path: `${path}.@type`, says: 'must be dpv:ConsentRecord' })
  const subject = at(record, 'dpv:hasDataSubject')
  const ids = isNode(subject) ? listOf(at(subject, 'dct:identifier')).filter(id => typeof id === 'string') : []
  const customer = textAt(subject, 'candor:customer')
  if (ids.length === 0 && customer === undefined)
    faults.push({ path: `${path}.dpv:hasDataSubject`, says: 'names nobody: dct:identifier is missing' })
  const process = at(record, 'dpv:hasProcess')
  const purposes = listOf(isNode(process) ? at(process, 'dpv:hasPurpose') : undefined)
  const purpose = purposes.length === 1 ? textAt(purposes[0], 'dct:identifier') : undefined
  const purposePath = `${path}.dpv:hasProcess.dpv:hasPurpose`
  if (purpose === undefined) faults.push({ path: purposePath, says: 'must be one purpose with its dct:identifier' })
  else if (purpose !== 'any' && !policy.channelsOf(purpose))
    faults.push({ path: purposePath, says: `"${purpose}" is not a purpose of the policy` })
  if (faults.length > 0 || purpose === undefined) return { faults }
  return readEvents(record, path, policy, { ids, ...(customer === undefined ? {} : { customer }), purpose })
}

type Of = { readonly ids: readonly string[]; readonly customer?: string; readonly purpose: string }

const yeses = ['dpv:ConsentGiven', 'dpv:RenewedConsentGiven']
const noes: Record<string, ReadNo['kind']> = {
  'dpv:ConsentRefused': 'refusal',
  'dpv:ConsentWithdrawn': 'withdrawal',
  'dpv:ConsentRevoked': 'withdrawal',
  'dpv:ConsentTerminated': 'withdrawal',
  'dpv:ConsentInvalidated': 'withdrawal',
  'dpv:ConsentExpired': 'withdrawal',
}
const silent = ['dpv:ConsentUnknown', 'dpv:ConsentRequested', 'dpv:ConsentRequestDeferred']

function readEvents(record: Node, path: string, policy: Known, { purpose, ...whose }: Of): ReadRecord {
  const channel = textAt(record, 'candor:channel') ?? 'any'
  const faults: Fault[] = []
  const consents: ReadYes[] = []
  const refusals: ReadNo[] = []
  for (const [i, event] of listOf(at(record, 'dpv:hasConsentStatus')).entries()) {
    const place = `${path}.dpv:hasConsentStatus.${i}`
    const states = isNode(event) ? typesOf(event) : []
    const state = states.find(one => yeses.includes(one) || one in noes || silent.includes(one))
    if (!isNode(event) || state === undefined) {
      faults.push({ path: `${place}.@type`, says: 'is no state of consent' })
      continue
    }
    const when = instantOf(textAt(event, 'dpv:isIndicatedAtTime'))
    if (silent.includes(state)) continue
    if (state in noes) {
      const kind = textAt(event, 'candor:kind') === 'objection' ? 'objection' : noes[state]!
      // A no without a readable time, or with one to come, counts from now on.
      refusals.push({ purpose, channel, kind, at: Math.min(when ?? policy.now, policy.now) })
      continue
    }
    const yes = readYes(event, place, { purpose, channel, when }, policy)
    if (Array.isArray(yes)) faults.push(...yes)
    else consents.push(yes as ReadYes)
  }
  if (consents.length + refusals.length + faults.length === 0)
    faults.push({ path: `${path}.dpv:hasConsentStatus`, says: 'says nothing' })
  return { words: { ...whose, consents, refusals }, faults }
}

const instantOf = (text: string | undefined): Instant | undefined => {
  const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/
  const read = text !== undefined && shape.test(text) ? Date.parse(text) : Number.NaN
  return Number.isFinite(read) ? read : undefined
}

function readYes(
  event: Node,
  place: string,
  {
    purpose,
    channel,
    when,
  }: { readonly purpose: string; readonly channel: string; readonly when: Instant | undefined },
  policy: Known,
): ReadYes | Fault[] {
  const faults: Fault[] = []
  const missing = (name: string) =>
    faults.push({ path: `${place}.${name}`, says: 'is missing: a yes needs its whole evidence' })
  const notice = at(event, 'dpv:hasNotice')
  const [text, version] = [textAt(notice, 'dct:description'), textAt(notice, 'dct:hasVersion')]
  const [locale, surface] = [textAt(notice, 'dct:language'), textAt(event, 'dpv:hasIndicationMethod')]
  if (!text?.trim()) missing('dpv:hasNotice.dct:description')
  if (!version?.trim()) missing('dpv:hasNotice.dct:hasVersion')
  if (!locale?.trim()) missing('dpv:hasNotice.dct:language')
  if (!surface?.trim()) missing('dpv:hasIndicationMethod')
  if (when === undefined) missing('dpv:isIndicatedAtTime')
  else if (when > policy.now) faults.push({ path: `${place}.dpv:isIndicatedAtTime`, says: 'is not a time in the past' })
  const shown = instantOf(textAt(notice, 'dct:date')) ?? when
  if (shown !== undefined && when !== undefined && shown > when)
    faults.push({ path: `${place}.dpv:hasNotice.dct:date`, says: 'is later than the yes' })
  const type = typeIn(event)
  if (type === undefined)
    faults.push({
      path: `${place}.dpv:hasLegalBasis`,
      says: 'names no kind of express consent; candor:type can name another',
    })
  const allowed = policy.channelsOf(purpose) ?? []
  if (purpose === 'any' || !(allowed.length === 0 ? channel === 'any' : allowed.includes(channel)))
    faults.push({
      path: `${place}`,
      says: `a yes to "${purpose}" on the channel "${channel}" is none that the policy knows`,
    })
  if (faults.length > 0) return faults
  return {
    ...{ purpose, channel, type: type!, at: when! },
    evidence: { text: text!, version: version!, surface: surface!, locale: locale!, at: shown! },
    ...(at(event, 'candor:optOutOffered') === true ? { optOutOffered: true as const } : {}),
    ...(at(event, 'candor:parental') === true ? { parental: true as const } : {}),
  }
}

/** What is only implied is no yes here: the brand's own word for the kind must say what it rests on. */
function typeIn(event: Node): ConsentType | undefined {
  const own = textAt(event, 'candor:type')
  if (own !== undefined) return consentTypes.find(type => type === own)
  const bases = listOf(at(event, 'dpv:hasLegalBasis')).map(basis => short(String(basis)))
  if (bases.includes('dpv:ExplicitlyExpressedConsent')) return 'express'
  return bases.includes('dpv:ExpressedConsent') || bases.includes('eu-gdpr:A6-1-a') ? 'express' : undefined
}
