import type { Json } from '@candor/terms'
import type { Policy, RightsDesk } from '../policy.ts'
import { deskOf } from '../rights.ts'
import { type Part, type PolicyChange, partsChanged } from './change.ts'
import { moreIsNarrower, moreIsWider, narrowed, reworded, widened } from './judging.ts'

/** Without a promise the laws' own term counts, which is longer. */
const promise = (value: Json | undefined): number => Number(value ?? Number.POSITIVE_INFINITY)

/** How requests are answered uses no data; a promise that is taken back is one that people have to hear of. */
const parts: readonly Part<RightsDesk>[] = [
  {
    what: 'answer-within',
    key: 'answer_within_days',
    of: ({ answerWithinDays }) => answerWithinDays,
    judge: (was, is) => (promise(is) > promise(was) ? widened : narrowed),
  },
  { what: 'desk-contact', key: 'contact', of: ({ contact }) => contact, judge: reworded(false) },
  // The mailbox itself is a matter of staff: that they are told, or no longer, is what people may want to know.
  { what: 'desk-told', key: 'tell', of: ({ tell }) => String(tell !== undefined), judge: reworded(false) },
  { what: 'reminders', key: 'remind_before', of: ({ remindBefore }) => remindBefore, judge: reworded(false) },
  { what: 'escalation', key: 'escalate_before', of: ({ escalateBefore }) => escalateBefore, judge: reworded(false) },
  { what: 'correctable', key: 'correct', of: ({ correct }) => correct, judge: moreIsNarrower },
  { what: 'weighed', key: 'weigh', of: ({ weigh }) => weigh, judge: moreIsWider },
  { what: 'complain-to', key: 'complain_to', of: ({ complainTo }) => complainTo, judge: reworded(false) },
]

export const rightsChanges = (before: Policy, after: Policy): PolicyChange[] =>
  partsChanged(parts, { subject: { kind: 'rights' }, path: 'rights' }, deskOf(before), deskOf(after))
