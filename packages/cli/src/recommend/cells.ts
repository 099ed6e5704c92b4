/** Cuts a line into its cells. */
export type Cut = (line: string) => string[]

/**
 * The separator of a file by its first line: `::` or a tab where there is one, else whichever of comma, semicolon and bar comes
 * first, since an id stands first and a list of categories, cut by another of them, comes later.
 */
export function sniffSeparator(line: string): string | undefined {
  if (line.includes('::')) return '::'
  return line.includes('\t') ? '\t' : /[,;|]/.exec(line)?.[0]
}

/** What `--sep` names: itself, or `tab` and `\t` for a tab. */
export const separatorNamed = (text: string): string => (text === 'tab' || text === '\\t' ? '\t' : text)

/** A cutter for a separator. Quotes are those of CSV (RFC 4180), within a line; a cell is otherwise left exactly as written. */
export const cutBy = (separator: string): Cut => {
  return line => (line.includes('"') && separator.length === 1 ? quoted(line, separator) : line.split(separator))
}

function quoted(line: string, separator: string): string[] {
  const cells: string[] = []
  for (let at = 0; at <= line.length; ) {
    const [cell, next] = line[at] === '"' ? closing(line, at, separator) : plain(line, at, separator)
    cells.push(cell)
    at = next
  }
  return cells
}

function plain(line: string, at: number, separator: string): [cell: string, next: number] {
  const end = line.indexOf(separator, at)
  return end < 0 ? [line.slice(at), line.length + 1] : [line.slice(at, end), end + 1]
}

function closing(line: string, from: number, separator: string): [cell: string, next: number] {
  let cell = ''
  for (let at = from + 1; ; ) {
    const end = line.indexOf('"', at)
    if (end < 0) return [cell + line.slice(at), line.length + 1]
    cell += line.slice(at, end)
    if (line[end + 1] !== '"') {
      const [more, next] = plain(line, end + 1, separator)
      return [cell + more, next]
    }
    cell += '"'
    at = end + 2
  }
}
