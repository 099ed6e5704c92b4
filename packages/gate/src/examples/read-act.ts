import { type Act, actKinds, channels, dials, type LawfulBasis, lawfulBases, obligations } from '@candor/terms'
import { type Fields, optional, present, type Reading } from './reading.ts'

/** Fields of an act that rules of the law packs read; an example may carry them although this gate does not look at them. */
const readByLawPacks = [
  ...['b2bRelationship', 'relevantToRole', 'ongoingContract', 'aiAgent', 'spamRate', 'technology', 'strictlyNecessary'],
  ...[
    'usesSensitive',
    'healthData',
    'necessary',
    'excessFields',
    'surface',
    'purposeIncompatible',
    'contract',
    'transfer',
  ],
  ...['equalProtection', 'bindingSafeguards', 'automation', 'effect', 'ground', 'highRisk', 'becauseRightsExercised'],
  ...[
    'retentionEnd',
    'legalHold',
    'indefinite',
    'right',
    'step',
    'via',
    'obstacle',
    'clarification',
    'to',
    'incentive',
  ],
  ...['selection', 'fake', 'insider', 'reason', 'claimVerified', 'verifiedSteps', 'fakeIndicators', 'audience'],
  'controlledSiteAsIndependent',
]
const ownFields = [
  ...['kind', 'purpose', 'channel', 'messageClass', 'contentFlags', 'lacks', 'subject', 'basis', 'reply', 'product'],
  ...['sender', 'level'],
]

/** The act of an example. */
export function readAct(value: unknown, reading: Reading): Act {
  const act = reading.record(value, 'act', [...ownFields, ...readByLawPacks])
  const text = reading.text.bind(reading)
  const word = <const T>(field: string, words: readonly T[]): T | undefined =>
    optional(act[field], `act.${field}`, (found, path) => reading.oneOf(found, path, words))
  return present<Act>({
    kind: reading.oneOf(act['kind'], 'act.kind', actKinds),
    purpose: text(act['purpose'], 'act.purpose'),
    channel: word('channel', channels),
    messageClass: word('messageClass', ['transactional', 'marketing']),
    contentFlags: optional(act['contentFlags'], 'act.contentFlags', (found, path) => reading.list(found, path, text)),
    lacks: optional(act['lacks'], 'act.lacks', (found, path) =>
      reading.list(found, path, (duty, at) => reading.oneOf(duty, at, obligations)),
    ),
    subject: optional(act['subject'], 'act.subject', text),
    basis: word('basis', lawfulBases) ?? impliedBasis(act),
    reply: optional(act['reply'], 'act.reply', reading.flag.bind(reading)),
    product: word('product', ['similar', 'different']),
    sender: word('sender', ['self', 'affiliate']),
    level: word('level', dials),
  })
}

/** What is necessary for the service asked for rests on the contract; a decision may name its ground (GDPR Art. 22(2)). */
function impliedBasis(act: Fields): LawfulBasis | undefined {
  if (act['ground'] === 'contract-necessary' || act['necessary'] === true || act['strictlyNecessary'] === true)
    return 'contract'
  return act['ground'] === 'law' ? 'legal-duty' : undefined
}
