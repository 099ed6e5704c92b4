/** Why a row, or a consent in it, is not taken over. Closed list; `docs/import.md` explains each. */
export const importRules = {
  'import-bought-list': {
    says: 'This source says that the list was bought, rented, scraped, appended or enriched: these people did not give their data to you.',
    todo: 'Leave these rows out. If the source is your own, name the place where the customer gave the data, such as "web form" or "branch".',
  },
  'import-source-missing': {
    says: 'The row does not say where the data comes from.',
    todo: 'Fill the source column with the place where the customer gave the data, such as "web form" or "branch".',
  },
  'import-collected-at-missing': {
    says: 'The row does not say when the data was collected.',
    todo: 'Fill the column with the day or time at which the customer gave the data.',
  },
  'import-collected-at-future': {
    says: 'The data is said to be collected in the future.',
    todo: 'Correct the time, and look at the date format and time zone of the map.',
  },
  'import-no-evidence': {
    says: 'This yes is not recorded: it lacks evidence (text, version, surface, locale and time are all needed).',
    todo: 'Add the missing evidence, or ask the customer again. The customer is imported without this consent.',
  },
  'import-evidence-future': {
    says: 'This yes is not recorded: its evidence carries a time in the future.',
    todo: 'Correct the time, and look at the date format and time zone of the map.',
  },
  'import-refused-later': {
    says: 'This yes is not recorded: a no of the same or a later time is known.',
    todo: 'Nothing to do: the newer no holds. Only the customer can change it.',
  },
  'import-consent-type': {
    says: 'This yes is not recorded: its type is not one the law knows.',
    todo: 'Use express, pewc, soft-opt-in or charity-soft-opt-in.',
  },
  'import-refusal-time': {
    says: 'This no has no readable time. It is recorded with the time of this import.',
    todo: 'Correct the time if an older consent should be told apart from it.',
  },
  'import-key-missing': {
    says: 'The row has no value in a key column, so the customer cannot be told apart.',
    todo: 'Fill every key column.',
  },
  'import-bad-value': { says: 'The value does not fit the declared field.', todo: 'Correct the value or the map.' },
  'import-ragged-row': {
    says: 'The row has more or fewer fields than the header.',
    todo: 'Look for a missing or extra delimiter, or a field that needs quotation marks.',
  },
  'import-broken-quoting': {
    says: 'The quotation marks of this line do not match.',
    todo: 'Put the whole field in quotation marks and double those inside it (RFC 4180).',
  },
  'import-not-utf-8': {
    says: 'The line holds bytes that are not UTF-8.',
    todo: 'Save the file with the encoding UTF-8.',
  },
  'import-too-long': {
    says: 'A line may have at most 1 MB and a field at most 64 KB.',
    todo: 'Shorten the value, or look for a missing line end or quotation mark.',
  },
} as const satisfies { readonly [rule: string]: { readonly says: string; readonly todo: string } }

export type ImportRule = keyof typeof importRules

/** One thing wrong with one row: the physical line it begins on (the header is line 1), the column by name, and why. */
export type RowFault = {
  readonly line: number
  /** Name from the header; empty when the whole line is meant. */
  readonly column: string
  readonly rule: ImportRule
  readonly says: string
}
