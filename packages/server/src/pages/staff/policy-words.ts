import type { Policy, Purpose } from '../../brand/policy/index.ts'

export const basisWords: Readonly<Record<Purpose['basis'], string>> = {
  consent: 'a yes of the customer',
  contract: 'a contract with the customer',
  'legal-duty': 'a legal duty',
  'legitimate-interest': 'an interest weighed against the customer’s',
}

export const classWords: Readonly<Record<Purpose['class'], string>> = {
  marketing: 'offers',
  service: 'service',
  monitoring: 'watching fairness; contacts nobody',
}

export const approvalWords = (approval: 'one' | 'two'): string =>
  approval === 'two' ? 'A second person approves each campaign.' : 'Whoever wrote a campaign may approve it.'

export const budgetWords = (budgets: Policy['budgets']): string =>
  budgets
    .map(
      ({ channel, max, hours }) =>
        `${max} ${max === 1 ? 'message' : 'messages'} in ${spanOf(hours)}, ${channel === 'any' ? 'all channels' : channel}`,
    )
    .join('; ') || 'no limit'

const spanOf = (hours: number): string => (hours % 24 === 0 ? `${hours / 24} days` : `${hours} hours`)

export const quietWords = (quiet: Policy['quietHours']): string =>
  quiet.map(({ from, to }) => `${timeOf(from)} to ${timeOf(to)}, in the customer’s own time zone`).join('; ') || 'none'

const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const units: Readonly<Record<string, string>> = { Y: 'year', M: 'month', W: 'week', D: 'day' }

/** `P24M` as `24 months`. */
export function keptFor(retention: string): string {
  const [, count = '', unit = ''] = /^P(\d+)([YMWD])$/.exec(retention) ?? []
  const name = units[unit]
  return name === undefined ? retention : `${count} ${name}${count === '1' ? '' : 's'}`
}
