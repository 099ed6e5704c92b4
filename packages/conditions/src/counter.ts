import type { Condition, EventTest } from './condition.ts'
import { childrenOf } from './walk.ts'
import { windowOf } from './window.ts'

/** What is counted: one declared event, over the elapsed milliseconds that end now; absent: over all that was kept. */
export type Counter = { readonly event: string; readonly window?: number }

/** What a parsed test counts. Throws for a window that no parser let through. */
export function counterOf({ event, within }: EventTest): Counter {
  if (within === undefined) return { event }
  const window = windowOf(within)
  if (window === undefined) throw new Error(`${within} is not a window.`)
  return { event, window }
}

/** Names a counter: two tests that count the same have one key. */
export const counterKey = ({ event, window }: Counter): string => `${window ?? 'ever'} ${event}`

/** What a condition counts, each once, in order of first use. */
export function countersOf(condition: Condition): readonly Counter[] {
  const found = new Map<string, Counter>()
  const visit = (at: Condition) => {
    if ('event' in at) {
      const counter = counterOf(at)
      if (!found.has(counterKey(counter))) found.set(counterKey(counter), counter)
    }
    childrenOf(at).forEach(visit)
  }
  visit(condition)
  return [...found.values()]
}
