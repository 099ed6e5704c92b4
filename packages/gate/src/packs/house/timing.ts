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
  texts: {
    defer: {
      customer: 'You paused messages until {until}.',
      staff: 'The customer paused messages until {until}.',
      change: 'Waiting until {until}, or the customer ending the pause.',
    },
    deny: {
      customer: 'You paused messages for longer than we plan ahead.',
      staff: 'The customer paused messages for more than 400 days.',
      change: 'The customer ending the pause.',
    },
    adjust: {
      customer: 'You paused offers for long, so we leave the offer out.',
      staff: 'The customer paused messages for more than 400 days; the promotion must be taken out.',
      change: 'Taking the promotion out, or the customer ending the pause.',
    },
    lapsed: { customer: 'Your pause is over.', staff: 'A pause is on record; it has ended.' },
  },
}

const quietHours: Rule = {
  id: 'house-quiet-hours',
  kinds: reachingKinds,
  scope: whereSet({ is: 'quiet-hours-set' }),
  clauses: [{ says: 'defer', while: 'quiet-hours', orStrip: true }, { says: 'satisfied' }],
  sentence: 'Quiet hours of the brand and of the customer are kept in the customer’s own time zone, on every channel.',
  citation: 'House rule',
  texts: {
    defer: {
      customer: 'It is quiet time where you are, so we wait until {until}.',
      staff: 'The local clock stands in quiet hours of the brand or of the customer, until {until}.',
      change: 'Waiting until {until}.',
    },
    deny: {
      customer: 'Your quiet hours leave no time open, so we do not do this.',
      staff: 'No instant of the next 400 days is outside quiet hours and open for everything else.',
      change: 'The customer or the brand shortening their quiet hours.',
    },
    adjust: {
      customer: 'Your quiet hours leave no time for offers, so we leave the offer out.',
      staff: 'No instant of the next 400 days is outside quiet hours; the promotion must be taken out.',
      change: 'Taking the promotion out, or shorter quiet hours.',
    },
    satisfied: { customer: 'It is not quiet time where you are.', staff: 'The local clock is outside quiet hours.' },
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
  texts: {
    deny: {
      customer: 'You asked for no messages of this kind.',
      staff: 'A budget of brand or customer allows no message on {channel}, or has no room within 400 days.',
      change: 'A larger budget.',
    },
    defer: {
      customer: 'You have had enough messages for now; we wait until {until}.',
      staff: 'A budget that counts {channel} is used up until {until}.',
      change: 'Waiting until {until}, or a larger budget.',
    },
    adjust: {
      customer: 'You asked for no offers here, so we leave the offer out.',
      staff: 'A budget allows no marketing on {channel}; the promotion must be taken out of this message.',
      change: 'Taking the promotion out, or a larger budget.',
    },
    satisfied: {
      customer: 'This stays within the number of messages you allow.',
      staff: 'Every budget that counts {channel} has room.',
    },
  },
}

/** When a message may reach the person, and how often. */
export const timingRules: readonly Rule[] = [paused, quietHours, budget]
