import { type Config, flagOf, type Setting, settings } from './settings.ts'

/** The settings as they may be logged: what is set, as text; secrets read `[secret]`. */
export function shownConfig(config: Config): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(config).map(([name, value]) => [name, String(value)]))
}

/** The table of all settings in Markdown, as it stands in `docs/configuration.md`; one line a setting, no line break at the end. */
export function configTable(): string {
  const rows = Object.entries(settings).map(([name, setting]) => row(name, setting))
  return [['environment', 'flag', 'default', 'takes', 'what it does'], Array(5).fill('---'), ...rows]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n')
}

function row(name: string, { env, flag, fallback, kind, text }: Setting<unknown, boolean>): string[] {
  const takes = kind.secret ? `${kind.wants} (secret)` : kind.wants
  return [`\`${env}\``, flag ? `\`${flagOf(name)}\`` : '', fallback === undefined ? '' : `\`${fallback}\``, takes, text]
}
