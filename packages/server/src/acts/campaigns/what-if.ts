import type { Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Definition } from '../../brand/campaigns/index.ts'
import type { Policy } from '../../brand/policy/index.ts'
import { type Judge, judgeUnder } from '../../decisions/index.ts'
import { type Planned, planCampaign } from './plan.ts'

/** A budget in place of all that the policy sets. */
export type TriedBudget = { readonly max: number; readonly hours: number }

export type WhatIfAsk = {
  /** When it would be sent; at least one. */
  readonly instants: readonly Instant[]
  readonly policy?: Policy
  readonly budgets?: readonly TriedBudget[]
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
}

export type Point = { readonly at: Instant; readonly budget?: TriedBudget; readonly plan: Planned }
export type Curve = { readonly policy: string; readonly points: readonly Point[] }
export type WhatIf = { readonly now: Curve; readonly other?: Curve; readonly lacks: readonly string[] }

/**
 * What a plan would say at other times, under other budgets and under another policy. Records nothing. Costs one plan a point; each
 * reads a snapshot of its own.
 */
export async function whatIf(ground: Ground, judge: Judge, definition: Definition, ask: WhatIfAsk): Promise<WhatIf> {
  const other = ask.policy && judgeUnder(ground, judge, ask.policy)
  const perCurve = ask.instants.length * (ask.budgets?.length ?? 1)
  let done = 0
  const curve = async (under: Judge): Promise<Curve> => {
    const points: Point[] = []
    for (const budget of ask.budgets ?? [undefined]) {
      const tried = budget === undefined ? under : withBudget(ground, under, budget)
      for (const at of ask.instants) {
        ask.signal?.throwIfAborted()
        const plan = await planCampaign(ground, tried, definition, at, ask.signal ? { signal: ask.signal } : {})
        points.push({ at, ...(budget && { budget }), plan })
        ask.onProgress?.(++done, perCurve * (other ? 2 : 1))
      }
    }
    return { policy: under.digest, points }
  }
  const now = await curve(judge)
  return { now, ...(other && { other: await curve(other.judge) }), lacks: other?.lacks ?? [] }
}

const withBudget = (ground: Ground, judge: Judge, { max, hours }: TriedBudget): Judge =>
  judgeUnder(ground, judge, { ...judge.policy, budgets: [{ channel: 'any', max, hours }] }).judge
