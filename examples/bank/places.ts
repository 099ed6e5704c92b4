/** Where generated customers live. An empty part is a part that the bank does not know. */
export type Place = {
  readonly weight: number
  readonly city: string
  readonly country: string
  readonly region: string
  readonly zone: string
  readonly languages: readonly [string, ...string[]]
}

const portugal = ['pt', 'pt', 'pt', 'pt', 'pt', 'pt', 'pt', 'en'] as const
const mainland = (weight: number, city: string, region: string): Place => ({
  weight,
  city,
  country: 'PT',
  region,
  zone: 'Europe/Lisbon',
  languages: portugal,
})

export const places: readonly [Place, ...Place[]] = [
  mainland(240, 'Lisboa', 'Lisboa'),
  mainland(170, 'Porto', 'Norte'),
  mainland(90, 'Braga', 'Norte'),
  mainland(80, 'Coimbra', 'Centro'),
  mainland(60, 'Aveiro', 'Centro'),
  mainland(50, 'Setúbal', 'Península de Setúbal'),
  mainland(40, 'Évora', 'Alentejo'),
  mainland(50, 'Faro', 'Algarve'),
  { weight: 30, city: 'Ponta Delgada', country: 'PT', region: 'Açores', zone: 'Atlantic/Azores', languages: portugal },
  { weight: 35, city: 'Funchal', country: 'PT', region: 'Madeira', zone: 'Atlantic/Madeira', languages: portugal },
  { weight: 28, city: 'Vigo', country: 'ES', region: 'Galicia', zone: 'Europe/Madrid', languages: ['es', 'es', 'pt'] },
  { weight: 10, city: 'Las Palmas', country: 'ES', region: 'Canarias', zone: 'Atlantic/Canary', languages: ['es'] },
  { weight: 32, city: 'Paris', country: 'FR', region: 'Île-de-France', zone: 'Europe/Paris', languages: ['fr', 'pt'] },
  { weight: 26, city: 'London', country: 'GB', region: 'England', zone: 'Europe/London', languages: ['en', 'en', 'pt'] },
  { weight: 20, city: 'São Paulo', country: 'BR', region: 'São Paulo', zone: 'America/Sao_Paulo', languages: ['pt-BR'] },
  { weight: 6, city: 'Manaus', country: 'BR', region: 'Amazonas', zone: 'America/Manaus', languages: ['pt-BR'] },
  { weight: 12, city: '', country: 'PT', region: '', zone: '', languages: portugal },
  { weight: 8, city: '', country: 'BR', region: '', zone: '', languages: ['pt-BR'] },
  { weight: 6, city: '', country: '', region: '', zone: '', languages: ['pt', 'en'] },
]
