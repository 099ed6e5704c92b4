import { waitingUntil } from './changes.ts'
import type { Family } from './family.ts'

/** What the house rules on times and numbers of messages say to the customer. */
export const houseTimingFamilies = {
  pause: {
    defer: {
      customer: {
        en: 'You paused messages until {until}.',
        de: 'Sie haben Nachrichten bis {until} ausgesetzt.',
        fr: 'Vous avez suspendu les messages jusqu’au {until}.',
        es: 'Usted puso los mensajes en pausa hasta el {until}.',
        id: 'Anda menjeda pesan sampai {until}.',
        ar: 'لقد أوقفتم الرسائل مؤقتًا حتى {until}.',
      },
      change: {
        en: 'Waiting until {until}, or the customer ending the pause.',
        de: 'Warten bis {until}, oder die Person beendet die Pause.',
        fr: 'Attendre jusqu’au {until}, ou que le client mette fin à la pause.',
        es: 'Esperar hasta el {until}, o que el cliente termine la pausa.',
        id: 'Menunggu sampai {until}, atau pelanggan mengakhiri jeda.',
        ar: 'الانتظار حتى {until}، أو أن ينهي العميل الإيقاف المؤقت.',
      },
    },
    deny: {
      customer: {
        en: 'You paused messages for longer than we plan ahead.',
        de: 'Sie haben Nachrichten länger ausgesetzt, als wir vorausplanen.',
        fr: 'Vous avez suspendu les messages pour plus longtemps que nous ne planifions.',
        es: 'Usted puso los mensajes en pausa por más tiempo del que planificamos.',
        id: 'Anda menjeda pesan lebih lama dari rencana kami ke depan.',
        ar: 'لقد أوقفتم الرسائل مدة أطول مما نخطط له مسبقًا.',
      },
      change: {
        en: 'The customer ending the pause.',
        de: 'Die Person beendet die Pause.',
        fr: 'Que le client mette fin à la pause.',
        es: 'Que el cliente termine la pausa.',
        id: 'Pelanggan mengakhiri jeda.',
        ar: 'أن ينهي العميل الإيقاف المؤقت.',
      },
    },
    adjust: {
      customer: {
        en: 'You paused offers for long, so we leave the offer out.',
        de: 'Sie haben Angebote für lange ausgesetzt, deshalb lassen wir das Angebot weg.',
        fr: 'Vous avez suspendu les offres pour longtemps, nous retirons donc l’offre.',
        es: 'Usted puso las ofertas en pausa por mucho tiempo, así que quitamos la oferta.',
        id: 'Anda menjeda penawaran untuk waktu lama, jadi kami menghilangkan penawaran itu.',
        ar: 'لقد أوقفتم العروض مدة طويلة، لذلك نحذف العرض.',
      },
      change: {
        en: 'Taking the promotion out, or the customer ending the pause.',
        de: 'Die Werbung herausnehmen, oder die Person beendet die Pause.',
        fr: 'Retirer la promotion, ou que le client mette fin à la pause.',
        es: 'Quitar la promoción, o que el cliente termine la pausa.',
        id: 'Menghapus promosi, atau pelanggan mengakhiri jeda.',
        ar: 'إزالة العرض الترويجي، أو أن ينهي العميل الإيقاف المؤقت.',
      },
    },
    lapsed: {
      customer: {
        en: 'Your pause is over.',
        de: 'Ihre Pause ist vorbei.',
        fr: 'Votre pause est terminée.',
        es: 'Su pausa ha terminado.',
        id: 'Jeda Anda sudah berakhir.',
        ar: 'انتهت مدة الإيقاف المؤقت.',
      },
    },
  },
  'quiet-hours': {
    defer: {
      customer: {
        en: 'It is quiet time where you are, so we wait until {until}.',
        de: 'Bei Ihnen ist gerade Ruhezeit, deshalb warten wir bis {until}.',
        fr: 'C’est une heure de repos chez vous, nous attendons donc jusqu’au {until}.',
        es: 'Es hora de descanso donde usted está, así que esperamos hasta el {until}.',
        id: 'Sekarang waktu tenang di tempat Anda, jadi kami menunggu sampai {until}.',
        ar: 'الوقت الآن وقت هدوء حيث أنتم، لذلك ننتظر حتى {until}.',
      },
      change: waitingUntil,
    },
    deny: {
      customer: {
        en: 'Your quiet hours leave no time open, so we do not do this.',
        de: 'Ihre Ruhezeiten lassen keine Zeit frei, deshalb tun wir dies nicht.',
        fr: 'Vos heures de repos ne laissent aucun moment libre, nous ne le faisons donc pas.',
        es: 'Sus horas de descanso no dejan ningún momento libre, así que no lo hacemos.',
        id: 'Jam tenang Anda tidak menyisakan waktu, jadi kami tidak melakukannya.',
        ar: 'أوقات الهدوء لديكم لا تترك وقتًا متاحًا، لذلك لا نقوم بهذا.',
      },
      change: {
        en: 'The customer or the brand shortening their quiet hours.',
        de: 'Die Person oder die Marke verkürzt ihre Ruhezeiten.',
        fr: 'Que le client ou la marque raccourcisse ses heures de repos.',
        es: 'Que el cliente o la marca acorte sus horas de descanso.',
        id: 'Pelanggan atau merek memperpendek jam tenangnya.',
        ar: 'أن يقصّر العميل أو العلامة التجارية أوقات الهدوء.',
      },
    },
    adjust: {
      customer: {
        en: 'Your quiet hours leave no time for offers, so we leave the offer out.',
        de: 'Ihre Ruhezeiten lassen keine Zeit für Angebote, deshalb lassen wir das Angebot weg.',
        fr: 'Vos heures de repos ne laissent aucun moment pour les offres, nous retirons donc l’offre.',
        es: 'Sus horas de descanso no dejan tiempo para ofertas, así que quitamos la oferta.',
        id: 'Jam tenang Anda tidak menyisakan waktu untuk penawaran, jadi kami menghilangkannya.',
        ar: 'أوقات الهدوء لديكم لا تترك وقتًا للعروض، لذلك نحذف العرض.',
      },
      change: {
        en: 'Taking the promotion out, or shorter quiet hours.',
        de: 'Die Werbung herausnehmen, oder kürzere Ruhezeiten.',
        fr: 'Retirer la promotion, ou des heures de repos plus courtes.',
        es: 'Quitar la promoción, o unas horas de descanso más cortas.',
        id: 'Menghapus promosi, atau jam tenang yang lebih pendek.',
        ar: 'إزالة العرض الترويجي، أو أوقات هدوء أقصر.',
      },
    },
    satisfied: {
      customer: {
        en: 'It is not quiet time where you are.',
        de: 'Bei Ihnen ist gerade keine Ruhezeit.',
        fr: 'Ce n’est pas une heure de repos chez vous.',
        es: 'No es hora de descanso donde usted está.',
        id: 'Sekarang bukan waktu tenang di tempat Anda.',
        ar: 'الوقت الآن ليس وقت هدوء حيث أنتم.',
      },
    },
  },
  budget: {
    deny: {
      customer: {
        en: 'You asked for no messages of this kind.',
        de: 'Sie möchten keine Nachrichten dieser Art.',
        fr: 'Vous avez demandé à ne recevoir aucun message de ce type.',
        es: 'Usted pidió no recibir mensajes de este tipo.',
        id: 'Anda meminta untuk tidak menerima pesan semacam ini.',
        ar: 'لقد طلبتم عدم تلقي رسائل من هذا النوع.',
      },
      change: {
        en: 'A larger budget.',
        de: 'Eine höhere Grenze.',
        fr: 'Une limite plus élevée.',
        es: 'Un límite mayor.',
        id: 'Batas yang lebih besar.',
        ar: 'حد أعلى لعدد الرسائل.',
      },
    },
    defer: {
      customer: {
        en: 'You have had enough messages for now; we wait until {until}.',
        de: 'Sie haben vorerst genug Nachrichten bekommen; wir warten bis {until}.',
        fr: 'Vous avez reçu assez de messages pour l’instant ; nous attendons jusqu’au {until}.',
        es: 'Usted ya ha recibido bastantes mensajes por ahora; esperamos hasta el {until}.',
        id: 'Anda sudah menerima cukup pesan untuk saat ini; kami menunggu sampai {until}.',
        ar: 'لقد تلقيتم رسائل كافية في الوقت الحالي؛ ننتظر حتى {until}.',
      },
      change: {
        en: 'Waiting until {until}, or a larger budget.',
        de: 'Warten bis {until}, oder eine höhere Grenze.',
        fr: 'Attendre jusqu’au {until}, ou une limite plus élevée.',
        es: 'Esperar hasta el {until}, o un límite mayor.',
        id: 'Menunggu sampai {until}, atau batas yang lebih besar.',
        ar: 'الانتظار حتى {until}، أو حد أعلى لعدد الرسائل.',
      },
    },
    adjust: {
      customer: {
        en: 'You asked for no offers here, so we leave the offer out.',
        de: 'Sie möchten hier keine Angebote, deshalb lassen wir das Angebot weg.',
        fr: 'Vous ne voulez pas d’offres ici, nous retirons donc l’offre.',
        es: 'Usted pidió no recibir ofertas aquí, así que quitamos la oferta.',
        id: 'Anda meminta tanpa penawaran di sini, jadi kami menghilangkan penawaran itu.',
        ar: 'لقد طلبتم عدم تلقي عروض هنا، لذلك نحذف العرض.',
      },
      change: {
        en: 'Taking the promotion out, or a larger budget.',
        de: 'Die Werbung herausnehmen, oder eine höhere Grenze.',
        fr: 'Retirer la promotion, ou une limite plus élevée.',
        es: 'Quitar la promoción, o un límite mayor.',
        id: 'Menghapus promosi, atau batas yang lebih besar.',
        ar: 'إزالة العرض الترويجي، أو حد أعلى لعدد الرسائل.',
      },
    },
    satisfied: {
      customer: {
        en: 'This stays within the number of messages you allow.',
        de: 'Dies bleibt innerhalb der Zahl an Nachrichten, die Sie erlauben.',
        fr: 'Ceci reste dans le nombre de messages que vous permettez.',
        es: 'Esto se mantiene dentro del número de mensajes que usted permite.',
        id: 'Ini tetap dalam jumlah pesan yang Anda izinkan.',
        ar: 'هذا ضمن عدد الرسائل الذي تسمحون به.',
      },
    },
  },
} as const satisfies { readonly [name: string]: Family }
