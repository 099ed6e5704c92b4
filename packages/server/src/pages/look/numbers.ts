/** Numbers as the reader's language writes them. */
export const wholeNumber = (value: number, lang = 'en'): string => new Intl.NumberFormat(lang).format(value)

/** A share of 0 to 1 as a percentage with one decimal. */
export const percent = (share: number, lang = 'en'): string =>
  new Intl.NumberFormat(lang, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(share)
