import type { Rule } from '../../rule.ts'
import { chosenKinds } from './permission.ts'

const restricted: Rule = {
  id: 'house-restricted',
  kinds: [...chosenKinds, 'present'],
  scope: { is: 'restricted' },
  clauses: [
    {
      says: 'satisfied',
      when: { any: [{ is: 'reply' }, { is: 'confirms-opt-out' }, { is: 'basis-is-one-of', of: ['legal-duty'] }] },
    },
    { says: 'deny' },
  ],
  sentence:
    'While processing is restricted, data is only stored: nothing is sent but what the law demands and answers to the person.',
  citation: 'House rule; GDPR 18(1)-(2), Recital 67; UU PDP 11, 41',
  family: 'restriction',
  texts: {
    deny: { staff: 'The customer asked for restriction; until it is lifted their data is only stored.' },
    satisfied: { staff: 'Processing is restricted; a legal duty or a request of the customer carries this act.' },
  },
}

/** What a restriction of processing leaves of every act. */
export const restrictionRules: readonly Rule[] = [restricted]
