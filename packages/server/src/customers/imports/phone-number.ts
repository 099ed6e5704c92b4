/**
 * The number in the form of ITU-T E.164: `+`, country code, at most 15 digits in all; undefined when it is none.
 * Blanks, dots, dashes, slashes and brackets between digits are dropped. A number without `+` is refused: guessing the
 * country sends the message to a stranger.
 */
export function phoneNumber(text: string): string | undefined {
  // Longer is never a number, and the next line takes quadratic time on a long run of brackets.
  if (text.length > 40) return undefined
  const bare = text.replace(/(?<=[\d)])[ ./()-]+(?=[\d(])|[()]/g, '')
  return /^\+[1-9]\d{6,14}$/.test(bare) ? bare : undefined
}
