import { type AwayCode, StoreAway } from '../away.ts'

const full = 13
/** SQLITE_BUSY, SQLITE_LOCKED: some other program holds the file. */
const held = [5, 6]
/** SQLITE_IOERR_FSYNC, SQLITE_IOERR_DIR_FSYNC: what the page cache says afterwards may be a lie. */
const fsyncFaults = [1034, 1290]

/** What an extended result code of SQLite means for whoever waits. */
export function awayCode(code: number): AwayCode {
  if (fsyncFaults.includes(code)) return 'fsync'
  const primary = code & 0xff
  if (held.includes(primary)) return 'contended'
  return primary === full ? 'full' : 'io'
}

/** An error of the driver while opening, as the store's own; any other error stays what it is. */
export function awayAtOpening(fault: unknown): unknown {
  const code = (fault as { errcode?: unknown }).errcode
  return typeof code === 'number' ? new StoreAway(awayCode(code), fault) : fault
}
