import { err, type Fault, ok, type Result } from '@candor/terms'
import { isLoopback } from './kinds.ts'
import { type Config, flagOf, type Setting, type SettingName, settings } from './settings.ts'

/** The environment, and the options of the command line by setting name (`baseUrl` for `--base-url`). */
export type Env = { readonly [name: string]: string | undefined }
export type Flags = { readonly [name: string]: string | number | boolean | undefined }

/**
 * Reads the configuration: a flag wins over the environment, the environment over the default; empty text counts as not
 * given. Gives every fault at once; its `path` is the flag or variable that is wrong. Reads no file and opens nothing.
 * A fault never repeats the text of a secret.
 */
export function readConfig(env: Env, flags: Flags = {}): Result<Config, Fault[]> {
  const faults: Fault[] = []
  const entries = names.map(name => [name, readSetting(name, env, flags, faults)] as const)
  // Each value was read by the kind of its own setting, and a setting with a default always has one.
  const config = Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Config
  if (faults.length === 0) faults.push(...contradictions(config))
  return faults.length > 0 ? err(faults) : ok(config)
}

const names = Object.keys(settings) as SettingName[]

function readSetting(name: SettingName, env: Env, flags: Flags, faults: Fault[]): unknown {
  const setting: Setting<unknown, boolean> = settings[name]
  const flag = setting.flag ? textOf(flags[name]) : undefined
  const text = flag ?? textOf(env[setting.env]) ?? setting.fallback
  if (text === undefined) return undefined
  const value = setting.kind.read(text)
  if (value.ok) return value.value
  const shown = setting.kind.secret ? 'is not usable' : `is ${JSON.stringify(text.slice(0, 60))}`
  faults.push({ path: flag === undefined ? setting.env : flagOf(name), says: `${shown}; ${value.error}` })
}

const textOf = (value: Flags[string]): string | undefined =>
  (value === undefined ? '' : String(value).trim()) || undefined

function contradictions(config: Config): Fault[] {
  return [...dkimFaults(config), ...reachFaults(config)]
}

function dkimFaults(config: Config): Fault[] {
  const three = ['dkimDomain', 'dkimSelector', 'dkimKey'] as const
  const missing = three.filter(name => config[name] === undefined)
  if (missing.length === 3) return []
  return missing.map(name => ({ path: settings[name].env, says: 'is missing; DKIM needs domain, selector and key' }))
}

function reachFaults({ host, baseUrl }: Config): Fault[] {
  if (isLoopback(host) || baseUrl !== undefined) return []
  return [
    {
      path: 'CANDOR_BASE_URL',
      says: `is missing; a server that listens on ${host} must know the address in its links`,
    },
  ]
}
