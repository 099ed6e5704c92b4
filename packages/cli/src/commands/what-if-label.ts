import type { WhatIf } from '@candor/contract'
import { sayTime } from '../offline/say-record.ts'

type Point = WhatIf['now']['points'][number]

/** What tells a point from the others. */
export function labelOf({ at, budget }: Point, points: readonly Point[]): string {
  const severalTimes = new Set(points.map(point => point.at)).size > 1
  const said = budget && `${budget.max} in ${budget.hours} h`
  return [...(severalTimes || !said ? [sayTime(at)] : []), ...(said ? [said] : [])].join(', ')
}
