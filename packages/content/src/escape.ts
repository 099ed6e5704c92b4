const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it must stand in HTML, between tags and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, character => entities[character]!) : text

/** As `escapeHtml`, with line feeds as line breaks. */
export const escapeLines = (text: string): string => escapeHtml(text.trim()).replaceAll('\n', '<br>')
