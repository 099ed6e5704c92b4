import { count, counted, duration } from './numbers.ts'
import type { Terminal } from './terminal.ts'

/** How far one stage of long work is. */
export type Progress = {
  /** `total` is there when it is known. */
  update(done: number, total?: number): void
  end(done: number): void
}

const redrawEvery = 100
const lineEvery = 5_000

/**
 * Shows a stage: done, total, rate and time left. On a terminal one line is redrawn; elsewhere a line comes every five
 * seconds and one at the end. `quiet` shows nothing.
 */
export function showProgress(terminal: Terminal, name: string, unit: string, quiet = false): Progress {
  const began = performance.now()
  let shown = began
  const rateOf = (done: number): number => done / Math.max(0.001, (performance.now() - began) / 1000)
  return {
    update(done, total) {
      const now = performance.now()
      if (quiet || now - shown < (terminal.live ? redrawEvery : lineEvery)) return
      shown = now
      const line = `${name}  ${doneText(done, total, unit)} · ${count(rateOf(done))} a second${leftText(done, total, rateOf(done))}`
      if (terminal.live) terminal.redraw(line)
      else terminal.note(line)
    },
    end(done) {
      if (quiet) return
      const seconds = (performance.now() - began) / 1000
      terminal.note(`${name}  ${counted(done, unit)} in ${duration(seconds)} (${count(rateOf(done))} a second)`)
    },
  }
}

const doneText = (done: number, total: number | undefined, unit: string): string =>
  total === undefined ? counted(done, unit) : `${count(done)} of ${counted(total, unit)}`

const leftText = (done: number, total: number | undefined, rate: number): string =>
  total === undefined || rate === 0 ? '' : ` · ${duration((total - done) / rate)} left`
