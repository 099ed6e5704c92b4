import { type GatePolicy, policySource, ruleIds } from '@candor/gate'
import { err, type Fault, ok, type Result } from '@candor/terms'
// Only this room of the server: its front door would load store, mail and pages as well.
import {
  faultLines,
  type Policy,
  parsePolicy,
  policyDigest,
  toGatePolicy,
} from '../../../server/src/brand/policy/index.ts'
import { type Complaint, exits } from '../answer.ts'
import { nodeCrypto } from './node-crypto.ts'
import { readText } from './read-text.ts'

/** A policy file as the gate sees it. `digest` names policy, rules and time-zone database, as every decision does. */
export type GateOfFile = {
  readonly policy: GatePolicy
  /** The whole of the file, of which the gate sees a part. */
  readonly source: Policy
  readonly digest: string
  readonly purposes: number
  readonly fields: number
  readonly events: number
}

/** Reads a policy file; a complaint lists every fault with line and column. */
export async function readGatePolicy(file: string): Promise<Result<GateOfFile, Complaint>> {
  const text = await readText(file)
  if (!text.ok) return text
  const read = parsePolicy(text.value, ruleIds)
  if (!read.ok) return err(faulty(file, read.error))
  const policy = toGatePolicy(read.value)
  const timeZones = process.versions['tz'] ?? 'unknown'
  const digest = policyDigest(read.value, policySource(policy, timeZones), nodeCrypto.sha256, timeZones)
  const { purposes, fields, events } = read.value
  return ok({
    policy,
    source: read.value,
    digest,
    purposes: sizeOf(purposes),
    fields: sizeOf(fields),
    events: sizeOf(events),
  })
}

const sizeOf = (map: object): number => Object.keys(map).length

const faulty = (file: string, faults: readonly Fault[]): Complaint => ({
  what: `${file} has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}`,
  why: faultLines(faults, file),
  next: 'Correct what is named; docs/policy.md describes every part.',
  exit: exits.error,
  faults,
})
