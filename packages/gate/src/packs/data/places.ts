/**
 * States of the European Economic Area: the 27 of the Union, Iceland, Liechtenstein and Norway.
 * Source: EEA Agreement, as in force; checked on 2026-11-21.
 */
export const euMembers: ReadonlySet<string> = new Set([
  ...['AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI', 'FR', 'DE', 'GR', 'HU', 'IE', 'IT', 'LV', 'LT', 'LU', 'MT'],
  ...['NL', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES', 'SE', 'IS', 'LI', 'NO'],
])
