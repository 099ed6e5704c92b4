import { readFile } from 'node:fs/promises'
import type { Logger } from 'pino'
import { faultLines, parsePolicy } from '../../brand/policy/index.ts'
import { gateOf, type House, ruleIds } from '../../decisions/index.ts'
import type { PolicyFile } from '../../pages/staff/index.ts'

export type PolicyWatch = {
  standing(): PolicyFile
  /** Looks at the file; answers false, as nothing more is to do. */
  look(): Promise<boolean>
}

/** Watches a policy file that may be edited while a server runs, and says so: what judges changes at a start alone. */
export function openPolicyWatch(house: House, file: string | undefined, log: Logger): PolicyWatch {
  let standing: PolicyFile = { is: house.notice?.hasCome === false ? 'announced' : 'judging' }
  let seen: string | undefined
  return {
    standing: () => standing,
    async look() {
      if (file === undefined) return false
      const text = await readFile(file, 'utf8').catch((error: Error) => error)
      const looked = typeof text === 'string' ? text : text.message
      if (looked === seen) return false
      const first = seen === undefined
      seen = looked
      standing = typeof text === 'string' ? standingOf(house, text) : { is: 'refused', why: text.message }
      if (standing.is === 'refused')
        log.warn({ file, why: standing.why }, 'the policy file cannot judge; the policy before goes on judging')
      else if (!first) log.info({ file, policy: standing.is }, 'the policy file was changed')
      return false
    },
  }
}

function standingOf(house: House, text: string): PolicyFile {
  const read = parsePolicy(text, ruleIds)
  if (!read.ok) return { is: 'refused', why: faultLines(read.error) }
  const { digest } = gateOf(house, read.value)
  if (digest === house.judge.digest) return { is: 'judging' }
  return { is: digest === house.notice?.digest ? 'announced' : 'waits-for-restart' }
}
