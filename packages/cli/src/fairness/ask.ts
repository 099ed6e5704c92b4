import { leastShown, type Thresholds, usual } from '@candor/fairness'
import { err, ok, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'
import { type Condition, parseCondition } from './condition.ts'
import { type Grouping, parseGroupings } from './grouping.ts'

export type FairnessOptions = {
  readonly decision: string
  readonly outcome?: string
  readonly by: string
  readonly reference?: readonly string[]
  readonly strata?: string
  readonly cluster?: string
  readonly sep?: string
  readonly minCell?: number
  readonly alpha?: number
  readonly difference?: number
  readonly html?: string
  readonly json?: boolean
}

/** What the command line asked for, checked. */
export type Ask = {
  readonly decision: Condition
  readonly outcome: Condition | undefined
  readonly attributes: readonly Grouping[]
  readonly strata: Grouping | undefined
  readonly references: ReadonlyMap<string, string>
  readonly cluster: string | undefined
  readonly separator: string | undefined
  readonly least: number
  readonly thresholds: Thresholds
}

/** Reads the options; the first that is wrong is the answer. */
export function parseAsk(options: FairnessOptions): Result<Ask, Complaint> {
  const decision = parseCondition(options.decision, '--decision')
  if (!decision.ok) return decision
  const outcome = options.outcome === undefined ? ok(undefined) : parseCondition(options.outcome, '--outcome')
  if (!outcome.ok) return outcome
  const attributes = parseGroupings(options.by, '--by')
  if (!attributes.ok) return attributes
  const strata = options.strata === undefined ? ok(undefined) : parseGroupings(options.strata, '--strata')
  if (!strata.ok) return strata
  if ((strata.value?.length ?? 0) > 1) return err(usage('--strata takes one column', 'several were given', 'Name one.'))
  const references = parseReferences(options.reference ?? [], attributes.value)
  if (!references.ok) return references
  const separator = parseSeparator(options.sep)
  if (!separator.ok) return separator
  return ok({
    decision: decision.value,
    outcome: outcome.value,
    attributes: attributes.value,
    strata: strata.value?.[0],
    references: references.value,
    cluster: options.cluster,
    separator: separator.value,
    least: options.minCell ?? leastShown,
    thresholds: {
      ...usual,
      alpha: options.alpha ?? usual.alpha,
      ...(options.difference === undefined ? {} : { difference: options.difference }),
    },
  })
}

function parseReferences(
  given: readonly string[],
  attributes: readonly Grouping[],
): Result<Map<string, string>, Complaint> {
  const found = new Map<string, string>()
  for (const text of given) {
    const at = text.indexOf('=')
    const [column, group] = [text.slice(0, at).trim(), text.slice(at + 1).trim()]
    const why =
      at < 1 || group === ''
        ? 'it does not name a column and a group'
        : attributes.some(attribute => attribute.column === column)
          ? undefined
          : `${JSON.stringify(column)} is not one of the attributes of --by`
    if (why !== undefined)
      return err(
        usage(`--reference ${JSON.stringify(text)} names no group`, why, "Write --reference 'marital=married'."),
      )
    found.set(column, group)
  }
  return ok(found)
}

const named: { readonly [name: string]: string } = { tab: '\t', '\\t': '\t' }

function parseSeparator(given: string | undefined): Result<string | undefined, Complaint> {
  const separator = given === undefined ? undefined : (named[given] ?? given)
  return separator === undefined || (separator.length === 1 && !/["\r\n]/.test(separator))
    ? ok(separator)
    : err(usage('--sep takes one character', `${JSON.stringify(given)} is none`, "Write --sep ';' or --sep tab."))
}

export const usage = (what: string, why: string, next: string): Complaint => ({
  what,
  why,
  next,
  exit: exits.usage,
  code: 'usage',
})
