import type { Json } from '@candor/terms'
import type { Finding, FindingDecision } from '../../brand/algorithms/index.ts'
import type { EntryDraft } from '../../record/index.ts'

/** That something was found about an algorithm decides how people are treated from then on, so it is on record. */
export const openedEntry = (entry: string, { version: _, decision: __, ...opened }: Finding): EntryDraft => ({
  entry,
  customer: 'brand',
  kind: 'finding',
  body: plain({ verb: 'opened', at: opened.openedAt, ...opened }),
})

/** Who decided, what, and why. */
export const decidedEntry = (
  entry: string,
  { finding, algorithm }: Finding,
  decision: FindingDecision,
): EntryDraft => ({
  entry,
  customer: 'brand',
  kind: 'finding-decided',
  body: plain({ finding, algorithm, ...decision }),
})

const plain = (body: object): Json => JSON.parse(JSON.stringify(body)) as Json
