import { count, counted } from '../terminal/numbers.ts'
import type { Loaded } from './interactions-file.ts'

/** More items than a person chooses: likely a program, or many people at one account. */
const many = 10_000

/** What somebody who trusts the figures has to know about the file: what was left out, kept once or is odd. */
export function notesOf(loaded: Loaded, ordered: boolean, withoutHistory: number): string[] {
  const { counts, interactions, items } = loaded
  const { starts, columns, users } = interactions
  const chosen = new Uint8Array(items.length)
  for (let at = 0; at < columns.length; at++) chosen[columns[at]!] = 1
  const unchosen = chosen.reduce((sum, one) => sum - one, items.length)
  let longest = 0
  for (let user = 0; user < users; user++) longest = Math.max(longest, starts[user + 1]! - starts[user]!)
  const left = ordered ? 'left out, as the split goes by time' : 'kept, as this split does not go by time'
  return [
    said(counts.duplicates, 'pair came again', 'pairs came again', 'each is kept once, as of its earliest time'),
    said(
      counts.belowThreshold,
      'row is below the threshold',
      'rows are below the threshold',
      'no interaction, but the item exists',
    ),
    said(counts.incomplete, 'row lacks a user or an item', 'rows lack a user or an item', 'left out'),
    said(
      counts.unreadableRating,
      'rating is no number',
      'ratings are no numbers',
      'left out where there is a threshold, else not looked at',
    ),
    said(counts.unreadableTime, 'time cannot be read', 'times cannot be read', left),
    said(counts.future, 'row is dated in the future', 'rows are dated in the future', left),
    said(unchosen, 'item was chosen by nobody', 'items were chosen by nobody', 'they stay candidates'),
    longest > many ? `One user has ${counted(longest, 'item')}, more than people choose; kept.` : '',
    said(
      withoutHistory,
      'list was made for a user without history',
      'lists were made for users without history',
      'a personal model can only give them the lowest ids',
    ),
  ].filter(note => note !== '')
}

const said = (n: number, one: string, more: string, then: string): string =>
  n === 0 ? '' : `${count(n)} ${n === 1 ? one : more}: ${then}.`
