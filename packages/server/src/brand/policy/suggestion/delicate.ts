import type { FieldClass } from '@candor/terms'
import { wordsOf } from './words-of.ts'

/** What the name of a field gives reason to fear. `secret`: it has no place in an event at all. */
export type Delicate = { readonly kind: Exclude<FieldClass, 'attribute'> | 'secret'; readonly looks: string }

type Signs = Delicate & {
  /** Whole words of the name. */
  readonly words: readonly string[]
  /** Parts of its letters, for names written in one. */
  readonly parts: readonly string[]
}

// The first that fits counts, the gravest stand first. Names in English, and what German, French and Spanish forms often say.
const signs: readonly Signs[] = [
  {
    kind: 'secret',
    looks: 'a password or another secret',
    words: ['pwd', 'secret', 'token', 'cvv', 'cvc', 'pin', 'authorization', 'otp'],
    parts: ['password', 'passwort', 'passwd', 'apikey', 'contrasena', 'motdepasse'],
  },
  {
    kind: 'sensitive',
    looks: 'a card or an account of a bank',
    words: ['card', 'iban', 'bic', 'bank'],
    parts: ['creditcard', 'cardnumber', 'accountnumber'],
  },
  {
    kind: 'sensitive',
    looks: 'a number of a person given by a state',
    words: ['ssn', 'nif', 'dni', 'nik', 'tax'],
    parts: ['passport', 'socialsecurity', 'nationalid', 'taxid', 'driverslicense'],
  },
  {
    kind: 'sensitive',
    looks: 'a birthday or an age',
    words: ['dob', 'age', 'born', 'geburtstag'],
    parts: ['birth', 'naissance', 'nacimiento'],
  },
  {
    kind: 'sensitive',
    looks: 'health',
    words: ['blood', 'bmi', 'pregnant', 'drug'],
    parts: ['health', 'medic', 'diagnos', 'disabilit', 'patient', 'pregnan', 'allerg'],
  },
  {
    kind: 'sensitive',
    looks: 'belief, origin, sex or money',
    words: ['sex', 'race', 'union', 'faith', 'income', 'salary', 'wage', 'marital'],
    parts: [
      'gender',
      'religio',
      'ethnic',
      'politic',
      'nationalit',
      'sexualorientation',
      'biometric',
      'fingerprint',
      'criminal',
    ],
  },
  {
    kind: 'identifying',
    looks: 'an address of a person',
    words: ['mail', 'tel', 'mobile', 'address', 'street', 'zip', 'postcode', 'postal'],
    parts: ['email', 'phone', 'whatsapp', 'postalcode', 'zipcode', 'telefon'],
  },
  {
    kind: 'identifying',
    looks: 'where a person is',
    words: ['ip', 'lat', 'lng', 'lon', 'gps', 'geo'],
    parts: ['latitude', 'longitude', 'ipaddress', 'geolocation'],
  },
  {
    kind: 'identifying',
    looks: 'the id of a person or a device',
    words: ['idfa', 'gaid', 'imei', 'cookie', 'session', 'udid'],
    parts: ['userid', 'deviceid', 'advertisingid', 'customerid', 'anonymousid', 'visitorid'],
  },
  {
    kind: 'identifying',
    looks: 'the name of a person',
    words: ['name', 'nombre', 'nom', 'initials'],
    parts: ['firstname', 'lastname', 'fullname', 'surname', 'username', 'nickname', 'vorname', 'nachname', 'apellido'],
  },
]

/** Things that have names and are no persons. */
const things =
  /^(app|brand|browser|campaign|carrier|category|device|event|file|library|list|network|os|page|plan|product|screen|shop|store|template)$/

/** Looks for words in a path that often stand for something delicate. It finds what is named in the open, and no more. */
export function delicate(path: string): Delicate | undefined {
  const words = wordsOf(path)
  const whole = words.join('')
  const found = signs.find(
    ({ words: marked, parts }) =>
      words.some((word, index) => marked.includes(word) && !isOfThing(words, index)) ||
      parts.some(part => whole.includes(part)),
  )
  return found && { kind: found.kind, looks: found.looks }
}

/** `product.name`, `device_name`. */
function isOfThing(words: readonly string[], index: number): boolean {
  return words[index] === 'name' && things.test((words[index - 1] ?? '').replace(/s$/, ''))
}
