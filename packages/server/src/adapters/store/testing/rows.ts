import type { RowOf, StoreChange } from '../port.ts'

const commitmentLength = 32

/** A row of `entries`, small but whole. */
export function entryRow(customer: string, entry: string, more: RowOf<'entries'> = {}): RowOf<'entries'> {
  const commitment = new Uint8Array(commitmentLength).fill(entry.length)
  return { customer, entry, kind: 'decision', t: 1_700_000_000, commitment, sealed: null, leaf: null, ...more }
}

export const insertEntry = (customer: string, entry: string, more?: RowOf<'entries'>): StoreChange => ({
  expect: [],
  writes: [{ do: 'insert', table: 'entries', row: entryRow(customer, entry, more) }],
})

/** What a decision does to the customer's state: expects a version and puts the next. */
export const moveState = (customer: string, from: number, layout = 1): StoreChange => ({
  expect: [{ table: 'customer_state', key: { customer }, version: from }],
  writes: [
    { do: 'put', table: 'customer_state', row: { customer, version: from + 1, layout, state: new Uint8Array([from]) } },
  ],
})

/** Both changes in one. */
export const together = (...changes: readonly StoreChange[]): StoreChange => ({
  expect: changes.flatMap(change => change.expect),
  writes: changes.flatMap(change => change.writes),
})
