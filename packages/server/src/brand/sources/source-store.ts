import type { Store, Tables, Write } from '../../adapters/store/index.ts'
import type { Source, SourceKind, Vouch } from './source.ts'
import { keyIdOf, type WriteKey } from './write-key.ts'

type Row = Tables['sources']

export const sourceOf = (row: Row): Source => ({
  source: row.source,
  version: row.version,
  kind: row.kind as SourceKind,
  ...(row.vouch === null ? {} : { vouch: JSON.parse(row.vouch) as Vouch }),
  origins: JSON.parse(row.origins) as string[],
  perSecond: row.per_second,
  childDirected: row.child_directed === 1,
  createdAt: row.created_at,
  ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
})

export const sourceRow = (source: Source): Write => ({
  do: 'insert',
  table: 'sources',
  row: {
    source: source.source,
    version: source.version,
    kind: source.kind,
    ...vouchColumns(source.vouch),
    origins: JSON.stringify(source.origins),
    per_second: source.perSecond,
    child_directed: source.childDirected ? 1 : 0,
    created_at: source.createdAt,
    closed_at: source.closedAt ?? null,
  },
})

export const vouchColumns = (vouch: Vouch | undefined) => ({
  consent: vouch === undefined ? 'strict' : 'vouched',
  vouch: vouch === undefined ? null : JSON.stringify(vouch),
})

/** A source by its name, closed ones too. */
export async function readSource(store: Store, name: string): Promise<Source | undefined> {
  const row = await store.get('sources', { source: name })
  return row && sourceOf(row)
}

/** All sources by name, closed ones last. */
export async function listSources({ db }: Store): Promise<Source[]> {
  const rows = await db.selectFrom('sources').selectAll().orderBy('source').limit(1_000).execute()
  const all = rows.map(sourceOf)
  return [...all.filter(each => each.closedAt === undefined), ...all.filter(each => each.closedAt !== undefined)]
}

export type KeptKey = WriteKey & { readonly hash: string }

/** The keys of a source, or of all sources, newest first, revoked ones too. */
export async function readKeys({ db }: Store, source?: string): Promise<KeptKey[]> {
  const all = db.selectFrom('write_keys').selectAll().orderBy('created_at', 'desc').orderBy('key_hash')
  const rows = await (source === undefined ? all : all.where('source', '=', source)).execute()
  return rows.map(row => ({
    key: keyIdOf(row.key_hash),
    hash: row.key_hash,
    source: row.source,
    shown: row.shown,
    createdAt: row.created_at,
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
  }))
}

/** The keys of a source without their hashes, for staff and API. */
export async function listWriteKeys(store: Store, source?: string): Promise<WriteKey[]> {
  return (await readKeys(store, source)).map(({ hash, ...key }) => key)
}
