/** One promise of the demo, and whether this run kept it. */
export type Check = { readonly says: string; readonly holds: boolean }

/** Collects what the run promised; a demo with one that does not hold has failed. */
export class Checks {
  readonly all: Check[] = []

  add(says: string, holds: boolean): void {
    this.all.push({ says, holds })
  }

  get hold(): boolean {
    return this.all.every(({ holds }) => holds)
  }
}

type Counts = { planned: number; sent: number; withheld: number; failed: number; unknown: number; reasons: Reasons }
type Reasons = { readonly [rule: string]: number }

/** planned = sent + withheld + failed + unknown, and the reasons account for everybody who was not reached. */
export function reconciles({ planned, sent, withheld, failed, unknown, reasons }: Counts): boolean {
  const reasoned = Object.values(reasons).reduce((all, n) => all + n, 0)
  return planned === sent + withheld + failed + unknown && reasoned === withheld + failed + unknown
}

/** Whether nothing but this changed from one plan to the next: one person fewer is reached, by this rule. */
export function onlyOneLess(before: Counts, after: Counts, rule: string): boolean {
  const rules = new Set([...Object.keys(before.reasons), ...Object.keys(after.reasons)])
  const others = [...rules].filter(name => (before.reasons[name] ?? 0) !== (after.reasons[name] ?? 0))
  return (
    after.planned === before.planned &&
    after.sent === before.sent - 1 &&
    others.length === 1 &&
    others[0] === rule &&
    (after.reasons[rule] ?? 0) === (before.reasons[rule] ?? 0) + 1
  )
}
