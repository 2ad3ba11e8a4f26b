// What only the lite door says, in Spanish.

import type { en } from './en.ts';

export const es: Readonly<Record<keyof typeof en, string>> = {
  'lite.intro': 'Esta página no necesita JavaScript.',
  'lite.keyHint':
    'Es la parte del enlace de tu invitación que sigue a key=. También puedes pegar el enlace entero: sin JavaScript la página no puede leerlo por sí misma.',
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
  'lite.open': 'Ir a {name}',
  'lite.missed': 'Nuevo desde tu última mirada',
  'lite.times': 'Las horas son UTC.',
  'lite.tooFast': 'Demasiado rápido. Espera un momento y envíalo otra vez.',
  'lite.oldForm': 'El formulario era demasiado viejo y no se envió nada. Envíalo otra vez.',
  'lite.noStream': 'Los mensajes no están llegando.',
  'lite.busy': 'Los mensajes están abiertos demasiadas veces. Vuelven en medio minuto.',
  'lite.out': 'No estás en la sala',
  'lite.outMore': 'Saliste, la sala terminó, o no se supo de ti en cinco minutos.',
  'lite.notHere': 'Ya no estás en {name}.',
  'lite.foreign': 'Eso no vino de la página de esta sala. No se hizo nada.',
  'lite.unreadable': 'El formulario no se puede leer o es demasiado largo. No se hizo nada.',
  'lite.problem': 'No funcionó',
};
