import type { Family } from './family.ts'
import { protectionOff, restEnded, restOver, withoutOffer } from './house-guard-changes.ts'

/** What the impulse guard says to the customer. */
export const houseImpulseFamilies = {
  'impulse-purchases': {
    defer: {
      customer: {
        en: 'You bought several things in a short time. Our advertising rests until {until}. You can switch this off.',
        de: 'Sie haben in kurzer Zeit mehreres gekauft. Unsere Werbung ruht bis {until}. Sie können das abschalten.',
        fr: 'Vous avez fait plusieurs achats en peu de temps. Notre publicité fait une pause jusqu’au {until}. Vous pouvez désactiver cela.',
        es: 'Usted compró varias cosas en poco tiempo. Nuestra publicidad descansa hasta el {until}. Puede desactivarlo.',
        id: 'Anda membeli beberapa barang dalam waktu singkat. Iklan kami berhenti sampai {until}. Anda dapat mematikannya.',
        ar: 'لقد اشتريتم عدة أشياء في وقت قصير. تتوقف إعلاناتنا حتى {until}. يمكنكم إيقاف هذه الحماية.',
      },
      change: restOver,
    },
    deny: {
      customer: {
        en: 'You bought several things in a short time, so our advertising rests for now.',
        de: 'Sie haben in kurzer Zeit mehreres gekauft, deshalb ruht unsere Werbung vorerst.',
        fr: 'Vous avez fait plusieurs achats en peu de temps, notre publicité fait donc une pause.',
        es: 'Usted compró varias cosas en poco tiempo, así que nuestra publicidad descansa por ahora.',
        id: 'Anda membeli beberapa barang dalam waktu singkat, jadi iklan kami berhenti untuk sementara.',
        ar: 'لقد اشتريتم عدة أشياء في وقت قصير، لذلك تتوقف إعلاناتنا الآن.',
      },
      change: protectionOff,
    },
    adjust: {
      customer: {
        en: 'You bought several things in a short time, so we leave the offer out.',
        de: 'Sie haben in kurzer Zeit mehreres gekauft, deshalb lassen wir das Angebot weg.',
        fr: 'Vous avez fait plusieurs achats en peu de temps, nous retirons donc l’offre.',
        es: 'Usted compró varias cosas en poco tiempo, así que quitamos la oferta.',
        id: 'Anda membeli beberapa barang dalam waktu singkat, jadi kami menghilangkan penawaran itu.',
        ar: 'لقد اشتريتم عدة أشياء في وقت قصير، لذلك نحذف العرض.',
      },
      change: withoutOffer,
    },
    lapsed: { customer: restEnded },
  },
  'impulse-nights': {
    defer: {
      customer: {
        en: 'You were here on several nights. Our advertising rests until {until}. You can switch this off.',
        de: 'Sie waren in mehreren Nächten hier. Unsere Werbung ruht bis {until}. Sie können das abschalten.',
        fr: 'Vous êtes venu ici plusieurs nuits. Notre publicité fait une pause jusqu’au {until}. Vous pouvez désactiver cela.',
        es: 'Usted estuvo aquí varias noches. Nuestra publicidad descansa hasta el {until}. Puede desactivarlo.',
        id: 'Anda berada di sini pada beberapa malam. Iklan kami berhenti sampai {until}. Anda dapat mematikannya.',
        ar: 'كنتم هنا في عدة ليالٍ. تتوقف إعلاناتنا حتى {until}. يمكنكم إيقاف هذه الحماية.',
      },
      change: restOver,
    },
    deny: {
      customer: {
        en: 'You were here on several nights, so our advertising rests for now.',
        de: 'Sie waren in mehreren Nächten hier, deshalb ruht unsere Werbung vorerst.',
        fr: 'Vous êtes venu ici plusieurs nuits, notre publicité fait donc une pause.',
        es: 'Usted estuvo aquí varias noches, así que nuestra publicidad descansa por ahora.',
        id: 'Anda berada di sini pada beberapa malam, jadi iklan kami berhenti untuk sementara.',
        ar: 'كنتم هنا في عدة ليالٍ، لذلك تتوقف إعلاناتنا الآن.',
      },
      change: protectionOff,
    },
    adjust: {
      customer: {
        en: 'You were here on several nights, so we leave the offer out.',
        de: 'Sie waren in mehreren Nächten hier, deshalb lassen wir das Angebot weg.',
        fr: 'Vous êtes venu ici plusieurs nuits, nous retirons donc l’offre.',
        es: 'Usted estuvo aquí varias noches, así que quitamos la oferta.',
        id: 'Anda berada di sini pada beberapa malam, jadi kami menghilangkan penawaran itu.',
        ar: 'كنتم هنا في عدة ليالٍ، لذلك نحذف العرض.',
      },
      change: withoutOffer,
    },
    lapsed: { customer: restEnded },
  },
  'impulse-returns': {
    defer: {
      customer: {
        en: 'You sent several things back. Our advertising rests until {until}. You can switch this off.',
        de: 'Sie haben mehreres zurückgeschickt. Unsere Werbung ruht bis {until}. Sie können das abschalten.',
        fr: 'Vous avez renvoyé plusieurs articles. Notre publicité fait une pause jusqu’au {until}. Vous pouvez désactiver cela.',
        es: 'Usted devolvió varias cosas. Nuestra publicidad descansa hasta el {until}. Puede desactivarlo.',
        id: 'Anda mengembalikan beberapa barang. Iklan kami berhenti sampai {until}. Anda dapat mematikannya.',
        ar: 'لقد أعدتم عدة أشياء. تتوقف إعلاناتنا حتى {until}. يمكنكم إيقاف هذه الحماية.',
      },
      change: restOver,
    },
    deny: {
      customer: {
        en: 'You sent several things back, so our advertising rests for now.',
        de: 'Sie haben mehreres zurückgeschickt, deshalb ruht unsere Werbung vorerst.',
        fr: 'Vous avez renvoyé plusieurs articles, notre publicité fait donc une pause.',
        es: 'Usted devolvió varias cosas, así que nuestra publicidad descansa por ahora.',
        id: 'Anda mengembalikan beberapa barang, jadi iklan kami berhenti untuk sementara.',
        ar: 'لقد أعدتم عدة أشياء، لذلك تتوقف إعلاناتنا الآن.',
      },
      change: protectionOff,
    },
    adjust: {
      customer: {
        en: 'You sent several things back, so we leave the offer out.',
        de: 'Sie haben mehreres zurückgeschickt, deshalb lassen wir das Angebot weg.',
        fr: 'Vous avez renvoyé plusieurs articles, nous retirons donc l’offre.',
        es: 'Usted devolvió varias cosas, así que quitamos la oferta.',
        id: 'Anda mengembalikan beberapa barang, jadi kami menghilangkan penawaran itu.',
        ar: 'لقد أعدتم عدة أشياء، لذلك نحذف العرض.',
      },
      change: withoutOffer,
    },
    lapsed: { customer: restEnded },
  },
} as const satisfies { readonly [name: string]: Family }
