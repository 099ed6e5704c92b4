import type { Family } from './family.ts'

/** What a brand's own rule says where its policy is not at hand; else the customer reads what the brand wrote. */
export const ownFamilies = {
  'own-rule': {
    deny: {
      customer: {
        en: 'A rule of our own stands in the way of this.',
        de: 'Dem steht eine eigene Regel von uns entgegen.',
        fr: 'Une règle que nous nous sommes donnée s’y oppose.',
        es: 'Una norma propia nos lo impide.',
        id: 'Aturan kami sendiri menghalangi hal ini.',
        ar: 'تمنع ذلك قاعدة وضعناها لأنفسنا.',
      },
      change: {
        en: 'The condition no longer holding for this customer, or another policy of the brand.',
        de: 'Die Bedingung trifft auf diese Person nicht mehr zu, oder die Marke ändert ihre Richtlinie.',
        fr: 'La condition ne vaut plus pour ce client, ou la marque change sa politique.',
        es: 'Que la condición deje de cumplirse para este cliente, o que la marca cambie su política.',
        id: 'Syarat itu tidak lagi berlaku bagi pelanggan ini, atau merek mengubah kebijakannya.',
        ar: 'ألا ينطبق الشرط على هذا العميل بعد الآن، أو أن تغيّر العلامة سياستها.',
      },
    },
    adjust: {
      customer: {
        en: 'A rule of our own asks for something more here.',
        de: 'Eine eigene Regel von uns verlangt hier etwas mehr.',
        fr: 'Une règle que nous nous sommes donnée demande ici quelque chose de plus.',
        es: 'Una norma propia pide aquí algo más.',
        id: 'Aturan kami sendiri meminta sesuatu yang lebih di sini.',
        ar: 'تطلب قاعدة وضعناها لأنفسنا شيئًا إضافيًا هنا.',
      },
      change: {
        en: 'Doing what the rule demands.',
        de: 'Tun, was die Regel verlangt.',
        fr: 'Faire ce que la règle demande.',
        es: 'Hacer lo que pide la norma.',
        id: 'Melakukan apa yang diminta aturan itu.',
        ar: 'القيام بما تطلبه القاعدة.',
      },
    },
    satisfied: {
      customer: {
        en: 'We have a rule of our own about this. It does not stand in the way.',
        de: 'Wir haben dazu eine eigene Regel. Sie steht dem nicht entgegen.',
        fr: 'Nous avons notre propre règle à ce sujet. Elle ne s’y oppose pas.',
        es: 'Tenemos una norma propia sobre esto. No lo impide.',
        id: 'Kami memiliki aturan sendiri tentang hal ini. Aturan itu tidak menghalangi.',
        ar: 'لدينا قاعدة خاصة بنا بهذا الشأن، وهي لا تمنع ذلك.',
      },
    },
  },
} as const satisfies { readonly [name: string]: Family }
