import { type Act, channels, type Instant } from '@candor/terms'
import { type Facts, unknown } from './facts.ts'
import type { OwnRules } from './own/own-rule.ts'
import { ownText } from './own/own-text.ts'
import { ruleNamed } from './packs/loaded.ts'
import type { Text } from './rule.ts'
import type { Reason, Verdict } from './verdict.ts'

/** What a reason or a verdict means, in plain English. `change` says what would change the outcome, where something would. */
export type Explanation = { readonly customer: string; readonly staff: string; readonly change?: string }

const silentPermit: Text = {
  customer: 'Nothing stood in the way of this.',
  staff: 'No rule in scope had anything to say; silence of all rules permits.',
}

const broken: Text = {
  customer: 'We could not check this rule, so we do not do it.',
  staff: 'The rule could not be evaluated on the facts given, so it refuses.',
  change: 'Repairing the facts of this customer.',
}

/**
 * Explains one reason, or the deciding reason of a verdict. Times are said in the customer’s zone, or in UTC when it is unknown.
 * `own`: the own rules of the policy that judged, which bring their words with them.
 */
export function explain(subject: Reason | Verdict, act: Act, facts: Facts, own: OwnRules = {}): Explanation {
  const text = textOf(subject, own)
  const until = sayInstant(subject.until, facts)
  const fill = (template: string): string =>
    template
      .replaceAll(
        '{channel}',
        act.channel === undefined || !channels.includes(act.channel) ? 'any channel' : act.channel,
      )
      .replaceAll('{purpose}', () => `“${act.purpose}”`)
      .replaceAll('{until}', until)
  return {
    customer: fill(text.customer),
    staff: fill(text.staff),
    ...(text.change !== undefined && { change: fill(text.change) }),
  }
}

function textOf(subject: Reason | Verdict, own: OwnRules): Text {
  if ('rule' in subject)
    return ownText(own, subject.rule, subject.says) ?? ruleNamed(subject.rule)?.texts[subject.says] ?? broken
  const deciding = subject.reasons.find(reason => reason.rule === subject.deciding)
  return deciding === undefined ? silentPermit : textOf(deciding, own)
}

function sayInstant(until: Instant | undefined, { zone }: Facts): string {
  if (until === undefined) return 'later'
  const say = (timeZone: string): string =>
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(until)
  try {
    return zone === unknown ? `${say('UTC')} UTC` : say(zone)
  } catch {
    // Facts may name a zone that does not exist; the rule has refused over it, and still wants explaining.
    return `${say('UTC')} UTC`
  }
}
