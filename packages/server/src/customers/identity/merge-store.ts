import type { Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'
import type { Merge, Moved, Shown } from './merge.ts'

/** Who stands for a customer: themselves, or whom they were found to be. Undefined when there is no such customer. */
export async function currentOf(ground: Ground, customer: string): Promise<string | undefined> {
  const row = await ground.store.get('profiles', { customer })
  return row && (row.merged_into ?? customer)
}

/**
 * All halves of the person that `customer` belongs to, who stands for them first; merges of merged customers included. Only
 * themselves for nearly everybody, and for a customer nobody knows.
 */
export async function halvesOf(ground: Ground, customer: string): Promise<string[]> {
  const current = (await currentOf(ground, customer)) ?? customer
  return [current, ...(await mergedInto(ground, current))]
}

/** The halves that this customer stands for beside themselves. */
export async function mergedInto(ground: Ground, current: string): Promise<string[]> {
  // The quick way to learn that there is nothing more to read.
  if (!(await ground.store.get('profiles', { merged_into: current }))) return []
  const rows = await ground.store.db
    .selectFrom('profiles')
    .select('customer')
    .where('merged_into', '=', current)
    .orderBy('customer')
    .execute()
  return rows.map(row => row.customer)
}

/** Every merge these customers took part in, undone ones included, oldest first. */
export async function mergesAmong(ground: Ground, customers: readonly string[]): Promise<Merge[]> {
  const rows = await ground.store.db
    .selectFrom('merges')
    .selectAll()
    .where(({ eb, or }) => or([eb('customer', 'in', customers), eb('other', 'in', customers)]))
    .orderBy('at')
    .orderBy('merge')
    .execute()
  return rows.map(row => ({
    customer: row.customer,
    merge: row.merge,
    other: row.other,
    at: row.at,
    why: JSON.parse(row.why) as Shown,
    moved: JSON.parse(row.moved) as Moved,
    entry: row.entry,
    undoneAt: row.undone_at,
  }))
}

/** The merges that hold these halves together. */
export const holding = (merges: readonly Merge[], halves: readonly string[]): Merge[] =>
  merges.filter(
    ({ customer, other, undoneAt }) => undoneAt === null && halves.includes(customer) && halves.includes(other),
  )

/** `from` and every half that merges led to it: what goes with it when it is taken out again. */
export function branchOf(merges: readonly Merge[], from: string): string[] {
  const below = merges.filter(({ customer, undoneAt }) => customer === from && undoneAt === null)
  return [from, ...below.flatMap(({ other }) => branchOf(merges, other))]
}

/** The row of a merge. What the client called its message is not in it: clients put addresses there, and the row is not sealed. */
export function mergeRow({ customer, merge, other, at, why, moved, entry }: Omit<Merge, 'undoneAt'>): Write {
  const { message: _, ...shown } = why
  const row = { customer, merge, other, at, why: JSON.stringify(shown), moved: JSON.stringify(moved), entry }
  return { do: 'insert', table: 'merges', row: { ...row, undone_at: null } }
}

export const undoneRow = ({ customer, merge }: Pick<Merge, 'customer' | 'merge'>, at: Instant): Write => ({
  do: 'patch',
  table: 'merges',
  key: { customer, merge },
  set: { undone_at: at },
})

/** From now on `current` stands for this half; null: it stands for itself again. */
export const standsRow = (half: string, current: string | null): Write => ({
  do: 'patch',
  table: 'profiles',
  key: { customer: half },
  set: { merged_into: current },
})
