import pg from 'pg'
import { type AwayCode, StoreAway } from '../away.ts'

/** What an error of the driver means for a batch. */
export type Meaning = 'conflict' | 'again' | 'bad' | AwayCode

const again = ['40001', '40P01', '55P03']
const conflicts = ['23505']

/** Reads SQLSTATE (PostgreSQL, appendix A); an error that is not the server's is a broken connection. */
export function meaningOf(fault: unknown): Meaning {
  if (fault instanceof StoreAway) return fault.code
  if (!(fault instanceof pg.DatabaseError)) return 'lost'
  const state = fault.code ?? ''
  if (conflicts.includes(state)) return 'conflict'
  if (again.includes(state)) return 'again'
  if (state === '53100') return 'full'
  if (state.startsWith('58') || state.startsWith('XX')) return 'io'
  // 25006: the server became a read-only standby. 57014: it took longer than the server's own limit.
  if (/^(08|57P|53|25006|57014|25P03)/.test(state)) return 'lost'
  return 'bad'
}
