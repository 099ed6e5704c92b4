import type { AlgorithmAudit } from '@candor/contract'
import { ok } from '@candor/terms'
import type { Answer, Ending } from '../answer.ts'
import { type Where, withServer } from '../house/open.ts'
import { count, counted } from '../terminal/numbers.ts'
import { paint } from '../terminal/paint.ts'
import type { Terminal } from '../terminal/terminal.ts'

export type AuditAlgorithmOptions = Where & {
  readonly by: string
  readonly days?: number
  readonly noise?: number
  readonly json?: boolean
}

/** Compares groups of people in the decisions of an algorithm of the house, by what people told for audits alone and by fields with groups. */
export const auditAlgorithm = (name: string, options: AuditAlgorithmOptions, terminal: Terminal): Ending =>
  withServer(options, async api => {
    const query = new URLSearchParams({ by: options.by })
    if (options.days !== undefined) query.set('days', String(options.days))
    if (options.noise !== undefined) query.set('noise', String(options.noise))
    const found = await api.get<AlgorithmAudit>(`/v1/algorithms/${encodeURIComponent(name)}/audit?${query}`)
    return found.ok ? ok(answer(found.value, terminal)) : found
  })

function answer(audit: AlgorithmAudit, terminal: Terminal): Answer {
  const { people, again, by_lot, outcomes, noise } = audit
  return {
    json: audit,
    lines: [
      `${audit.algorithm}, ${dayOf(audit.from)} until ${dayOf(audit.to)}: ${people === 1 ? '1 person' : `${count(people)} people`}, one decision each; of ${count(outcomes)} it is known what came of it.`,
      `Left out: ${counted(again, 'further decision')} about the same people, ${counted(by_lot, 'decision')} by lot.`,
      ...(noise === null
        ? []
        : [`Noise was added (epsilon ${noise}): every count is a little wrong, and nothing is tested.`]),
      ...audit.by.flatMap(one => ['', ...attributeLines(one, terminal)]),
      ...audit.crossed.map(one => `${one.attributes.join(' × ')}: ${one.verdict}.`),
    ],
  }
}

type AuditedAttribute = AlgorithmAudit['by'][number]
type AuditedGroup = AuditedAttribute['groups'][number]

function attributeLines(one: AuditedAttribute, terminal: Terminal): string[] {
  const wide = one.groups.reduce((most, { group }) => Math.max(most, group.length), 5)
  const source = one.source === 'vault' ? ' (told for audits alone)' : ''
  const disclosed = one.disclosure === null ? '' : `, ${share(one.disclosure)} are in a group`
  return [
    paint(terminal, 'bold', `${one.attribute}${source}`),
    ...one.groups.map(group => groupLine(group, wide)),
    `  Not known: ${count(one.missing)}${disclosed}.`,
    ...(one.verdict === null ? [] : [`  ${one.attribute}: ${one.verdict}.${pairText(one.graver ?? one.pair)}`]),
  ]
}

function groupLine({ group, hidden, n, selected, rate, interval, worst_case }: AuditedGroup, wide: number): string {
  if (hidden) return `  ${group.padEnd(wide)}  hidden: fewer than 10 people, or it would give such a group away`
  const between = interval ? `${share(interval[0])} to ${share(interval[1])}` : ''
  const worst = worst_case ? `, at worst ${share(worst_case[0])} to ${share(worst_case[1])}` : ''
  const counts = [n, selected].map(one => count(one ?? 0).padStart(8)).join('')
  return `  ${group.padEnd(wide)}${counts}  ${share(rate).padStart(6)}  ${between}${worst}`.trimEnd()
}

function pairText(pair: AuditedAttribute['pair']): string {
  if (!pair || pair.lowest === null || pair.ratio === null) return ''
  const p = pair.p_adjusted === null ? '' : `, adjusted p = ${pair.p_adjusted.toPrecision(2)}`
  return ` “${pair.lowest}” got it ${pair.ratio.toFixed(2)} times as often as “${pair.against}”${p}.`
}

const share = (rate: number | null | undefined): string => (rate == null ? '' : `${(rate * 100).toFixed(1)}%`)
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
