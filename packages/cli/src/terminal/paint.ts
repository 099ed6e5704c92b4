import type { Terminal } from './terminal.ts'

const codes = {
  bold: ['1', '22'],
  dim: ['2', '22'],
  green: ['32', '39'],
  red: ['31', '39'],
  yellow: ['33', '39'],
} as const

/** Colors text where the terminal may; meaning never rests on color alone. */
export function paint({ color }: Terminal, style: keyof typeof codes, text: string): string {
  const [on, off] = codes[style]
  return color ? `\u001b[${on}m${text}\u001b[${off}m` : text
}
