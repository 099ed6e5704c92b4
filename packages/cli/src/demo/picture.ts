import { count, share } from '../terminal/numbers.ts'
import type { Story } from './story.ts'

const width = 760
const left = 250
const longest = 400
const rowHeight = 30
const font = 'font-family="system-ui, sans-serif"'

type Row = { readonly label: string; readonly n: number; readonly color: string }

const ink = { reached: '#1f6f54', held: '#b4532a', all: '#5b6470', text: '#1b1f24', quiet: '#5b6470' }

/** The run as one picture (SVG): who was meant, who was reached, and which rule held the others back. */
export function picture({ firstSend, planAfter, mail }: Story): string {
  const { planned, sent, withheld, failed, unknown, reasons, campaign } = firstSend.totals
  const rules = Object.entries(reasons).sort(([, a], [, b]) => b - a)
  const rows: Row[] = [
    { label: 'in the audience', n: planned, color: ink.all },
    { label: 'got the message', n: sent, color: ink.reached },
    { label: 'did not, because of', n: withheld, color: ink.held },
    ...rules.map(([rule, n]) => ({ label: rule, n, color: ink.held })),
  ]
  const next = `Then customer ${mail.customer} said no. ${planAfter.campaign} reaches ${count(planAfter.sent)} instead of ${count(planAfter.sent + 1)}.`
  const says = `${campaign}: ${count(planned)} planned = ${count(sent)} sent + ${count(withheld)} withheld + ${count(failed)} failed + ${count(unknown)} unknown`
  const height = 110 + rows.length * rowHeight
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title says">`,
    `<title id="title">${escaped(says)}</title><desc id="says">${escaped(next)}</desc>`,
    `<rect width="${width}" height="${height}" rx="8" fill="#fbfaf7"/>`,
    text(24, 36, says, 15, ink.text, 'font-weight="600"'),
    ...rows.flatMap((row, i) => bar(row, 56 + i * rowHeight, planned)),
    text(24, height - 24, next, 14, ink.text),
    '</svg>\n',
  ].join('\n')
}

function bar({ label, n, color }: Row, top: number, of: number): string[] {
  const long = of === 0 ? 0 : Math.max(1, Math.round((n / of) * longest))
  return [
    text(left - 12, top + 17, label, 14, ink.text, 'text-anchor="end"'),
    `<rect x="${left}" y="${top + 3}" width="${long}" height="20" rx="2" fill="${color}"/>`,
    // Beside the bar where there is room, inside where there is none.
    long > longest - 20
      ? text(left + long - 8, top + 17, `${count(n)}`, 13, '#ffffff', 'text-anchor="end"')
      : text(left + long + 8, top + 17, `${count(n)} · ${share(n, of)}`, 13, ink.quiet),
  ]
}

const text = (x: number, y: number, words: string, size: number, fill: string, more = ''): string =>
  `<text x="${x}" y="${y}" ${font} font-size="${size}" fill="${fill}" ${more}>${escaped(words)}</text>`

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
