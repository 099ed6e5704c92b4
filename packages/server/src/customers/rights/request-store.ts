import type { Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { DataKey } from '../../adapters/keys/index.ts'
import type { Store, Tables, Write } from '../../adapters/store/index.ts'
import { existingKey } from '../../record/index.ts'
import type { RequestState, RequestVia, RequestWords, RightsRequest, Stage } from './request.ts'
import type { DeskRight, Identity } from './right.ts'

type Row = Tables['rights_requests']

const sealedFor = (customer: string, request: string): string => `rights_requests|${customer}|${request}`

const keyOfRow = ({ customer, request }: Pick<RightsRequest, 'customer' | 'request'>) => ({ customer, request })

/** A request comes into being. `key`: the customer's for the record, under which the words stay as long as the entries do. */
export function requestRow(ground: Ground, key: DataKey, request: RightsRequest, words: RequestWords): Write {
  const sealed = sealWords(ground, key, request, words)
  return {
    do: 'insert',
    table: 'rights_requests',
    row: { ...keyOfRow(request), version: 1, ...columnsOf(request), sealed },
  }
}

/** What a step changed, if nobody else changed it meanwhile. */
export function requestPatch(
  ground: Ground,
  before: RightsRequest,
  changes: Partial<RightsRequest>,
  words?: { readonly key: DataKey; readonly words: RequestWords },
) {
  const key = keyOfRow(before)
  const sealed = words && { sealed: sealWords(ground, words.key, before, words.words) }
  const set = { ...columnsOf({ ...before, ...changes }), ...sealed }
  return {
    expect: [{ table: 'rights_requests' as const, key, version: before.version }],
    writes: [{ do: 'patch' as const, table: 'rights_requests' as const, key, set }],
  }
}

const sealWords = (
  ground: Ground,
  key: DataKey,
  { customer, request }: RightsRequest,
  words: RequestWords,
): Uint8Array => ground.keys.seal(key, sealedFor(customer, request), new TextEncoder().encode(JSON.stringify(words)))

function columnsOf(request: RightsRequest) {
  return {
    right: request.right,
    state: request.state,
    via: request.via,
    identity: request.identity,
    received_at: request.receivedAt,
    due_at: request.dueAt,
    due_by: request.dueBy,
    first_due_at: request.firstDueAt,
    acknowledge_by: request.acknowledgeBy ?? null,
    acknowledged_at: request.acknowledgedAt ?? null,
    extended_at: request.extendedAt ?? null,
    clarify_asked_at: request.clarifyAskedAt ?? null,
    clarify_answered_at: request.clarifyAnsweredAt ?? null,
    settled_at: request.settledAt ?? null,
    reason: request.reason ?? null,
    appeal_of: request.appealOf ?? null,
    purposes: request.purposes === undefined ? null : JSON.stringify(request.purposes),
    stage: request.stage,
    handled_by: request.handledBy ?? null,
  }
}

export function requestOf(row: Omit<Row, 'sealed'>): RightsRequest {
  const optional = {
    acknowledgeBy: row.acknowledge_by,
    acknowledgedAt: row.acknowledged_at,
    extendedAt: row.extended_at,
    clarifyAskedAt: row.clarify_asked_at,
    clarifyAnsweredAt: row.clarify_answered_at,
    settledAt: row.settled_at,
    reason: row.reason,
    appealOf: row.appeal_of,
    handledBy: row.handled_by,
  }
  return {
    customer: row.customer,
    request: row.request,
    version: row.version,
    right: row.right as DeskRight,
    state: row.state as RequestState,
    via: row.via as RequestVia,
    identity: row.identity as Identity,
    receivedAt: row.received_at,
    dueAt: row.due_at,
    dueBy: row.due_by,
    firstDueAt: row.first_due_at,
    stage: row.stage as Stage,
    ...(row.purposes === null ? {} : { purposes: JSON.parse(row.purposes) as string[] }),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null)),
  }
}

/** One request of a customer. */
export async function readRequest(
  { store }: Ground,
  key: Pick<RightsRequest, 'customer' | 'request'>,
): Promise<RightsRequest | undefined> {
  const row = await store.get('rights_requests', keyOfRow(key))
  return row && requestOf(row)
}

/** A request by its own name alone, for staff. */
export async function findRequest({ store }: Ground, request: string): Promise<RightsRequest | undefined> {
  const row = await store.get('rights_requests', { request })
  return row && requestOf(row)
}

/** What was said in free words; nothing once the customer was erased. */
export async function wordsOfRequest(
  ground: Ground,
  { customer, request }: Pick<RightsRequest, 'customer' | 'request'>,
): Promise<RequestWords> {
  const row = await ground.store.get('rights_requests', { customer, request })
  const ring = row?.sealed ? await existingKey(ground, customer, 'record') : undefined
  if (!row?.sealed || !ring) return {}
  const plain = ground.keys.unseal(ring.key, sealedFor(customer, request), row.sealed)
  return JSON.parse(new TextDecoder().decode(plain)) as RequestWords
}

/** Everything these customers asked for, newest first. */
export async function requestsOf({ store }: Ground, customers: readonly string[]): Promise<RightsRequest[]> {
  const rows = await store.among('rights_requests', 'customer', customers)
  return rows.map(requestOf).toSorted((a, b) => b.receivedAt - a.receivedAt || (a.request < b.request ? 1 : -1))
}

/** Where a list goes on: after this one. */
export type QueuePlace = { readonly at: Instant; readonly request: string }

/** What is open, the next due first. */
export async function openRequests(store: Store, limit: number, after?: QueuePlace): Promise<RightsRequest[]> {
  const rows = await store.db
    .selectFrom('rights_requests')
    .selectAll()
    .where('settled_at', 'is', null)
    .$if(after !== undefined, query =>
      query.where(({ eb, or, and }) =>
        or([eb('due_at', '>', after!.at), and([eb('due_at', '=', after!.at), eb('request', '>', after!.request)])]),
      ),
    )
    .orderBy('due_at')
    .orderBy('request')
    .limit(limit)
    .execute()
  return rows.map(requestOf)
}

/** What was settled, newest first. */
export async function settledRequests(store: Store, limit: number, after?: QueuePlace): Promise<RightsRequest[]> {
  const rows = await store.db
    .selectFrom('rights_requests')
    .selectAll()
    .where('settled_at', 'is not', null)
    .$if(after !== undefined, query =>
      query.where(({ eb, or, and }) =>
        or([
          eb('settled_at', '<', after!.at),
          and([eb('settled_at', '=', after!.at), eb('request', '<', after!.request)]),
        ]),
      ),
    )
    .orderBy('settled_at', 'desc')
    .orderBy('request', 'desc')
    .limit(limit)
    .execute()
  return rows.map(requestOf)
}

/** How many open requests stand at each stage, as staff were last told. */
export async function countStages(store: Store): Promise<ReadonlyMap<Stage, number>> {
  const rows = await store.db
    .selectFrom('rights_requests')
    .select(['stage', eb => eb.fn.countAll<number>().as('n')])
    .where('settled_at', 'is', null)
    .groupBy('stage')
    .execute()
  return new Map(rows.map(row => [row.stage as Stage, Number(row.n)]))
}
