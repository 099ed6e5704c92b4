import { readProfile } from '../../customers/profiles/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Html, html } from '../look/index.ts'

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * A customer in a list: the first letter of each name and the end of the random id, as much as tells two rows apart and no
 * more. The whole name stands on the customer's own page. Without a name, or once erased, the end of the id alone.
 */
export async function maskedName(house: House, customer: string): Promise<Html> {
  const profile = await readProfile(house, customer)
  const names = Object.entries(house.judge.policy.fields).flatMap(([field, declared]) => {
    const isName = declared.class === 'identifying' && declared.type === 'text' && declared.addressOf === undefined
    const value = isName ? profile?.sealed[field] : undefined
    return typeof value === 'string' && value.trim() !== '' ? [initial(value.trim())] : []
  })
  // Names may run right to left; alone they keep their direction and the row keeps its own.
  return names.length === 0
    ? html`<code>…${customer.slice(-6)}</code>`
    : html`<bdi>${names.slice(0, 2).join(' ')}</bdi> <code>…${customer.slice(-6)}</code>`
}

const initial = (name: string): string => `${[...letters.segment(name)][0]?.segment ?? ''}…`
