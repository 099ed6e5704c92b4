import { mailOrPage } from './mail-or-page.ts'
import { email, line, whole } from './plain.ts'
import type { Policy, RightsDesk } from './policy.ts'
import { distinct, optional, type Reader, record } from './shapes.ts'
import { windowHours } from './spans.ts'

const read = record({
  answer_within_days: optional(whole(1, 90)),
  contact: optional(mailOrPage),
  tell: optional(email),
  remind_before: optional(distinct(windowHours, { max: 5 })),
  escalate_before: optional(windowHours),
  correct: optional(distinct(line(60), { max: 50 })),
  weigh: optional(distinct(line(60), { max: 50 })),
  complain_to: optional(line(300)),
})

const unsaid: RightsDesk = { remindBefore: [240, 72], escalateBefore: 48, correct: [], weigh: [] }

/** Reads the section `rights`. Left out: reminders ten and three days before an answer is due, urgent from two days on. */
export const rightsSection: Reader<RightsDesk> = spot => {
  const found = read(spot)
  if (!found) return undefined
  const { answer_within_days, contact, tell, remind_before, escalate_before, correct, weigh, complain_to } = found
  return {
    ...(answer_within_days !== undefined && { answerWithinDays: answer_within_days }),
    ...(contact !== undefined && { contact }),
    ...(tell !== undefined && { tell }),
    remindBefore: (remind_before ?? unsaid.remindBefore).toSorted((a, b) => b - a),
    escalateBefore: escalate_before ?? unsaid.escalateBefore,
    correct: correct ?? [],
    weigh: weigh ?? [],
    ...(complain_to !== undefined && { complainTo: complain_to }),
  }
}

/** How the brand answers what customers ask by right, said or not: nobody can be without a desk. */
export const deskOf = ({ rights }: Pick<Policy, 'rights'>): RightsDesk => rights ?? unsaid
