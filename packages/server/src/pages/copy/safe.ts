const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as it may stand in markup and in attributes. What no page may hold (control characters) is shown as a mark. */
export const safe = (text: string): string =>
  text.replace(/[&<>"']/g, mark => marks[mark]!).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '\uFFFD')
