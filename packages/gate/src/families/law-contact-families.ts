import { addingWhatLacks, takingOut, waitingUntil } from './changes.ts'
import type { Family } from './family.ts'

/** What rules of law on messages and calls say to the customer. */
export const lawContactFamilies = {
  'do-not-call-register': {
    permit: {
      customer: {
        en: 'You are on no such list, or you allowed this.',
        de: 'Sie stehen auf keiner solchen Liste, oder Sie haben dies erlaubt.',
        fr: 'Vous n’êtes sur aucune liste de ce type, ou vous avez permis ceci.',
        es: 'Usted no está en ninguna lista así, o permitió esto.',
        id: 'Anda tidak ada dalam daftar semacam itu, atau Anda mengizinkannya.',
        ar: 'لستم في أي قائمة من هذا النوع، أو أنكم سمحتم بهذا.',
      },
    },
    deny: {
      customer: {
        en: 'Your number is on a do-not-call list, or may be.',
        de: 'Ihre Nummer steht auf einer Liste gegen Werbeanrufe, oder es könnte so sein.',
        fr: 'Votre numéro est, ou peut être, sur une liste d’opposition aux appels.',
        es: 'Su número está, o puede estar, en una lista de no llamar.',
        id: 'Nomor Anda ada, atau mungkin ada, dalam daftar jangan-hubungi.',
        ar: 'رقمكم موجود، أو قد يكون موجودًا، في قائمة عدم الاتصال.',
      },
      change: {
        en: 'A yes from you, or your number being on no such list.',
        de: 'Ein Ja von Ihnen, oder Ihre Nummer steht auf keiner solchen Liste.',
        fr: 'Votre accord, ou un numéro qui n’est sur aucune liste de ce type.',
        es: 'Un sí de usted, o que su número no esté en ninguna lista así.',
        id: 'Persetujuan Anda, atau nomor Anda tidak ada dalam daftar semacam itu.',
        ar: 'موافقة منكم، أو ألا يكون رقمكم في أي قائمة كهذه.',
      },
      staff:
        'It refuses: the number is listed, or its listing is unknown, and nothing that lifts the listing is on record.',
    },
    adjust: {
      customer: {
        en: 'Your number is, or may be, on a do-not-call list, so no offer goes.',
        de: 'Ihre Nummer steht vielleicht auf einer Liste gegen Werbeanrufe, deshalb entfällt das Angebot.',
        fr: 'Votre numéro est, ou peut être, sur une liste d’opposition, l’offre est donc retirée.',
        es: 'Su número está, o puede estar, en una lista de no llamar, así que quitamos la oferta.',
        id: 'Nomor Anda ada, atau mungkin ada, dalam daftar jangan-hubungi, jadi tanpa penawaran.',
        ar: 'رقمكم موجود، أو قد يكون موجودًا، في قائمة عدم الاتصال، لذلك يُحذف العرض.',
      },
      change: takingOut,
    },
    lapsed: {
      customer: {
        en: 'The do-not-call list does not decide this.',
        de: 'Die Liste gegen Werbeanrufe entscheidet hier nicht.',
        fr: 'La liste d’opposition aux appels ne décide pas ici.',
        es: 'La lista de no llamar no decide esto.',
        id: 'Daftar jangan-hubungi tidak menentukan hal ini.',
        ar: 'قائمة عدم الاتصال لا تحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'No do-not-call list stands in the way.',
        de: 'Keine Liste gegen Werbeanrufe steht im Weg.',
        fr: 'Aucune liste d’opposition aux appels ne l’empêche.',
        es: 'Ninguna lista de no llamar lo impide.',
        id: 'Tidak ada daftar jangan-hubungi yang menghalangi.',
        ar: 'لا تمنع هذا أي قائمة لعدم الاتصال.',
      },
    },
  },
  hours: {
    defer: {
      customer: {
        en: 'This is no hour for it where you are; we wait until {until}.',
        de: 'Bei Ihnen ist dafür jetzt nicht die Zeit; wir warten bis {until}.',
        fr: 'Ce n’est pas l’heure chez vous ; nous attendons jusqu’au {until}.',
        es: 'No es hora para esto donde usted está; esperamos hasta el {until}.',
        id: 'Sekarang bukan jamnya di tempat Anda; kami menunggu sampai {until}.',
        ar: 'ليس هذا وقته حيث أنتم؛ ننتظر حتى {until}.',
      },
      change: waitingUntil,
      staff: 'It waits: the local clock of the customer is outside the hours it allows, until {until}.',
    },
    deny: {
      customer: {
        en: 'No hour for this is in sight, so we do not do it.',
        de: 'Dafür ist keine passende Zeit in Sicht, deshalb tun wir es nicht.',
        fr: 'Aucune heure permise n’est en vue, nous ne le faisons donc pas.',
        es: 'No hay a la vista una hora para esto, así que no lo hacemos.',
        id: 'Tidak ada jam yang diizinkan dalam waktu dekat, jadi kami tidak melakukannya.',
        ar: 'لا يوجد وقت مناسب لهذا في الأفق، لذلك لا نقوم به.',
      },
      staff: 'It refuses: within 400 days no instant is inside the hours and open for everything else.',
    },
    adjust: {
      customer: {
        en: 'No hour for offers is in sight, so we leave the offer out.',
        de: 'Für Angebote ist keine passende Zeit in Sicht, deshalb lassen wir das Angebot weg.',
        fr: 'Aucune heure permise pour les offres n’est en vue, nous retirons donc l’offre.',
        es: 'No hay a la vista una hora para ofertas, así que quitamos la oferta.',
        id: 'Tidak ada jam untuk penawaran dalam waktu dekat, jadi kami menghilangkannya.',
        ar: 'لا يوجد وقت مناسب للعروض في الأفق، لذلك نحذف العرض.',
      },
      change: takingOut,
    },
    lapsed: {
      customer: {
        en: 'The hours do not decide this.',
        de: 'Die Uhrzeit entscheidet hier nicht.',
        fr: 'L’heure ne décide pas ici.',
        es: 'La hora no decide esto.',
        id: 'Jamnya tidak menentukan hal ini.',
        ar: 'الوقت لا يحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'This comes at an hour that is allowed.',
        de: 'Dies kommt zu einer erlaubten Zeit.',
        fr: 'Ceci arrive à une heure permise.',
        es: 'Esto llega a una hora permitida.',
        id: 'Ini datang pada jam yang diizinkan.',
        ar: 'يأتي هذا في وقت مسموح به.',
      },
    },
  },
  'frequency-cap': {
    defer: {
      customer: {
        en: 'You have heard enough about this for now; we wait until {until}.',
        de: 'Sie haben dazu vorerst genug gehört; wir warten bis {until}.',
        fr: 'Vous en avez assez entendu pour l’instant ; nous attendons jusqu’au {until}.',
        es: 'Ya ha oído bastante sobre esto por ahora; esperamos hasta el {until}.',
        id: 'Anda sudah cukup mendengar tentang ini; kami menunggu sampai {until}.',
        ar: 'لقد وصلكم ما يكفي عن هذا الآن؛ ننتظر حتى {until}.',
      },
      change: waitingUntil,
      staff: 'It waits: the rolling window is full until {until}.',
    },
    deny: {
      customer: {
        en: 'There is no room for this message, so we do not send it.',
        de: 'Für diese Nachricht ist kein Platz, deshalb senden wir sie nicht.',
        fr: 'Il n’y a pas de place pour ce message, nous ne l’envoyons donc pas.',
        es: 'No hay lugar para este mensaje, así que no lo enviamos.',
        id: 'Tidak ada ruang untuk pesan ini, jadi kami tidak mengirimnya.',
        ar: 'لا مجال لهذه الرسالة، لذلك لا نرسلها.',
      },
      staff: 'It refuses: within 400 days no instant has room and is open for everything else.',
    },
    lapsed: {
      customer: {
        en: 'How often we write or call does not decide this.',
        de: 'Wie oft wir schreiben oder anrufen, entscheidet hier nicht.',
        fr: 'La fréquence de nos messages ou appels ne décide pas ici.',
        es: 'La frecuencia con que escribimos o llamamos no decide esto.',
        id: 'Seberapa sering kami menulis atau menelepon tidak menentukan hal ini.',
        ar: 'عدد مرات مراسلتنا أو اتصالنا لا يحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'You have not heard too often about this.',
        de: 'Sie haben dazu nicht zu oft von uns gehört.',
        fr: 'Vous n’en avez pas entendu parler trop souvent.',
        es: 'No ha oído demasiado sobre esto.',
        id: 'Anda belum terlalu sering mendengar tentang ini.',
        ar: 'لم يصلكم عن هذا أكثر من اللازم.',
      },
    },
  },
  'asking-again': {
    defer: {
      customer: {
        en: 'You said no, so we do not ask again until {until}.',
        de: 'Sie haben Nein gesagt, deshalb fragen wir erst ab {until} wieder.',
        fr: 'Vous avez dit non, nous ne redemandons donc pas jusqu’au {until}.',
        es: 'Usted dijo que no, así que no volvemos a preguntar hasta el {until}.',
        id: 'Anda menolak, jadi kami tidak bertanya lagi sampai {until}.',
        ar: 'لقد رفضتم، لذلك لا نسأل مجددًا حتى {until}.',
      },
      change: waitingUntil,
    },
    deny: {
      customer: {
        en: 'You said no, and we have no time to ask again in sight.',
        de: 'Sie haben Nein gesagt, und es ist keine Zeit in Sicht, wieder zu fragen.',
        fr: 'Vous avez dit non, et aucun moment pour redemander n’est en vue.',
        es: 'Usted dijo que no, y no hay a la vista un momento para volver a preguntar.',
        id: 'Anda menolak, dan belum ada waktu untuk bertanya lagi.',
        ar: 'لقد رفضتم، وليس في الأفق وقت للسؤال مجددًا.',
      },
    },
    lapsed: {
      customer: {
        en: 'It is long since you said no, so we may ask again.',
        de: 'Ihr Nein liegt lange zurück, deshalb dürfen wir wieder fragen.',
        fr: 'Votre refus date d’il y a longtemps, nous pouvons donc redemander.',
        es: 'Hace mucho que usted dijo que no, así que podemos volver a preguntar.',
        id: 'Penolakan Anda sudah lama, jadi kami boleh bertanya lagi.',
        ar: 'مضى وقت طويل على رفضكم، لذلك يجوز أن نسأل مجددًا.',
      },
    },
    satisfied: {
      customer: {
        en: 'Your no does not keep us from asking now.',
        de: 'Ihr Nein hindert uns jetzt nicht zu fragen.',
        fr: 'Votre refus ne nous empêche pas de demander maintenant.',
        es: 'Su no ya no nos impide preguntar ahora.',
        id: 'Penolakan Anda tidak menghalangi kami bertanya sekarang.',
        ar: 'رفضكم لا يمنعنا من السؤال الآن.',
      },
    },
  },
  'message-parts': {
    adjust: {
      customer: {
        en: 'Something must be added to this message before it may go.',
        de: 'Dieser Nachricht muss erst etwas hinzugefügt werden, bevor sie gehen darf.',
        fr: 'Il faut ajouter quelque chose à ce message avant son envoi.',
        es: 'Hay que añadir algo a este mensaje antes de enviarlo.',
        id: 'Ada yang harus ditambahkan pada pesan ini sebelum dikirim.',
        ar: 'يجب إضافة شيء إلى هذه الرسالة قبل إرسالها.',
      },
      change: addingWhatLacks,
      staff: 'It adjusts: the prepared message lacks a part of the form it demands.',
    },
    permit: {
      customer: {
        en: 'What this rule wants in the message is there.',
        de: 'Was diese Regel in der Nachricht verlangt, ist da.',
        fr: 'Ce que cette règle exige dans le message y est.',
        es: 'Lo que esta regla exige en el mensaje está.',
        id: 'Yang diminta aturan ini dalam pesan sudah ada.',
        ar: 'ما تتطلبه هذه القاعدة في الرسالة موجود.',
      },
    },
    lapsed: {
      customer: {
        en: 'The form of the message does not decide this.',
        de: 'Die Form der Nachricht entscheidet hier nicht.',
        fr: 'La forme du message ne décide pas ici.',
        es: 'La forma del mensaje no decide esto.',
        id: 'Bentuk pesan tidak menentukan hal ini.',
        ar: 'شكل الرسالة لا يحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'What this rule wants in the message is there.',
        de: 'Was diese Regel in der Nachricht verlangt, ist da.',
        fr: 'Ce que cette règle exige dans le message y est.',
        es: 'Lo que esta regla exige en el mensaje está.',
        id: 'Yang diminta aturan ini dalam pesan sudah ada.',
        ar: 'ما تتطلبه هذه القاعدة في الرسالة موجود.',
      },
    },
  },
  'promotion-in-service-message': {
    permit: {
      customer: {
        en: 'This carries an offer, and the offer may go along.',
        de: 'Dies enthält ein Angebot, und das Angebot darf mitgehen.',
        fr: 'Ceci contient une offre, et l’offre peut y rester.',
        es: 'Esto lleva una oferta, y la oferta puede ir.',
        id: 'Ini memuat penawaran, dan penawaran itu boleh ikut.',
        ar: 'يحتوي هذا على عرض، ويجوز أن يبقى العرض معه.',
      },
    },
    deny: {
      customer: {
        en: 'This carries an offer that may not go, so we do not send it.',
        de: 'Dies enthält ein Angebot, das nicht gehen darf, deshalb senden wir es nicht.',
        fr: 'Ceci contient une offre non permise, nous ne l’envoyons donc pas.',
        es: 'Esto lleva una oferta que no puede ir, así que no lo enviamos.',
        id: 'Ini memuat penawaran yang tidak boleh dikirim, jadi kami tidak mengirimnya.',
        ar: 'يحتوي هذا على عرض غير مسموح به، لذلك لا نرسله.',
      },
      change: takingOut,
    },
    adjust: {
      customer: {
        en: 'This carries an offer, so we change it before it goes.',
        de: 'Dies enthält ein Angebot, deshalb ändern wir es vor dem Senden.',
        fr: 'Ceci contient une offre, nous le modifions donc avant l’envoi.',
        es: 'Esto lleva una oferta, así que lo cambiamos antes de enviarlo.',
        id: 'Ini memuat penawaran, jadi kami mengubahnya sebelum dikirim.',
        ar: 'يحتوي هذا على عرض، لذلك نغيّره قبل إرساله.',
      },
      change: takingOut,
      staff: 'It adjusts: the promotion must be taken out, or moved behind the service part, as the duty named says.',
    },
    lapsed: {
      customer: {
        en: 'That this carries an offer does not decide it.',
        de: 'Dass dies ein Angebot enthält, entscheidet hier nicht.',
        fr: 'Que ceci contienne une offre ne décide pas ici.',
        es: 'Que esto lleve una oferta no lo decide.',
        id: 'Bahwa ini memuat penawaran tidak menentukannya.',
        ar: 'احتواء هذا على عرض لا يحسمه.',
      },
    },
    satisfied: {
      customer: {
        en: 'This carries an offer, and the offer may go along.',
        de: 'Dies enthält ein Angebot, und das Angebot darf mitgehen.',
        fr: 'Ceci contient une offre, et l’offre peut y rester.',
        es: 'Esto lleva una oferta, y la oferta puede ir.',
        id: 'Ini memuat penawaran, dan penawaran itu boleh ikut.',
        ar: 'يحتوي هذا على عرض، ويجوز أن يبقى العرض معه.',
      },
    },
  },
  'service-message': {
    permit: {
      customer: {
        en: 'This answers you, or it is part of serving you.',
        de: 'Dies antwortet Ihnen oder gehört zu unserem Dienst für Sie.',
        fr: 'Ceci vous répond ou fait partie du service que nous vous rendons.',
        es: 'Esto le responde o forma parte del servicio que le damos.',
        id: 'Ini menjawab Anda atau bagian dari layanan kami untuk Anda.',
        ar: 'هذا رد عليكم أو جزء من خدمتنا لكم.',
      },
    },
    lapsed: {
      customer: {
        en: 'This is not only a service message, so other rules count.',
        de: 'Dies ist nicht nur eine Service-Nachricht, deshalb zählen andere Regeln.',
        fr: 'Ce n’est pas seulement un message de service, d’autres règles comptent donc.',
        es: 'No es solo un mensaje de servicio, así que cuentan otras reglas.',
        id: 'Ini bukan hanya pesan layanan, jadi aturan lain berlaku.',
        ar: 'ليست هذه رسالة خدمة فقط، لذلك تسري قواعد أخرى.',
      },
    },
    satisfied: {
      customer: {
        en: 'This is a plain service message.',
        de: 'Dies ist eine reine Service-Nachricht.',
        fr: 'C’est un simple message de service.',
        es: 'Es un simple mensaje de servicio.',
        id: 'Ini pesan layanan biasa.',
        ar: 'هذه رسالة خدمة عادية.',
      },
    },
  },
  'opt-out-note': {
    permit: {
      customer: {
        en: 'You asked us to stop, and this one message confirms it.',
        de: 'Sie baten uns aufzuhören, und diese eine Nachricht bestätigt es.',
        fr: 'Vous nous avez demandé d’arrêter, et ce seul message le confirme.',
        es: 'Usted nos pidió parar, y este único mensaje lo confirma.',
        id: 'Anda meminta kami berhenti, dan satu pesan ini mengonfirmasinya.',
        ar: 'لقد طلبتم منا التوقف، وهذه الرسالة الوحيدة تؤكد ذلك.',
      },
    },
    deny: {
      customer: {
        en: 'A note of your no must be prompt and plain; this one is not.',
        de: 'Eine Bestätigung Ihres Neins muss sofort und schlicht sein; diese ist es nicht.',
        fr: 'La confirmation de votre refus doit être rapide et simple ; celle-ci ne l’est pas.',
        es: 'La confirmación de su no debe ser inmediata y sencilla; esta no lo es.',
        id: 'Konfirmasi penolakan Anda harus segera dan sederhana; yang ini tidak.',
        ar: 'يجب أن يكون تأكيد رفضكم فوريًا وبسيطًا؛ وهذا ليس كذلك.',
      },
      staff: 'It refuses: no revocation is on record, more than five minutes have passed since, or the text promotes.',
    },
    lapsed: {
      customer: {
        en: 'The rule for a note of your no does not decide this.',
        de: 'Die Regel für die Bestätigung Ihres Neins entscheidet hier nicht.',
        fr: 'La règle sur la confirmation de votre refus ne décide pas ici.',
        es: 'La regla sobre la confirmación de su no no decide esto.',
        id: 'Aturan tentang konfirmasi penolakan Anda tidak menentukan hal ini.',
        ar: 'قاعدة تأكيد رفضكم لا تحسم هذا.',
      },
    },
  },
  'spam-complaints': {
    deny: {
      customer: {
        en: 'Too many people called our emails spam, so we stop for now.',
        de: 'Zu viele Menschen haben unsere E-Mails als Spam gemeldet, deshalb setzen wir aus.',
        fr: 'Trop de gens ont signalé nos e-mails comme spam, nous arrêtons pour l’instant.',
        es: 'Demasiadas personas marcaron nuestros correos como spam, así que paramos por ahora.',
        id: 'Terlalu banyak orang menandai email kami sebagai spam, jadi kami berhenti dulu.',
        ar: 'أبلغ عدد كبير من الناس عن رسائلنا كرسائل مزعجة، لذلك نتوقف حاليًا.',
      },
      change: {
        en: 'Fewer complaints about our emails.',
        de: 'Weniger Beschwerden über unsere E-Mails.',
        fr: 'Moins de plaintes au sujet de nos e-mails.',
        es: 'Menos quejas sobre nuestros correos.',
        id: 'Lebih sedikit keluhan tentang email kami.',
        ar: 'شكاوى أقل من رسائلنا.',
      },
    },
    adjust: {
      customer: {
        en: 'Too many people called our emails spam, so we leave the offer out.',
        de: 'Zu viele Menschen haben unsere E-Mails als Spam gemeldet, deshalb lassen wir das Angebot weg.',
        fr: 'Trop de gens ont signalé nos e-mails comme spam, nous retirons donc l’offre.',
        es: 'Demasiadas personas marcaron nuestros correos como spam, así que quitamos la oferta.',
        id: 'Terlalu banyak orang menandai email kami sebagai spam, jadi kami menghilangkan penawaran.',
        ar: 'أبلغ عدد كبير من الناس عن رسائلنا كرسائل مزعجة، لذلك نحذف العرض.',
      },
      change: takingOut,
    },
    satisfied: {
      customer: {
        en: 'Few people call our emails spam.',
        de: 'Wenige Menschen melden unsere E-Mails als Spam.',
        fr: 'Peu de gens signalent nos e-mails comme spam.',
        es: 'Pocas personas marcan nuestros correos como spam.',
        id: 'Sedikit orang menandai email kami sebagai spam.',
        ar: 'قليل من الناس يبلغون عن رسائلنا كرسائل مزعجة.',
      },
    },
  },
} as const satisfies { readonly [name: string]: Family }
