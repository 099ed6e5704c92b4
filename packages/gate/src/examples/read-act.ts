import {
  type Act,
  actKinds,
  channels,
  dials,
  type Incentive,
  lawfulBases,
  obligations,
  rights,
  type Transfer,
} from '@candor/terms'
import { type Fields, optional, present, type Reading } from './reading.ts'

/** Fields that hold one of a few words. */
const words = {
  channel: channels,
  messageClass: ['transactional', 'marketing'],
  product: ['similar', 'different'],
  sender: ['self', 'affiliate'],
  level: dials,
  technology: ['cookie', 'pixel', 'sdk'],
  surface: ['brand-site', 'online-platform', 'vlop'],
  recipient: ['processor', 'joint-controller', 'third-party'],
  automation: ['solely', 'human'],
  effect: ['significant', 'trivial'],
  ground: ['contract-necessary', 'law'],
  right: rights,
  step: ['acknowledge', 'respond', 'respond-extended'],
  via: ['one-click-header', 'link', 'reply', 'mail', 'other'],
  obstacle: ['login', 'fee', 'extra-data', 'several-pages'],
  to: ['authority', 'individuals'],
  reason: ['low-rating', 'negative-sentiment', 'private-data', 'abuse', 'illegal', 'off-topic'],
} as const satisfies { readonly [field in keyof Act]?: readonly string[] }

const flags = [
  ...([
    'reply',
    'b2bRelationship',
    'relevantToRole',
    'ongoingContract',
    'aiAgent',
    'strictlyNecessary',
    'learns',
  ] as const),
  ...(['necessary', 'usesSensitive', 'healthData', 'purposeIncompatible', 'contract', 'equalProtection'] as const),
  ...(['bindingSafeguards', 'highRisk', 'becauseRightsExercised', 'legalHold', 'indefinite', 'fake'] as const),
  ...([
    'insider',
    'claimVerified',
    'verifiedSteps',
    'fakeIndicators',
    'controlledSiteAsIndependent',
    'undeclared',
  ] as const),
] as const satisfies readonly (keyof Act)[]

const others = [
  ...['kind', 'purpose', 'contentFlags', 'lacks', 'subject', 'topics', 'basis', 'spamRate', 'excessFields', 'transfer'],
  ...['contractEnds', 'certificationEnds', 'retentionEnd', 'clarification', 'incentive', 'selection', 'audience'],
]

/** The act of an example. */
export function readAct(value: unknown, reading: Reading): Act {
  const act = reading.record(value, 'act', [...Object.keys(words), ...flags, ...others])
  const text = reading.text.bind(reading)
  const texts = (found: unknown, path: string): readonly string[] => reading.list(found, path, text)
  const at = <T>(field: keyof Act, read: (value: unknown, path: string) => T): T | undefined =>
    optional(act[field], `act.${field}`, read)
  return present<Act>({
    kind: reading.oneOf(act['kind'], 'act.kind', actKinds),
    purpose: text(act['purpose'], 'act.purpose'),
    ...readWords(act, reading),
    ...Object.fromEntries(flags.map(flag => [flag, at(flag, reading.flag.bind(reading))])),
    contentFlags: at('contentFlags', texts),
    lacks: at('lacks', (found, path) =>
      reading.list(found, path, (duty, where) => reading.oneOf(duty, where, obligations)),
    ),
    subject: at('subject', text),
    topics: at('topics', texts),
    basis: at('basis', (found, path) => reading.oneOf(found, path, lawfulBases)),
    spamRate: at('spamRate', reading.number.bind(reading)),
    excessFields: at('excessFields', texts),
    transfer: at('transfer', (found, path) => readTransfer(found, path, reading)),
    contractEnds: at('contractEnds', reading.instant.bind(reading)),
    certificationEnds: at('certificationEnds', reading.instant.bind(reading)),
    retentionEnd: at('retentionEnd', reading.instant.bind(reading)),
    clarification: at('clarification', (found, path) => readClarification(found, path, reading)),
    incentive: at('incentive', (found, path) => readIncentive(found, path, reading)),
    selection: at('selection', text),
    audience: at('audience', (found, path) => (Array.isArray(found) ? texts(found, path) : [text(found, path)])),
  })
}

function readWords(act: Fields, reading: Reading): Partial<Act> {
  const fields = Object.entries<readonly string[]>(words)
  return Object.fromEntries(
    fields.map(([field, allowed]) => [
      field,
      optional(act[field], `act.${field}`, (found, path) => reading.oneOf(found, path, allowed)),
    ]),
  )
}

function readTransfer(value: unknown, path: string, reading: Reading): Transfer {
  const transfer = reading.record(value, path, ['to', 'dpfCertified', 'adequate', 'mechanism', 'scc', 'tia'])
  const flag = (field: string): boolean | undefined =>
    optional(transfer[field], `${path}.${field}`, reading.flag.bind(reading))
  return present<Transfer>({
    to: reading.text(transfer['to'], `${path}.to`),
    dpfCertified: flag('dpfCertified'),
    adequate: flag('adequate'),
    mechanism: optional(transfer['mechanism'], `${path}.mechanism`, (found, where) =>
      reading.oneOf(found, where, ['privacy-shield', 'dpf', 'bcr', 'scc', 'adequacy', 'consent']),
    ),
    scc: flag('scc'),
    tia: flag('tia'),
  })
}

function readClarification(value: unknown, path: string, reading: Reading): NonNullable<Act['clarification']> {
  const found = reading.record(value, path, ['askedAt', 'answeredAt'])
  const askedAt = reading.instant(found['askedAt'], `${path}.askedAt`)
  const answeredAt = optional(found['answeredAt'], `${path}.answeredAt`, reading.instant.bind(reading))
  if (answeredAt !== undefined && answeredAt < askedAt)
    reading.refuse(`${path}.answeredAt`, 'must not be before askedAt')
  return present<NonNullable<Act['clarification']>>({ askedAt, answeredAt })
}

function readIncentive(value: unknown, path: string, reading: Reading): Incentive {
  const incentive = reading.record(value, path, ['value', 'conditionedOn'])
  return present<Incentive>({
    value: reading.number(incentive['value'], `${path}.value`),
    conditionedOn: optional(incentive['conditionedOn'], `${path}.conditionedOn`, (found, where) =>
      reading.oneOf(found, where, ['positive', 'negative', 'implied-positive']),
    ),
  })
}
