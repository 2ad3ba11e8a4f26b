// What only the lite door says, in Spanish.

import type { en } from './en.ts';

export const es: Readonly<Record<keyof typeof en, string>> = {
  'lite.intro': 'Esta página no necesita JavaScript.',
  'lite.keyHint':
    'Es la parte del enlace de tu invitación que sigue a key=. También puedes pegar el enlace entero: sin JavaScript la página no puede leerlo por sí misma. Déjala vacía si la sala es abierta.',
  'lite.arrive': 'Cómo llegan los mensajes',
  'lite.live': 'En vivo',
  'lite.slow': 'Cada diez segundos, para ahorrar energía',
  'lite.page': 'Cuando yo lo pida: una sola página, para navegadores de texto',
  'lite.more': 'Más',
  'lite.language': 'Idioma',
  'lite.inside': 'Estás en la sala como {nick}.',
  'lite.back': 'Volver a la sala',
  'lite.people': 'Personas: {count}',
  'lite.commands': 'Órdenes',
  'lite.onePage': 'Mensajes y formulario en una sola página',
  'lite.reload': 'Recargar los mensajes',
  'lite.write': 'Escribir un mensaje',
  'lite.news': 'Novedad en {name}',
  'lite.unread': 'Sin leer',
  'lite.open': 'Ir a {name}',
  'lite.missed': 'Nuevo desde tu última mirada',
  'lite.times': 'Las horas se muestran en {zone}.',
  'lite.zone': 'Mostrar las horas en',
  'lite.set': 'Aplicar',
  'lite.silent': 'Hace un minuto que no llega nada de la sala.',
  'lite.bringBack': 'Recuperar los mensajes',
  'lite.waits': 'Tu mensaje va en camino. Aparecerá arriba cuando la sala lo tenga.',
  'lite.away': 'Este enlace sale de la sala',
  'lite.awayMore':
    'Lo escribió alguien en la sala. No se descargó nada de él, y al destino no se le dice de dónde vienes.',
  'lite.awayClear':
    'Está fuera de las direcciones onion de Tor: quien lo administra, y quien lo vigila, ve que alguien llegó; tu dirección, solo si no usas Tor Browser.',
  'lite.awayOnion':
    'Es otra dirección onion: quien la administra ve que alguien llegó, y no desde dónde.',
  'lite.awayStay': 'Para quedarte, cierra esta pestaña: la sala sigue abierta en la otra.',
  'lite.awayNowhere': 'Ese enlace no lleva a ninguna parte.',
  'lite.tooFast': 'Demasiado rápido. Espera un momento y envíalo otra vez.',
  'lite.oldForm': 'El formulario era demasiado viejo y no se envió nada. Envíalo otra vez.',
  'lite.noStream': 'Los mensajes no están llegando.',
  'lite.busy': 'Los mensajes están abiertos demasiadas veces. Vuelven en medio minuto.',
  'lite.out': 'No estás en la sala',
  'lite.outMore': 'Saliste, la sala terminó, o no se supo de ti en cinco minutos.',
  'lite.notHere': 'No estás en {name}.',
  'lite.foreign': 'Eso no vino de la página de esta sala. No se hizo nada.',
  'lite.unreadable': 'El formulario no se puede leer o es demasiado largo. No se hizo nada.',
  'lite.requests': 'Tu circuito de Tor pide demasiado. Espera unos segundos y recarga.',
  'lite.elsewhere': 'Este no es el servidor que pediste. La sala está en {address}',
  'lite.nothing': 'No hay nada en esta dirección.',
  'lite.problem': 'No funcionó',
};
