import type { Facts } from '@candor/gate'
import { type Content, html } from '../look/index.ts'
import { momentIn } from './dates.ts'

type Fact = { readonly name: string; readonly value: Content }

/** The facts that a decision looked at, in words. What nobody knew is said to be unknown. */
export function factWords(facts: Facts, zone: string): Fact[] {
  const at = (instant: number) => momentIn(zone, instant)
  const { country, zone: own, age, address, suppressed, pausedUntil, dial, consents, optOuts, contacts } = facts
  const rows: readonly (readonly [string, Content | undefined])[] = [
    ['Country', said(country)],
    ['Time zone', said(own)],
    ['Age', age === undefined ? undefined : `${age}`],
    ['Address on this channel', said(address)],
    ['On the do-not-contact list', said(suppressed)],
    ['Paused until', pausedUntil === undefined ? undefined : at(pausedUntil)],
    ['How personal it may be', dial],
    ['Topics not wanted', facts.avoidTopics && list(facts.avoidTopics)],
    ['Impulse guard', facts.guard],
    [
      'Own limit',
      facts.purchasesAWeek === undefined ? undefined : `no advertising after ${facts.purchasesAWeek} purchases a week`,
    ],
    ['Processing', facts.restricted === true ? 'restricted: what is held is only stored' : undefined],
    ['At night', facts.noOffersAtNight === true ? 'no advertising' : undefined],
    [
      'Own limits',
      list((facts.budgets ?? []).map(({ channel, max, hours }) => `${max} in ${hours} hours, ${channel}`)),
    ],
    ['Own quiet hours', list((facts.quietHours ?? []).map(({ from, to }) => `${clock(from)} to ${clock(to)}`))],
    [
      'Yes',
      list(
        consents.map(
          yes =>
            `${yes.purpose}, ${yes.channel}: ${at(yes.givenAt)}${yes.evidence ? ', with proof' : ', without proof'}`,
        ),
      ),
    ],
    ['No', list(optOuts.map(no => `${no.purpose}, ${no.channel}: ${at(no.at)}`))],
    ['Contacts before', list(contacts.map(contact => `${contact.channel}: ${at(contact.at)}`))],
    [
      'Asked for by own rules',
      facts.traits &&
        list(Object.entries(facts.traits).map(([field, value]) => `${field}: ${value ?? 'could not be read'}`)),
    ],
    ['Newest purchases', facts.purchases && list(facts.purchases.map(at))],
    ['Things sent back', facts.returns && list(facts.returns.map(at))],
    ['Late nights, by their end', facts.lateNights && list(facts.lateNights.map(at))],
    ['Newest inquiry', facts.inquiries && list(facts.inquiries.map(at))],
    [
      'Subscription',
      facts.subscriptions &&
        list(
          facts.subscriptions.map(
            ({ startedAt, endedAt }) =>
              `since ${at(startedAt)}${endedAt === undefined ? '' : `, ended ${at(endedAt)}`}`,
          ),
        ),
    ],
  ]
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
}

const said = (value: string | boolean): string => (typeof value === 'string' ? value : value ? 'yes' : 'no')

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const list = (lines: readonly string[]): Content =>
  lines.length === 0 ? 'none' : html`<ul>${lines.map(line => html`<li>${line}</li>`)}</ul>`
