/** The known word nearest to a mistyped one, if it is near enough to be what was meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const short = word.slice(0, 64)
  const near = known.map(candidate => ({ candidate, steps: distance(short, candidate) }))
  const best = near.toSorted((a, b) => a.steps - b.steps)[0]
  return best && best.steps <= Math.max(1, Math.floor(best.candidate.length / 3)) ? best.candidate : undefined
}

/** “; did you mean …?”, or else which names are known. */
export function meant(word: string, known: readonly string[]): string {
  const near = nearest(word, known)
  return near ? `; did you mean ${near}?` : `; known are ${known.join(', ').slice(0, 400) || 'none'}`
}

/** How many letters must be put in, taken out or changed (Levenshtein distance). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1]
    for (const [column, other] of [...to].entries()) {
      const changed = row[column]! + (letter.toLowerCase() === other.toLowerCase() ? 0 : 1)
      next.push(Math.min(changed, row[column + 1]! + 1, next[column]! + 1))
    }
    row = next
  }
  return row[to.length]!
}
