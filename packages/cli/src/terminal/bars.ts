import { count, share } from './numbers.ts'
import type { Terminal } from './terminal.ts'

export type Bar = { readonly label: string; readonly n: number; readonly note?: string }

const longestBar = 28
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** One line a bar: the label, the number, its share of `of`, and where it may be drawn, a bar of that length. */
export function bars(terminal: Terminal, of: number, all: readonly Bar[]): string[] {
  const label = Math.max(0, ...all.map(bar => bar.label.length))
  const number = Math.max(0, ...all.map(bar => count(bar.n).length))
  return all.map(({ label: text, n, note }) => {
    const drawn = terminal.drawn ? `  ${drawBar(of === 0 ? 0 : n / of)}` : ''
    const line = `  ${text.padEnd(label)}  ${count(n).padStart(number)}  ${share(n, of).padStart(6)}${drawn}`
    return note === undefined ? line.trimEnd() : `${line.trimEnd()}  ${note}`
  })
}

/** A bar of at most 28 columns, drawn to an eighth of a column. What is more than nothing shows. */
export function drawBar(part: number): string {
  const steps = Math.max(part > 0 ? 1 : 0, Math.round(Math.min(1, part) * longestBar * 8))
  return '█'.repeat(Math.floor(steps / 8)) + eighths[steps % 8]
}
