import type { TailCall, TailLine } from '@candor/contract'
import { counted } from '../terminal/numbers.ts'
import { paint } from '../terminal/paint.ts'
import type { Terminal } from '../terminal/terminal.ts'

const styles: Readonly<Record<string, Parameters<typeof paint>[1]>> = {
  kept: 'green',
  partly: 'yellow',
  dropped: 'red',
  refused: 'red',
  duplicate: 'dim',
}

/** One call on one line: time (UTC), source, what became of it, type and name, purposes, what was not kept and why. */
export function eventLine(terminal: Terminal, line: TailLine): string {
  if ('missed' in line) return paint(terminal, 'yellow', `${counted(line.missed, 'call', 'calls')} not shown: too many`)
  const { at, source, verdict } = line
  const time = `${new Date(at).toISOString().slice(11, 19)}Z`
  const word = paint(terminal, styles[verdict] ?? 'bold', plain(verdict).padEnd(9))
  return [time, plain(source) || '(no source)', word, ...partsOf(line)].join('  ')
}

function partsOf({ type, name, purposes, hashed, dropped, refused, calls = 1 }: TailCall): string[] {
  const what = [type, name].flatMap(part => (part ? [plain(part)] : [])).join(' ')
  return [
    what || counted(calls, 'call', 'calls'),
    ...(purposes.length > 0 ? [`for ${purposes.map(plain).join(', ')}`] : []),
    ...(hashed.length > 0 ? [`hashed: ${hashed.map(plain).join(', ')}`] : []),
    ...(dropped.length > 0 ? [`not kept: ${dropped.map(lost).join(', ')}`] : []),
    ...(refused === undefined ? [] : [plain(refused)]),
  ]
}

/** A field, or all of the call, and why it was not kept. */
const lost = ({ field, why }: TailCall['dropped'][number]): string =>
  `${field === '*' ? 'any of it' : plain(field)} (${plain(why)})`

// Names come from outside: nothing in them may move the cursor, change colors, or turn the direction of the line.
const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}')
