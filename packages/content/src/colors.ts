/** The colors of a message, `#rrggbb`. Each text color has at least 4.5:1 on its background in its scheme (WCAG 2.2, 1.4.3). */
export const light = {
  back: '#ffffff',
  text: '#14171f',
  muted: '#4a5263',
  link: '#0b5394',
  button: '#0b5394',
  onButton: '#ffffff',
  line: '#767d8c',
} as const
export const dark = {
  back: '#11141a',
  text: '#eef1f6',
  muted: '#b3bccb',
  link: '#8ab8f5',
  button: '#8ab8f5',
  onButton: '#0c1118',
  line: '#7f8a9c',
} as const

/** Contrast of two colors `#rrggbb`, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

/** The color as a client shows it that inverts messages by force. */
export function inverted(color: string): string {
  return `#${(0xffffff - Number.parseInt(color.slice(1), 16)).toString(16).padStart(6, '0')}`
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => linear(Number.parseInt(color.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
