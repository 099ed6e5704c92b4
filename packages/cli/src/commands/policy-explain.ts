import {
  compile,
  exampleToFacts,
  type Facts,
  type Gate,
  type Look,
  type RuleTrace,
  trace,
  type Verdict,
} from '@candor/gate'
import { type Act, err, type Instant, ok, type Result } from '@candor/terms'
import { type Complaint, type Ending, exits } from '../answer.ts'
import { type Where, withServer } from '../house/open.ts'
import { decisionOf } from '../offline/decision-file.ts'
import { readGatePolicy } from '../offline/gate-policy.ts'
import { readText } from '../offline/read-text.ts'
import { decisionIn, type RecordedDecision } from '../offline/record.ts'
import { sayTime } from '../offline/say-record.ts'

export type PolicyExplainOptions = Where & { readonly policy?: string; readonly all?: boolean }

/** One question to a gate, with the name it goes by. */
type Asked = {
  readonly name: string
  readonly gate: Gate
  readonly act: Act
  readonly facts: Facts
  readonly at: Instant
}

/**
 * Retells rule by rule what the gate looked at and what it found, with citations: for one example (`FILE#ID`, or a file that
 * holds one), for an exported decision (a file), or for a decision of the house (`CUSTOMER/ENTRY`); the last two under
 * `--policy`. `all` also lists rules that had nothing to judge.
 */
export async function policyExplain(what: string, options: PolicyExplainOptions): Ending {
  const asked = /^[a-z0-9]{20}\/[a-z0-9]{26}$/.test(what)
    ? await askedOfHouse(what, options)
    : await askedInFile(what, options)
  if (!asked.ok) return asked
  const { name, gate, act, facts, at } = asked.value
  const told = trace(gate, act, facts, at)
  const shown = told.rules.filter(rule => rule.reason !== undefined || options.all === true)
  return ok({
    json: { name, at, act, verdict: told.verdict, rules: shown },
    lines: [...headOf(asked.value, told.verdict), ...shown.flatMap(sayRule), '', ...guidance],
  })
}

const guidance = ['Engineering guidance, not legal advice.']

async function askedInFile(what: string, options: PolicyExplainOptions): Promise<Result<Asked, Complaint>> {
  const [file = '', id] = what.split('#')
  const text = await readText(file)
  if (!text.ok) return text
  const examples = examplesIn(text.value)
  if (examples !== undefined) return askedInExample(file, examples, id)
  const decision = decisionOf(text.value, file)
  return decision.ok ? askedUnder(decision.value, file, options) : decision
}

type Found = { readonly id?: unknown; readonly expect?: unknown }

/** Policy examples in a JSON text: a list of them, or one alone. */
function examplesIn(text: string): readonly Found[] | undefined {
  try {
    const found: unknown = JSON.parse(text)
    if (Array.isArray(found)) return found
    return typeof found === 'object' && found !== null && 'expect' in found ? [found as Found] : undefined
  } catch {
    return undefined
  }
}

function askedInExample(file: string, examples: readonly Found[], id: string | undefined): Result<Asked, Complaint> {
  const example = id === undefined && examples.length === 1 ? examples[0] : examples.find(found => found?.id === id)
  if (example === undefined) return err(noSuchExample(file, examples, id))
  const read = exampleToFacts(example)
  if (!read.ok)
    return err({
      what: `The example ${String(example.id)} of ${file} is not well formed`,
      why: read.error.map(({ path, says }) => `${path} ${says}`).join('; '),
      next: 'docs/policy-examples.md describes every part.',
      exit: exits.error,
    })
  const { policy, act, facts, at } = read.value
  return ok({ name: read.value.id, gate: compile(policy, 'example'), act, facts, at })
}

const noSuchExample = (file: string, examples: readonly Found[], id: string | undefined): Complaint => ({
  what: id === undefined ? `${file} holds ${examples.length} examples` : `${file} has no example ${id}`,
  why: `it holds ${examples
    .map(example => String(example?.id))
    .slice(0, 5)
    .join(', ')}${examples.length > 5 ? ', …' : ''}`,
  next: `Name one: candor policy explain ${file}#ID`,
  exit: exits.usage,
})

async function askedUnder(
  decision: RecordedDecision,
  name: string,
  { policy }: PolicyExplainOptions,
): Promise<Result<Asked, Complaint>> {
  if (policy === undefined) return err(policyMissing)
  const read = await readGatePolicy(policy)
  if (!read.ok) return read
  const { act, facts, at } = decision
  return ok({ name, gate: compile(read.value.policy, read.value.digest), act, facts, at })
}

const policyMissing: Complaint = {
  what: 'A decision is explained under a policy',
  why: 'the record names the digest of its policy, not the text',
  next: 'Give the policy of that time: --policy FILE.',
  exit: exits.usage,
}

async function askedOfHouse(id: string, options: PolicyExplainOptions): Promise<Result<Asked, Complaint>> {
  if (options.policy === undefined) return err(policyMissing)
  const found = await withServer(options, async api => {
    const answer = await api.get<{ readonly decision: never }>(`/v1/decisions/${id}`)
    return answer.ok ? ok({ json: answer.value.decision, lines: [] }) : answer
  })
  if (!found.ok) return found
  const decision = decisionIn(found.value.json as never)
  if (decision !== undefined) return askedUnder(decision, id, options)
  return err({
    what: `${id} is no decision`,
    why: 'the entry is of another kind',
    next: 'candor why CUSTOMER lists the decisions of a customer.',
    exit: exits.error,
  })
}

function headOf({ name, act, at }: Asked, { outcome, until, dueAt, obligations }: Verdict): string[] {
  return [
    `${name}: ${act.kind} for ${act.purpose}${act.channel ? ` by ${act.channel}` : ''}, ${sayTime(at)}`,
    `Outcome  ${outcome}${until === undefined ? '' : ` until ${sayTime(until)}`}${dueAt === undefined ? '' : `, due ${sayTime(dueAt)}`}`,
    ...(obligations.length > 0 ? [`Duties   ${obligations.join(', ')}`] : []),
  ]
}

function sayRule({ rule, pack, sentence, citation, looks, reason }: RuleTrace): string[] {
  const times = [
    ...(reason?.until === undefined ? [] : [`until ${sayTime(reason.until)}`]),
    ...(reason?.dueAt === undefined ? [] : [`due ${sayTime(reason.dueAt)}`]),
  ]
  return [
    '',
    `${rule} (${pack}): ${reason === undefined ? 'nothing to judge' : [reason.says, ...times].join(' ')}`,
    `  ${sentence}`,
    `  ${citation}`,
    ...looks.map(sayLook),
  ]
}

const sayLook = ({ sentence, of, holds, why }: Look): string =>
  `  ${holds === undefined ? '?' : holds ? '+' : '-'} ${sentence}${of === undefined ? '' : ` [${of.join(', ')}]`}${why === undefined ? '' : `: ${why}`}`
