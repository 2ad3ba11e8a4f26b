// Lo que dice el comando `mayfly` en una terminal, en español.

import type { Sentences } from './en.ts';

export const es: Sentences = {
  // The invitation.
  'invitation.stands': 'La sala está en marcha: {rooms}, durante {time}.',
  'invitation.standsForMore': 'La sala está en marcha: {rooms}, durante {time} más.',
  'invitation.roomNumber': 'Su número en esta máquina: {room}',
  'invitation.sealed':
    'Está sellada: lo que se dice solo lo pueden leer los dispositivos de los invitados.',
  'time.day.one': '{count} día',
  'time.day.other': '{count} días',
  'time.hour.one': '{count} hora',
  'time.hour.other': '{count} horas',
  'time.minute.one': '{count} minuto',
  'time.minute.other': '{count} minutos',
  'time.second.one': '{count} segundo',
  'time.second.other': '{count} segundos',
  'invitation.tooNarrowForQr':
    '(un código QR necesita {width} columnas; esta terminal tiene {columns})',
  'invitation.open': 'la sala es abierta: sin frase secreta',
  'invitation.passphrase': 'frase secreta: {passphrase}',
  'invitation.browserHere': 'Navegador, solo en esta máquina:',
  'invitation.linkWithPassphrase':
    'Envía este enlace a un invitado con Tor Browser. Contiene la frase secreta:',
  'invitation.link': 'Envía este enlace a un invitado con Tor Browser:',
  'invitation.onion': 'onion: {address}',
  'invitation.guestsHere': 'el enlace de tus invitados, en esta máquina: {link}',
  'invitation.linkHere': 'en esta máquina: {link}',
  'invitation.sshForKeyOwner':
    'Envía esto al invitado cuya clave ssh autorizaste. Contiene la frase secreta:',
  'invitation.sshWithKey':
    'Envía esto a un invitado con un cliente IRC y ssh. Contiene una clave y la frase secreta:',
  'invitation.sshHere': 'IRC por ssh, solo en esta máquina:',
  'invitation.step1SaveHostKey': '1. En una terminal, guarda la clave del servidor:',
  'invitation.step1Run':
    '1. En una terminal, ejecuta esto y espera a que aparezca "2. ...". Lo que pegues a continuación no se muestra:',
  'invitation.step2Paste': '2. Pega todo esto, incluida la última línea, y pulsa Intro:',
  'invitation.step3Connect':
    '3. Conéctate. ssh no muestra nada mientras funciona: déjalo en marcha y sigue en otra terminal.',
  'invitation.step4Client': '4. En irssi, o en cualquier otro cliente IRC:',
  'invitation.orWithMayfly':
    'O, si tienes Mayfly en tu máquina: en vez de los pasos 1 a 3, ejecuta esto en su carpeta. Pega el enlace cuando lo pida:',
  'invitation.hostKey': 'clave del servidor: {key}',
  'invitation.step3Here': 'En esta máquina, el paso 3 es:',
  'invitation.torsocks':
    'O envía esto a un invitado con irssi y tor, pero sin ssh. Contiene la frase secreta:',
  'invitation.startTorsocks':
    'Inicia irssi con "torsocks irssi". La primera línea hace que torsocks resuelva el nombre, pues irssi lo hace en un proceso aparte:',
  'invitation.endByCtrlC':
    'Para terminarla: Ctrl-C aquí, o "mayfly down" en otra terminal de esta máquina.',
  'invitation.endByDown': 'Para terminarla: mayfly down',
  'invitation.getSsh': 'Para un invitado con un cliente IRC: mayfly invite NAME --ssh',
  'invitation.getSshOfRoom':
    'Para un invitado con un cliente IRC: mayfly invite NAME --ssh --room {room}',
  'invitation.getSshByCompose':
    'Para un invitado con un cliente IRC: docker compose exec mayfly mayfly invite NAME --ssh',
  'invitation.endInCompose':
    'Para terminarla: Ctrl-C aquí, o "docker compose down --volumes" en la carpeta de compose.yaml.',
  'invitation.readAgainInCompose':
    'Para leer todo esto otra vez, sin el prefijo que añade Compose: docker compose exec mayfly mayfly invite',
  'invitation.endByComposeDown': 'Para terminarla: "docker compose down --volumes".',
  'invitation.hostHeading': 'SOLO PARA TI: tu propia invitación, como anfitrión',
  'invitation.hostLink':
    'No la envíes a nadie: quien la tiene dirige la sala. Ábrela en Tor Browser, aquí o en otro dispositivo tuyo:',
  'invitation.hostLinkHere':
    'No se la des a nadie: quien la tiene dirige la sala. Ábrela en un navegador de esta máquina:',
  'invitation.guestsHeading': 'PARA TUS INVITADOS: una invitación para todos',
  'invitation.noShared': 'Esta sala no tiene invitación común: cada invitado necesita la suya.',
  'invitation.commandsHeading': 'PARA TI: qué puedes hacer ahora',
  'invitation.sharedClosed':
    'La invitación común está cerrada: ahora nadie puede entrar con ella. Para abrirla: mayfly open',
  'invitation.getPersonal': 'Para una sola persona: mayfly invite NAME',
  'invitation.getPersonalOfRoom': 'Para una sola persona: mayfly invite NAME --room {room}',
  'invitation.sealByCompose':
    'Estos enlaces aún no llevan sello, y sin él nadie puede leer. En tu propia máquina: mayfly seal -',
  'invitation.sealedIrc':
    'Envía esto a un invitado con un cliente IRC y Mayfly en su propia máquina: ejecuta la orden en la carpeta de Mayfly y pega el enlace cuando lo pida. Un cliente IRC no puede leer esta sala de ninguna otra manera:',
  'invitation.sealedIrcHere':
    'Con un cliente IRC, solo en esta máquina: ejecuta la orden en la carpeta de Mayfly y pega el enlace cuando lo pida. Un cliente IRC no puede leer esta sala de ninguna otra manera:',
  'seal.means':
    'El sello está solo en los enlaces; los programas de la sala nunca lo reciben. Una página tomada del onion viene de la máquina de la sala, así que el invitado confía en esa máquina el día en que entra; con "mayfly connect --page -" no.',
  'seal.doors':
    'Un navegador sin JavaScript no puede entrar en una sala sellada; un cliente IRC entra con "mayfly connect -".',
  'seal.keep':
    'No pierdas tu propio enlace: solo este programa mientras funciona, y los anfitriones que tienen un enlace así, pueden crear invitaciones nuevas.',
  'seal.paste': 'pega las invitaciones y pulsa Ctrl-D; no se muestran',
  'seal.nothingOnStdin': 'seal: no llegó ninguna invitación por stdin',
  'seal.nothingToAdd': 'todos estos enlaces ya llevan su sello: no se añadió nada',
  'seal.tooMuch': 'seal: hay más de {size} MiB en stdin',
  'seal.onlyStdin':
    'seal: escribe mayfly seal - y pega las invitaciones: otros usuarios de esta máquina pueden leer una línea de comandos',
  'seal.noOwn': 'seal: ninguna de estas es tu propia invitación de anfitrión',
  'seal.pasteOwn': 'pega también la tuya: de su sello salen todos los demás',
  'seal.onlyGuests': 'seal: aquí solo hay un sello de invitado, del que no puede salir ningún otro',
  'seal.twoRooms': 'seal: estas invitaciones son de dos salas',
  'seal.oneRoom': 'pega las de una sola sala cada vez',
  'seal.damaged': 'seal: el sello de uno de los enlaces no está entero',
  'seal.notSealed': 'seal: esta sala no está sellada',
  'seal.fromBirth':
    'una sala está sellada desde su inicio, con --sealed o MAYFLY_SEALED=on, o no lo está nunca',
  'seal.idOfSeveral': 'seal: --id es para una invitación, y aquí hay {count} sin número',
  'seal.isNew':
    'Este es un sello nuevo; el secreto mismo está en tu propio enlace. No lo pierdas: sin él no se puede invitar a nadie. A una sala que no se inició sellada no le sirve.',
  'seal.unknownId.one':
    'no se conoce el número de {count} invitación: si la revocas, la sala la rechaza, pero su sello sigue siendo válido. Pega el bloque entero, o usa --id',
  'seal.unknownId.other':
    'no se conocen los números de {count} invitaciones: si las revocas, la sala las rechaza, pero sus sellos siguen siendo válidos. Pega los bloques enteros',
  'seal.guestHeading': 'PARA UN INVITADO',
  'seal.hostHeading': 'PARA UN ANFITRIÓN',
  'invitation.getPersonalByCompose':
    'Para una sola persona: docker compose exec mayfly mayfly invite NAME',
  'personal.guestHeading': 'PARA UN INVITADO: {name}',
  'personal.hostHeading': 'PARA UN ANFITRIÓN: {name}',
  'personal.guestLink': 'Envía este enlace solo a este invitado, que lo abre en Tor Browser:',
  'personal.hostLink':
    'Envía este enlace solo a esta persona, que lo abre en Tor Browser. Quien lo tiene dirige la sala:',
  'personal.word': 'o escribe esto como frase secreta: {token}',
  'personal.again': 'vale hasta que termine la sala; su dueño puede salir y volver con ella',
  'personal.againWithin': 'vale durante {time}; su dueño puede salir y volver con ella',
  'personal.once': 'vale para una sola entrada, hasta que termine la sala',
  'personal.onceWithin': 'vale para una sola entrada, dentro de {time}',
  'personal.shownOnce': 'Esto se muestra solo una vez. Para ver cuáles hay: mayfly invite --list',
  'personal.written.one':
    '{count} invitación escrita en {path}, que solo tú puedes leer; borra el archivo cuando la hayas enviado',
  'personal.written.other':
    '{count} invitaciones escritas en {path}, que solo tú puedes leer; borra el archivo cuando las hayas enviado',
  'access.noInvitations': 'ninguna invitación personal',
  'access.guest': 'invitado',
  'access.host': 'anfitrión',
  'access.open': 'puede entrar',
  'access.inside': 'dentro',
  'access.insideAs': 'dentro como {nick}',
  'access.used': 'usada',
  'access.expired': 'caducada',
  'access.revoked': 'anulada',
  'access.once': 'una entrada',
  'access.timeLeft': 'quedan {time}',
  'access.sharedOpen': 'invitación común: abierta',
  'access.sharedUses.one': 'invitación común: abierta para {count} invitado más',
  'access.sharedUses.other': 'invitación común: abierta para {count} invitados más',
  'access.sharedClosed': 'invitación común: cerrada',
  'access.sharedNone': 'invitación común: no hay',
  'access.wrongTries.one': '{count} frase secreta incorrecta en el último minuto',
  'access.wrongTries.other': '{count} frases secretas incorrectas en el último minuto',
  'access.nowRevoked':
    'la invitación {id} está anulada: nadie puede entrar con ella, y quien había entrado con ella está fuera',
  'access.revokeSeal':
    'Esta sala está sellada: solo los dispositivos de los invitados pueden retirar el sello. Como anfitrión, escribe también /revoke {id} en la sala.',
  'access.nowClosed':
    'la invitación común está cerrada: nadie puede entrar con ella; los que están dentro se quedan',
  'access.nowOpen': 'la invitación común está abierta: los invitados pueden entrar con ella',

  // Status.
  'status.room.one': 'sala {room}: {phase}, {count} invitado, termina en {time}',
  'status.room.other': 'sala {room}: {phase}, {count} invitados, termina en {time}',
  'status.roomGuestsUnknown':
    'sala {room}: {phase}, número de invitados desconocido, termina en {time}',
  'status.readyRoom.one': 'sala {room}: lista, {count} invitado, termina en {time}',
  'status.readyRoom.other': 'sala {room}: lista, {count} invitados, termina en {time}',
  'status.readyRoomGuestsUnknown':
    'sala {room}: lista, número de invitados desconocido, termina en {time}',
  'status.awayAndResumed': 'ausentes: {away}, reanudadas: {resumed}',
  'status.sessions': 'sesiones',
  'status.refused': 'rechazados',
  'status.page': 'página',
  'status.pageManifest': 'SHA-256 de {path}: {sha256}',
  'status.sealed': 'sellada',
  'status.onlyGuestsCanRead':
    'lo que se dice solo lo pueden leer los dispositivos de los invitados',
  'status.invitations': 'invitaciones',
  'status.personal.one': '{count} personal, {shared}',
  'status.personal.other': '{count} personales, {shared}',
  'status.sharedOpen': 'común abierta',
  'status.sharedUses.one': 'común abierta para {count} invitado más',
  'status.sharedUses.other': 'común abierta para {count} invitados más',
  'status.sharedClosed': 'común cerrada',
  'status.sharedNone': 'ninguna común',
  'status.wrongTries': 'intentos',
  'status.inLastMinute.one': '{count} frase secreta incorrecta en el último minuto',
  'status.inLastMinute.other': '{count} frases secretas incorrectas en el último minuto',
  'status.inThisContainer': 'en este contenedor',
  'status.deadMan': 'señal',
  'status.endsByDeadMan':
    'la sala termina en {time} si ningún anfitrión da señales de vida: mayfly still-here',
  'ssh.unnamedCut':
    'conexiones ssh cortadas junto con la que se quería cortar: {count}. Este OpenSSH no dice con qué clave llegó cada una. Sus invitados pueden volver a conectarse',
  'status.empty': 'vacía',
  'status.endsEmpty': 'la sala termina en {time} si no entra nadie',
  'status.torNotOurs': 'lo lleva el tor de esta máquina, que no es el de la sala',
  'status.maySoBeEmpty': 'la sala termina cuando lleve vacía {time}',
  'status.stateFor': '{state} desde hace {time}',
  'status.stateForRestarts.one': '{state} desde hace {time}, {count} reinicio',
  'status.stateForRestarts.other': '{state} desde hace {time}, {count} reinicios',
  'state.down': 'parado',
  'state.starting': 'arrancando',
  'state.ready': 'listo',
  'state.waiting': 'en espera',
  'state.degraded': 'con fallos',
  'state.stopping': 'parando',
  'state.stopped': 'detenido',
  'state.ending': 'terminando',
  'state.off': 'apagado',
  'state.bootstrapping': 'arrancando',
  'onion.bootstrappingPercent': 'arrancando {percent} %',
  'state.publishing': 'publicando',
  'state.checking': 'comprobando',
  'state.reachable': 'accesible',
  'state.unreachable': 'inaccesible',
  'state.unchecked': 'publicado; nadie lo ha probado desde aquí',
  'state.noTor': 'ese tor no responde; probando otra vez',
  'onion.publishing': 'publicando su descriptor',
  'onion.dialling': 'aún no es accesible; probando la conexión como lo haría un invitado',
  'onion.tryingAgain': 'no es accesible; probando otra vez',

  // A room’s life.
  'onion.reachable': 'el onion ya es accesible: los invitados pueden entrar con el enlace',
  'onion.notReachableYet': 'el onion aún no es accesible; aquí se avisará cuando lo sea',
  'ending.operator': 'terminando la sala',
  'ending.burn': 'destruyendo la sala',
  'ending.panicWord': 'destruyendo la sala: se escribió la palabra de pánico en una puerta',
  'ending.deadMan': 'terminando la sala: ningún anfitrión ha dado señales de vida',
  'ending.empty': 'terminando la sala: lleva vacía todo el tiempo que puede estarlo',
  'ending.lifetime': 'terminando la sala: se acabó su tiempo',
  'ending.hostGone': 'terminando la sala: el programa anfitrión ya no está en marcha',
  'ending.uplinkGone':
    'terminando la sala: el proceso que mantenía sus puertas ya no está en marcha',
  'ending.failure': 'terminando la sala: no se pudo iniciar',
  'ended.room': 'la sala terminó',
  'ended.notOverwritten': 'no sobrescrito: {parts}',
  'ended.staysInFreeMemory':
    'lo que no se sobrescribió queda en la memoria libre hasta que esta se vuelva a usar; para asegurarte de que no queda nada, apaga esta máquina',
  'ended.lookAgain':
    'para comprobarlo otra vez: mayfly verify; para borrar lo que queda: mayfly down',
  'ended.roomWithDetails': 'la sala terminó ({details})',
  'ended.killed': 'terminados a la fuerza: {parts}',
  'ended.notEnded': 'no terminaron: {parts}',
  'ended.notWiped': 'no borrados: {parts}',
  'room.keyLetIn': 'la clave está autorizada',
  'room.endMoved': 'ahora la sala termina en {time}',
  'room.heardYou': 'la sala sigue; da la próxima señal de vida antes de {time}',
  'room.needsNoSign': 'la sala no necesita señales de vida: se inició sin --dead-man',
  'burn.repeat':
    'esto termina al instante la sala {room}, con todo lo que se dijo; para hacerlo, escribe: {word}',
  'burn.word': 'destruir',
  'burn.notRepeated': 'la sala no se destruyó: la palabra es {word}',
  'leftover.engineHolds':
    'el motor no pudo borrar lo que dejó una sala anterior: {thing}; si ningún contenedor tuyo lo usa, reinicia Docker',
  'leftover.removed': 'borrado lo que dejó una sala anterior: {thing}',
  'setup.allInPlace': 'no falta nada',
  'engine.chosen': 'motor: {name}; para iniciar sin él: --engine {fallback}',
  'docker.noSocket': 'no hay socket del motor de Docker en {socketPath}',
  'docker.userNotLetIn':
    'este usuario no tiene permiso para usar el motor de Docker en {socketPath}',
  'docker.notRunning': 'el motor de Docker en {socketPath} no está en marcha',
  'docker.noAnswer': 'el motor de Docker en {socketPath} no responde: {error}',
  'docker.isPodman':
    '{socketPath} es de Podman: aplica parte de los límites de una sala de otra manera que el motor de Docker',
  'engine.fallback': 'motor: {name}; {why}',
  'image.noTransport': 'la imagen no tiene programa para {transport}',
  'image.building': 'construyendo la imagen {image}: una vez por versión; tarda unos minutos',
  'image.removedOld': 'borradas {count} imágenes que dejaron construcciones anteriores',
  'leftover.container': 'contenedor {name}',
  'leftover.network': 'red {name}',
  'leftover.controlGroup': 'grupo de control {name}',

  // The residue report.
  'residue.roomIsOver': 'la sala terminó',
  'residue.thisMachine': 'esta máquina',
  'residue.nothingLeft': 'no queda nada',
  'residue.nothingFound': 'nada encontrado',
  'residue.foundOfAll': '{left} de {all} encontrados',
  'residue.foundAndOpen': '{found}, {open} sin comprobar',
  'residue.gone': 'no queda nada',
  'residue.left': 'QUEDA ALGO',
  'residue.notChecked': 'sin comprobar',
  'residue.downRemoves': 'mayfly down borra lo que queda',
  'residue.processesAndNamespaces': 'procesos y espacios de nombres',
  'residue.processes': 'procesos',
  'residue.keysAndState': 'claves y estado, sobrescritos',
  'residue.mounts': 'montajes',
  'residue.files': 'archivos',
  'residue.ports': 'puertos',
  'residue.containers': 'contenedores',
  'residue.networks': 'redes',
  'residue.container': 'contenedor',
  'residue.network': 'red',
  'residue.volumes': 'volúmenes',
  'residue.controlGroups': 'grupos de control',
  'residue.layerFiles': 'archivos en la capa del contenedor',
  'residue.diskMounts': 'montajes que llegan a un disco',
  'residue.logFile': 'archivo de registro',
  'residue.swapPages': 'páginas en el intercambio (swap)',
  'residue.coreFiles': 'volcados de memoria',
  'residue.npmLogs': 'registros de npm',
  'residue.deleteFile': 'borra {file}',
  'residue.deleteFileAndMore': 'borra {file} y {count} más',
  'residue.npmLogsUnreadable': 'la carpeta de registros de npm no se puede leer ({code})',
  'residue.memory': 'memoria',
  'memory.overwritten': 'sobrescrita',
  'memory.partlyOverwritten': 'sobrescrita en parte',
  'memory.zeroed': 'el núcleo la pone a cero al liberarla',
  'memory.leftToKernel': 'en manos del núcleo',
  'wipe.progress': 'sobrescribiendo la memoria: {done} de {all} GB, Ctrl-C deja el resto',
  'wipe.done': '{done} GB; queda menos en ella, que no es lo mismo que nada',
  'wipe.doneOfAll': '{done} de {all} GB',
  'wipe.stopped': 'se detuvo',
  'wipe.late': 'tardó demasiado',
  'wipe.refused': 'esta máquina no dio más memoria',
  'wipe.killed': 'el proceso que llenaba la memoria fue terminado a la fuerza',
  'wipe.limitedByGroup':
    'el grupo de control de este comando, quizá un contenedor, no puede tomar más',
  'wipe.limitedByCommit': 'vm.overcommit_memory es 2, y otros programas necesitan el resto',
  'wipe.limitedByOutOfMemory':
    'vm.panic_on_oom o vm.oom_kill_allocating_task está activado, así que debe quedar memoria libre',
  'wipe.onlyLinux': 'la memoria no se sobrescribe: esto solo funciona en Linux',
  'wipe.needsRoot': 'la memoria no se sobrescribe: hace falta ser root',
  'wipe.useSudo': 'también sin sala: sudo mayfly down --wipe-ram',
  'wipe.swapIsOn':
    'la memoria no se sobrescribe: el intercambio (swap) está activo, y allí se escribiría lo que otros programas tienen en memoria',
  'wipe.swapOff': 'sudo swapoff -a, y después: sudo mayfly down --wipe-ram',
  'wipe.noneFree': 'la memoria no se sobrescribe: casi no hay memoria libre',
  'wipe.alreadyRuns': 'la memoria no se sobrescribe: otro mayfly lo está haciendo ahora',
  'wipe.noRecord': 'la memoria no se sobrescribe: no se puede escribir {path}',
  'wipe.cannotSet':
    'la memoria no se sobrescribe: aquí no se puede cambiar el ajuste {name} del núcleo',
  'wipe.outsideContainer': 'ejecútalo en la propia máquina, no en un contenedor',
  'wipe.ask':
    '¿sobrescribir ahora los {size} GB de memoria libre? Así queda menos de la sala en ella. Escribe s y pulsa Intro; si no respondes, en {seconds} segundos será que no. [s/N]',
  'wipe.yes': 'sí',
  'memory.initOnFree': 'init_on_free está activado',
  'memory.kernelNotKnown': 'no se sabe si el núcleo pone a cero lo que se libera',
  'memory.howToOverwrite': 'para sobrescribir la mayor parte: sudo mayfly down --wipe-ram',
  'residue.processList': 'proceso {list}',
  'residue.firstProcessNeverSeen': 'nunca se vio el primer proceso',
  'residue.endedOutOfOrder': 'la sala no terminó correctamente; su tmpfs ya no existe',
  'residue.ofParts': 'de {parts}',
  'residue.countOfTmpfs': '{count} de tmpfs',
  'residue.portsTaken': 'ocupados: {ports}',
  'residue.roomEndedBeforeLook': 'la sala terminó antes de poder comprobarla',
  'residue.engineSilent': 'el motor no responde',
  'residue.processesHidden': 'este usuario no puede ver los procesos del contenedor',
  'residue.stillThere': 'sigue ahí',
  'residue.engineKnowsNone': 'el motor no informa de ninguno, pero {why}',
  'residue.logDriver': 'el controlador de registro es {driver}',
  'residue.noSwap': 'el intercambio (swap) está desactivado en esta máquina',
  'residue.bytesAtMost': '{bytes} bytes como máximo',
  'residue.bytesAtEnd': '{bytes} bytes al final',
  'residue.noSwapPeak':
    'el intercambio (swap) está activo, y este núcleo no registra su uso máximo; al final no había nada en él',
  'residue.processMayDump': 'un proceso tiene permiso para escribir uno',
  'residue.lookedIn': 'se buscó en {dirs}',
  'residue.ownerUnknown': 'dueño desconocido: {files}',
  'residue.engineKernel': 'el motor tiene un núcleo propio',
  'residue.shredCore': 'un volcado contiene lo que había en la memoria: bórralo con shred -u',
  'residue.volumeName': 'volumen {name}',
  'residue.madeByCompose': 'recién creado por Compose, o dejado por una sala anterior: {names}',
  'residue.startedOtherwise': 'no iniciado por mayfly mismo: {names}',
  'residue.dockerRecords': 'registros del propio Docker',
  'residue.dockerRecordsWhat':
    'su registro y su base de datos guardan nombres e ids aleatorios, y cuándo empezaron y terminaron las salas',
  'container.roomNameInEnvironment':
    'el nombre de la sala está en el entorno del contenedor, y Docker lo guarda después de que la sala termina; docker/README.md explica cómo pasarlo por la entrada estándar',
  'residue.dumpsGoTo': 'el núcleo entrega los volcados a {program}',

  // More of the residue report.
  'residue.noSwapAccount': 'el intercambio (swap) está activo, y el motor no mide su uso',
  'residue.kibAtEnd': '{size} KiB al final',
  'residue.swapSinceGone':
    'el intercambio (swap) está activo: una página pudo pasar por ahí; ejecuta "swapoff -a" antes de la próxima sala',
  'residue.engine': 'motor',
  'residue.namespacesNeverSeen': 'nunca se vieron sus espacios de nombres',
  'residue.imageAndMounts': 'imagen y montajes',
  'residue.countInNamespace': '{count} en este espacio de nombres',

  // mayfly doctor.
  'doctor.noLimit': 'el motor no puede limitar {what}',
  'doctor.noLimitWhy':
    'un invitado que sobrecargue la sala puede entonces agotar ese recurso en toda la máquina',
  'doctor.noDocker': 'sin motor de Docker',
  'doctor.dockerLine':
    'Docker {version}, almacenamiento {storage}, controlador de registro {logs} (para salas: ninguno)',
  'doctor.machineLine': 'núcleo {kernel}; {docker}; {memory} MiB de memoria libres',
  'doctor.breaks': 'ROMPE UNA PROMESA',
  'doctor.weakens': 'debilita',
  'doctor.notKnown': 'no se sabe',
  'doctor.found': '{count} encontrados',
  'doctor.findingAndMend': '{finding}; para corregirlo: {command}',
  'doctor.swapOnDisk': 'intercambio (swap) en un disco: {names}',
  'doctor.swapThisProgram':
    'la sala misma queda fuera del intercambio, pero este programa muestra la frase secreta, y su memoria puede escribirse ahí',
  'doctor.swapRoom':
    'la memoria de la sala puede escribirse ahí y quedar después de que la sala termina',
  'doctor.swapRoomAndFiles':
    'la memoria de la sala, y sus archivos, pueden escribirse ahí y quedar después de que la sala termina',
  'doctor.hibernates': 'esta máquina puede hibernar',
  'doctor.hibernatesWhy': 'la hibernación escribe toda la memoria en un disco, incluida la sala',
  'doctor.coreDumps': 'el núcleo entrega los volcados de memoria a {program}',
  'doctor.coreDumpsJournal':
    'no escribe el volcado de una sala, pero el journal registra que una parte falló',
  'doctor.coreDumpsDisk': 'si una parte de la sala falla, su memoria puede escribirse en un disco',
  'doctor.initOnFree': 'init_on_free está apagado',
  'doctor.initOnFreeWhy':
    'tras el final, lo dicho y las claves quedan en la memoria libre hasta que otros programas la usen; mayfly down --wipe-ram deja menos, pero solo con init_on_free no queda nada',
  'doctor.bareNoFilter': 'el motor bare no tiene filtro de llamadas al sistema',
  'doctor.bareNoFilterWhy':
    'quien se apodere de una parte de la sala puede hacer cualquier llamada al sistema; en un contenedor (--engine docker o volatile), solo unas pocas',
  'doctor.noSeccomp': 'el motor no tiene seccomp',
  'doctor.noSeccompWhy':
    'los programas de la sala podrían hacer cualquier llamada al sistema, y el motor rechaza nuestro perfil',
  'doctor.noAppArmor': 'AppArmor no está activo',
  'doctor.noAppArmorWhy':
    'falta una de las capas de protección de la sala; las demás siguen protegiéndola',
  'doctor.dockerRecordsWhat':
    'Docker guarda datos de cada sala en su registro y su base de datos: nombres e ids aleatorios, y cuándo empezó y terminó',
  'doctor.noUserns': 'userns-remap está apagado',
  'doctor.noUsernsWhy':
    'el root del contenedor es el de esta máquina, limitado por capacidades, seccomp y espacios de nombres',
  'doctor.noUsernsMend':
    'añade "userns-remap": "default" a /etc/docker/daemon.json, y después: sudo systemctl restart docker',
  'doctor.dockerVersion': 'el motor de Docker es {version}',
  'doctor.dockerPortsOpen':
    'antes de la versión {version}, otras máquinas de la red local alcanzan los puertos publicados en 127.0.0.1, como la página de la sala',
  'doctor.dockerUntried': 'no se probó ninguna versión anterior a {version}',
  'doctor.clockWhy':
    'si el reloj está mal por horas, tor no encuentra repetidores, y la sala se queda sin onion',
  'doctor.clockBehind': 'el reloj marca una hora anterior a la creación de este código',
  'doctor.clockUnset': 'nada sincroniza el reloj de esta máquina',
  'doctor.memoryFree': 'hay {size} MiB de memoria libres',
  'doctor.memoryWanted': 'una sala necesita {size} MiB; con menos, el núcleo puede matarla',
  'doctor.portTaken': 'el puerto {ports} está ocupado en 127.0.0.1',
  'doctor.portTakenWhy': 'ahí no puede abrirse una puerta',
  'doctor.unknownClock':
    'si el reloj va bien: ningún servicio de esta máquina lo sabe, y mayfly no consulta la red',
  'doctor.unknownInitOnFree':
    'init_on_free: no se puede leer ni el registro ni la configuración del núcleo',
  'doctor.unknownCoreDumps': 'adónde van los volcados: el motor tiene un núcleo propio',
  'doctor.unknownDocker': 'Docker: {why}',
  'doctor.see': 'consulta mayfly doctor',

  // Errors and hints: rooms and engines.
  'label.error': 'error:',
  'label.hint': 'sugerencia:',
  'label.warning': 'aviso:',
  'rooms.none': 'no tienes ninguna sala en marcha aquí',
  'rooms.noneCalled': 'no tienes ninguna sala llamada {room}',
  'rooms.startOne': 'inicia una: mayfly up',
  'rooms.thereIs': 'tus salas: {rooms}',
  'rooms.several': 'tienes {count} salas en marcha aquí',
  'rooms.sayWhich': 'elige una: {rooms}',
  'room.stillRuns': 'la sala sigue en marcha tras {seconds} s',
  'room.secondCtrlC': 'para terminarla al instante, pulsa Ctrl-C una segunda vez donde se inició',
  'room.noAnswer': 'la sala no responde',
  'room.isItEnding': '¿está terminando? consulta mayfly status',
  'room.otherForm': 'la sala responde en un formato desconocido',
  'room.otherVersion': '¿la inició otra versión de mayfly?',
  'access.oldRoom':
    'la sala fue iniciada por una versión de mayfly que no tiene invitaciones personales',
  'access.newRoom': 'inicia una sala nueva con esta versión',
  'people.nobody': 'no hay nadie con ese nombre',
  'people.seeWho': 'para ver quién hay: mayfly guests, mayfly knocks',
  'people.none': 'no hay nadie en la sala',
  'people.noKnocks': 'nadie espera para entrar',
  'people.websocket': 'navegador',
  'people.lite': 'navegador sin scripts',
  'people.irc': 'programa de IRC',
  'people.away': 'conexión perdida',
  'people.shared': 'invitación común',
  'people.removed': '{nick} quedó fuera de la sala',
  'people.letIn': '{nick} puede entrar',
  'people.turnedAway': '{nick} no entra',
  'access.noSuch': 'la sala no tiene esa invitación',
  'access.seeList': 'para ver las que tiene: mayfly invite --list',
  'access.tooMany': 'una sala tiene como máximo {count} invitaciones, también las que ya no valen',
  'access.noGateway': 'la pasarela de la sala no responde',
  'access.noShared': 'la sala no tiene ninguna invitación común que abrir o cerrar',
  'access.inviteOnly': 'la sala no tiene invitación común (se inició con --invite-only)',
  'access.makePersonal': 'haz una para cada persona: mayfly invite NAME',
  'out.onDisk': '{path}: está en un disco, donde se puede recuperar lo borrado',
  'out.chooseMemory': 'elige una carpeta en memoria (un tmpfs), por ejemplo /dev/shm',
  'out.exists': '{path}: ya existe',
  'out.chooseName': 'elige otro nombre, o bórralo antes',
  'out.cannot': '{path}: no se puede escribir ({code})',
  'image.none': 'motor docker: no existe la imagen {image}',
  'image.list': 'para ver las imágenes que hay: docker image ls',
  'image.old':
    'la imagen {image} tiene {days} días; bórrala para que se construya otra vez con las correcciones de seguridad: docker image rm {image}',
  'image.noneInVolatile': 'motor volatile: el motor de esta máquina no tiene la imagen {image}',
  'engine.dockerProblem': 'motor docker: {what}',
  'engine.bareProblem': 'motor bare: {what}',
  'docker.start': 'inicia el motor (sudo systemctl start docker), o elige --engine bare',
  'docker.lookForLeft': 'busca lo que haya quedado: mayfly verify',
  'docker.hostIsNoSocket': 'DOCKER_HOST no es un socket unix de esta máquina',
  'port.chooseOthers': 'elige otros: --web-port, --ssh-port',
  'bare.needsLinux': 'motor bare: necesita Linux, este sistema es {platform}',
  'bare.orDocker': 'si tienes Docker: --engine docker',
  'bare.programsMissing': 'motor bare: no se encontró {programs}',
  'bare.installPackages':
    'instala los paquetes util-linux, hostname (Arch: inetutils) e iproute2 (Fedora: iproute)',
  'bare.noUserNamespaces':
    'motor bare: este núcleo no permite que usuarios corrientes creen espacios de nombres de usuario',
  'bare.runAsRoot': 'ejecútalo como root: sudo mayfly up',
  'program.notFound': '{program}: no se encontró',
  'program.runSetup': 'ejecuta: mayfly setup',
  'port.taken': 'puerto {port}: está ocupado en 127.0.0.1',
  'port.forRoot': 'puerto {port}: solo root puede usarlo',
  'port.chooseHigher': 'elige otros, 1024 o más',
  'port.cannotListen': 'puerto {port}: no se puede escuchar en 127.0.0.1 ({code})',
  'loopback.unreachable': '127.0.0.1: esta máquina no llega a sí misma ahí ({code})',
  'loopback.mend':
    'su interfaz loopback puede estar apagada o filtrada: sudo ip link set lo up; sudo ip address add 127.0.0.1/8 dev lo',
  'port.choosePagePort': 'elige otro: --page-port PUERTO',
  'port.chooseListen': 'elige otro: --listen PUERTO',
  'volatile.needsRoot': 'motor volatile: necesita Linux, y root',
  'volatile.useSudo': 'sudo mayfly up --engine volatile, o elige --engine docker o bare',
  'volatile.programsMissing': 'motor volatile: no se encontró: {programs}',
  'volatile.waitedInVain': 'motor volatile: esto no llegó a tiempo: {what}',
  'volatile.noUplink': 'motor volatile: no se puede iniciar slirp4netns, que lo conecta a la red',
  'volatile.slirpFailed': 'motor volatile: slirp4netns no pudo conectarlo a la red',
  'volatile.noNetwork': 'motor volatile: no se puede entrar en su espacio de nombres de red',
  'room.internalError': 'error interno',
  'room.fault': 'interno: {what}',
  'room.faultOfOurs': 'esto es un error de Mayfly',
  'control.busy': 'control: ocupado con otras {count} preguntas',
  'control.tryAgain': 'prueba otra vez en un momento',

  // Errors and hints: the command line.
  'usage.notACommand': '"{word}" no es un comando',
  'usage.helpNotACommand': 'help: "{word}" no es un comando',
  'usage.oneOfCommands': 'uno de {commands}; consulta mayfly --help',
  'usage.seeHelp': 'consulta mayfly --help',
  'usage.seeCommandHelp': 'consulta mayfly {command} --help',
  'usage.tooMany':
    'sobran palabras en la línea de comandos ({count}); las opciones empiezan con --',
  'usage.nameABundle': 'bundle: falta el nombre del archivo que se va a escribir, o -',
  'usage.bundleName': 'bundle: el nombre termina en .tar, .tar.gz o .tgz',
  'usage.nameAShell': 'completion: necesita el nombre de una shell: {shells}',
  'invite.oneName':
    'invite: admite un nombre; pon entre comillas un nombre con espacios, o varios por stdin con -',
  'invite.badName': 'invite: un nombre necesita de 1 a {most} caracteres que se puedan mostrar',
  'invite.tooManyNames': 'invite: {count} nombres; una sala tiene como máximo {most} invitaciones',
  'invite.notWith': '{flag}: no se puede combinar con {other}',
  'invite.notAnId': 'config {flag}: {value} no es un id que muestre mayfly invite --list',
  'usage.notAFlag': '{flag}: no es una opción de este comando',
  'usage.noValue': '{flag}: no lleva valor',
  'usage.needsValue': '{flag}: necesita un valor',
  'usage.needsValueForm': '{flag}: necesita un valor; si empieza con -, escribe {form}=-…',
  'usage.givenTwice': '{flag}: aparece dos veces',
  'passphrase.flagAndFile': 'config passphrase: se dio como opción y como archivo',
  'passphrase.weak':
    'config passphrase: el valor {why}; para usarlo de todos modos: --weak-passphrase',
  'panicWord.weak':
    'config panic-word: el valor {why}; para usarlo de todos modos: --weak-passphrase',
  'panicWord.flagAndFile': 'config panic-word: se dio como opción y como archivo',
  'panicWord.bothStdin':
    'config panic-word-file: stdin solo se puede leer una vez, y lo lee --passphrase-file',
  'passphrase.tooShort': 'tiene menos de {count} caracteres y es fácil de adivinar',
  'passphrase.repeats': 'solo repite unos pocos caracteres',
  'passphrase.follows': 'sigue el alfabeto o el teclado',
  'passphrase.triedFirst': 'está hecho de palabras que se prueban primero para adivinar',
  'passphrase.weakWarning': 'config passphrase: el valor {why}: es fácil de adivinar',
  'usage.npmTookFlag':
    '--{flag}: npm la tomó como opción suya; pon dos guiones antes: npm start -- --{same}',
  'usage.npmLogsFlag':
    '--{flag}: npm puede escribir su línea de comandos en un registro; usa --{same}-file ARCHIVO, o --{also}-file - y stdin',
  'usage.npxLogs':
    'npm escribe esta línea de comandos y su hora en un registro que se queda; sin registro: npx --logs-max=0 ARCHIVO up',
  'config.engineIsNone': 'config engine: {value} no es ninguno de {names}',
  'config.bareHasNoImage': 'config image: el motor bare no usa imagen',
  'config.outOfRange': 'config {flag}: {value} debe ser {range}',
  'config.neitherOnNorOff': 'config {flag}: {value} no es "on" ni "off"',
  'config.notAKnockMode': 'config {flag}: {value} no es "off", "shared" ni "all"',
  'config.notATime': 'config {flag}: {value} no es un tiempo como 90m, 12h o 1h30m',
  'usage.nameSomebody': '{command}: indica a quién, con su apodo',
  'usage.nameATime': '{command}: indica cuánto, por ejemplo {command} 1h',
  'config.notARoomName':
    'config {flag}: {value} debe tener de 1 a 32 letras, cifras, - o _ (varios nombres: separados por comas)',
  'config.tooManyRooms': 'config {flag}: {value} nombra más de 16 salas',
  'config.roomTwice': 'config {flag}: {value} nombra una sala dos veces',
  'config.notVisibleAscii': 'config {flag}: {value} tiene un carácter que no es ASCII visible',
  'config.startsWithColon': 'config {flag}: {value} empieza con dos puntos',
  'config.passphraseLength': 'config {flag}: {value} debe tener de 8 a 63 caracteres',
  'config.privateKey': 'config {flag}: {value} es una clave privada; usa el archivo .pub',
  'config.notAPublicKey':
    'config {flag}: {value} no es una clave pública de OpenSSH como "ssh-ed25519 AAAA…"',
  'config.tooManyKeys': 'config {flag}: {value} lleva más de 64 claves',
  'config.notABridge':
    'config {flag}: {value} no es una línea de puente (simple, obfs4 o snowflake)',
  'config.bridgeNotAscii': 'config {flag}: {value} no es una línea de puente en ASCII visible',
  'config.torLineIsOurs': 'config {flag}: {value} define {word}, que Mayfly define por sí mismo',
  'config.notAscii': 'config {flag}: {value} tiene un carácter que no es ASCII',
  'config.tooLong': 'config {flag}: {value} pasa de {count} caracteres',
  'config.wrong': 'config {flag}: {value} no es válido',
  'config.allWrong': 'config: no es válido',
  'config.theValue': 'el valor',
  'config.valueOfLength': 'un valor de {count} caracteres',
  'config.noneNeedsOpen':
    'config passphrase: "none" necesita --open, pues así puede entrar cualquiera que encuentre una puerta',
  'config.openNeedsNone': 'config open: solo vale con --passphrase none',
  'config.panicNeedsPassphrase':
    'config panic-word: una sala abierta no pide frase secreta, así que nadie podría escribirla',
  'config.panicIsPassphrase': 'config panic-word: es la frase secreta; elige otra',
  'config.inviteOnlyAlone':
    'config invite-only: no se puede combinar con --open, --passphrase ni --shared-uses',
  'config.knockNeedsShared':
    'config knock: no se puede combinar con --invite-only, pues así nadie tiene la invitación común: usa --knock all',
  'config.sealedNeedsInvitation':
    'config sealed: no se puede combinar con --open: los invitados necesitan una invitación, que lleva el sello',
  'config.usesNeedPassphrase':
    'config shared-uses: no se puede combinar con --open, pues así nadie necesita invitación',
  'config.portsTwice': 'config ports: dos de los cuatro son iguales',
  'usage.seeUpHelp': 'consulta mayfly up --help',
  'file.missing': 'config {flag}: {path} no existe',
  'file.isFolder': 'config {flag}: {path} es una carpeta',
  'file.forbidden': 'config {flag}: este usuario no tiene permiso para leer {path}',
  'file.unreadableCode': 'config {flag}: {path} no se puede leer ({code})',
  'file.unreadable': 'config {flag}: {path} no se puede leer',
  'file.tooLarge': 'config {flag}: {path} pasa de {size} KiB',
  'file.notText': 'config {flag}: {path} no es texto',
  'file.empty': 'config {flag}: {path} está vacío',
  'config.unknownVariable': 'mayfly no conoce la variable {variable}',
  'config.torNotHostPort': 'config tor: no es SERVIDOR:PUERTO',
  'config.notATorControl':
    'config {flag}: {value} no es ni una ruta desde / ni SERVIDOR:PUERTO con una dirección IP como SERVIDOR',
  'config.torControlPath':
    'config {flag}: {value} no es la ruta de un socket: ASCII visible, como mucho {most} bytes',
  'config.torControlPublic':
    'config {flag}: {value} es una dirección pública; un puerto de control debe estar en esta máquina o en una red privada',
  'config.torControlNeedsOnion':
    'config tor-control: sin el onion no hace falta tor; quita --no-onion o --tor-control',
  'config.torControlNoBridges':
    'config tor-control: los puentes se ponen en la configuración del tor que ya está en marcha',
  'config.torControlNoTorrc':
    'config tor-control: --torrc es para un tor que inicia la sala; el que ya está en marcha tiene su propia configuración',
  'config.torPasswordNeedsControl': 'config tor-password: solo sirve con --tor-control',
  'config.roomUnknown': 'config room: {value} no es una sala que muestre mayfly status',
  'config.severalKeys': 'config {flag}: {value} lleva {count} claves, no una',

  // mayfly connect.
  'connect.noInvitation': 'connect: falta la invitación; indica el enlace, o - para pegarlo',
  'connect.npmLogs':
    'connect: npm puede escribir su línea de comandos en un registro; indica - y pega el enlace',
  'connect.nothingOnStdin': 'connect: no llegó ninguna invitación por stdin',
  'connect.pasteWhole': 'pega el enlace entero',
  'connect.paste': 'pega la invitación y pulsa Intro; no se muestra',
  'connect.pasteRest': 'la invitación no está completa: pega el resto, o pulsa Intro para terminar',
  'connect.noOnion': 'esta puerta no es un onion: su red ve tu dirección',
  'connect.connected': 'conectado',
  'connect.connecting': 'conectando',
  'connect.connectingOverTor': 'conectando por Tor',
  'connect.idle': 'en espera; se conectará cuando llegue un cliente IRC',
  'connect.dropped': 'se cortó la conexión; conectando otra vez',
  'connect.tryingAgain': '{problem}; nuevo intento en menos de {seconds} s',
  'connect.inAnotherTerminal': 'En otra terminal, en irssi o en cualquier cliente IRC:',
  'connect.endByCtrlC': 'Ctrl-C aquí lo termina.',
  'connect.notWithPage': 'config {flag}: no tiene sentido con --page',
  'connect.pagePortAlone': 'config page-port: requiere --page',
  'page.onlyHttp': 'invitación: --page necesita un enlace que empiece por http://',
  'page.openNetwork': 'invitación: su página no es un onion ni está en una red privada',
  'page.needsOnion':
    'cualquiera en el camino podría leer la frase secreta: pide el enlace del onion',
  'page.waiting': 'a la espera de tu navegador',
  'page.roomRefuses': 'la sala no acepta la conexión',
  'page.openLink':
    'Abre esto en una ventana privada de un navegador de esta máquina. Contiene tu invitación: no se lo enseñes a nadie.',
  'page.goodbye': 'esta máquina ha terminado la conexión',
  'page.noLite':
    'Esta es tu propia copia de la página. Las páginas sin JavaScript están en la dirección de la propia sala.',
  // Salas selladas, en mayfly connect.
  'sealed.words': 'sellada. Las cuatro palabras: {words}. En el grupo: {names}',
  'sealed.outside': 'no estás en la conversación sellada: entra en el primer canal de la sala',
  'sealed.entering':
    'a la espera de que alguien de la sala deje entrar a este dispositivo en la conversación sellada',
  'sealed.split': 'esta sala está comprometida: hay personas en otro grupo. No se envía nada más',
  'sealed.changed':
    'esta sala está comprometida: lo que se dijo fue cambiado por el camino. No se envía nada más',
  'sealed.castOut':
    'esta sala está comprometida: alguien te saca una y otra vez de la conversación sellada. No se envía nada más',
  'sealed.needsSeal': 'esta sala está sellada y tu invitación no tiene sello: allí no se dijo nada',
  'sealed.askForLink': 'pide el enlace entero; contiene seal=',
  'sealed.damaged': 'invitación: su sello está dañado, o falta la frase secreta',
  'sealed.notSealed':
    'tu invitación es para una sala sellada, y esta sala no dice que lo sea: no se envía nada de lo que escribas',
  'sealed.howToCheck':
    '/quote WORDS muestra las cuatro palabras y quién está. Compara las palabras por otro medio, una llamada por ejemplo: todos tienen las mismas.',
  'link.notALink': 'invitación: no es un enlace',
  'link.pasteAll': 'empieza por http://; pégalo todo, hasta la última letra',
  'link.noHttp': 'invitación: no empieza con http:// ni https://',
  'link.hasUser': 'invitación: tiene un nombre de usuario antes del servidor',
  'link.misleading': 'Mayfly nunca crea un enlace así: alguien puede querer engañarte',
  'link.noRoom': 'invitación: lo que va tras # no nombra una sala',
  'link.quote': 'pon el enlace entre comillas; si no, la shell quita lo que sigue a #',
  'link.noSshDoor': 'invitación: no tiene una puerta ssh',
  'link.forBrowsers': 'es una invitación para navegadores; pide al operador la de clientes IRC',
  'link.otherHost': 'invitación: su puerta ssh y su enlace están en servidores distintos',
  'link.nothingDialled':
    'Mayfly nunca crea un enlace así: quien lo envió puede querer tu dirección; no se hizo ninguna conexión',
  'link.openNetwork': 'invitación: su puerta ssh no es un onion ni está en una red privada',
  'link.acceptDirect': 'quien lleva ese servidor ve tu dirección; si lo aceptas: --direct',
  'connect.noKey': 'connect: la invitación no contiene ninguna clave',
  'connect.giveIdentity': 'usa la tuya con --identity ARCHIVO: la que autorizó el operador',
  'connect.identityUnreadable': 'config identity: el archivo no contiene una clave privada legible',
  'connect.identityForm': 'debe ser una clave privada en un formato de OpenSSH, sin contraseña',
  'connect.torRefused': 'tor: nada escucha en su puerto SOCKS',
  'connect.onionUnreachable': 'tor: no se puede llegar al onion',
  'connect.startTor':
    'inicia tor o Tor Browser; si el puerto es otro, añade --tor SERVIDOR:PUERTO (Tor Browser: 127.0.0.1:9150)',
  'connect.roomThereInAMinute': '¿sigue existiendo la sala? prueba otra vez en un minuto',
  'connect.doorSilent': 'la puerta de la sala no responde',
  'connect.roomThere': '¿sigue existiendo la sala?',
  'connect.otherHostKey':
    'ssh: la clave del servidor no es la de la invitación; no se le envió nada',
  'connect.earlierRoom':
    '¿la invitación es de una sala anterior? si no, alguien puede estar interceptando la conexión: pregunta al operador',
  'connect.keyRefused': 'ssh: la sala no acepta esta clave',
  'connect.askOperator': 'pide al operador que la autorice; envíale tu clave pública',
  'connect.failedBeforeLogin': 'ssh: la conexión falló antes de entrar',
  'connect.tryInAMinute': 'prueba otra vez en un minuto',

  // Orders of a container.
  'container.secretInEnvironment':
    '{variable}: está en el entorno del contenedor, que Docker guarda en su disco',
  'container.giveOnStdin':
    'quita la variable, borra el contenedor y pasa el valor por stdin: consulta docker/README.md',
  'container.stdinNotJson': 'stdin: su primera línea no es JSON',
  'container.stdinNoVariables': 'stdin: su primera línea no tiene un objeto "variables"',

  // Errors inside the room.
  'control.notJson': 'control: la línea no es JSON',
  'control.noAsk': 'control: la línea no es un objeto con el texto "ask"',
  'control.unknown': 'control: pregunta desconocida {question}',
  'control.wrongField': '{path}: no es válido ({fault})',
  'control.failed': 'control: la respuesta falló',
  'control.tooLong': 'control: la línea pasa de {bytes} bytes',
  'control.endedEarly': 'control: la conexión terminó antes de completarse la línea',
  'control.tooLate': 'control: no llegó ninguna línea en {time} ms',
  'control.cannotListen': 'control: no se puede escuchar en {path} ({code})',
  'part.stoppedEarly': '{part}: se detuvo antes de estar listo',
  'part.cannotStart': '{part}: no se pudo iniciar: {why}',
  'part.tried': 'hubo {count} intentos',
  'ownFiles.notAFile': 'existe, pero no es un archivo',
  'ownFiles.left': '{count} entradas quedan o no se sobrescribieron',
  'ownFiles.isOwnDir': 'es uno de los directorios dados, no una ruta dentro de ellos',
  'ownFiles.outside': 'está fuera de los directorios dados',
  'ownFiles.failed': 'falló ({code})',
  'ownFiles.named': '{what} {path}: {why}',
  'users.needUnix': 'usuarios: hace falta un sistema Unix',
  'users.cannotAct': 'usuarios: no se puede actuar como usuario {uid}, grupo {gid}',
  'listen.cannot': '{what}: no se puede escuchar ({code})',
  'listen.cannotOn': '{what}: no se puede escuchar en {host}:{port} ({code})',
  'listen.inTheWay': '{what}: en esa ruta ya hay un archivo que no es un socket',
  'hashes.empty': '{list}: está vacío',
  'hashes.wrongLine':
    '{list}: la línea {line} no es un hash y una ruta, o nombra un archivo dos veces',
  'hashes.form':
    'cada línea es como la escribe sha256sum: 64 dígitos hexadecimales, dos espacios, una ruta',
  'release.bundle': 'este paquete completo',
  'release.package': 'este paquete',
  'release.clone': 'este clon',
  'release.image': 'imagen {image}',
  'release.page': 'página de la sala {room}',
  'release.equal': 'como se publicó',
  'release.different': 'diferente',
  'release.notListed': 'no está en la lista',
  'release.noSuchName': '{name} no está en la lista',
  'release.changed': '{file} no está como se empaquetó',
  'release.notCommitted': 'tiene cambios sin confirmar',
  'release.noGit': 'no se pudo consultar a git',
  'release.noManifest': 'la sala no dice qué página sirve',
  'bundle.toTerminal': 'bundle: un archivo comprimido no es para una terminal',
  'bundle.nameAFile': 'indica un archivo, por ejemplo: mayfly bundle mayfly.tar.gz',
  'bundle.notAFile': 'bundle: {file} existe y no es un archivo',
  'bundle.isThere': 'bundle: {file} ya existe',
  'bundle.replace': 'elige otro nombre, o reemplázalo: --replace',
  'bundle.notBuilt': 'bundle: no se pudo compilar el paquete',
  'bundle.libraries': 'bundle: no se encontraron las bibliotecas de {program}: {why}',
  'bundle.writing': 'empaquetando {mib} MiB en {file}',
  'bundle.done':
    'empaquetado; donde no hay Internet: descomprímelo y ejecuta {folder}/mayfly up --no-onion',
  'bundle.glibc': 'los servicios que contiene necesitan Linux con glibc {version} o posterior',
  'bundle.noImage':
    'no contiene la imagen del motor docker, que es demasiado grande: allí la sala funciona con el motor bare',
  'page.tooLarge': 'página: tiene más de {files} archivos o {bytes} bytes',
  'page.noIndex': 'página: no tiene index.html',
  'page.noManifest': 'página: no tiene la lista de sus archivos (files.sha256)',
  'page.changed': 'página: {file} no está como se compiló',
  'page.unreadable': 'página: no se puede leer',
  'page.build': 'compílala: npm run build',
  'orders.wrongField': 'órdenes {path}: no es válido ({fault})',
  'orders.notJson': 'órdenes: no son una línea de JSON',
  'orders.noEnd': 'stdin: la línea no termina',
  'orders.endedEarly': 'stdin: terminó antes de una línea de órdenes',
  'orders.tooLate': 'stdin: no llegó ninguna línea de órdenes en {seconds} s',
  'orders.giveFirst': 'envía las órdenes como primera línea, al principio',
  'orders.tooLong': 'stdin: es demasiado largo',
  'gateway.configuration': 'pasarela: su configuración llegó incompleta',
  'sshd.noVersion': 'sshd: no informa de su versión',
  'room.notReady': 'sala: aún no está lista',
  'room.endTooLate':
    'duración: a la sala le pueden quedar {limit} como mucho; ahora le quedan {time}',
  'room.endTooSoon': 'duración: a la sala solo le quedan {time}',
  'room.endByDown': 'para terminarla ya: mayfly down',
  'key.empty': 'clave: está vacía',
  'doors.cannotMake': 'puertas: no se puede crear {path} ({code})',
  'bridges.needProgram':
    'config bridges: "{name}" necesita un programa que no está en esta máquina',
  'bridges.installOneOf': 'instala uno de: {programs}',
  'torControl.nobody': 'tor-control: nadie escucha en {place}',
  'torControl.startIt':
    'inicia ese tor, o mira en su configuración dónde está ControlPort o ControlSocket',
  'torControl.forbidden': 'tor-control: este usuario no puede abrir {place}',
  'torControl.joinGroup':
    'entra en el grupo al que pertenece el socket (en Debian: debian-tor) y vuelve a iniciar sesión, o usa ControlPort',
  'torControl.notReachable':
    'tor-control: el usuario propio de la sala no llega a {path}: es solo para su dueño',
  'torControl.openToGroup':
    'ábrelo a un grupo (ControlSocketsGroupWritable 1, CookieAuthFileGroupReadable 1), o usa ControlPort con contraseña',
  'torControl.cannotConnect': 'tor-control: no se puede conectar con {place} ({code})',
  'torControl.tooLate': 'tor-control: {place} no respondió en {seconds} s',
  'torControl.lost': 'tor-control: {place} cerró la conexión',
  'torControl.notOne': 'tor-control: lo que responde en {place} no es un puerto de control de tor',
  'torControl.wrongPassword': 'tor-control: {place} no acepta la contraseña',
  'torControl.needsPassword': 'tor-control: {place} pide una contraseña',
  'torControl.givePassword': 'dala con --tor-password ARCHIVO',
  'torControl.cookieUnreadable': 'tor-control: no se puede leer la cookie {path} ({code})',
  'torControl.shareCookie':
    'CookieAuthFileGroupReadable 1 en la configuración de ese tor la abre a su grupo; entra en él (en Debian: debian-tor) y vuelve a iniciar sesión',
  'torControl.noCookie':
    'tor-control: {place} da {path} como su cookie, pero no lo es: no tiene 32 bytes',
  'torControl.cookieRefused': 'tor-control: {place} no acepta la cookie',
  'torControl.otherCookie':
    'tor-control: {place} no conoce la cookie que indica: quizá escucha ahí otro programa',
  'torControl.noMethod':
    'tor-control: {place} no ofrece ninguna forma de autenticarse que se conozca aquí',
  'torControl.tooOld':
    'tor-control: el tor de {place} es {version}; el más antiguo que protege bien un servicio onion es {needed}',
  'torControl.refused': 'tor-control: {place} rechazó el servicio onion (código {code})',
  'torControl.filtered':
    'tor-control: un filtro delante de {place} no deja pasar el servicio onion',
  'torControl.profile':
    'en docs/tor.md hay un perfil para onion-grater, el filtro de Tails y Whonix',
  'torControl.onlyBare': 'un tor que ya está en marcha solo lo usa el motor bare (--engine bare)',
  'torControl.notInContainer':
    'tor-control: un contenedor no puede usar el tor de su máquina; inicia la sala con --engine bare',
  'torControl.noPort': 'tor-control: no hay ningún puerto libre del {first} al {last} en {host}',
  'torControl.notThere': 'uplink: el servicio onion no está',
  'torControl.limits':
    'el onion lo lleva el tor de {place} (versión {version}). No dice por qué circuito llega un invitado: los límites por circuito valen para cada conexión, y a quien abre muchas solo le valen los de toda la sala',
  'torControl.noIntroLimit':
    'el límite en los puntos de introducción de Tor es el de ese tor: una avalancha se frena más tarde, si se frena',
  'torControl.noProofOfWork':
    'la prueba de trabajo contra avalanchas necesita tor 0.4.9 o posterior',
  'torControl.portsOpen':
    'ese tor no dice con qué usuario funciona: cualquier usuario de esta máquina puede entrar por los puertos que la sala tiene para él ({first}–{last}) como si llegara por Tor, y ver qué onion tiene esta máquina',
  'torControl.farAway':
    'ese tor está en otra máquina: lo que envía aquí va sin cifrar por la red que hay en medio, así que esa red debe ser solo tuya',
  'torControl.notOurs':
    'lo que ese tor guarda en memoria, en disco y en su registro no es de la sala, y el informe final no lo cubre',
  'doctor.torControl': 'el onion lo lleva un tor que no es el de la sala',
  'residue.service': 'servicio onion en el tor de {place}',
  'residue.thatTor': 'registro, disco y memoria de ese tor',
  'residue.thatTorNotOurs': 'no son de la sala',
  'residue.torGone': 'ese tor ya no está en marcha',
  'residue.torSilent': 'ese tor no lo dice',
  'residue.serviceThere': 'aún tiene el descriptor',
  'container.notTmpfs': '{dir}: no es un tmpfs, así que lo escrito ahí llegaría a un disco',
  'container.sameMounts': 'inícialo con compose.yaml, o con los mismos montajes',
  'uplink.wrong': 'uplink: {why}',
  'uplink.failed': 'uplink: falló',
  'uplink.notWiped': 'uplink: algunos archivos de tor no se borraron',
  'uplink.torRuns': 'uplink: tor ya está en marcha',
  'uplink.tooMuch': 'uplink: hay demasiadas peticiones a la vez',
  'uplink.tooLate': 'uplink: no apareció en {seconds} s',
  'uplink.foreignPlace': 'uplink: su carpeta en el tmpfs común es de otro usuario',
  'uplink.nobodyWaits': 'uplink: la petición se canceló',
  'uplink.listens': 'uplink: ya está escuchando',
  'uplink.cannotMake': 'uplink: no se puede crear {path} ({code})',
  'uplink.cannotListen': 'uplink: no se puede escuchar en {path} ({code})',
  'uplink.notJson': 'uplink: una línea no es JSON',
  'uplink.gone': 'el uplink ya no está en marcha',

  // Set-up.
  'setup.installing': 'instalando las dependencias de npm (npm ci)',
  'setup.npmDoesNotStart': 'npm no arranca: {why}',
  'setup.nodeDoesNotStart': '{node} no arranca: {why}',
  'setup.npmComesWithNode': 'npm viene con Node; consulta https://nodejs.org',
  'setup.noLockFile':
    'esta copia de Mayfly no tiene package-lock.json; sin él no se sabe qué paquetes necesita',
  'setup.startFromClone': 'inícialo desde un clon del código, o instala un paquete de él',
  'setup.inNodeModules':
    'esta copia de Mayfly está en una carpeta node_modules, y desde ahí Node no ejecuta TypeScript',
  'setup.cloneIt': 'clona el código e inícialo ahí; o instala lo que `npm pack` crea ahí',
  'setup.copyIt': 'cópialo a una carpeta tuya e inícialo ahí',
  'setup.chooseAnotherPlace': 'elige otro lugar: MAYFLY_PROGRAMS=/CARPETA mayfly up',
  'system.readOnly': '{place}: está en un sistema de archivos montado solo para lectura',
  'setup.folderForbidden': '{folder}: este usuario no tiene permiso para escribir ahí',
  'setup.folderNoexec':
    '{folder}: está montado con noexec: desde ahí no puede ejecutarse ningún programa',
  'setup.noHome': 'este usuario no tiene carpeta personal',
  'setup.chooseProgramsPlace':
    'elige un lugar para los programas: MAYFLY_PROGRAMS=/CARPETA mayfly up',
  'setup.bundleUnsafe': '{folder}: faltan programas, u otro usuario puede cambiarlos',
  'setup.unpackAgain':
    'descomprime el paquete otra vez, en una carpeta donde solo tú puedas escribir',
  'setup.interrupted': 'la preparación se interrumpió antes de acabar',
  'setup.goesOn': 'iníciala otra vez: sigue donde estaba',
  'system.forbidden': '{place}: este usuario no tiene permiso para usarlo',
  'system.diskFull': '{place}: el disco está lleno',
  'system.shareFull': '{place}: tu cuota de disco se acabó',
  'setup.diskTooSmall':
    '{folder}: su disco tiene {free} MiB libres, la preparación necesita {need}',
  'setup.programsNotAPath': 'MAYFLY_PROGRAMS: no es una ruta que empiece con /',
  'system.missing': '{place}: no existe',
  'system.notAFolder': '{place}: una parte de la ruta es un archivo, no una carpeta',
  'system.tooManyFiles': '{place}: hay demasiados archivos abiertos',
  'system.diskBroken': '{place}: el disco da un error',
  'system.noMemory': '{place}: no hay memoria suficiente',
  'system.noProcesses': '{place}: no se pueden iniciar más procesos',
  'system.unusable': '{place}: no se puede usar ({code})',
  'system.choosePlace': 'elige una carpeta donde puedas escribir',
  'system.makeRoom': 'libera espacio en el disco y prueba otra vez',
  'system.removedMeanwhile': '¿se borró entretanto? prueba otra vez',
  'system.moveAway': 'quítalo de en medio y prueba otra vez',
  'system.raiseLimit': 'sube el límite: ulimit -n 1024',
  'system.endPrograms': 'cierra otros programas y prueba otra vez',
  'system.seeDmesg': 'consulta dmesg',
  'system.seeManual': 'consulta el manual de tu sistema para este código',
  'setup.npmFailed': 'npm ci falló, consulta arriba',
  'setup.npmPing': 'necesita el registro de npm; prueba `npm ping`',
  'setup.npmLeftOut': 'npm ci no lo instaló todo',
  'setup.npmOmit':
    '¿tu configuración de npm omite paquetes opcionales? consulta `npm config get omit`',
  'setup.packageWithoutNode':
    'necesita Node 24 o posterior, y este es {version}; falta el Node que npm añade',
  'setup.installWithNode':
    'instálalo otra vez sin --omit=optional, o inícialo con un Node más nuevo: https://nodejs.org',
  'setup.waiting': 'esperando a que termine otra preparación',
  'setup.otherDoesNotEnd': 'otra preparación sigue en marcha',
  'setup.endIt': 'termínala y prueba otra vez',
  'setup.cannotUnpack': 'no se puede desempaquetar un paquete: {why}',
  'setup.isDiskFull': '¿está lleno el disco?',
  'setup.aptOffersNot': 'apt no ofrece {packages}: {why}',
  'setup.noPackageLists': 'no se pudieron descargar las listas de paquetes: ¿hay red?',
  'setup.tryAptGet': 'prueba: sudo apt-get install {packages}',
  'setup.cannotFetch': 'no se pudieron descargar paquetes: {why}',
  'setup.isThereANetwork': '¿hay red?',
  'setup.fetchedDoesNotRun': 'el {program} descargado no funciona aquí: {why}',
  'setup.installPackages': 'instala los paquetes ({packages})',
  'setup.programsAreOld':
    'tor, sshd y los demás se descargaron hace {days} días; para descargar las correcciones de seguridad: mayfly setup --refresh',
  'setup.notFoundHere': 'no se encontró en esta máquina: {programs}',
  'setup.fetching': 'descargando {programs} como paquetes a {folder} (no se instala nada)',
  'setup.packageLacksProgram': 'el paquete de {program} no lo contiene',
  'setup.building': 'compilando el servidor y la página',
  'setup.buildFailed': 'la compilación falló: {why}',
  'setup.sourceChanged': '¿cambió algún archivo fuente? consulta git status',

  // Help: settings.
  'setting.room':
    'el canal al que entran los invitados; después, otros canales, separados por comas',
  'setting.passphrase':
    'el secreto común de la sala; por defecto: seis palabras al azar. Otros usuarios de esta máquina pueden leer una opción: mejor --passphrase-file',
  'setting.panicWord':
    'quien la escriba donde se pide la frase secreta termina la sala al instante, y se le dice que la frase es incorrecta. Otros usuarios de esta máquina pueden leer una opción: mejor --panic-word-file',
  'setting.open': 'permite --passphrase none: quien encuentre una puerta puede entrar',
  'setting.inviteOnly':
    'sin invitación común ni frase secreta: cada persona necesita su propia invitación (mayfly invite)',
  'setting.sealed':
    'lo que se dice solo lo pueden leer los dispositivos de los invitados, no la máquina que lo transporta (docs/sealed.md)',
  'setting.sharedUses':
    'a cuántos invitados deja entrar la invitación común, 1–100000; por defecto: a cualquier número',
  'setting.knock':
    'quien llega con la invitación común espera hasta que un anfitrión le deje entrar; "--knock all": todos los invitados esperan (off, shared o all)',
  'setting.lifetime': 'cuánto tiempo dura la sala, si no se termina antes: 90m, 12h, 7d',
  'setting.endWhenEmpty':
    'termina la sala cuando lleve vacía este tiempo después de que alguien haya estado dentro; por defecto: nunca',
  'setting.deadMan':
    'termina la sala si quien la inició no da ninguna orden durante este tiempo (vale mayfly still-here, no status); antes se avisa a los invitados; por defecto: nunca',
  'setting.webPort': 'la página, solo en 127.0.0.1',
  'setting.sshPort': 'la puerta ssh, solo en 127.0.0.1',
  'setting.ircPort': 'la puerta IRC interna: el puerto al que ssh puede reenviar',
  'setting.ngircdPort': 'ngIRCd interno: solo la pasarela habla con él',
  'setting.sshKey':
    'la clave pública de un invitado; se puede repetir; por defecto: se crea una para la invitación',
  'setting.noOnion': 'sin tor: solo se llega a la sala desde esta máquina',
  'setting.bridges': 'líneas de puentes, para redes que bloquean Tor (simples, obfs4, snowflake)',
  'setting.torConfig':
    'líneas extra para la configuración de tor, por ejemplo para una red de pruebas',
  'setting.torControl':
    'usar el tor que ya está en marcha, por su puerto de control, en vez de iniciar uno',
  'setting.torPassword':
    'la contraseña de ese puerto de control, en la primera línea del archivo; con cookie no hace falta',
  'setting.nickLength': 'longitud máxima del apodo, 3–31',
  'setting.sessions': 'cuántas sesiones caben en la sala',
  'setting.sessionsPerCircuit': 'cuántas sesiones puede tener un circuito de Tor',
  'setting.grace': 'cuánto tiempo conserva su sitio un invitado a quien se le cortó la conexión',
  'setting.backlog':
    'cuántas de las últimas líneas de cada canal reciben los recién llegados, 0–500; 0: nada de antes de su llegada; con --sealed no las pueden leer, y un mensaje ocupa varias',
  'setting.forget':
    'edad a la que la sala y sus páginas borran un mensaje, por ejemplo 10m; un cliente de IRC conserva lo que ya recibió',
  'setting.default': 'por defecto {value}',

  // Help.
  'help.usage': 'uso:',
  'help.examples': 'Ejemplos:',
  'help.mayfly': 'Una sala de chat que vive en la RAM: empieza con un comando, termina con Ctrl-C.',
  'help.command.up': 'inicia una sala, muestra sus invitaciones y queda hasta el final',
  'help.command.connect': 'entra en una sala con cualquier cliente IRC, por su puerta ssh',
  'help.command.status': 'muestra el estado de la sala de esta máquina',
  'help.command.invite': 'crea una invitación para una persona; muestra otra vez la común',
  'help.command.seal': 'pone sellos a invitaciones de una sala sellada que corre con Compose',
  'help.command.guests': 'muestra quién está en la sala',
  'help.command.remove': 'saca a alguien de la sala',
  'help.command.knocks': 'muestra quién espera para entrar',
  'help.command.let': 'deja entrar a alguien que espera',
  'help.command.turnAway': 'no deja entrar a alguien que espera',
  'help.command.close': 'cierra la invitación común; los que están dentro se quedan',
  'help.command.open': 'abre otra vez la invitación común',
  'help.command.down': 'termina la sala de esta máquina; borra lo que dejaron otras salas',
  'help.command.extend': 'alarga el tiempo de la sala',
  'help.command.shorten': 'acorta el tiempo de la sala',
  'help.command.stillHere': 'da una señal de vida a una sala con --dead-man',
  'help.command.burn': 'termina la sala en un segundo',
  'help.command.verify': 'busca lo que dejó en esta máquina cualquier sala terminada',
  'help.command.doctor': 'comprueba qué rompe o debilita una promesa en esta máquina',
  'help.command.setup': 'descarga y compila lo que falta; up lo hace por sí mismo',
  'help.command.bundle': 'empaquetar todo lo que necesita un equipo sin Internet',
  'help.command.completion': 'muestra el script que completa comandos en una shell',
  'help.command.help': 'muestra las opciones de un comando; igual que COMANDO --help',
  'help.command.version': 'muestra la versión',
  'help.standsFor': 'Aquí "mayfly" significa: {command}',
  'help.language':
    'El idioma es el de MAYFLY_LANG (en, pt-BR, es), o si no el de LC_ALL, LC_MESSAGES o LANG.',
  'exit.codes': 'Códigos de salida:',
  'exit.success': 'éxito',
  'exit.failure': 'fallo',
  'exit.wrongUsage': 'uso o configuración incorrectos',
  'exit.residue': 'quedó algo de una sala terminada',
  'exit.notTheRelease': 'lo que funciona no es lo que indica la versión publicada',
  'exit.endedAtOnce':
    'terminado al instante por un segundo Ctrl-C, o por el primero durante la preparación',
  'help.up':
    'Inicia una sala y muestra dos invitaciones: la tuya, como anfitrión, y una para todos tus invitados. La sala termina con Ctrl-C, con "mayfly down" o cuando se acaba su tiempo. Cada opción tiene también una variable de entorno; la opción prevalece.',
  'help.up.passphraseFile': 'la frase secreta es la primera línea de FILE; - lee stdin',
  'help.up.panicWordFile': 'la palabra de pánico es la primera línea de FILE; - lee stdin',
  'help.up.engine':
    'docker: un contenedor del motor de Docker de esta máquina. volatile: un motor de Docker propio, solo en memoria (Linux, root). bare: sin motor, espacios de nombres privados (Linux). Por defecto: docker si se puede, si no bare (MAYFLY_ENGINE)',
  'help.up.image':
    'para docker y volatile: una imagen que tenga el motor de esta máquina; por defecto: se construye a partir de este código, una vez (MAYFLY_IMAGE)',
  'help.up.strict': 'no arranca si mayfly doctor encuentra una promesa rota (MAYFLY_STRICT=on)',
  'help.up.weakPassphrase':
    'acepta una frase secreta fácil de adivinar (MAYFLY_WEAK_PASSPHRASE=on)',
  'help.up.json': 'eventos en stdout, un objeto JSON por línea (MAYFLY_JSON=on)',
  'help.up.noQr': 'no dibuja el código QR (MAYFLY_QR=off)',
  'help.up.fileVariables':
    'Una variable para un FILE contiene las líneas mismas, o una ruta que empieza con / o ./. Los archivos tienen 64 KiB como máximo.',
  'help.up.ownFiles':
    'Lo que guarda mayfly mismo: programas desempaquetados en ~/.cache/mayfly/programs, o donde diga MAYFLY_PROGRAMS. Ahí no hay nada de una sala.',
  'help.connect':
    'Abre la puerta ssh de la sala, por Tor si la puerta es un onion, y espera a un cliente IRC en 127.0.0.1. La clave del servidor debe ser la de la invitación.',
  'help.seal':
    'Lee invitaciones y muestra cada una con un sello. Es para una sala sellada que corre en otra máquina o con Docker Compose: la sala misma no debe tener nunca un sello. Primero pega lo que la sala mostró al empezar: tu propio enlace recibe el secreto. Para más invitados, pega después tu enlace con su sello y luego los de ellos.',
  'help.seal.stdin': 'lee enlaces, bloques enteros o líneas de --json, que salen como tales',
  'help.seal.host': 'un enlace que se pega sin su encabezado es para un anfitrión',
  'help.seal.id': 'el número de una invitación que se pega sin su encabezado',
  'help.seal.end': 'Lo que se pega no se muestra en la terminal, y no se guarda nada.',
  'help.connect.invitation':
    'la invitación ssh. Otros usuarios de esta máquina pueden leer una línea de comandos: - es más seguro',
  'help.connect.stdin':
    'lee la invitación de stdin: pégala, en las líneas que tenga, y pulsa Intro. No se muestra',
  'help.connect.listen': 'donde se conecta el cliente IRC; por defecto 6668',
  'help.connect.tor':
    'el puerto SOCKS de tor; por defecto 127.0.0.1:9050 (el de Tor Browser es 9150)',
  'help.connect.identity': 'tu propia clave privada, sin cifrar; por defecto: la de la invitación',
  'help.connect.direct':
    'conecta también con una puerta fuera de Tor: su servidor y las redes del camino ven tu dirección',
  'help.connect.page':
    'para un navegador: sirve la página desde esta copia de Mayfly y lleva su conexión a la sala, por Tor si es un onion',
  'help.connect.pagePort': 'donde se sirve la página en esta máquina; por defecto 8081',
  'help.connect.end': 'Termina con Ctrl-C; si se corta la conexión, conecta otra vez por sí mismo.',
  'help.whichRoom': 'qué sala, si hay varias: su número, como lo muestra status',
  'help.json': 'un objeto JSON en stdout',
  'help.status': 'Muestra el estado de tu sala en marcha: sus partes, su onion, cuántos invitados.',
  'help.invite':
    'Sin más, muestra otra vez la invitación común de tu sala en marcha, que es para todos los invitados.',
  'help.invite.personal':
    'Con un NAME, o con una opción de --for a --out, crea una invitación personal: para una persona a la vez, con su propia frase secreta, que se muestra solo ahora. El nombre es para ti y otros anfitriones. Tu shell puede guardarlo: - lee nombres por stdin, uno por línea, y crea una invitación para cada uno.',
  'help.invite.for': 'cuánto tiempo vale: 30m, 2h, 1d; por defecto: hasta que termine la sala',
  'help.invite.host': 'para un anfitrión, que dirige la sala como tú',
  'help.invite.once':
    'vale para una sola entrada; por defecto: la misma persona puede salir y volver',
  'help.invite.count': 'crea N, 1–1000',
  'help.invite.out': 'las escribe en FILE; tiene que estar en memoria (un tmpfs como /dev/shm)',
  'help.invite.list': 'muestra las invitaciones personales, sin sus frases secretas',
  'help.invite.revoke':
    'anula una: nadie puede entrar con ella ni con su clave ssh; quien entró queda fuera',
  'help.invite.json': 'un objeto JSON en stdout; de las invitaciones personales, uno por línea',
  'help.invite.qr': 'dibuja un código QR para cada una, también si son varias',
  'help.guests':
    'Muestra quién está en la sala: apodo, papel, puerta e invitación. "mayfly remove NAME" saca a alguien.',
  'help.remove':
    'Termina la sesión de un invitado. Su invitación sigue valiendo: retírala con "mayfly invite --revoke", o cierra la común con "mayfly close". "-" lee el apodo de la entrada estándar.',
  'help.knocks':
    'Muestra quién espera para entrar en una sala con --knock: apodo, dos palabras, puerta y desde hace cuánto. El invitado ve las mismas dos palabras: pregúntaselas por otro medio. "mayfly let NAME" deja entrar, "mayfly turn-away NAME" no.',
  'help.let':
    'Deja entrar a un invitado que espera. "mayfly knocks" los muestra. "-" lee el apodo de la entrada estándar.',
  'help.turnAway':
    'No deja entrar a un invitado que espera. Por el mismo circuito de Tor no puede volver a llamar durante cinco minutos. "-" lee el apodo de la entrada estándar.',
  'help.close':
    'Cierra la invitación común de tu sala en marcha: nadie puede entrar con ella. Los que están dentro se quedan, y las invitaciones personales siguen valiendo.',
  'help.open': 'Abre otra vez la invitación común de tu sala en marcha.',
  'help.invite.key':
    'autoriza por ssh al dueño de esta clave pública; con un nombre, solo para esa invitación',
  'help.down':
    'Termina tu sala en marcha de forma limpia y espera a que acabe su último proceso. El informe de lo comprobado aparece donde se inició la sala. Después borra contenedores y redes de salas cuyo programa anfitrión fue terminado a la fuerza.',
  'help.down.wipeRam':
    'después sobrescribe la memoria libre (solo root; también sin sala en marcha): queda menos de la sala en ella. Ctrl-C deja el resto. Código de salida 1 si no se pudo sobrescribir toda',
  'help.up.wipeRam':
    'sobrescribe la memoria libre tras el final (solo root), como mayfly down --wipe-ram (MAYFLY_WIPE_RAM=on). Sin esta opción, a root se le pregunta en un terminal después de Ctrl-C',
  'help.extend':
    'Cambia el final de tu sala en marcha: TIME más tarde. A los invitados se les dice cuánto dura ahora. TIME es como 90m, 12h o 1h30m; a la sala le pueden quedar 30d como mucho.',
  'help.shorten':
    'Cambia el final de tu sala en marcha: TIME antes. A los invitados se les dice cuánto dura ahora. Deben quedar al menos 10s.',
  'help.stillHere':
    'Dice que sigues ahí a una sala iniciada con --dead-man: el tiempo empieza de nuevo. Lo mismo hace cada comando para una sala, menos status.',
  'help.burn':
    'Termina tu sala en marcha en un segundo: no se espera a ninguna parte. Antes se te pide que escribas una palabra. A los invitados se les dice que la sala terminó, y sus páginas sueltan todo lo que tienen.',
  'help.burn.yes': 'no pedir la palabra',
  'help.verify':
    'Busca lo que dejó en esta máquina cualquier sala terminada: contenedores, redes y volúmenes en los motores de Docker (también los de Compose), procesos, montajes, archivos, volcados de memoria. No borra nada; eso lo hace mayfly down. Lo que no se pudo comprobar aparece como "sin comprobar", con el motivo.',
  'help.doctor':
    'Muestra qué rompe o debilita en esta máquina las promesas de una sala: qué, por qué, y el comando que lo corrige. No cambia nada ni usa la red.',
  'help.doctor.strict': 'código de salida 1 si hay una promesa rota; igual que up --strict',
  'help.completion':
    'Muestra un script que completa los comandos de mayfly, sus opciones y los valores de estas.',
  'help.bundle':
    'Escribe un solo archivo con Mayfly, Node, los servicios y sus bibliotecas, para equipos Linux sin Internet: un aula, una memoria USB, la carpeta persistente de Tails. Dos paquetes de una misma versión, con los mismos servicios, son iguales byte por byte.',
  'help.bundle.file':
    'el archivo que se escribe: su nombre termina en .tar.gz o .tgz, o en .tar si no se quiere comprimir',
  'help.bundle.stdout': 'escribirlo en la salida estándar, comprimido',
  'help.bundle.replace': 'reemplazar un archivo que ya existe',
  'help.bundle.use':
    'Descomprímelo en un disco desde el que se puedan ejecutar programas, y usa allí ./mayfly como usarías mayfly. El motor docker necesita además su imagen, que no está incluida.',
  'help.verify.release':
    'comparar, en cambio, lo que funciona aquí con el archivo SHA256SUMS de una versión publicada: esta copia de Mayfly, su imagen y la página de la sala en marcha',
  'help.setup':
    'Descarga y compila lo que falta: los paquetes de npm, los daemons, el servidor y la página; en un paquete instalado, solo los daemons. No se instala nada en el sistema ni se inicia ningún servicio.',
  'help.setup.refresh':
    'descarga otra vez los daemons, por sus correcciones de seguridad, y compila otra vez',
  'help.inside.invite': 'muestra la invitación; se puede pedir cuantas veces haga falta',
  'help.inside.personal': 'crea una invitación para una persona (--for, --host, --once, --count)',
  'help.invite.ssh': 'para un invitado con un cliente IRC: con una clave ssh hecha solo para él',
  'help.inside.inviteKey':
    'autoriza al invitado cuya clave pública llega por stdin, y muestra su invitación',
  'help.inside.status': 'muestra qué está en marcha, y cuánto tiempo queda',
  'help.inside.down': 'termina la sala',
  'help.inside.burn': 'termina la sala en un segundo',
  'help.inside.health': 'no muestra nada; código de salida 0 si los invitados pueden entrar',
};
