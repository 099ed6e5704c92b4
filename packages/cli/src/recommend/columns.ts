import { err, ok, type Result } from '@candor/terms'
import { secondsOf } from './moment.ts'

/** Where in a row stands what. */
export type Columns = {
  readonly user: number
  readonly item: number
  readonly rating?: number
  readonly time?: number
  readonly header: boolean
}

const names = {
  user: ['user', 'userid', 'uid', 'customer', 'customerid', 'visitor', 'visitorid', 'reviewerid', 'member', 'memberid'],
  item: [
    ...['item', 'itemid', 'iid', 'movie', 'movieid', 'product', 'productid', 'track', 'trackid', 'song', 'songid'],
    ...['book', 'bookid', 'article', 'articleid', 'artist', 'artistid', 'asin', 'isbn', 'sku', 'parentasin'],
  ],
  rating: ['rating', 'ratings', 'score', 'stars', 'value'],
  time: ['timestamp', 'time', 'ts', 'date', 'datetime', 'unixtime', 'unixreviewtime', 'createdat'],
}

/** A name of a column without case and signs: `User_ID` is `userid`. */
export const plainName = (cell: string): string => cell.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

export const isUserName = (cell: string): boolean => names.user.includes(plainName(cell))
export const isItemName = (cell: string): boolean => names.item.includes(plainName(cell))

const earliestMoment = 1e8

/**
 * Finds the columns by the first row. Where it names user and item, by name; else by position: user, item, rating, time. A third
 * and last column is a time where it is a date or a number from 1e8 on. The error says what is missing.
 */
export function columnsOf(first: readonly string[]): Result<Columns, string> {
  const at = (wanted: readonly string[]) => first.findIndex(cell => wanted.includes(plainName(cell)))
  const [user, item, rating, time] = [at(names.user), at(names.item), at(names.rating), at(names.time)]
  if (user >= 0 && item >= 0)
    return ok({ user, item, ...(rating < 0 ? {} : { rating }), ...(time < 0 ? {} : { time }), header: true })
  if (user >= 0 || item >= 0)
    return err(
      `its header has a column for the ${user < 0 ? 'item and none for the user' : 'user and none for the item'}`,
    )
  if (first.length < 2) return err('its first line has one column; user and item are needed')
  return ok({ user: 0, item: 1, ...byPosition(first), header: rating >= 0 || time >= 0 || isWord(first[2]) })
}

const isWord = (cell: string | undefined): boolean =>
  cell !== undefined && cell.trim() !== '' && Number.isNaN(Number(cell)) && Number.isNaN(secondsOf(cell))

function byPosition(first: readonly string[]): { rating?: number; time?: number } {
  if (first.length < 3) return {}
  const seconds = secondsOf(first[2]!)
  if (first.length === 3 && (seconds >= earliestMoment || /\d-\d/.test(first[2]!))) return { time: 2 }
  return first.length === 3 ? { rating: 2 } : { rating: 2, time: 3 }
}
