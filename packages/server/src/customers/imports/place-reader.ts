import { type Cells, columnName, getter, type Note } from './column.ts'
import { isCountry } from './countries.ts'
import { type ImportMap, type PlacePart, placeParts } from './import-map.ts'
import { remember } from './remember.ts'
import { isZone } from './zone-time.ts'

type Check = { readonly fits: (text: string) => boolean; readonly says: string }

const checks: { readonly [part in PlacePart]: Check } = {
  country: { fits: isCountry, says: 'is not a country code of two capitals such as PT (ISO 3166-1)' },
  region: {
    fits: text => text.length <= 100 && !/[\u0000-\u001f\u007f]/.test(text),
    says: 'is not the name of a region',
  },
  zone: { fits: isZone, says: 'is not a time zone such as Europe/Lisbon' },
  language: { fits: isLanguage, says: 'is not a language tag such as pt or pt-BR (BCP 47)' },
}

/** Reads the mapped parts of a place. An empty cell is a part that is not known, never a default. */
export function placeReader(map: ImportMap['place'], columns: readonly string[]) {
  const parts = placeParts.flatMap(part =>
    map[part] === undefined ? [] : [{ part, get: getter(map[part], columns), ...checks[part] }],
  )
  const readers = parts.map(part => ({ ...part, fits: remember(part.fits), column: columnName(map[part.part]) }))
  return (cells: Cells, note: Note): { [part in PlacePart]?: string } => {
    const place: { [part in PlacePart]?: string } = {}
    for (const { part, get, fits, says, column } of readers) {
      const text = get(cells).trim()
      if (text === '') continue
      if (fits(text)) place[part] = text
      else note(column, 'import-bad-value', `${part} ${says}`)
    }
    return place
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
