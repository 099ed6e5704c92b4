import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Json } from '@candor/terms'
import { err, ok, type Result } from '@candor/terms'
import { type Answer, type Complaint, exits } from '../answer.ts'
import { logVerify } from '../commands/log-verify.ts'
import { proofVerify } from '../commands/proof-verify.ts'
import { whyOffline } from '../commands/why-offline.ts'
import { decisionIn, type RecordedDecision } from '../offline/record.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Checks } from './checks.ts'
import type { Stage } from './stage.ts'

/** What proves the story: the decision about that customer, the log, and a proof that travels alone. */
export type Evidence = {
  readonly customer: string
  readonly entry: string
  readonly decision: RecordedDecision
  readonly explanation: { readonly customer: string; readonly staff: string; readonly change?: string }
  readonly log: { readonly origin: string; readonly size: number; readonly vkey: string }
  readonly proofFile: string
  readonly trustFile: string
  readonly policyFile: string
}

type WhyAnswer = { readonly decision: Json; readonly explanation: Evidence['explanation'] }

const silent: Terminal = {
  color: false,
  live: false,
  drawn: false,
  width: 80,
  say: () => undefined,
  note: () => undefined,
  redraw: () => undefined,
}

/** Finds the decision, verifies the whole log, and lets the proof of that decision be checked from files alone. */
export async function evidenceOf(
  stage: Stage,
  customer: string,
  campaign: string,
  checks: Checks,
): Promise<Result<Evidence, Complaint>> {
  const { api, house } = stage
  const entry = (await house.store.get('dispatches', { customer, act: campaign }))?.entry
  if (!entry) return err(noDecision(customer))
  const why = await api.get<WhyAnswer>(`/v1/decisions/${customer}/${entry}`)
  if (!why.ok) return why
  const decision = decisionIn(why.value.decision)
  if (!decision) return err(noDecision(customer))
  checks.add('the decision about that customer is a refusal, with its rule', decision.verdict.outcome === 'deny')
  const log = await wholeLog(stage)
  if (!log.ok) return log
  const { origin, size, vkey } = log.value
  const folder = join(stage.data, 'log')
  const files = await writeFiles(stage, customer, entry, vkey)
  if (!files.ok) return files
  checks.add(
    'every entry of the log holds, under its signature',
    holds(await logVerify(folder, { key: [vkey], json: true }, silent)),
  )
  checks.add('the proof holds offline', holds(await proofVerify(files.value.proofFile, files.value.trustFile)))
  const replayed = await whyOffline(files.value.proofFile, { policy: files.value.policyFile })
  checks.add('the gate, asked again from the file, gives the same answer', holds(replayed))
  const { explanation } = why.value
  return ok({ customer, entry, decision, explanation, log: { origin, size, vkey }, ...files.value })
}

const holds = (done: Result<Answer, Complaint>): boolean => done.ok && (done.value.exit ?? exits.ok) === exits.ok

type Log = Evidence['log']

/** Lets the last entries find their place. */
async function wholeLog({ api }: Stage): Promise<Result<Log, Complaint>> {
  for (;;) {
    const placed = await api.post<{ placed: number }>('/v1/log/sequence')
    if (!placed.ok) return placed
    if (placed.value.placed === 0) return api.get<Log>('/v1/log')
  }
}

async function writeFiles(stage: Stage, customer: string, entry: string, vkey: string) {
  const { api, policy } = stage
  const proof = await api.text(`/v1/decisions/${customer}/${entry}/proof`)
  if (!proof.ok) return proof
  const folder = await folderFor(stage)
  const at = (name: string): string => join(folder, name)
  const [proofFile, trustFile, policyFile] = [at(`${entry}.tlog-proof`), at('trust.txt'), at('policy.yaml')]
  await writeFile(proofFile, proof.value)
  await writeFile(trustFile, `log ${vkey}\nquorum none\n`)
  await writeFile(policyFile, policy)
  return ok({ proofFile, trustFile, policyFile })
}

/** The evidence outlives a house that is taken down: that is what it is for. */
async function folderFor({ data, isTemporary }: Stage): Promise<string> {
  if (isTemporary) return mkdtemp(join(tmpdir(), 'candor-evidence-'))
  const folder = join(data, 'evidence')
  await mkdir(folder, { recursive: true })
  return folder
}

const noDecision = (customer: string): Complaint => ({
  what: `There is no decision about ${customer}`,
  why: 'The next campaign did not ask the gate about this customer.',
  next: 'Please report this: it must never happen.',
  exit: exits.error,
})
