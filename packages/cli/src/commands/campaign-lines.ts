import type { Plan, Totals } from '@candor/contract'
import type { CampaignState } from '../house/campaign-state.ts'
import { sayTime } from '../offline/say-record.ts'
import { bars, drawBar } from '../terminal/bars.ts'
import { count, counted, share } from '../terminal/numbers.ts'
import { paint } from '../terminal/paint.ts'
import type { Terminal } from '../terminal/terminal.ts'

export type Counts = Pick<Totals, 'planned' | 'sent' | 'withheld' | 'failed' | 'unknown' | 'reasons'> & {
  readonly open?: number
}

/** Who was meant, who is reached and who is not, as bars. `sent` says what being reached means here. */
export function countLines(terminal: Terminal, counts: Counts, sent: string): string[] {
  const { planned, withheld, failed, unknown, open = 0 } = counts
  const rows = [
    { label: 'in the audience', n: planned },
    { label: sent, n: counts.sent },
    { label: 'withheld', n: withheld },
    ...(failed > 0 ? [{ label: 'failed', n: failed }] : []),
    ...(unknown > 0 ? [{ label: 'unknown', n: unknown }] : []),
    ...(open > 0 ? [{ label: 'waiting', n: open }] : []),
  ]
  return bars(terminal, planned, rows)
}

/** Which rule held how many back, most first. */
export function reasonLines(terminal: Terminal, { planned, reasons }: Pick<Counts, 'planned' | 'reasons'>): string[] {
  const all = Object.entries(reasons).sort(([, a], [, b]) => b - a)
  return bars(
    terminal,
    planned,
    all.map(([label, n]) => ({ label, n })),
  )
}

type Attribute = Plan['groups'][number]
type Shown = Extract<Attribute['groups'][number], { hidden: false }>

/** How much of each group of one attribute is reached, with the 95 % interval; groups that are too small are only counted. */
export function groupLines(terminal: Terminal, { groups }: Attribute): string[] {
  const shown = groups.filter((group): group is Shown => !group.hidden)
  const hidden = groups.length - shown.length
  const label = Math.max(0, ...shown.map(({ group }) => group.length))
  return [
    ...shown.map(({ group, n, rate, low, high }) => {
      const drawn = terminal.drawn ? `  ${drawBar(rate)}` : ''
      return `  ${group.padEnd(label)}  ${share(rate, 1).padStart(6)}  (${share(low, 1)} to ${share(high, 1)} of ${count(n)})${drawn}`
    }),
    ...(hidden === 0 ? [] : [`  ${counted(hidden, 'group is', 'groups are')} not shown: too few people.`]),
  ]
}

/** One campaign in one line. */
export const campaignLine = ({ name, state, created_by, approved_by }: CampaignState): string =>
  `${name.padEnd(24)} ${state.padEnd(10)} written by ${created_by}${approved_by ? `, approved by ${approved_by}` : ''}`

/** Where a campaign stands. */
export function campaignLines(terminal: Terminal, campaign: CampaignState): string[] {
  const { name, state, created_by, created_at, approved_by, approved_at, policy } = campaign
  return [
    `${paint(terminal, 'bold', name)} is ${state}.`,
    `  written by ${created_by}, ${sayTime(created_at)}`,
    ...(approved_by && approved_at ? [`  approved by ${approved_by}, ${sayTime(approved_at)}`] : []),
    `  under policy ${policy}`,
  ]
}
