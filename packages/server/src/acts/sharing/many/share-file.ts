import type { House } from '../../../decisions/index.ts'
import type { ShareMany } from './ask.ts'
import { type Handed, handOne } from './hand-one.ts'
import { membersOf } from './members.ts'
import { beginRun, tallyWrite } from './run-store.ts'
import { newTally, noteOdd, type Tally, withhold } from './tally.ts'
import { columnsOf, lineOf } from './told.ts'

/** So many decisions share their way to the disk. */
const atOnce = 16

/** A file on its way: its share, and its text, some lines at a time. */
export type ShareFile = { readonly share: string; readonly text: AsyncGenerator<string> }

/**
 * Shares with a vendor by a file. Each person is decided on when the reader is ready for them, and looked at once more before their
 * line leaves: a no that was recorded in between is heard. Whoever stops reading stops the sharing.
 */
export async function shareFile(house: House, many: ShareMany, by: string): Promise<ShareFile> {
  const share = await beginRun(house, many, by)
  return { share, text: linesOf(house, share, many) }
}

async function* linesOf(house: House, share: string, many: ShareMany): AsyncGenerator<string> {
  const columns = columnsOf(house.judge.policy, many)
  const tally = newTally(many)
  let whole = false
  try {
    if (many.format === 'csv') yield `${columns.join(',')}\n`
    for await (const { members, odd } of membersOf(house, many)) {
      noteOdd(tally, odd)
      for (let i = 0; i < members.length; i += atOnce) {
        const some = members.slice(i, i + atOnce)
        const handed = await Promise.all(some.map(({ customer }) => handOne(house, share, many, customer)))
        const text = await fenced(house, share, many, handed, tally, columns)
        if (text !== '') yield text
      }
    }
    whole = true
  } finally {
    const write = tallyWrite(share, tally, whole ? house.clock.now() : null)
    await house.store.commit({ expect: [], writes: [write] })
  }
}

// INVARIANT: nothing leaves that rests on a state which has changed since. See share-many.test.ts, "between decision and hand-over".
async function fenced(
  house: House,
  share: string,
  many: ShareMany,
  handed: readonly Handed[],
  tally: Tally,
  columns: readonly string[],
): Promise<string> {
  let text = ''
  let waiting = handed
  while (waiting.length > 0) {
    const customers = waiting.flatMap(one => ('row' in one ? [one.customer] : []))
    const rows = await house.store.among('customer_state', 'customer', customers)
    const versions = new Map(rows.map(row => [row.customer, Number(row.version)]))
    const changed: Extract<Handed, { row: unknown }>[] = []
    for (const one of waiting)
      if ('rule' in one) count(tally, one.rule)
      else if (versions.get(one.customer) !== one.version) changed.push(one)
      else {
        count(tally)
        text += lineOf(columns, one.row, many.format)
      }
    waiting = await Promise.all(changed.map(one => handOne(house, share, many, one.customer, one.attempt + 1)))
  }
  return text
}

function count(tally: Tally, rule?: string): void {
  tally.planned++
  if (rule === undefined) tally.shared++
  else withhold(tally, rule)
}
