import type { Store } from '../../packages/server/src/adapters/store/index.ts'
import type { Decision, Through } from './decision.ts'

/** How many callers wait for their own commit at the same time. */
export const callers = 64
// The first second warms up and is not counted.
const warming = 1

/** Lets 64 callers decide one after the other for some seconds; each waits until its decision is durable. */
export async function inParallel(
  store: Store,
  seconds: number,
  decide: (number: number) => Promise<Decision>,
): Promise<Through> {
  let number = 0
  const calls = async (lasting: number): Promise<Decision[]> => {
    const until = performance.now() + lasting * 1_000
    const decisions: Decision[] = []
    const caller = async (): Promise<void> => {
      while (performance.now() < until) decisions.push(await decide(number++))
    }
    await Promise.all(Array.from({ length: callers }, caller))
    return decisions
  }
  await calls(warming)
  const [before, started] = [store.stats().transactions, performance.now()]
  const decisions = await calls(seconds)
  const spent = (performance.now() - started) / 1_000
  return { decisions, transactions: store.stats().transactions - before, seconds: spent }
}
