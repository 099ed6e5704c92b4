import { err, ok, type Result } from '@candor/terms'
import type { Complaint } from '../answer.ts'
import { cutBy, sniffSeparator } from './cells.ts'
import { eachLine, unreadable } from './lines.ts'

/** All rows of a file about items or users. What is not UTF-8 is read as Latin-1, as older data sets are written. */
export async function readRows(
  path: string,
  separator: string | undefined,
): Promise<Result<{ readonly rows: readonly string[][]; readonly separator: string }, Complaint>> {
  const lines: string[] = []
  const whole = await eachLine(path, line => void lines.push(line))
  if (!whole.ok) {
    if (!whole.error.why.includes('UTF-8')) return whole
    lines.length = 0
    const again = await eachLine(path, line => void lines.push(line), 'latin1')
    if (!again.ok) return again
  }
  const [first = ''] = lines
  // A separator that was named for the interactions need not be that of this file.
  const used = separator !== undefined && first.includes(separator) ? separator : sniffSeparator(first)
  if (used === undefined) return err(unreadable(path, 'its first line has one column; an id and one more are needed'))
  return ok({ rows: lines.map(cutBy(used)), separator: used })
}
