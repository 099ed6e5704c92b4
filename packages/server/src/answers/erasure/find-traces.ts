import { sql } from 'kysely'
import { findInFiles } from '../../adapters/files/index.ts'
import type { Ground } from '../../adapters/ground.ts'

/** A place where words were found. `documented`: why something may be there. */
export type Trace = {
  readonly place: string
  readonly n: number
  /** Which of the words, counted from 0. */
  readonly words: readonly number[]
  readonly documented?: string
}
export type TracesFound = {
  readonly words: number
  readonly rows: number
  readonly bytes: number
  readonly found: readonly Trace[]
  readonly undocumented: number
}

const tombstones = 'who was erased, by an id that stands for nothing any more, so that a backup is erased again'

/** Where an id of nobody may stay, and why. */
const documented: { readonly [place: string]: string } = {
  'keys/tombstones': tombstones,
  // A key folder may lie elsewhere and have another name.
  tombstones,
  'rights_requests.customer': 'that a request was answered in time, without a word of it',
}

const columns = ['rights_requests.customer'] as const
const databaseFiles = /^candor\.db(-wal)?$/

/**
 * Looks for words in every column of every table, read through the store, and in every file under these folders, byte by byte:
 * database, write-ahead log, log, keys, what was left over. Values that are sealed are found only while they can be opened, and
 * then by nobody who looks like this: what is searched for is what rests in clear.
 */
export async function findTraces(
  ground: Pick<Ground, 'store'>,
  words: readonly string[],
  folders: readonly string[],
): Promise<TracesFound> {
  const needles = words.map(word => ({ text: word, spellings: spellingsOf(word) }))
  const found = new Map<string, { n: number; words: Set<number> }>()
  const note = (place: string, word: number) => {
    const known = found.get(place) ?? { n: 0, words: new Set<number>() }
    found.set(place, { n: known.n + 1, words: known.words.add(word) })
  }
  const rows = await inTables(ground, needles, note)
  const bytes = await findInFiles(
    folders,
    needles.map(({ spellings }) => spellings),
    note,
  )
  const traces = [...found].flatMap(([place, { n, words: which }]) => tracesAt(place, n, which, found))
  const undocumented = traces.filter(trace => trace.documented === undefined).length
  return { words: words.length, rows, bytes, found: traces, undocumented }
}

type Found = { readonly n: number; readonly words: ReadonlySet<number> }

/** A file of the database holds what its tables hold: a word that a documented column explains is explained there too. */
function tracesAt(place: string, n: number, words: ReadonlySet<number>, all: ReadonlyMap<string, Found>): Trace[] {
  const why = (word: number): string | undefined => {
    if (!databaseFiles.test(place)) return documented[place]
    const column = columns.find(one => all.get(one)?.words.has(word))
    return column && documented[column]
  }
  return [...Map.groupBy(words, why)].map(([says, which]) => ({
    place,
    n,
    words: which.toSorted((a, b) => a - b),
    ...(says === undefined ? {} : { documented: says }),
  }))
}

/** As it is written, and as it stands inside JSON. */
function spellingsOf(word: string): Buffer[] {
  const spellings = new Set([word, word.toLowerCase(), JSON.stringify(word).slice(1, -1)])
  return [...spellings].map(text => Buffer.from(text))
}

type Needle = { readonly spellings: readonly Buffer[] }

async function inTables(
  { store }: Pick<Ground, 'store'>,
  needles: readonly Needle[],
  note: (place: string, word: number) => void,
): Promise<number> {
  let all = 0
  // Introspection of PostgreSQL names a partition or a view apart; each name is read once.
  const tables = new Set((await store.db.introspection.getTables()).map(({ name }) => name))
  for (const table of [...tables].sort()) {
    const query = sql`SELECT * FROM ${sql.table(table)}`.compile(store.db)
    for await (const rows of store.scan<{ [column: string]: unknown }>(query)) {
      all += rows.length
      for (const row of rows)
        for (const [column, value] of Object.entries(row))
          if (typeof value === 'string' || value instanceof Uint8Array)
            for (const [word, { spellings }] of needles.entries())
              if (holds(value, spellings)) note(`${table}.${column}`, word)
    }
  }
  return all
}

function holds(value: string | Uint8Array, spellings: readonly Buffer[]): boolean {
  const bytes = Buffer.from(value as string)
  return spellings.some(spelling => bytes.includes(spelling))
}
