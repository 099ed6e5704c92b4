import {
  addresses,
  domain,
  host,
  type Kind,
  oneOf,
  origin,
  path,
  postgres,
  selector,
  smtp,
  whole,
  yesNo,
} from './kinds.ts'

/** One setting: the environment variable and, where `flag`, the option of `candor start` that bear it. */
export type Setting<T, Always extends boolean> = {
  readonly env: string
  readonly kind: Kind<T>
  readonly text: string
  /** May be given as `--name` too. A flag wins over the environment. */
  readonly flag: boolean
  /** What stands when nothing is given, as it would be written; absent: the setting stays unset. */
  readonly fallback: Always extends true ? string : undefined
}

type Given<T> = { readonly env: string; readonly kind: Kind<T>; readonly flag?: true; readonly text: string }
const always = <T>(fallback: string, given: Given<T>): Setting<T, true> => ({ flag: false, ...given, fallback })
const perhaps = <T>(given: Given<T>): Setting<T, false> => ({ flag: false, ...given, fallback: undefined })

/** Every setting there is. The names are those of `Config`; `docs/configuration.md` is made from this table. */
export const settings = {
  data: always('data', {
    env: 'CANDOR_DATA',
    flag: true,
    kind: path,
    text: 'Folder for the store, the log and the keys.',
  }),
  port: always('8080', {
    env: 'CANDOR_PORT',
    flag: true,
    kind: whole(0, 65_535),
    text: 'Port to listen on; 0 takes any free one.',
  }),
  host: always('127.0.0.1', {
    env: 'CANDOR_HOST',
    flag: true,
    kind: host,
    text: 'Address to listen on. Any other than this machine needs CANDOR_BASE_URL.',
  }),
  baseUrl: perhaps({
    env: 'CANDOR_BASE_URL',
    flag: true,
    kind: origin,
    text: 'Where customers and staff reach this server; links in messages begin with it. Unset: the address it listens on.',
  }),
  policy: perhaps({
    env: 'CANDOR_POLICY',
    flag: true,
    kind: path,
    text: "The brand's policy file. Unset: `policy.yaml` in the data folder.",
  }),
  sample: always('yes', {
    env: 'CANDOR_SAMPLE',
    flag: true,
    kind: yesNo,
    text: 'Whether a first start without a policy of your own loads the sample brand.',
  }),
  database: perhaps({
    env: 'DATABASE_URL',
    kind: postgres,
    text: 'A PostgreSQL database (15 or newer). Unset: SQLite in the data folder.',
  }),
  keys: perhaps({ env: 'CANDOR_KEYS', kind: path, text: 'Folder for the keys. Unset: `keys` in the data folder.' }),
  keyGraceDays: always('30', {
    env: 'CANDOR_KEY_GRACE_DAYS',
    kind: whole(0, 3_650),
    text: 'Days that an ended key epoch stays, so that a backup of that time still opens; what was erased is gone from backups after twice that at most (docs/keys.md).',
  }),
  smtp: perhaps({
    env: 'CANDOR_SMTP_URL',
    kind: smtp,
    text: 'The mail server. Unset: mail goes to the postbox and none leaves the server.',
  }),
  dkimDomain: perhaps({
    env: 'CANDOR_DKIM_DOMAIN',
    kind: domain,
    text: 'Domain that signs mail (RFC 6376). All three DKIM settings or none.',
  }),
  dkimSelector: perhaps({ env: 'CANDOR_DKIM_SELECTOR', kind: selector, text: 'Selector of the DKIM key in the DNS.' }),
  dkimKey: perhaps({ env: 'CANDOR_DKIM_KEY', kind: path, text: 'File with the private DKIM key (PEM).' }),
  trustedProxies: perhaps({
    env: 'CANDOR_TRUSTED_PROXIES',
    kind: addresses,
    text: 'Proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed. Unset: none.',
  }),
  webhookPrivate: always('no', {
    env: 'CANDOR_WEBHOOK_PRIVATE',
    kind: yesNo,
    text: 'Whether webhooks may lead into networks of your own, and there without TLS. Addresses of cloud metadata never.',
  }),
  witnesses: perhaps({
    env: 'CANDOR_WITNESSES',
    kind: path,
    text: 'File that names the witnesses of the log and their quorum (c2sp.org/tlog-policy). Unset: nobody outside watches the log.',
  }),
  witnessWait: always('1000', {
    env: 'CANDOR_WITNESS_WAIT',
    kind: whole(0, 60_000),
    text: 'Longest time in milliseconds that a checkpoint waits for its witnesses before it is published without them.',
  }),
  witnessPrivate: always('no', {
    env: 'CANDOR_WITNESS_PRIVATE',
    kind: yesNo,
    text: 'Whether witnesses may be in networks of your own, and there without TLS.',
  }),
  publishLog: always('no', {
    env: 'CANDOR_PUBLISH_LOG',
    kind: yesNo,
    text: 'Whether anybody may read the files of the log under `/log/`. Unset: staff and API keys only.',
  }),
  logPruneAfter: perhaps({
    env: 'CANDOR_LOG_PRUNE_AFTER',
    kind: whole(1, 1_200),
    text: 'Months after which bundles of the log may go, once nobody can open what is in them. Unset: nothing is ever pruned.',
  }),
  sessionHours: always('12', {
    env: 'CANDOR_SESSION_HOURS',
    kind: whole(1, 168),
    text: 'Hours after which staff must sign in again.',
  }),
  logLevel: always('info', {
    env: 'CANDOR_LOG_LEVEL',
    flag: true,
    kind: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    text: 'How much the server writes to its log.',
  }),
}

type Settings = typeof settings
export type SettingName = keyof Settings
type ValueOf<S> = S extends Setting<infer T, boolean> ? T : never
type AlwaysSet = { [K in SettingName]: Settings[K]['fallback'] extends string ? K : never }[SettingName]

/** The settings as read: those with a default always, the others when given. */
export type Config = { readonly [K in AlwaysSet]: ValueOf<Settings[K]> } & {
  readonly [K in Exclude<SettingName, AlwaysSet>]?: ValueOf<Settings[K]>
}

/** The option of a setting on the command line: `--base-url`. */
export const flagOf = (name: string): string => `--${name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`
