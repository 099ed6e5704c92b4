import { takingOut } from './changes.ts'
import type { Family } from './family.ts'

/** What the house rules on agreement say to the customer. */
export const housePermissionFamilies = {
  permission: {
    permit: {
      customer: {
        en: 'You agreed to this, asked for it, or it belongs to your contract.',
        de: 'Sie haben zugestimmt, darum gebeten, oder es gehört zu Ihrem Vertrag.',
        fr: 'Vous l’avez accepté ou demandé, ou cela fait partie de votre contrat.',
        es: 'Usted lo aceptó, lo pidió o forma parte de su contrato.',
        id: 'Anda menyetujuinya, memintanya, atau hal ini bagian dari kontrak Anda.',
        ar: 'لقد وافقتم على هذا أو طلبتموه، أو هو جزء من عقدكم.',
      },
    },
    deny: {
      customer: {
        en: 'You have not agreed to this, so we do not do it.',
        de: 'Sie haben dem nicht zugestimmt, deshalb tun wir es nicht.',
        fr: 'Vous n’avez pas accepté ceci, nous ne le faisons donc pas.',
        es: 'Usted no ha aceptado esto, así que no lo hacemos.',
        id: 'Anda belum menyetujui hal ini, jadi kami tidak melakukannya.',
        ar: 'لم توافقوا على هذا، لذلك لا نقوم به.',
      },
      change: {
        en: 'A freely given consent with evidence for this purpose and channel.',
        de: 'Eine frei gegebene Einwilligung mit Nachweis für diesen Zweck und diesen Weg.',
        fr: 'Un accord libre, avec preuve, pour cette finalité et ce moyen de contact.',
        es: 'Un consentimiento libre, con prueba, para este fin y este canal.',
        id: 'Persetujuan sukarela dengan bukti untuk tujuan dan saluran ini.',
        ar: 'موافقة حرة مع دليل لهذا الغرض وهذه القناة.',
      },
    },
    adjust: {
      customer: {
        en: 'You have not agreed to offers, so we leave the offer out.',
        de: 'Sie haben Angeboten nicht zugestimmt, deshalb lassen wir das Angebot weg.',
        fr: 'Vous n’avez pas accepté les offres, nous retirons donc l’offre.',
        es: 'Usted no ha aceptado ofertas, así que quitamos la oferta.',
        id: 'Anda belum menyetujui penawaran, jadi kami menghilangkan penawaran itu.',
        ar: 'لم توافقوا على العروض، لذلك نحذف العرض.',
      },
      change: {
        en: 'Taking the promotion out, or a consent to marketing with evidence.',
        de: 'Die Werbung herausnehmen, oder eine Einwilligung in Werbung mit Nachweis.',
        fr: 'Retirer la promotion, ou un accord pour la publicité avec preuve.',
        es: 'Quitar la promoción, o un consentimiento a la publicidad con prueba.',
        id: 'Menghapus promosi, atau persetujuan untuk pemasaran dengan bukti.',
        ar: 'إزالة العرض الترويجي، أو موافقة على التسويق مع دليل.',
      },
    },
  },
  promotion: {
    satisfied: {
      customer: {
        en: 'This message carries an offer, and you agreed to offers.',
        de: 'Diese Nachricht enthält ein Angebot, und Sie haben Angeboten zugestimmt.',
        fr: 'Ce message contient une offre, et vous avez accepté les offres.',
        es: 'Este mensaje lleva una oferta, y usted aceptó ofertas.',
        id: 'Pesan ini memuat penawaran, dan Anda menyetujui penawaran.',
        ar: 'تحتوي هذه الرسالة على عرض، وقد وافقتم على العروض.',
      },
    },
    adjust: {
      customer: {
        en: 'You get the message you need, without the offer.',
        de: 'Sie erhalten die Nachricht, die Sie brauchen, ohne das Angebot.',
        fr: 'Vous recevez le message dont vous avez besoin, sans l’offre.',
        es: 'Usted recibe el mensaje que necesita, sin la oferta.',
        id: 'Anda menerima pesan yang Anda perlukan, tanpa penawaran.',
        ar: 'تصلكم الرسالة التي تحتاجون إليها، من دون العرض.',
      },
      change: takingOut,
    },
  },
  minor: {
    deny: {
      customer: {
        en: 'You are under age and no parent has agreed, so we do not do this.',
        de: 'Sie sind minderjährig und kein Elternteil hat zugestimmt, deshalb tun wir dies nicht.',
        fr: 'Vous êtes mineur et aucun parent n’a donné son accord, nous ne le faisons donc pas.',
        es: 'Usted es menor de edad y ningún progenitor lo ha aceptado, así que no lo hacemos.',
        id: 'Anda masih di bawah umur dan belum ada orang tua yang setuju, jadi kami tidak melakukannya.',
        ar: 'أنتم دون السن القانونية ولم يوافق أحد الوالدين، لذلك لا نقوم بهذا.',
      },
      change: {
        en: 'A consent of a parent, with evidence, for this purpose and channel.',
        de: 'Die Einwilligung eines Elternteils, mit Nachweis, für diesen Zweck und diesen Weg.',
        fr: 'L’accord d’un parent, avec preuve, pour cette finalité et ce moyen de contact.',
        es: 'El consentimiento de un progenitor, con prueba, para este fin y este canal.',
        id: 'Persetujuan orang tua, dengan bukti, untuk tujuan dan saluran ini.',
        ar: 'موافقة أحد الوالدين، مع دليل، لهذا الغرض وهذه القناة.',
      },
    },
    adjust: {
      customer: {
        en: 'You are under age, so we leave the offer out.',
        de: 'Sie sind minderjährig, deshalb lassen wir das Angebot weg.',
        fr: 'Vous êtes mineur, nous retirons donc l’offre.',
        es: 'Usted es menor de edad, así que quitamos la oferta.',
        id: 'Anda masih di bawah umur, jadi kami menghilangkan penawaran itu.',
        ar: 'أنتم دون السن القانونية، لذلك نحذف العرض.',
      },
      change: {
        en: 'Taking the promotion out, or a consent of a parent to marketing.',
        de: 'Die Werbung herausnehmen, oder die Einwilligung eines Elternteils in Werbung.',
        fr: 'Retirer la promotion, ou l’accord d’un parent pour la publicité.',
        es: 'Quitar la promoción, o el consentimiento de un progenitor a la publicidad.',
        id: 'Menghapus promosi, atau persetujuan orang tua untuk pemasaran.',
        ar: 'إزالة العرض الترويجي، أو موافقة أحد الوالدين على التسويق.',
      },
    },
    satisfied: {
      customer: {
        en: 'Your age does not stand in the way.',
        de: 'Ihr Alter steht dem nicht im Weg.',
        fr: 'Votre âge ne s’y oppose pas.',
        es: 'Su edad no lo impide.',
        id: 'Usia Anda tidak menjadi halangan.',
        ar: 'عمركم لا يمنع ذلك.',
      },
    },
  },
  dial: {
    deny: {
      customer: {
        en: 'You set how much we may personalize, and this is more.',
        de: 'Sie haben festgelegt, wie persönlich wir werden dürfen, und dies ist mehr.',
        fr: 'Vous avez fixé à quel point nous pouvons personnaliser, et ceci va plus loin.',
        es: 'Usted fijó cuánto podemos personalizar, y esto es más.',
        id: 'Anda menetapkan seberapa jauh kami boleh mempersonalisasi, dan ini melebihinya.',
        ar: 'لقد حددتم مقدار التخصيص المسموح لنا به، وهذا يتجاوزه.',
      },
      change: {
        en: 'The customer turning the dial up, or a profile that uses less.',
        de: 'Die Person erlaubt mehr, oder ein Profil, das weniger verwendet.',
        fr: 'Le client permet davantage, ou un profil qui utilise moins.',
        es: 'Que el cliente permita más, o un perfil que use menos.',
        id: 'Pelanggan mengizinkan lebih banyak, atau profil yang memakai lebih sedikit.',
        ar: 'أن يسمح العميل بالمزيد، أو ملف يستخدم أقل.',
      },
    },
    satisfied: {
      customer: {
        en: 'This stays within the personalization you allow.',
        de: 'Dies bleibt im Rahmen dessen, was Sie erlauben.',
        fr: 'Ceci reste dans la personnalisation que vous permettez.',
        es: 'Esto se mantiene dentro de la personalización que usted permite.',
        id: 'Ini tetap dalam batas personalisasi yang Anda izinkan.',
        ar: 'هذا يبقى ضمن التخصيص الذي تسمحون به.',
      },
    },
  },
} as const satisfies { readonly [name: string]: Family }
