/** What this terminal can show and how much it may move. */
export type Terminal = {
  /** Colors may be used (`NO_COLOR`, no-color.org; `TERM=dumb`; only on a terminal). */
  readonly color: boolean
  /** One line may be redrawn. Screen readers read every redraw aloud, so `ACCESSIBLE` turns it off. */
  readonly live: boolean
  /** Bars may be drawn beside their numbers; a screen reader would spell them out. */
  readonly drawn: boolean
  /** Columns; 80 when nobody knows. */
  readonly width: number
  /** A line of the answer, on standard output. */
  say(line?: string): void
  /** A line beside the answer (progress, warnings), on standard error. */
  note(line: string): void
  /** Replaces the line under way on standard error; only where `live`. */
  redraw(line: string): void
}

/** The part of `process` that a terminal is made of. */
export type Console = {
  readonly env: { readonly [name: string]: string | undefined }
  readonly stdout: Stream
  readonly stderr: Stream
}
type Stream = { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown }

/** Reads from environment and streams what the reader's terminal can do. */
export function openTerminal({ env, stdout, stderr }: Console): Terminal {
  const set = (name: string): boolean => (env[name] ?? '') !== ''
  const isDumb = env['TERM'] === 'dumb'
  let underWay = false
  const clear = (): void => {
    if (underWay) stderr.write('\r\u001b[2K')
    underWay = false
  }
  return {
    color: stdout.isTTY === true && !set('NO_COLOR') && !isDumb,
    live: stderr.isTTY === true && !set('ACCESSIBLE') && !isDumb,
    drawn: !set('ACCESSIBLE'),
    width: Math.max(40, stdout.columns ?? 80),
    say(line = '') {
      clear()
      stdout.write(`${line}\n`)
    },
    note(line) {
      clear()
      stderr.write(`${line}\n`)
    },
    redraw(line) {
      clear()
      stderr.write(line.slice(0, Math.max(40, stderr.columns ?? 80) - 1))
      underWay = true
    },
  }
}
