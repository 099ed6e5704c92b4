/** Country, part of it, time zone, and how many of a hundred customers live there. Empty: not known. */
export type Place = readonly [country: string, region: string, zone: string, share: number]

const europe: readonly Place[] = [
  ['PT', '', 'Europe/Lisbon', 13],
  ['PT', '', 'Atlantic/Azores', 1],
  ['PT', '', 'Atlantic/Madeira', 1],
  ['ES', '', 'Europe/Madrid', 7],
  ['ES', '', 'Atlantic/Canary', 1],
  ['FR', '', 'Europe/Paris', 8],
  ['DE', '', 'Europe/Berlin', 9],
  ['IT', '', 'Europe/Rome', 5],
  ['NL', '', 'Europe/Amsterdam', 3],
  ['PL', '', 'Europe/Warsaw', 3],
  ['GR', '', 'Europe/Athens', 1],
  ['FI', '', 'Europe/Helsinki', 1],
  ['GB', '', 'Europe/London', 8],
  ['IE', '', 'Europe/Dublin', 1],
]

const unitedStates: readonly Place[] = [
  ['US', 'NY', 'America/New_York', 4],
  ['US', 'CA', 'America/Los_Angeles', 5],
  ['US', 'TX', 'America/Chicago', 4],
  ['US', 'FL', 'America/New_York', 3],
  ['US', 'MI', 'America/Detroit', 1],
  ['US', 'OK', 'America/Chicago', 1],
  ['US', 'CO', 'America/Denver', 1],
  ['US', 'AZ', 'America/Phoenix', 0.5],
  ['US', 'AK', 'America/Anchorage', 0.2],
  ['US', 'HI', 'Pacific/Honolulu', 0.3],
]

const elsewhere: readonly Place[] = [
  ['CA', 'ON', 'America/Toronto', 2],
  ['CA', 'QC', 'America/Toronto', 1],
  ['CA', 'BC', 'America/Vancouver', 1],
  ['CA', 'NS', 'America/Halifax', 0.5],
  ['CA', 'NL', 'America/St_Johns', 0.5],
  ['BR', 'SP', 'America/Sao_Paulo', 6],
  ['BR', 'AM', 'America/Manaus', 1],
  ['ID', 'JK', 'Asia/Jakarta', 4],
  ['ID', 'BA', 'Asia/Makassar', 1],
  ['ID', 'PA', 'Asia/Jayapura', 0.5],
  ['', '', '', 1.5],
]

/** Where invented customers live: 15 countries, 13 parts of them with laws or clocks of their own, 31 zones. */
export const places: readonly Place[] = [...europe, ...unitedStates, ...elsewhere]
