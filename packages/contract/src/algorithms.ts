import { Type } from 'typebox'
import { Instant, Nullable, oneOf, strict } from './common.ts'

const verdicts = ['resume', 'keep', 'cap', 'fallback', 'stop'] as const

/**
 * How an algorithm is held back. `cap`: it makes the share `share` of its decisions, the others go by lot. `fallback`: all go by
 * lot, or use nothing of a person. `stop`: it does nothing. `finding` set it.
 */
export const Interlock = Type.Object({
  kind: oneOf(['none', 'cap', 'fallback', 'stop'] as const),
  since: Nullable(Instant),
  finding: Nullable(Type.String()),
  share: Nullable(Type.Number()),
})
export type Interlock = Type.Static<typeof Interlock>

const Watch = Type.Object({
  by: Type.Array(Type.String()),
  tolerance: Type.Number(),
  alpha: Type.Number(),
  on_alarm: oneOf(['report', 'cap', 'fallback', 'stop'] as const),
})

/** An algorithm of the policy. `decisions` counts them by how they were taken, as far as audits have counted. */
export const Algorithm = Type.Object({
  name: Type.String(),
  kind: oneOf(['offer', 'suggestions'] as const),
  text: Nullable(Type.String()),
  owner: Type.String(),
  purpose: Type.String(),
  inputs: Type.Array(Type.String()),
  watch: Nullable(Watch),
  interlock: Interlock,
  decisions: Type.Record(Type.String(), Type.Integer()),
  open_findings: Type.Integer(),
  page: Type.String({ description: 'What everybody may read of it' }),
})
export type Algorithm = Type.Static<typeof Algorithm>

/** A group of people. One of fewer than ten, or one that would give such a group away, is hidden and has no numbers. */
const GroupStanding = Type.Object({
  group: Type.String(),
  hidden: Type.Boolean(),
  people: Nullable(Type.Integer()),
  decisions: Nullable(Type.Integer()),
  rate: Nullable(Type.Number()),
  low: Nullable(Type.Number({ description: 'With high, an interval at 95 % that holds however often one looks' })),
  high: Nullable(Type.Number()),
  ratio: Nullable(Type.Number({ description: 'Its rate by that of the reference' })),
  verdict: Nullable(oneOf(['no disparity found', 'watch', 'disparity', 'cannot tell'] as const)),
})

/** What watching by one attribute has shown since it began. */
const AttributeStanding = Type.Object({
  attribute: Type.String(),
  since: Instant,
  tolerance: Type.Number(),
  reference: Type.String(),
  groups: Type.Array(GroupStanding),
  unknown: Type.Integer({ description: 'Decisions about people whose group is not known' }),
})

const Side = Type.Object({ decisions: Type.Integer(), selected: Type.Integer(), people: Type.Integer() })

const Evidence = Type.Object({
  attribute: Type.String(),
  group: Type.String(),
  reference: Type.String(),
  tolerance: Type.Number(),
  alpha: Type.Number({ description: 'The chance of a false alarm that this stream was allowed' }),
  of_group: Side,
  of_reference: Side,
  ratio: Nullable(Type.Number()),
  evidence: Type.Number({ description: 'The e-value; an alarm is raised at 1/alpha' }),
})

/** What an audit raised, or a person, and what a person decided. `interlock` held from the moment it was opened. */
export const Finding = Type.Object({
  finding: Type.String(),
  version: Type.Integer(),
  algorithm: Type.String(),
  opened_at: Instant,
  kind: oneOf(['disparity', 'exposure', 'by-hand'] as const),
  state: oneOf(['open', 'decided'] as const),
  evidence: Nullable(Evidence),
  interlock: Interlock,
  decision: Nullable(
    Type.Object({
      by: Type.String(),
      at: Instant,
      verdict: oneOf(verdicts),
      reason: Type.String(),
      interlock: Interlock,
    }),
  ),
})
export type Finding = Type.Static<typeof Finding>

/** What each provider or category got of what is seen, by position, beside what it is to get. */
const BalanceStanding = Type.Object({
  by: oneOf(['provider', 'category'] as const),
  since: Nullable(Instant),
  groups: Type.Array(
    Type.Object({
      group: Type.String(),
      target: Type.Number(),
      shown: Nullable(Type.Number({ description: 'Null before anything was counted' })),
    }),
  ),
})

export const AlgorithmWithAudits = Type.Object({
  algorithm: Algorithm,
  audits: Type.Array(AttributeStanding),
  balance: Nullable(BalanceStanding),
  findings: Type.Array(Finding),
})
export type AlgorithmWithAudits = Type.Static<typeof AlgorithmWithAudits>

export const FindingsQuery = Type.Object(
  {
    algorithm: Type.Optional(Type.String({ maxLength: 64 })),
    state: Type.Optional(oneOf(['open', 'decided'] as const)),
  },
  strict,
)

const reason = Type.String({ maxLength: 1_000, description: 'At least 10 letters; customers read it' })
const share = Type.Optional(Type.Number({ description: 'For cap: the share of decisions the algorithm still makes' }))

/** `resume`: it decides freely again, and watching begins anew. `keep`: all stays as it is. */
export const FindingDecisionAsk = Type.Object({ verdict: oneOf(verdicts), reason, share }, strict)
export const InterlockAsk = Type.Object(
  { verdict: oneOf(['resume', 'cap', 'fallback', 'stop'] as const), reason, share },
  strict,
)

/** What a turn of the watching job did. `waiting`: decisions that wait until enough have come to choose groups from. */
export const WatchTurn = Type.Object({
  counted: Type.Integer(),
  judged: Type.Integer(),
  waiting: Type.Integer(),
  opened: Type.Array(Finding),
})
export type WatchTurn = Type.Static<typeof WatchTurn>
