/** How a share of many goes. `planned` = shared + withheld + waiting. */
export type Tally = {
  planned: number
  shared: number
  withheld: number
  waiting: number
  /** Withheld, by the rule that decided. */
  readonly reasons: Map<string, number>
}

export const newTally = (): Tally => ({ planned: 0, shared: 0, withheld: 0, waiting: 0, reasons: new Map() })

export function withhold(tally: Tally, rule: string): void {
  tally.withheld++
  tally.reasons.set(rule, (tally.reasons.get(rule) ?? 0) + 1)
}

export const reasonsIn = ({ reasons }: Pick<Tally, 'reasons'>): { [rule: string]: number } =>
  Object.fromEntries([...reasons].sort(([a], [b]) => (a < b ? -1 : 1)))
