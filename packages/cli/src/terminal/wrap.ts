/** Breaks words into lines of at most `width` columns; the first begins two columns in, the others four. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ' '
  for (const word of text.split(' ')) {
    const isFull = line.length + 1 + word.length > width && line.trim() !== ''
    if (isFull) lines.push(line)
    line = isFull ? `    ${word}` : `${line} ${word}`
  }
  return [...lines, line]
}
