import type { Family } from './family.ts'
import { protectionOff, restOver, topicAllowed, withoutOffer } from './house-guard-changes.ts'

/** What the limits and topics say that a customer set for advertising. */
export const houseGuardFamilies = {
  'own-limit': {
    defer: {
      customer: {
        en: 'You bought as much this week as you said is enough. Our advertising rests until {until}.',
        de: 'Sie haben diese Woche so viel gekauft, wie Sie als genug angaben. Unsere Werbung ruht bis {until}.',
        fr: 'Vous avez atteint la limite d’achats par semaine que vous avez fixée. Notre publicité fait une pause jusqu’au {until}.',
        es: 'Usted alcanzó el límite de compras por semana que fijó. Nuestra publicidad descansa hasta el {until}.',
        id: 'Anda mencapai batas pembelian seminggu yang Anda tetapkan. Iklan kami berhenti sampai {until}.',
        ar: 'لقد بلغتم حد الشراء الأسبوعي الذي حددتموه. تتوقف إعلاناتنا حتى {until}.',
      },
      change: restOver,
    },
    deny: {
      customer: {
        en: 'You bought as much this week as you said is enough, so our advertising rests.',
        de: 'Sie haben diese Woche so viel gekauft, wie Sie als genug angaben, deshalb ruht unsere Werbung.',
        fr: 'Vous avez atteint la limite d’achats par semaine que vous avez fixée, notre publicité fait donc une pause.',
        es: 'Usted alcanzó el límite de compras por semana que fijó, así que nuestra publicidad descansa.',
        id: 'Anda mencapai batas pembelian seminggu yang Anda tetapkan, jadi iklan kami berhenti.',
        ar: 'لقد بلغتم حد الشراء الأسبوعي الذي حددتموه، لذلك تتوقف إعلاناتنا.',
      },
      change: protectionOff,
    },
    adjust: {
      customer: {
        en: 'You bought as much this week as you said is enough, so we leave the offer out.',
        de: 'Sie haben diese Woche so viel gekauft, wie Sie als genug angaben, deshalb lassen wir das Angebot weg.',
        fr: 'Vous avez atteint la limite d’achats par semaine que vous avez fixée, nous retirons donc l’offre.',
        es: 'Usted alcanzó el límite de compras por semana que fijó, así que quitamos la oferta.',
        id: 'Anda mencapai batas pembelian seminggu yang Anda tetapkan, jadi kami menghilangkan penawaran itu.',
        ar: 'لقد بلغتم حد الشراء الأسبوعي الذي حددتموه، لذلك نحذف العرض.',
      },
      change: withoutOffer,
    },
    satisfied: {
      customer: {
        en: 'You bought less this week than you said is enough.',
        de: 'Sie haben diese Woche weniger gekauft, als Sie als genug angaben.',
        fr: 'Vous êtes sous la limite d’achats par semaine que vous avez fixée.',
        es: 'Usted está por debajo del límite de compras por semana que fijó.',
        id: 'Anda masih di bawah batas pembelian seminggu yang Anda tetapkan.',
        ar: 'مشترياتكم هذا الأسبوع أقل من الحد الذي حددتموه.',
      },
    },
  },
  'own-night': {
    defer: {
      customer: {
        en: 'You want no advertising at night, so we wait until {until}.',
        de: 'Sie möchten nachts keine Werbung, deshalb warten wir bis {until}.',
        fr: 'Vous ne voulez pas de publicité la nuit, nous attendons donc jusqu’au {until}.',
        es: 'Usted no quiere publicidad por la noche, así que esperamos hasta el {until}.',
        id: 'Anda tidak ingin iklan pada malam hari, jadi kami menunggu sampai {until}.',
        ar: 'لا تريدون إعلانات ليلًا، لذلك ننتظر حتى {until}.',
      },
      change: restOver,
    },
    deny: {
      customer: {
        en: 'You want no advertising at night, so we choose nothing for you now.',
        de: 'Sie möchten nachts keine Werbung, deshalb wählen wir jetzt nichts für Sie aus.',
        fr: 'Vous ne voulez pas de publicité la nuit, nous ne choisissons donc rien pour vous maintenant.',
        es: 'Usted no quiere publicidad por la noche, así que ahora no elegimos nada para usted.',
        id: 'Anda tidak ingin iklan pada malam hari, jadi sekarang kami tidak memilih apa pun untuk Anda.',
        ar: 'لا تريدون إعلانات ليلًا، لذلك لا نختار لكم شيئًا الآن.',
      },
      change: protectionOff,
    },
    adjust: {
      customer: {
        en: 'You want no advertising at night, so we leave the offer out.',
        de: 'Sie möchten nachts keine Werbung, deshalb lassen wir das Angebot weg.',
        fr: 'Vous ne voulez pas de publicité la nuit, nous retirons donc l’offre.',
        es: 'Usted no quiere publicidad por la noche, así que quitamos la oferta.',
        id: 'Anda tidak ingin iklan pada malam hari, jadi kami menghilangkan penawaran itu.',
        ar: 'لا تريدون إعلانات ليلًا، لذلك نحذف العرض.',
      },
      change: withoutOffer,
    },
    satisfied: {
      customer: {
        en: 'It is not night where you are.',
        de: 'Bei Ihnen ist gerade nicht Nacht.',
        fr: 'Il ne fait pas nuit chez vous.',
        es: 'No es de noche donde usted está.',
        id: 'Sekarang bukan malam di tempat Anda.',
        ar: 'الوقت ليس ليلًا حيث أنتم.',
      },
    },
  },
  'sensitive-topic': {
    deny: {
      customer: {
        en: 'You asked us not to bring this topic up, so we do not.',
        de: 'Sie haben uns gebeten, dieses Thema nicht anzusprechen, deshalb tun wir es nicht.',
        fr: 'Vous nous avez demandé de ne pas aborder ce sujet, nous ne le faisons donc pas.',
        es: 'Usted nos pidió que no tratemos este tema, así que no lo hacemos.',
        id: 'Anda meminta kami tidak membahas topik ini, jadi kami tidak melakukannya.',
        ar: 'طلبتم منا عدم التطرق إلى هذا الموضوع، لذلك لا نفعل.',
      },
      change: topicAllowed,
    },
    adjust: {
      customer: {
        en: 'You asked us not to bring this topic up, so we leave the offer out.',
        de: 'Sie haben uns gebeten, dieses Thema nicht anzusprechen, deshalb lassen wir das Angebot weg.',
        fr: 'Vous nous avez demandé de ne pas aborder ce sujet, nous retirons donc l’offre.',
        es: 'Usted nos pidió que no tratemos este tema, así que quitamos la oferta.',
        id: 'Anda meminta kami tidak membahas topik ini, jadi kami menghilangkan penawaran itu.',
        ar: 'طلبتم منا عدم التطرق إلى هذا الموضوع، لذلك نحذف العرض.',
      },
      change: topicAllowed,
    },
    satisfied: {
      customer: {
        en: 'This is about nothing that you asked us not to bring up.',
        de: 'Dies betrifft nichts, was wir nach Ihrer Bitte nicht ansprechen sollen.',
        fr: 'Ceci ne touche aucun sujet que vous nous avez demandé d’éviter.',
        es: 'Esto no trata de nada que usted nos pidió evitar.',
        id: 'Ini bukan tentang hal yang Anda minta untuk tidak kami bahas.',
        ar: 'هذا لا يتعلق بأي موضوع طلبتم منا تجنبه.',
      },
    },
  },
} as const satisfies { readonly [name: string]: Family }
