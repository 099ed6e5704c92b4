import { splitRecord } from './split.ts'

export type Header = { readonly separator: string; readonly columns: readonly string[] }

const separators = [',', ';', '\t', '|']

/**
 * The column names in the first line, and the separator under which most of the wanted ones are found, then that which makes the most
 * columns; unless the separator is given.
 */
export function readHeader(line: string, wanted: readonly string[], separator?: string): Header {
  const tried = (separator === undefined ? separators : [separator]).map(each => columnsBy(line, each))
  const hits = ({ columns }: Header): number => wanted.filter(name => columns.includes(name)).length
  return tried.reduce((best, next) => {
    const [more, same] = [hits(next) - hits(best), next.columns.length - best.columns.length]
    return more > 0 || (more === 0 && same > 0) ? next : best
  })
}

function columnsBy(line: string, separator: string): Header {
  const split = splitRecord(line, 0, separator, true)
  const fields = split === 'more' ? undefined : split.fields
  return { separator, columns: (fields ?? [line]).map(name => name.trim()) }
}
