import type { TableName, Value } from './port.ts'
import type { Tables } from './tables.ts'

/** One look for the rows that hold one of these values in a column. */
export type Look = { readonly table: TableName; readonly column: string; readonly values: readonly Value[] }
type Rows = Tables[TableName][]

type Waiting = {
  readonly look: Look
  readonly resolve: (rows: Rows) => void
  readonly reject: (fault: unknown) => void
}

/**
 * Looks that are asked for in one turn of the event loop are taken together, as commits are: what they share (a snapshot, a
 * round trip) is then paid for once. `take` answers each look in order, or throws for all.
 */
export function gathered(take: (looks: readonly Look[]) => Promise<readonly Rows[]> | readonly Rows[]) {
  let waiting: Waiting[] = []
  const run = async () => {
    const asked = waiting
    waiting = []
    try {
      const answers = await take(asked.map(({ look }) => look))
      for (const [at, { resolve }] of asked.entries()) resolve(answers[at] ?? [])
    } catch (fault) {
      for (const { reject } of asked) reject(fault)
    }
  }
  return <T extends TableName>(
    table: T,
    column: keyof Tables[T] & string,
    values: readonly Value[],
  ): Promise<Tables[T][]> => {
    if (values.length === 0) return Promise.resolve([])
    return new Promise<Rows>((resolve, reject) => {
      if (waiting.length === 0) setImmediate(run)
      waiting.push({ look: { table, column, values }, resolve, reject })
    }) as Promise<Tables[T][]>
  }
}
