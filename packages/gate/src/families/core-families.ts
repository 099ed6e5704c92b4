import type { Family } from './family.ts'

/** What the core rules say to the customer. */
export const coreFamilies = {
  withdrawal: {
    deny: {
      customer: {
        en: 'You said no to this, so we do not do it.',
        de: 'Sie haben dazu Nein gesagt, deshalb tun wir es nicht.',
        fr: 'Vous avez dit non à ceci, nous ne le faisons donc pas.',
        es: 'Usted dijo que no a esto, así que no lo hacemos.',
        id: 'Anda menolak hal ini, jadi kami tidak melakukannya.',
        ar: 'لقد رفضتم هذا، لذلك لا نقوم به.',
      },
      change: {
        en: 'A new consent of the customer, with evidence, given after the refusal.',
        de: 'Eine neue Einwilligung der Person, mit Nachweis, nach dem Nein gegeben.',
        fr: 'Un nouvel accord du client, avec preuve, donné après le refus.',
        es: 'Un nuevo consentimiento del cliente, con prueba, dado después de la negativa.',
        id: 'Persetujuan baru dari pelanggan, dengan bukti, yang diberikan setelah penolakan.',
        ar: 'موافقة جديدة من العميل، مع دليل، تُعطى بعد الرفض.',
      },
    },
    adjust: {
      customer: {
        en: 'You said no to offers, so we leave the offer out.',
        de: 'Sie haben zu Angeboten Nein gesagt, deshalb lassen wir das Angebot weg.',
        fr: 'Vous avez dit non aux offres, nous retirons donc l’offre.',
        es: 'Usted dijo que no a las ofertas, así que quitamos la oferta.',
        id: 'Anda menolak penawaran, jadi kami menghilangkan penawaran itu.',
        ar: 'لقد رفضتم العروض، لذلك نحذف العرض.',
      },
      change: {
        en: 'Taking the promotion out, or a new consent to marketing given after the refusal.',
        de: 'Die Werbung herausnehmen, oder eine neue Einwilligung in Werbung nach dem Nein.',
        fr: 'Retirer la promotion, ou un nouvel accord pour la publicité donné après le refus.',
        es: 'Quitar la promoción, o un nuevo consentimiento a la publicidad después de la negativa.',
        id: 'Menghapus promosi, atau persetujuan baru untuk pemasaran setelah penolakan.',
        ar: 'إزالة العرض الترويجي، أو موافقة جديدة على التسويق بعد الرفض.',
      },
    },
    lapsed: {
      customer: {
        en: 'You once said no to something, but it does not concern this.',
        de: 'Sie haben einmal zu etwas Nein gesagt, aber das betrifft dies nicht.',
        fr: 'Vous avez un jour dit non à quelque chose, mais cela ne concerne pas ceci.',
        es: 'Usted dijo una vez que no a algo, pero no se refiere a esto.',
        id: 'Anda pernah menolak sesuatu, tetapi itu tidak menyangkut hal ini.',
        ar: 'لقد رفضتم شيئًا من قبل، لكنه لا يتعلق بهذا.',
      },
    },
  },
  'given-again': {
    permit: {
      customer: {
        en: 'You said no once, and later said yes again.',
        de: 'Sie haben einmal Nein gesagt und später wieder Ja.',
        fr: 'Vous avez dit non une fois, puis de nouveau oui.',
        es: 'Usted dijo una vez que no y más tarde volvió a decir que sí.',
        id: 'Anda pernah menolak, lalu kemudian setuju lagi.',
        ar: 'لقد رفضتم مرة، ثم وافقتم من جديد لاحقًا.',
      },
    },
    lapsed: {
      customer: {
        en: 'Your yes is older than your no, so your no counts.',
        de: 'Ihr Ja ist älter als Ihr Nein, deshalb gilt Ihr Nein.',
        fr: 'Votre oui est plus ancien que votre non, c’est donc votre non qui compte.',
        es: 'Su sí es anterior a su no, así que cuenta su no.',
        id: 'Persetujuan Anda lebih lama daripada penolakan Anda, jadi penolakan Anda yang berlaku.',
        ar: 'موافقتكم أقدم من رفضكم، لذلك يسري رفضكم.',
      },
      change: {
        en: 'A new consent with evidence.',
        de: 'Eine neue Einwilligung mit Nachweis.',
        fr: 'Un nouvel accord avec preuve.',
        es: 'Un nuevo consentimiento con prueba.',
        id: 'Persetujuan baru dengan bukti.',
        ar: 'موافقة جديدة مع دليل.',
      },
    },
  },
  'specific-yes': {
    satisfied: {
      customer: {
        en: 'You were asked about exactly this.',
        de: 'Sie wurden genau danach gefragt.',
        fr: 'La question vous a été posée pour ceci précisément.',
        es: 'Se le preguntó exactamente por esto.',
        id: 'Anda ditanya tepat mengenai hal ini.',
        ar: 'لقد سُئلتم عن هذا بالتحديد.',
      },
    },
    deny: {
      customer: {
        en: 'You said yes to something else, not to this.',
        de: 'Sie haben zu etwas anderem Ja gesagt, nicht dazu.',
        fr: 'Vous avez dit oui à autre chose, pas à ceci.',
        es: 'Usted dijo que sí a otra cosa, no a esto.',
        id: 'Anda menyetujui hal lain, bukan hal ini.',
        ar: 'لقد وافقتم على شيء آخر، وليس على هذا.',
      },
      change: {
        en: 'A consent for this purpose and channel.',
        de: 'Eine Einwilligung für diesen Zweck und diesen Weg.',
        fr: 'Un accord pour cette finalité et ce moyen de contact.',
        es: 'Un consentimiento para este fin y este canal.',
        id: 'Persetujuan untuk tujuan dan saluran ini.',
        ar: 'موافقة على هذا الغرض وهذه القناة.',
      },
    },
    adjust: {
      customer: {
        en: 'You did not say yes to offers, so we leave the offer out.',
        de: 'Sie haben zu Angeboten nicht Ja gesagt, deshalb lassen wir das Angebot weg.',
        fr: 'Vous n’avez pas dit oui aux offres, nous retirons donc l’offre.',
        es: 'Usted no dijo que sí a las ofertas, así que quitamos la oferta.',
        id: 'Anda tidak menyetujui penawaran, jadi kami menghilangkan penawaran itu.',
        ar: 'لم توافقوا على العروض، لذلك نحذف العرض.',
      },
      change: {
        en: 'Taking the promotion out, or a consent to marketing on this channel.',
        de: 'Die Werbung herausnehmen, oder eine Einwilligung in Werbung auf diesem Weg.',
        fr: 'Retirer la promotion, ou un accord pour la publicité par ce moyen.',
        es: 'Quitar la promoción, o un consentimiento a la publicidad por este canal.',
        id: 'Menghapus promosi, atau persetujuan untuk pemasaran di saluran ini.',
        ar: 'إزالة العرض الترويجي، أو موافقة على التسويق عبر هذه القناة.',
      },
    },
    lapsed: {
      customer: {
        en: 'What you agreed to elsewhere plays no part here.',
        de: 'Wozu Sie anderswo Ja gesagt haben, spielt hier keine Rolle.',
        fr: 'Ce que vous avez accepté ailleurs ne joue aucun rôle ici.',
        es: 'Lo que usted aceptó en otro lugar no influye aquí.',
        id: 'Hal yang Anda setujui di tempat lain tidak berperan di sini.',
        ar: 'ما وافقتم عليه في موضع آخر لا أثر له هنا.',
      },
    },
  },
  'proved-yes': {
    deny: {
      customer: {
        en: 'We cannot prove that you said yes, so we act as if you had not.',
        de: 'Wir können Ihr Ja nicht nachweisen, deshalb handeln wir, als hätten Sie es nicht gegeben.',
        fr: 'Nous ne pouvons pas prouver votre oui, nous faisons donc comme si vous ne l’aviez pas donné.',
        es: 'No podemos probar que dijo que sí, así que actuamos como si no lo hubiera dicho.',
        id: 'Kami tidak dapat membuktikan persetujuan Anda, jadi kami bertindak seolah Anda belum setuju.',
        ar: 'لا نستطيع إثبات موافقتكم، لذلك نتصرف كأنكم لم توافقوا.',
      },
      change: {
        en: 'A consent recorded with its words, version, place, language and time.',
        de: 'Eine Einwilligung, festgehalten mit Wortlaut, Fassung, Ort, Sprache und Zeit.',
        fr: 'Un accord enregistré avec ses mots, sa version, son lieu, sa langue et son heure.',
        es: 'Un consentimiento registrado con sus palabras, versión, lugar, idioma y hora.',
        id: 'Persetujuan yang dicatat beserta kata-kata, versi, tempat, bahasa, dan waktunya.',
        ar: 'موافقة مسجلة بنصها وإصدارها ومكانها ولغتها ووقتها.',
      },
    },
    adjust: {
      customer: {
        en: 'We cannot prove you wanted offers, so we leave the offer out.',
        de: 'Wir können nicht nachweisen, dass Sie Angebote wollten, deshalb lassen wir das Angebot weg.',
        fr: 'Nous ne pouvons pas prouver que vous vouliez des offres, nous retirons donc l’offre.',
        es: 'No podemos probar que quería ofertas, así que quitamos la oferta.',
        id: 'Kami tidak dapat membuktikan bahwa Anda menginginkan penawaran, jadi kami menghilangkannya.',
        ar: 'لا نستطيع إثبات رغبتكم في العروض، لذلك نحذف العرض.',
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
    lapsed: {
      customer: {
        en: 'One of your answers has no proof, but another has.',
        de: 'Für eine Ihrer Antworten fehlt der Nachweis, für eine andere gibt es ihn.',
        fr: 'L’une de vos réponses n’a pas de preuve, mais une autre en a une.',
        es: 'Una de sus respuestas no tiene prueba, pero otra sí.',
        id: 'Salah satu jawaban Anda tidak memiliki bukti, tetapi yang lain memilikinya.',
        ar: 'إحدى إجاباتكم بلا دليل، لكن أخرى لها دليل.',
      },
    },
    satisfied: {
      customer: {
        en: 'Your yes is on record with its proof.',
        de: 'Ihr Ja ist mit Nachweis festgehalten.',
        fr: 'Votre oui est enregistré avec sa preuve.',
        es: 'Su sí está registrado con su prueba.',
        id: 'Persetujuan Anda tercatat beserta buktinya.',
        ar: 'موافقتكم مسجلة مع دليلها.',
      },
    },
  },
  'dated-yes': {
    deny: {
      customer: {
        en: 'Your yes is dated later than this, so it does not count yet.',
        de: 'Ihr Ja trägt ein späteres Datum, deshalb zählt es noch nicht.',
        fr: 'Votre oui porte une date plus tardive, il ne compte donc pas encore.',
        es: 'Su sí lleva una fecha posterior, así que todavía no cuenta.',
        id: 'Persetujuan Anda bertanggal lebih kemudian, jadi belum berlaku.',
        ar: 'تاريخ موافقتكم لاحق لهذا، لذلك لا تسري بعد.',
      },
      change: {
        en: 'Waiting until the consent has been given.',
        de: 'Warten, bis die Einwilligung gegeben ist.',
        fr: 'Attendre que l’accord ait été donné.',
        es: 'Esperar hasta que se haya dado el consentimiento.',
        id: 'Menunggu sampai persetujuan diberikan.',
        ar: 'الانتظار حتى تُعطى الموافقة.',
      },
    },
    adjust: {
      customer: {
        en: 'Your yes to offers is dated later, so we leave the offer out.',
        de: 'Ihr Ja zu Angeboten trägt ein späteres Datum, deshalb lassen wir das Angebot weg.',
        fr: 'Votre oui aux offres porte une date plus tardive, nous retirons donc l’offre.',
        es: 'Su sí a las ofertas lleva una fecha posterior, así que quitamos la oferta.',
        id: 'Persetujuan Anda untuk penawaran bertanggal lebih kemudian, jadi kami menghilangkan penawaran itu.',
        ar: 'تاريخ موافقتكم على العروض لاحق، لذلك نحذف العرض.',
      },
      change: {
        en: 'Taking the promotion out, or waiting until the consent has been given.',
        de: 'Die Werbung herausnehmen, oder warten, bis die Einwilligung gegeben ist.',
        fr: 'Retirer la promotion, ou attendre que l’accord ait été donné.',
        es: 'Quitar la promoción, o esperar hasta que se haya dado el consentimiento.',
        id: 'Menghapus promosi, atau menunggu sampai persetujuan diberikan.',
        ar: 'إزالة العرض الترويجي، أو الانتظار حتى تُعطى الموافقة.',
      },
    },
    lapsed: {
      customer: {
        en: 'One of your answers is dated later, but an earlier one counts.',
        de: 'Eine Ihrer Antworten trägt ein späteres Datum, aber eine frühere zählt.',
        fr: 'L’une de vos réponses porte une date plus tardive, mais une plus ancienne compte.',
        es: 'Una de sus respuestas lleva una fecha posterior, pero cuenta una anterior.',
        id: 'Salah satu jawaban Anda bertanggal lebih kemudian, tetapi jawaban sebelumnya berlaku.',
        ar: 'إحدى إجاباتكم لاحقة التاريخ، لكن إجابة أسبق تسري.',
      },
    },
    satisfied: {
      customer: {
        en: 'You said yes before this.',
        de: 'Sie haben davor Ja gesagt.',
        fr: 'Vous avez dit oui avant cela.',
        es: 'Usted dijo que sí antes de esto.',
        id: 'Anda sudah setuju sebelum ini.',
        ar: 'لقد وافقتم قبل هذا.',
      },
    },
  },
  'unknown-zone': {
    defer: {
      customer: {
        en: 'It may be quiet time where you are, so we wait.',
        de: 'Vielleicht ist bei Ihnen gerade Ruhezeit, deshalb warten wir.',
        fr: 'C’est peut-être une heure de repos chez vous, nous attendons donc.',
        es: 'Puede que sea hora de descanso donde usted está, así que esperamos.',
        id: 'Mungkin sedang waktu tenang di tempat Anda, jadi kami menunggu.',
        ar: 'قد يكون وقت هدوء حيث أنتم، لذلك ننتظر.',
      },
      change: {
        en: 'Waiting until {until}, or learning the time zone of the customer.',
        de: 'Warten bis {until}, oder die Zeitzone der Person erfahren.',
        fr: 'Attendre jusqu’au {until}, ou apprendre le fuseau horaire du client.',
        es: 'Esperar hasta el {until}, o conocer la zona horaria del cliente.',
        id: 'Menunggu sampai {until}, atau mengetahui zona waktu pelanggan.',
        ar: 'الانتظار حتى {until}، أو معرفة المنطقة الزمنية للعميل.',
      },
    },
    deny: {
      customer: {
        en: 'It is always quiet time somewhere near you, so we do not do this.',
        de: 'Irgendwo in Ihrer Nähe ist immer Ruhezeit, deshalb tun wir dies nicht.',
        fr: 'C’est toujours une heure de repos quelque part près de vous, nous ne le faisons donc pas.',
        es: 'Siempre es hora de descanso en algún lugar cerca de usted, así que no lo hacemos.',
        id: 'Selalu ada waktu tenang di suatu tempat dekat Anda, jadi kami tidak melakukannya.',
        ar: 'هناك دائمًا وقت هدوء في مكان قريب منكم، لذلك لا نقوم بهذا.',
      },
      change: {
        en: 'Learning the time zone of the customer.',
        de: 'Die Zeitzone der Person erfahren.',
        fr: 'Apprendre le fuseau horaire du client.',
        es: 'Conocer la zona horaria del cliente.',
        id: 'Mengetahui zona waktu pelanggan.',
        ar: 'معرفة المنطقة الزمنية للعميل.',
      },
    },
    adjust: {
      customer: {
        en: 'It is always quiet time for offers, so we leave the offer out.',
        de: 'Für Angebote ist immer Ruhezeit, deshalb lassen wir das Angebot weg.',
        fr: 'C’est toujours une heure de repos pour les offres, nous retirons donc l’offre.',
        es: 'Siempre es hora de descanso para las ofertas, así que quitamos la oferta.',
        id: 'Selalu waktu tenang untuk penawaran, jadi kami menghilangkan penawaran itu.',
        ar: 'الوقت دائمًا وقت هدوء للعروض، لذلك نحذف العرض.',
      },
      change: {
        en: 'Taking the promotion out, or learning the time zone of the customer.',
        de: 'Die Werbung herausnehmen, oder die Zeitzone der Person erfahren.',
        fr: 'Retirer la promotion, ou apprendre le fuseau horaire du client.',
        es: 'Quitar la promoción, o conocer la zona horaria del cliente.',
        id: 'Menghapus promosi, atau mengetahui zona waktu pelanggan.',
        ar: 'إزالة العرض الترويجي، أو معرفة المنطقة الزمنية للعميل.',
      },
    },
    satisfied: {
      customer: {
        en: 'The hours are fine wherever you may be.',
        de: 'Die Uhrzeit passt, wo immer Sie sind.',
        fr: 'L’heure convient où que vous soyez.',
        es: 'La hora es adecuada dondequiera que usted esté.',
        id: 'Waktunya sesuai di mana pun Anda berada.',
        ar: 'الوقت مناسب أينما كنتم.',
      },
    },
  },
} as const satisfies { readonly [name: string]: Family }
