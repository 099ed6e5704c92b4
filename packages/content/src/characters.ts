const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/
const controlButLines = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/
// Overrides reverse the order in which letters are shown, so that an address can look like another; isolates cannot.
const override = /[\u202d\u202e]/

/** Why a text must not stand on one line of a message (a subject, a name, a header), or undefined. */
export function faultInLine(text: string): string | undefined {
  return control.test(text) ? 'has a line break or control character; write it on one line' : faultInLetters(text)
}

/** Why a text must not stand in the body of a message, or undefined. Line feeds are allowed there. */
export function faultInText(text: string): string | undefined {
  return controlButLines.test(text) ? 'has a control character; only line feeds are allowed' : faultInLetters(text)
}

/** The text on one line: what would break a line becomes a space. For texts that were checked already, as a second lock. */
export function onOneLine(text: string): string {
  return control.test(text) ? text.replace(new RegExp(`(?:${control.source})+`, 'g'), ' ').trim() : text
}

function faultInLetters(text: string): string | undefined {
  if (override.test(text)) return 'has a character that reverses the direction of letters'
  return text.isWellFormed() ? undefined : 'is not valid Unicode'
}
