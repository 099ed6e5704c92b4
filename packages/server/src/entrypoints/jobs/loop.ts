import type { Logger } from 'pino'

/** Work done again and again, one turn at a time. */
export type Loop = {
  /** There is work: begins the next turn at once. */
  wake(): void
  /** Begins no further turn, and resolves when the one under way has ended. */
  stop(): Promise<void>
}

export type LoopOptions = {
  readonly name: string
  /** Pause between turns that found nothing more to do, in milliseconds. */
  readonly every: number
  /** Answers true when there may be more to do at once. */
  readonly turn: () => Promise<boolean>
  readonly log: Logger
}

const longestPause = 60_000

/** Begins the loop. A turn that fails is logged and tried again after a pause that doubles up to a minute. */
export function openLoop({ name, every, turn, log }: LoopOptions): Loop {
  let stopped = false
  let bell = Promise.withResolvers<void>()
  const ring = () => bell.resolve()
  const rest = async (ms: number): Promise<void> => {
    const pause = AbortSignal.timeout(ms)
    pause.addEventListener('abort', ring, { once: true })
    await bell.promise
    pause.removeEventListener('abort', ring)
    bell = Promise.withResolvers<void>()
  }
  const run = async (): Promise<void> => {
    for (let failures = 0; !stopped; ) {
      try {
        const more = await turn()
        failures = 0
        if (!more && !stopped) await rest(every)
      } catch (error) {
        failures++
        if (stopped) return
        log.error({ err: error, job: name, failures }, 'a job failed; it tries again')
        await rest(Math.min(longestPause, every * 2 ** Math.min(failures, 16)))
      }
    }
  }
  // Not before whoever opened the loop has it in hand.
  const running = Promise.resolve().then(run)
  return {
    wake: ring,
    stop() {
      stopped = true
      ring()
      return running
    },
  }
}
