import type { Rule, Test } from '../../rule.ts'
import { reachingKinds } from './reach.ts'

const whereSet = (fact: Test): Test => ({ all: [{ is: 'marketing-class' }, fact] })

const paused: Rule = {
  id: 'house-paused',
  kinds: reachingKinds,
  scope: whereSet({ is: 'pause-recorded' }),
  clauses: [{ says: 'defer', while: 'paused', orStrip: true }, { says: 'lapsed' }],
  sentence: 'Nothing but what is needed is sent while the customer has paused messages.',
  citation: 'House rule: the pause belongs to the customer',
  family: 'pause',
  texts: {
    defer: { staff: 'The customer paused messages until {until}.' },
    deny: { staff: 'The customer paused messages for more than 400 days.' },
    adjust: { staff: 'The customer paused messages for more than 400 days; the promotion must be taken out.' },
    lapsed: { staff: 'A pause is on record; it has ended.' },
  },
}

const quietHours: Rule = {
  id: 'house-quiet-hours',
  kinds: reachingKinds,
  scope: whereSet({ is: 'quiet-hours-set' }),
  clauses: [{ says: 'defer', while: 'quiet-hours', orStrip: true }, { says: 'satisfied' }],
  sentence: 'Quiet hours of the brand and of the customer are kept in the customer’s own time zone, on every channel.',
  citation: 'House rule',
  family: 'quiet-hours',
  texts: {
    defer: { staff: 'The local clock stands in quiet hours of the brand or of the customer, until {until}.' },
    deny: { staff: 'No instant of the next 400 days is outside quiet hours and open for everything else.' },
    adjust: { staff: 'No instant of the next 400 days is outside quiet hours; the promotion must be taken out.' },
    satisfied: { staff: 'The local clock is outside quiet hours.' },
  },
}

const budget: Rule = {
  id: 'house-budget',
  kinds: reachingKinds,
  scope: whereSet({ is: 'budget-set' }),
  clauses: [
    { says: 'deny', when: { is: 'budget-zero' }, orStrip: true },
    { says: 'defer', while: 'budget-full', orStrip: true },
    { says: 'satisfied' },
  ],
  sentence: 'No rolling window ever holds more messages than the strictest budget of brand and customer allows.',
  citation: 'House rule',
  family: 'budget',
  texts: {
    deny: { staff: 'A budget of brand or customer allows no message on {channel}, or has no room within 400 days.' },
    defer: { staff: 'A budget that counts {channel} is used up until {until}.' },
    adjust: { staff: 'A budget allows no marketing on {channel}; the promotion must be taken out of this message.' },
    satisfied: { staff: 'Every budget that counts {channel} has room.' },
  },
}

/** When a message may reach the person, and how often. */
export const timingRules: readonly Rule[] = [paused, quietHours, budget]
