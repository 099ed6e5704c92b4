import { writeFile } from 'node:fs/promises'
import type { WhatIf, WhatIfLine } from '@candor/contract'
import { err, ok, type Result } from '@candor/terms'
import { type Answer, type Complaint, type Ending, exits } from '../answer.ts'
import type { Api } from '../house/api.ts'
import { type Where, withServer } from '../house/open.ts'
import { complaintOf, unreachable } from '../house/refusals.ts'
import { readText } from '../offline/read-text.ts'
import { type Bar, bars } from '../terminal/bars.ts'
import { count, counted, share } from '../terminal/numbers.ts'
import { showProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { readLines } from './events-stream.ts'
import { labelOf } from './what-if-label.ts'
import { curveSvg } from './what-if-svg.ts'

export type WhatIfOptions = Where & {
  readonly at?: string
  readonly step?: string
  readonly policy?: string
  readonly budget?: string
  readonly svg?: string
  readonly json?: boolean
}

/** Does it ask for more than one plan? */
export const asksWhatIf = ({ at, policy, budget }: WhatIfOptions): boolean =>
  at?.includes('..') === true || policy !== undefined || budget !== undefined

/** Says how many would be reached at other times, under other budgets or under another policy. Contacts nobody, records nothing. */
export async function whatIf(name: string, options: WhatIfOptions, terminal: Terminal): Ending {
  const ask = await askOf(options)
  if (!ask.ok) return ask
  return withServer(options, async api => {
    const found = await askServer(api, name, ask.value, terminal, options.json === true)
    if (!found.ok) return found
    if (options.svg !== undefined) await writeFile(options.svg, curveSvg(found.value))
    return ok(answer(found.value, terminal, options.svg))
  })
}

async function askOf({ at, step, policy, budget }: WhatIfOptions): Promise<Result<object, Complaint>> {
  const text = policy === undefined ? undefined : await readText(policy)
  if (text && !text.ok) return text
  const budgets = budget?.split(',').map(budgetOf)
  if (budgets?.includes(undefined)) return err(badBudget(budget!))
  const [from, until] = at?.split('..') ?? []
  return ok({
    ...(from && { from }),
    ...(until && { until }),
    ...(step && { step_minutes: Number(step) }),
    ...(text && { policy: text.value }),
    ...(budgets && { budgets }),
  })
}

/** `2/7d` is two in seven days, `1/24h` one in 24 hours. */
function budgetOf(text: string): { max: number; hours: number } | undefined {
  const found = /^(\d{1,3})\/(\d{1,3})([hd])$/.exec(text.trim())
  if (!found) return undefined
  const [, max, length, unit] = found
  return { max: Number(max), hours: Number(length) * (unit === 'd' ? 24 : 1) }
}

const badBudget = (text: string): Complaint => ({
  what: `"${text}" is no list of budgets`,
  why: 'each is a number of messages and a window, such as 2/7d or 1/24h',
  next: 'Write --budget 1/7d,2/7d,3/7d.',
  exit: exits.usage,
})

async function askServer(
  api: Api,
  name: string,
  ask: object,
  terminal: Terminal,
  quiet: boolean,
): Promise<Result<WhatIf, Complaint>> {
  const progress = showProgress(terminal, 'Planning', 'plan', quiet)
  let result: WhatIf | undefined
  let complaint: Complaint | undefined
  const onLine = (line: WhatIfLine): void => {
    if ('progress' in line) progress.update(line.progress.done, line.progress.total)
    else if ('result' in line) result = line.result
    else complaint = complaintOf(line.error)
  }
  const path = `/v1/campaigns/${encodeURIComponent(name)}/what-if`
  const read = await readLines<WhatIfLine>(api, path, onLine, new AbortController().signal, ask)
  if (!read.ok) return read
  if (complaint) return err(complaint as Complaint)
  const told = result as WhatIf | undefined
  if (!told) return err(unreachable(api.url, 'The answer ended before the result.'))
  progress.end(told.now.points.length + (told.other?.points.length ?? 0))
  return ok(told)
}

type Curve = WhatIf['now']

function answer(found: WhatIf, terminal: Terminal, svg: string | undefined): Answer {
  const { campaign, now, other, lacks } = found
  return {
    json: found,
    exit: exits.ok,
    lines: [
      `If ${campaign} were sent: how many it would reach. Nobody has been contacted, and nothing is recorded.`,
      ...(other ? ['', `Under the present policy, ${now.policy}`] : []),
      '',
      ...pointLines(terminal, now),
      ...(other ? ['', `Under the other policy, ${other.policy}`, '', ...pointLines(terminal, other)] : []),
      ...(lacks.length > 0 ? ['', `Nothing is kept yet of what the other policy asks for: ${lacks.join(', ')}.`] : []),
      ...(other ? ['', 'Held back by rule, present → other', ...changedLines(now, other)] : []),
      ...(other ? groupLines(now, other) : []),
      ...(svg === undefined ? [] : ['', `Drawn in ${svg}.`]),
    ],
  }
}

function pointLines(terminal: Terminal, { points }: Curve): string[] {
  const most = Math.max(1, ...points.map(point => point.planned))
  return bars(
    terminal,
    most,
    points.map((point): Bar => ({ label: labelOf(point, points), n: point.sent })),
  )
}

/** The rules that hold back another number, the largest difference first. */
function changedLines(now: Curve, other: Curve): string[] {
  const rules = [...new Set([...Object.keys(now.reasons), ...Object.keys(other.reasons)])]
  const changed = rules
    .map(rule => ({ rule, before: now.reasons[rule] ?? 0, after: other.reasons[rule] ?? 0 }))
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
  if (changed.length === 0) return ['  the same']
  const width = Math.max(...changed.map(({ rule }) => rule.length))
  return changed.map(({ rule, before, after }) => `  ${rule.padEnd(width)}  ${count(before)} → ${count(after)}`)
}

function groupLines(now: Curve, other: Curve): string[] {
  return now.groups.flatMap(({ attribute, groups }) => {
    const others = other.groups.find(one => one.attribute === attribute)?.groups ?? []
    const lines = groups.flatMap(({ group, reached }) => {
      const after = others.find(one => one.group === group)?.reached
      return reached && after ? [`  ${group}  ${rate(reached.rate)} → ${rate(after.rate)} of ${count(reached.n)}`] : []
    })
    const hidden = groups.length - lines.length
    return [
      ...['', `Reached, by ${attribute}, present → other`, ...lines],
      ...(hidden === 0 ? [] : [`  ${counted(hidden, 'group is', 'groups are')} not shown: too few people.`]),
    ]
  })
}

const rate = (part: number): string => share(part, 1)
