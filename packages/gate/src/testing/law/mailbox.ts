import type { ReferenceRule } from '../reference-case.ts'
import { deny, dueBy, formOf, isKind, isMarketing, isOn, satisfied } from './common.ts'
import { hours } from './dates.ts'

const pack = 'mailbox-providers'

/** What the large mailbox providers ask of all who send marketing by email. */
export const mailboxRules: readonly ReferenceRule[] = [
  {
    id: 'bulk-oneclick',
    pack,
    judge: question =>
      isMarketing(question) && isOn(question, 'email') ? formOf(question, ['one-click-header']) : undefined,
  },
  {
    id: 'bulk-unsubscribe-48h',
    pack,
    judge: question => {
      const { right, via } = question.act
      if (!isKind(question, 'rights-request') || right !== 'unsubscribe' || via !== 'one-click-header') return undefined
      return dueBy(question.at + hours(48))
    },
  },
  {
    id: 'bulk-spam-rate',
    pack,
    judge: question => {
      if (!isMarketing(question) || !isOn(question, 'email')) return undefined
      return (question.act.spamRate ?? 0) >= 0.003 ? deny : satisfied
    },
  },
]
