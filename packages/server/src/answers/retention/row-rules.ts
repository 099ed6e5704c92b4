import { sql } from 'kysely'
import { endOfEvents } from '../../acts/collection/index.ts'
import type { TableName, Write } from '../../adapters/store/index.ts'
import {
  eventLimit,
  houseLimits,
  type Keeping,
  offerLimit,
  type Policy,
  personLimit,
} from '../../brand/policy/index.ts'
import { historyShortened } from '../../customers/history/index.ts'
import * as kept from '../../customers/kept/index.ts'
import type { DueRow, RowRule } from './rule.ts'

const remove =
  (table: TableName, key: readonly string[]): RowRule['end'] =>
  async (_, rows) => ({ writes: rows.map(row => ({ do: 'remove', table, key: keyIn(row, key) }) as Write) })

const keyIn = (row: DueRow, key: readonly string[]) => Object.fromEntries(key.map(column => [column, row[column]]))

type Plain = Omit<RowRule, 'end' | 'purpose' | 'whenHeld'> & Partial<Pick<RowRule, 'end' | 'purpose' | 'whenHeld'>>

const rule = (plain: Plain): RowRule => ({
  whenHeld: 'stays',
  purpose: 'house',
  end: remove(plain.table, plain.key),
  ...plain,
})

/** Of each kind of word a later one of the same kind stands in its place. What still decides is never over by itself. */
const replaced = sql`d.kind <> 'preference' AND EXISTS (SELECT 1 FROM choices AS later WHERE later.customer = d.customer
  AND later.purpose = d.purpose AND later.channel = d.channel AND later.at > d.at
  AND ((later.kind = 'consent' AND d.kind = 'consent') OR (later.kind IN ('refusal', 'withdrawal', 'objection') AND d.kind IN ('refusal', 'withdrawal', 'objection'))))`

/** Nothing is left that the word could keep from being used. */
const unneeded = sql`NOT EXISTS (SELECT 1 FROM events AS e WHERE e.customer = d.customer)
  AND NOT EXISTS (SELECT 1 FROM profiles AS p WHERE p.merged_into = d.customer)
  AND NOT EXISTS (SELECT 1 FROM profiles AS p WHERE p.customer = d.customer AND p.merged_into IS NOT NULL)`

/** What the house keeps of its own accord, each with its limit. */
export const houseRules = (policy: Policy): RowRule[] => [
  ...proofRules(policy.keeping),
  ...contactRules(policy.keeping),
  ...passingRules,
  ...outsideRules(policy),
  vaultRule(policy),
]

/** What proves what was decided, said and asked for. */
function proofRules({ record }: Keeping): RowRule[] {
  return [
    rule({
      name: 'record',
      table: 'entries',
      key: ['customer', 'entry'],
      since: 't',
      seconds: true,
      limit: record,
      only: sql`d.sealed IS NOT NULL`,
      says: 'What was decided and recorded, from when it was; of each its commitment stays in the log',
      end: unsealed,
    }),
    rule({
      name: 'choices',
      table: 'choices',
      key: ['customer', 'choice'],
      since: 'recorded_at',
      limit: record,
      only: replaced,
      says: 'What was said and has been replaced by a later word, with its evidence, from when it was recorded',
    }),
    rule({
      name: 'requests',
      table: 'rights_requests',
      key: ['customer', 'request'],
      since: 'settled_at',
      limit: record,
      only: sql`d.settled_at IS NOT NULL`,
      says: 'Requests to the rights desk, from when they were settled',
    }),
    rule({
      name: 'merges',
      table: 'merges',
      key: ['customer', 'merge'],
      since: 'undone_at',
      limit: record,
      only: sql`d.undone_at IS NOT NULL`,
      says: 'Merges that were undone, from when they were',
    }),
    rule({
      name: 'holds',
      table: 'legal_holds',
      key: ['customer', 'hold'],
      since: 'released_at',
      limit: record,
      only: sql`d.released_at IS NOT NULL`,
      says: 'Legal holds, from when they were released',
    }),
    rule({
      name: 'held',
      table: 'held_data',
      key: ['customer', 'held'],
      since: 'over_since',
      limit: houseLimits.held,
      says: 'What a legal hold kept past its limit, once no hold stands any more',
    }),
  ]
}

/** When and with what somebody was written to. */
function contactRules({ contacts, mails }: Keeping): RowRule[] {
  return [
    rule({
      name: 'contacts',
      table: 'dispatches',
      key: ['customer', 'act'],
      since: 'settled_at',
      limit: contacts,
      only: sql`d.settled_at IS NOT NULL`,
      says: 'When somebody was written to, from when that was settled',
      end: contactsEnd,
    }),
    rule({
      name: 'postbox',
      table: 'postbox',
      key: ['customer', 'message'],
      since: 'at',
      limit: mails,
      says: 'Mails kept instead of sent, from when they were',
    }),
    rule({
      name: 'deliveries',
      table: 'webhook_deliveries',
      key: ['customer', 'delivery'],
      since: 'at',
      limit: houseLimits.deliveries,
      says: 'What webhooks were told, from when it happened',
    }),
  ]
}

