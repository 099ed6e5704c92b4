/** The configuration: one typed table of settings, read from the environment and the command line. */
export { type Env, type Flags, readConfig } from './read-config.ts'
export { Secret } from './secret.ts'
export { type Config, flagOf, type Setting, type SettingName, settings } from './settings.ts'
export { configTable, shownConfig } from './show-config.ts'
