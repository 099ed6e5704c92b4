import type { Expectation, Store, Tables, Write } from '../../adapters/store/index.ts'
import type { Finding, FindingDecision } from './finding.ts'

type Body = Pick<Finding, 'kind' | 'evidence' | 'interlock'>

export const findingRow = ({ finding, algorithm, openedAt, kind, evidence, interlock, decision }: Finding): Write => ({
  do: 'insert',
  table: 'findings',
  row: {
    finding,
    version: 1,
    algorithm,
    opened_at: openedAt,
    body: JSON.stringify({ kind, ...(evidence ? { evidence } : {}), interlock } satisfies Body),
    decided_at: decision?.at ?? null,
    decision: decision ? JSON.stringify(decision) : null,
  },
})

/** Decides a finding, if nobody else did meanwhile. */
export function findingChange(
  { finding, version }: Finding,
  decision: FindingDecision,
): { expect: Expectation[]; writes: Write[] } {
  const key = { finding }
  const set = { decided_at: decision.at, decision: JSON.stringify(decision) }
  return {
    expect: [{ table: 'findings', key, version }],
    writes: [{ do: 'patch', table: 'findings', key, set }],
  }
}

export async function readFinding(store: Store, finding: string): Promise<Finding | undefined> {
  const row = await store.get('findings', { finding })
  return row && fromRow(row)
}

/** Every page and list shows so many at most. */
const most = 200

/** Findings, open ones first, then newest first; of one algorithm or of all. */
export async function listFindings(
  { db }: Store,
  ask: { readonly algorithm?: string; readonly open?: boolean } = {},
): Promise<Finding[]> {
  let query = db.selectFrom('findings').selectAll()
  if (ask.algorithm !== undefined) query = query.where('algorithm', '=', ask.algorithm)
  if (ask.open !== undefined) query = query.where('decided_at', ask.open ? 'is' : 'is not', null)
  const rows = await query
    .orderBy(eb => eb.case().when('decided_at', 'is', null).then(0).else(1).end())
    .orderBy('opened_at', 'desc')
    .orderBy('finding', 'desc')
    .limit(most)
    .execute()
  return rows.map(fromRow)
}

/** How many findings wait for a person. */
export async function countOpenFindings({ db }: Store): Promise<number> {
  const row = await db
    .selectFrom('findings')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('decided_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

function fromRow(row: Tables['findings']): Finding {
  return {
    finding: row.finding,
    version: Number(row.version),
    algorithm: row.algorithm,
    openedAt: Number(row.opened_at),
    ...(JSON.parse(row.body) as Body),
    ...(row.decision === null ? {} : { decision: JSON.parse(row.decision) as FindingDecision }),
  }
}