/** What passes by itself, whatever the policy says. */
const passingRules: readonly RowRule[] = [
  rule({
    name: 'happenings',
    table: 'outbox',
    key: ['customer', 'happening'],
    since: 'done_at',
    limit: houseLimits.happenings,
    only: sql`d.done_at IS NOT NULL`,
    says: 'What other parts of the house were told, from when they were',
  }),
  rule({
    name: 'codes',
    table: 'one_time_codes',
    key: ['customer', 'challenge'],
    since: 'expires_at',
    limit: houseLimits.codes,
    says: 'One-time codes, from when they ran out',
  }),
  rule({
    name: 'letters',
    table: 'way_in_letters',
    key: ['address'],
    since: 'at',
    limit: 'P1D',
    whenHeld: 'cannot',
    says: 'Who asked by address for a link to their rights, sealed and hashed, from when they did',
  }),
  rule({
    name: 'messages',
    table: 'messages_seen',
    key: ['message'],
    since: 'at',
    limit: houseLimits.messages,
    whenHeld: 'cannot',
    says: 'Marks of events taken in, so that none counts twice; they name nobody',
  }),
  rule({
    name: 'answers',
    table: 'idempotency',
    key: ['key'],
    since: 'at',
    limit: houseLimits.answers,
    whenHeld: 'cannot',
    says: 'Answers to calls that may be sent twice, from when they were given',
  }),
  rule({
    name: 'sessions',
    table: 'staff_sessions',
    key: ['token_hash'],
    since: 'expires_at',
    limit: houseLimits.sessions,
    whenHeld: 'cannot',
    says: 'Sessions of staff, from when they ended',
  }),
  rule({
    name: 'invites',
    table: 'staff_invites',
    key: ['token_hash'],
    since: 'expires_at',
    limit: houseLimits.invites,
    whenHeld: 'cannot',
    says: 'Invitations of staff, from when they ran out',
  }),
]

/** What concerns things of the brand, vendors, and what a law made the house keep. */
function outsideRules(policy: Policy): RowRule[] {
  const { record } = policy.keeping
  return [
    rule({
      name: 'unwanted',
      table: 'unwanted_items',
      key: ['customer', 'item'],
      since: 'at',
      limit: personLimit(policy),
      only: unneeded,
      says: 'Items somebody did not want used, once nothing is left that this could concern',
    }),
    rule({
      name: 'shares',
      table: 'shares',
      key: ['customer', 'share'],
      since: 'last_at',
      limit: record,
      says: 'Who got what about somebody, from when it was last shared',
    }),
    rule({
      name: 'vendor-tasks',
      table: 'vendor_tasks',
      key: ['task'],
      since: 'at',
      limit: record,
      whenHeld: 'cannot',
      says: 'What vendors were asked to do about somebody, from when they were; whom it means is sealed under a key of its own',
    }),
    rule({
      name: 'kept',
      table: 'kept_records',
      key: ['customer', 'record'],
      since: 'until',
      limit: houseLimits.kept,
      whenHeld: 'cannot',
      says: 'What a law made the house keep of somebody who was erased, at the end of that time',
      end: async (house, rows) => ({ writes: await kept.expire(house, newestOf(rows) + 1, rows.length) }),
    }),
  ]
}

/** Once nobody is asked any more, all of it goes. */
function vaultRule({ vault, purposes }: Policy): RowRule {
  const limit = (vault && purposes[vault.purpose]?.retention) ?? 'P0D'
  return rule({
    name: 'vault',
    table: 'fairness_answers',
    key: ['pseudonym'],
    since: 'given_at',
    limit,
    whenHeld: 'cannot',
    purpose: vault?.purpose ?? 'house',
    says: 'What people told for audits alone, from the day they did; nothing in it says whose it is',
  })
}

/** Events of one name; one that is declared no more goes with the longest of all purposes. */
export function eventRule(policy: Policy, name: string): RowRule {
  const declared = Object.hasOwn(policy.events, name) ? policy.events[name] : undefined
  return rule({
    name: `events: ${name}`,
    table: 'events',
    key: ['customer', 'event'],
    since: 'at',
    limit: eventLimit(policy, name),
    only: sql`d.name = ${name}`,
    whenHeld: 'put-away',
    purpose: declared?.purposes[0] ?? 'house',
    says: declared
      ? `${declared.text} (from when it happened)`
      : 'An event that is declared no more, from when it happened',
    end: (house, rows) =>
      endOfEvents(
        house,
        name,
        rows.map(({ customer, event, at }) => ({ customer: String(customer), event: String(event), at })),
      ),
  })
}

/** Decisions about the offers of one algorithm. */
export function offerRule(policy: Policy, name: string): RowRule {
  const algorithm = Object.hasOwn(policy.algorithms, name) ? policy.algorithms[name] : undefined
  return rule({
    name: `offers: ${name}`,
    table: 'offers_made',
    key: ['customer', 'entry'],
    since: 'at',
    limit: offerLimit(policy, name),
    only: sql`d.algorithm = ${name}`,
    purpose: algorithm?.purpose ?? 'house',
    says: 'Decisions whether to make an offer, from when they were made',
  })
}

const unsealed: RowRule['end'] = async (_, rows) => ({
  writes: rows.map(
    row => ({ do: 'patch', table: 'entries', key: keyIn(row, ['customer', 'entry']), set: { sealed: null } }) as Write,
  ),
})

const contactsEnd: RowRule['end'] = async (house, rows) => {
  return {
    writes: [
      await historyShortened(house.store, newestOf(rows) + 1),
      ...((await remove('dispatches', ['customer', 'act'])(house, rows)).writes ?? []),
    ],
  }
}

const newestOf = (rows: readonly DueRow[]): number => rows.reduce((latest, { at }) => Math.max(latest, at), 0)
