/** The configuration: one typed table of settings, read from the environment and the command line. */
export { readConfig } from './read-config.ts'
export { type Config, settings } from './settings.ts'
export { configTable, shownConfig } from './show-config.ts'
