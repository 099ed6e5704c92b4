import { full } from './policies.ts'

/** A valid policy that asks people about themselves for audits alone. */
export const asking = full
  .replace(
    '\ndata:',
    '\n  answers: { text: We check with what you told us., basis: consent, class: monitoring, retention: 2 years }\ndata:',
  )
  .concat(`vault:
  purpose: answers
  attributes:
    gender: { text: How you describe your gender, values: [woman, man, another] }
    disability: { text: Whether you live with a disability, values: ["yes", "no"] }
`)
