// Lo que dice el comando `mayfly` en una terminal, en español. La clave es la frase en inglés.

export const es = {
  // The invitation.
  'The room stands: {rooms}, for {time}.': 'La sala está en marcha: {rooms}, durante {time}.',
  'The room stands: {rooms}, for {time} more.':
    'La sala está en marcha: {rooms}, durante {time} más.',
  'Its number here: {room}': 'Su número aquí: {room}',
  '{count} day': '{count} día',
  '{count} days': '{count} días',
  '{count} hour': '{count} hora',
  '{count} hours': '{count} horas',
  '{count} minute': '{count} minuto',
  '{count} minutes': '{count} minutos',
  '{count} second': '{count} segundo',
  '{count} seconds': '{count} segundos',
  '(a QR code needs {width} columns; this terminal has {columns})':
    '(un código QR necesita {width} columnas; esta terminal tiene {columns})',
  'the room is open: no passphrase': 'la sala es abierta: sin frase secreta',
  'passphrase: {passphrase}': 'frase secreta: {passphrase}',
  'Browser, on this machine only:': 'Navegador, solo en esta máquina:',
  'Send this link to a guest with Tor Browser. It carries the passphrase:':
    'Envía este enlace a un invitado con Tor Browser. Lleva la frase secreta:',
  'Send this link to a guest with Tor Browser:': 'Envía este enlace a un invitado con Tor Browser:',
  'onion: {address}': 'onion: {address}',
  'on this machine: {link}': 'en esta máquina: {link}',
  'Send this to the guest whose ssh key was let in. It carries the passphrase:':
    'Envía esto al invitado cuya clave ssh fue autorizada. Lleva la frase secreta:',
  'Send this to a guest with an IRC client and ssh. It carries a key and the passphrase:':
    'Envía esto a un invitado con un cliente IRC y ssh. Lleva una clave y la frase secreta:',
  'IRC by ssh, on this machine only:': 'IRC por ssh, solo en esta máquina:',
  '1. In a terminal, save the host key:': '1. En una terminal, guarda la clave del servidor:',
  '1. In a terminal. It waits for what you paste next, and does not show it:':
    '1. En una terminal. El comando espera lo que pegues a continuación, y no lo muestra:',
  '2. Paste this, to its last line, and press Enter:':
    '2. Pega esto, hasta la última línea, y pulsa Intro:',
  '3. Connect. ssh says nothing while it runs: leave it, and go on in another terminal.':
    '3. Conecta. ssh no dice nada mientras funciona: déjalo así y sigue en otra terminal.',
  '4. In irssi, or any other IRC client:': '4. En irssi, o en cualquier otro cliente IRC:',
  'Or, with Mayfly on your own machine: this in its folder, instead of 1 to 3. Paste the link when it asks:':
    'O, con Mayfly en tu máquina: esto en su carpeta, en vez de 1 a 3. Pega el enlace cuando lo pida:',
  'host key: {key}': 'clave del servidor: {key}',
  'On this machine, 3 is:': 'En esta máquina, el paso 3 es:',
  'Or send this to a guest with irssi and tor, but no ssh. It carries the passphrase:':
    'O envía esto a un invitado con irssi y tor, pero sin ssh. Lleva la frase secreta:',
  'Start it by "torsocks irssi". The first line has torsocks learn the name, as irssi looks names up in a process of its own:':
    'Inícialo con "torsocks irssi". La primera línea hace que torsocks aprenda el nombre, pues irssi busca los nombres en un proceso aparte:',
  'To end it: Ctrl-C here, or "mayfly down" elsewhere on this machine.':
    'Para terminarla: Ctrl-C aquí, o "mayfly down" en otra terminal de esta máquina.',
  'To end it: mayfly down': 'Para terminarla: mayfly down',
  'For guests with an IRC client: mayfly invite --ssh':
    'Para invitados con un cliente IRC: mayfly invite --ssh',
  'For guests with an IRC client: mayfly invite --ssh --room {room}':
    'Para invitados con un cliente IRC: mayfly invite --ssh --room {room}',
  'For guests with an IRC client: docker compose exec mayfly mayfly invite --ssh':
    'Para invitados con un cliente IRC: docker compose exec mayfly mayfly invite --ssh',
  'To end it: Ctrl-C here, or "docker compose down --volumes" where compose.yaml is.':
    'Para terminarla: Ctrl-C aquí, o "docker compose down --volumes" donde está compose.yaml.',
  'To read all this again, without what Compose puts in front: docker compose exec mayfly mayfly invite':
    'Para leer todo esto otra vez, sin lo que Compose pone delante: docker compose exec mayfly mayfly invite',
  'To end it: "docker compose down --volumes".':
    'Para terminarla: "docker compose down --volumes".',

  // Status.
  'room {room}: {phase}, {count} guest, ends in {time}':
    'sala {room}: {phase}, {count} invitado, termina en {time}',
  'room {room}: {phase}, {count} guests, ends in {time}':
    'sala {room}: {phase}, {count} invitados, termina en {time}',
  'room {room}: {phase}, unknown number of guests, ends in {time}':
    'sala {room}: {phase}, número de invitados desconocido, termina en {time}',
  'room {room}: ready, {count} guest, ends in {time}':
    'sala {room}: lista, {count} invitado, termina en {time}',
  'room {room}: ready, {count} guests, ends in {time}':
    'sala {room}: lista, {count} invitados, termina en {time}',
  'room {room}: ready, unknown number of guests, ends in {time}':
    'sala {room}: lista, número de invitados desconocido, termina en {time}',
  '{away} away, {resumed} resumed': 'ausentes: {away}, reanudadas: {resumed}',
  sessions: 'sesiones',
  refused: 'rechazados',
  'in this container': 'en este contenedor',
  '{state} for {time}': '{state} desde hace {time}',
  '{state} for {time}, {count} restart': '{state} desde hace {time}, {count} reinicio',
  '{state} for {time}, {count} restarts': '{state} desde hace {time}, {count} reinicios',
  down: 'parado',
  starting: 'arrancando',
  ready: 'listo',
  waiting: 'en espera',
  degraded: 'con fallos',
  stopping: 'parando',
  stopped: 'detenido',
  ending: 'terminando',
  off: 'apagado',
  bootstrapping: 'arrancando',
  'bootstrapping {percent} %': 'arrancando {percent} %',
  publishing: 'publicando',
  checking: 'comprobando',
  reachable: 'accesible',
  unreachable: 'inaccesible',
  'publishing its descriptor': 'publicando su descriptor',
  'not reachable yet; dialling it as a guest would':
    'aún no es accesible; probando como lo haría un invitado',
  'not reachable; trying again': 'no es accesible; probando otra vez',

  // A room’s life.
  'the onion is reachable: guests can enter by the link':
    'el onion ya es accesible: los invitados pueden entrar con el enlace',
  'the onion is not reachable yet; it is said here when it is':
    'el onion aún no es accesible; aquí se avisará cuando lo sea',
  'ending the room': 'terminando la sala',
  'ending the room: its lifetime is over': 'terminando la sala: se acabó su tiempo',
  'ending the room: the host program is gone':
    'terminando la sala: el programa anfitrión ya no está',
  'ending the room: the process that carried its doors is gone':
    'terminando la sala: el proceso que llevaba sus puertas ya no está',
  'ending the room, as it cannot be started': 'terminando la sala, pues no puede arrancar',
  'the room has ended': 'la sala terminó',
  'not overwritten: {parts}': 'no sobrescrito: {parts}',
  'what was not overwritten stays in free memory until that is used again: to be sure, switch this machine off':
    'lo que no se sobrescribió queda en la memoria libre hasta que esta se vuelva a usar: para mayor seguridad, apaga esta máquina',
  'to look again: mayfly verify; to remove what is left: mayfly down':
    'para volver a mirar: mayfly verify; para borrar lo que queda: mayfly down',
  'the room has ended ({details})': 'la sala terminó ({details})',
  'killed: {parts}': 'terminados a la fuerza: {parts}',
  'not ended: {parts}': 'no terminaron: {parts}',
  'not wiped: {parts}': 'no borrados: {parts}',
  'the key is let in': 'la clave queda autorizada',
  'the engine does not let go of what an earlier room left; where no container of yours uses it, restart Docker: {thing}':
    'el motor no suelta lo que dejó una sala anterior; si ningún contenedor tuyo lo usa, reinicia Docker: {thing}',
  'removed what an earlier room left: {thing}': 'borrado lo que dejó una sala anterior: {thing}',
  'all is in place': 'todo está en su sitio',
  'engine: docker; --engine bare does without': 'motor: docker; para iniciar sin él: --engine bare',
  "Docker's engine at {socketPath} has no socket":
    'el motor de Docker en {socketPath} no tiene socket',
  "Docker's engine at {socketPath} does not let this user in":
    'el motor de Docker en {socketPath} no deja entrar a este usuario',
  "Docker's engine at {socketPath} does not run":
    'el motor de Docker en {socketPath} no está en marcha',
  "Docker's engine at {socketPath} does not answer: {error}":
    'el motor de Docker en {socketPath} no responde: {error}',
  'engine: bare; {why}': 'motor: bare; {why}',
  'the image has no program for {transport}': 'la imagen no tiene programa para {transport}',
  'building the image {image}: once for each version, some minutes':
    'construyendo la imagen {image}: una vez por versión, unos minutos',
  'removed {count} images that earlier builds left':
    'borradas {count} imágenes que dejaron construcciones anteriores',
  'container {name}': 'contenedor {name}',
  'network {name}': 'red {name}',
  'control group {name}': 'grupo de control {name}',

  // The residue report.
  'the room is over': 'la sala terminó',
  'this machine': 'esta máquina',
  'nothing is left': 'no queda nada',
  'nothing found': 'nada encontrado',
  '{left} of {all} found': '{left} de {all} encontrados',
  '{found}, {open} not checked': '{found}, {open} sin comprobar',
  gone: 'no queda nada',
  LEFT: 'QUEDA ALGO',
  'not checked': 'sin comprobar',
  'mayfly down removes what is left': 'mayfly down borra lo que queda',
  'processes and namespaces': 'procesos y espacios de nombres',
  processes: 'procesos',
  'keys and state, overwritten': 'claves y estado, sobrescritos',
  mounts: 'montajes',
  files: 'archivos',
  ports: 'puertos',
  containers: 'contenedores',
  networks: 'redes',
  container: 'contenedor',
  network: 'red',
  volumes: 'volúmenes',
  'control groups': 'grupos de control',
  'files in the container’s layer': 'archivos en la capa del contenedor',
  'mounts that reach a disk': 'montajes que llegan a un disco',
  'log file': 'archivo de registro',
  'pages in swap': 'páginas en el intercambio',
  'core files': 'volcados de memoria',
  'npm’s logs': 'registros de npm',
  'delete {file}': 'borra {file}',
  'delete {file} and {count} more': 'borra {file} y {count} más',
  'npm’s log folder cannot be read ({code})':
    'la carpeta de registros de npm no se puede leer ({code})',
  'process {list}': 'proceso {list}',
  'the first process was never seen': 'nunca se vio el primer proceso',
  'the room did not end in order; its tmpfs is gone':
    'la sala no terminó en orden; su tmpfs ya no está',
  'of {parts}': 'de {parts}',
  '{count} of tmpfs': '{count} de tmpfs',
  'taken: {ports}': 'ocupados: {ports}',
  'the room ended before it could be looked at': 'la sala terminó antes de poder mirarla',
  'the engine does not answer': 'el motor no responde',
  'this user cannot see the container’s processes':
    'este usuario no puede ver los procesos del contenedor',
  'it is still there': 'sigue ahí',
  'the engine knows of none, but {why}': 'el motor no conoce ninguno, pero {why}',
  'the log driver is {driver}': 'el registro lo lleva {driver}',
  'this machine has no swap on': 'esta máquina no tiene intercambio activo',
  '{bytes} bytes at the most': '{bytes} bytes como máximo',
  '{bytes} bytes at the end': '{bytes} bytes al final',
  'swap is on, and this kernel keeps no peak of it; none at the end':
    'hay intercambio, y este núcleo no guarda su máximo; ninguno al final',
  'a process may write one': 'un proceso puede escribir uno',
  'looked in {dirs}': 'se buscó en {dirs}',
  'nobody can tell whose it is: {files}': 'no se sabe de quién es: {files}',
  'the engine has a kernel of its own': 'el motor tiene un núcleo propio',
  'a core file holds what was in memory: remove it by shred -u':
    'un volcado guarda lo que había en la memoria: bórralo con shred -u',
  'volume {name}': 'volumen {name}',
  'just made by Compose, or left: {names}': 'recién creado por Compose, o sobrante: {names}',
  'started by other means: {names}': 'iniciado por otros medios: {names}',
  'Docker’s own records': 'registros del propio Docker',
  'its log and database keep random names and ids, and when rooms began and ended':
    'su registro y su base de datos guardan nombres e ids aleatorios, y cuándo empezaron y terminaron las salas',
  'the room’s name stands in the container’s environment, and Docker keeps it after the end; docker/README.md tells how to give it on stdin':
    'el nombre de la sala está en el entorno del contenedor, y Docker lo guarda después del final; docker/README.md dice cómo darlo por la entrada estándar',
  'the kernel hands dumps to {program}': 'el núcleo entrega los volcados a {program}',

  // More of the residue report.
  'swap is on, and the engine keeps no account of it':
    'hay intercambio, y el motor no lleva cuenta de él',
  '{size} KiB at the end': '{size} KiB al final',
  'swap is on: a page may have been there and gone; "swapoff -a" before the next room':
    'hay intercambio: una página pudo pasar por ahí; "swapoff -a" antes de la próxima sala',
  engine: 'motor',
  'its namespaces were never seen': 'nunca se vieron sus espacios de nombres',
  'image and mounts': 'imagen y montajes',
  '{count} in this namespace': '{count} en este espacio de nombres',

  // mayfly doctor.
  'the engine cannot limit {what}': 'el motor no puede limitar {what}',
  'a guest who keeps the room busy can then use up what this machine has of it':
    'un invitado que cargue la sala puede agotar lo que esta máquina tiene de ello',
  'no Docker engine': 'sin motor de Docker',
  'Docker {version}, storage {storage}, logs by {logs} (a room: none)':
    'Docker {version}, almacenamiento {storage}, registros con {logs} (una sala: ninguno)',
  'kernel {kernel}; {docker}; {memory} MiB of memory free':
    'núcleo {kernel}; {docker}; {memory} MiB de memoria libres',
  'BREAKS A PROMISE': 'ROMPE UNA PROMESA',
  weakens: 'debilita',
  'not known': 'no se sabe',
  '{count} found': '{count} encontrados',
  '{finding}; to mend it: {command}': '{finding}; para remediarlo: {command}',
  'swap on a disk: {names}': 'intercambio en un disco: {names}',
  'the room itself is kept out of it, but this program shows the passphrase, and its pages are not':
    'la sala no llega ahí, pero este programa muestra la frase secreta, y sus páginas sí',
  'pages of the room may be written there and stay after the end':
    'páginas de la sala pueden escribirse ahí y quedar después del final',
  'pages of the room, and of its files, may be written there and stay after the end':
    'páginas de la sala, y de sus archivos, pueden escribirse ahí y quedar después del final',
  'this machine can hibernate': 'esta máquina puede hibernar',
  'hibernation writes all memory, the room in it, to a disk':
    'la hibernación escribe toda la memoria, con la sala, en un disco',
  'the kernel hands core dumps to {program}':
    'el núcleo entrega los volcados de memoria a {program}',
  'it writes no core of a room, but that a part crashed goes into the journal':
    'no escribe el volcado de una sala, pero el hecho de que una parte falló queda en el journal',
  'should a part of the room crash, its memory may be written to a disk':
    'si una parte de la sala falla, su memoria puede acabar en un disco',
  'init_on_free is off': 'init_on_free está apagado',
  'freed memory keeps what was said until another program gets it':
    'la memoria liberada guarda lo dicho hasta que la recibe otro programa',
  'the bare engine has no system-call filter':
    'el motor bare no tiene filtro de llamadas al sistema',
  'an exploit in a part of the room meets the whole kernel; a container (--engine docker or volatile) leaves it few calls':
    'un fallo explotado en una parte de la sala se encuentra con todo el núcleo; un contenedor (--engine docker o volatile) le deja pocas llamadas',
  'the engine has no seccomp': 'el motor no tiene seccomp',
  'the room’s programs could make every system call, and the engine refuses our profile':
    'los programas de la sala podrían hacer cualquier llamada al sistema, y el motor rechaza nuestro perfil',
  'AppArmor is not on': 'AppArmor no está activo',
  'one of the layers around the room is missing; the others hold':
    'falta una de las capas que rodean la sala; las demás aguantan',
  'Docker keeps of every room, in its log and database: random names and ids, and when it began and ended':
    'Docker guarda de cada sala, en su registro y su base de datos: nombres e ids aleatorios, y cuándo empezó y terminó',
  'userns-remap is off': 'userns-remap está apagado',
  'root in the container is this machine’s root, held by capabilities, seccomp and namespaces':
    'el root del contenedor es el de esta máquina, sujeto por capacidades, seccomp y espacios de nombres',
  'add "userns-remap": "default" to /etc/docker/daemon.json, then: sudo systemctl restart docker':
    'añade "userns-remap": "default" a /etc/docker/daemon.json, y después: sudo systemctl restart docker',
  "Docker's engine is {version}": 'el motor de Docker es {version}',
  'before {version}, other machines of the local network can reach ports that are published on 127.0.0.1, such as the room’s page':
    'antes de la versión {version}, otras máquinas de la red local alcanzan los puertos publicados en 127.0.0.1, como la página de la sala',
  'nothing before {version} was tried': 'no se probó nada anterior a {version}',
  'tor finds no relays with a clock that is hours off, so that no onion appears':
    'con un reloj desviado por horas tor no encuentra repetidores, y no aparece ningún onion',
  'the clock stands before these sources were made':
    'el reloj marca una hora anterior a este código',
  'nobody sets this machine’s clock': 'nadie pone en hora el reloj de esta máquina',
  '{size} MiB of memory are free': 'hay {size} MiB de memoria libres',
  'a room wants {size} MiB; with less the kernel may end it':
    'una sala quiere {size} MiB; con menos el núcleo puede matarla',
  'port {ports} is taken on 127.0.0.1': 'el puerto {ports} está ocupado en 127.0.0.1',
  'a door cannot open there': 'ahí no puede abrirse una puerta',
  'whether the clock is right: nobody here tells, and no network is asked':
    'si el reloj va bien: aquí nadie lo dice, y no se pregunta a la red',
  'init_on_free: the kernel’s configuration is not readable':
    'init_on_free: no se puede leer la configuración del núcleo',
  'where core dumps go: the engine has a kernel of its own':
    'adónde van los volcados: el motor tiene un núcleo propio',
  'Docker: {why}': 'Docker: {why}',
  'see mayfly doctor': 'consulta mayfly doctor',

  // Errors and hints: rooms and engines.
  'error:': 'error:',
  'hint:': 'consejo:',
  'warning:': 'aviso:',
  'no room of yours runs here': 'aquí no hay ninguna sala tuya',
  'no room of yours is called {room}': 'ninguna sala tuya se llama {room}',
  'start one: mayfly up': 'inicia una: mayfly up',
  'there is {rooms}': 'hay {rooms}',
  '{count} rooms of yours run here': 'aquí hay {count} salas tuyas',
  'say which: {rooms}': 'di cuál: {rooms}',
  'the room still runs after {seconds} s': 'la sala sigue en marcha tras {seconds} s',
  'a second Ctrl-C where it was started ends it at once':
    'un segundo Ctrl-C donde se inició la termina al instante',
  'the room does not answer': 'la sala no responde',
  'is it ending? see mayfly status': '¿está terminando? consulta mayfly status',
  'the room gives an answer of another form': 'la sala responde en un formato desconocido',
  'was it started by another version of mayfly?': '¿la inició otra versión de mayfly?',
  'engine docker: there is no image {image}': 'motor docker: no existe la imagen {image}',
  'docker image ls shows those that are there': 'docker image ls muestra las que hay',
  "engine volatile: this machine's own engine has no image {image}":
    'motor volatile: el motor de esta máquina no tiene la imagen {image}',
  'engine docker: {what}': 'motor docker: {what}',
  'engine bare: {what}': 'motor bare: {what}',
  'start the engine (sudo systemctl start docker), or choose --engine bare':
    'inicia el motor (sudo systemctl start docker), o elige --engine bare',
  'DOCKER_HOST names no unix socket of this machine':
    'DOCKER_HOST no nombra un socket unix de esta máquina',
  'choose others: --web-port, --ssh-port': 'elige otros: --web-port, --ssh-port',
  'engine bare: needs Linux, this is {platform}': 'motor bare: necesita Linux, esto es {platform}',
  'where there is Docker: --engine docker': 'donde haya Docker: --engine docker',
  'engine bare: {programs} not found': 'motor bare: no se encontró {programs}',
  'install the packages util-linux, hostname (Arch: inetutils) and iproute2 (Fedora: iproute)':
    'instala los paquetes util-linux, hostname (Arch: inetutils) e iproute2 (Fedora: iproute)',
  'engine bare: this kernel gives ordinary users no user namespaces':
    'motor bare: este núcleo no da espacios de nombres de usuario a usuarios corrientes',
  'run it as root: sudo mayfly up': 'ejecútalo como root: sudo mayfly up',
  '{program}: not found': '{program}: no se encontró',
  'run: mayfly setup': 'ejecuta: mayfly setup',
  'port {port}: is taken on 127.0.0.1': 'puerto {port}: está ocupado en 127.0.0.1',
  'port {port}: is for root alone': 'puerto {port}: es solo para root',
  'choose others, from 1024 on': 'elige otros, del 1024 en adelante',
  'port {port}: cannot be listened on ({code}) on 127.0.0.1':
    'puerto {port}: no se puede abrir ({code}) en 127.0.0.1',
  '127.0.0.1: this machine cannot reach itself there ({code})':
    '127.0.0.1: esta máquina no llega a sí misma ahí ({code})',
  'its loopback may be down, or filtered: sudo ip link set lo up; sudo ip address add 127.0.0.1/8 dev lo':
    'su interfaz loopback puede estar apagada o filtrada: sudo ip link set lo up; sudo ip address add 127.0.0.1/8 dev lo',
  'choose another: --listen PORT': 'elige otro: --listen PUERTO',
  'engine volatile: needs Linux, and root': 'motor volatile: necesita Linux, y root',
  'sudo mayfly up --engine volatile, or choose --engine docker or bare':
    'sudo mayfly up --engine volatile, o elige --engine docker o bare',
  'engine volatile: not found: {programs}': 'motor volatile: no se encontró: {programs}',
  'engine volatile: waited in vain for {what}': 'motor volatile: esperó en vano: {what}',
  'engine volatile: {what}': 'motor volatile: {what}',
  'internal error': 'error interno',

  // Errors and hints: the command line.
  '"{word}" is not a command': '"{word}" no es un comando',
  'help: "{word}" is not a command': 'help: "{word}" no es un comando',
  'one of {commands}; see mayfly --help': 'uno de {commands}; consulta mayfly --help',
  'see mayfly --help': 'consulta mayfly --help',
  'see mayfly {command} --help': 'consulta mayfly {command} --help',
  '{count} too many on the command line; flags start with --':
    'sobran {count} en la línea de comandos; las opciones empiezan con --',
  'completion: name a shell: {shells}': 'completion: nombra una shell: {shells}',
  '{flag}: is not a flag of this command': '{flag}: no es una opción de este comando',
  '{flag}: takes no value': '{flag}: no lleva valor',
  '{flag}: needs a value': '{flag}: necesita un valor',
  '{flag}: needs a value; one that starts with - goes as {form}=-…':
    '{flag}: necesita un valor; uno que empieza con - va así: {form}=-…',
  '{flag}: is given twice': '{flag}: aparece dos veces',
  'config passphrase: given as a flag and as a file':
    'config passphrase: se dio como opción y como archivo',
  'config passphrase: the value {why}; to use it all the same: --weak-passphrase':
    'config passphrase: el valor {why}; para usarlo de todos modos: --weak-passphrase',
  'is shorter than {count} characters, so that it is soon guessed':
    'tiene menos de {count} caracteres y pronto se adivina',
  'repeats a few characters': 'repite pocos caracteres',
  'follows the alphabet or the keyboard': 'sigue el alfabeto o el teclado',
  'is made of what is tried first': 'está hecho de lo que se prueba primero',
  'config passphrase: the value {why}: it is soon guessed':
    'config passphrase: el valor {why}: pronto se adivina',
  '--{flag}: npm took it for itself; two dashes go before it: npm start -- --{same}':
    '--{flag}: npm se la quedó; pon dos guiones antes: npm start -- --{same}',
  '--{flag}: npm may write its command line to a log; give it by --{same}-file FILE, or by --{also}-file - and stdin':
    '--{flag}: npm puede escribir su línea de comandos en un registro; dala con --{same}-file ARCHIVO, o con --{also}-file - y stdin',
  'config engine: {value} is none of {names}': 'config engine: {value} no es ninguno de {names}',
  'config image: the bare engine has none': 'config image: el motor bare no tiene imagen',
  'config {flag}: {value} must be {range}': 'config {flag}: {value} debe ser {range}',
  'config {flag}: {value} is neither "on" nor "off"': 'config {flag}: {value} no es "on" ni "off"',
  'config {flag}: {value} is not a time like 90m, 12h or 1h30m':
    'config {flag}: {value} no es un tiempo como 90m, 12h o 1h30m',
  'config {flag}: {value} is not 1–32 letters, digits, - or _ (several by commas)':
    'config {flag}: {value} no son de 1 a 32 letras, cifras, - o _ (varios con comas)',
  'config {flag}: {value} names more than 16 rooms':
    'config {flag}: {value} nombra más de 16 salas',
  'config {flag}: {value} names a room twice': 'config {flag}: {value} nombra una sala dos veces',
  'config {flag}: {value} has a character that is not visible ASCII':
    'config {flag}: {value} tiene un carácter que no es ASCII visible',
  'config {flag}: {value} starts with a colon': 'config {flag}: {value} empieza con dos puntos',
  'config {flag}: {value} is not 8–63 characters':
    'config {flag}: {value} no tiene de 8 a 63 caracteres',
  'config {flag}: {value} is a private key; give the .pub file':
    'config {flag}: {value} es una clave privada; usa el archivo .pub',
  'config {flag}: {value} is not an OpenSSH public key like "ssh-ed25519 AAAA…"':
    'config {flag}: {value} no es una clave pública de OpenSSH como "ssh-ed25519 AAAA…"',
  'config {flag}: {value} holds more than 64 keys': 'config {flag}: {value} lleva más de 64 claves',
  'config {flag}: {value} is not a bridge line (plain, obfs4 or snowflake)':
    'config {flag}: {value} no es una línea de puente (simple, obfs4 o snowflake)',
  'config {flag}: {value} is not a bridge line of visible ASCII':
    'config {flag}: {value} no es una línea de puente en ASCII visible',
  'config {flag}: {value} sets {word}, which Mayfly sets itself':
    'config {flag}: {value} fija {word}, que Mayfly fija por sí mismo',
  'config {flag}: {value} has a character that is not ASCII':
    'config {flag}: {value} tiene un carácter que no es ASCII',
  'config {flag}: {value} is longer than {count} characters':
    'config {flag}: {value} pasa de {count} caracteres',
  'config {flag}: {value} is wrong': 'config {flag}: {value} está mal',
  'config: wrong': 'config: está mal',
  'the value': 'el valor',
  'a value of {count} characters': 'un valor de {count} caracteres',
  'config passphrase: "none" needs --open, as anybody who finds a door may then enter':
    'config passphrase: "none" necesita --open, pues entonces entra quien encuentre una puerta',
  'config open: goes with --passphrase none only': 'config open: solo va con --passphrase none',
  'config ports: two of the four are the same': 'config ports: dos de los cuatro son iguales',
  'see mayfly up --help': 'consulta mayfly up --help',
  'config {flag}: {path} is not there': 'config {flag}: {path} no está',
  'config {flag}: {path} is a folder': 'config {flag}: {path} es una carpeta',
  'config {flag}: {path} may not be read by this user':
    'config {flag}: {path} no puede leerlo este usuario',
  'config {flag}: {path} cannot be read ({code})':
    'config {flag}: {path} no se puede leer ({code})',
  'config {flag}: {path} cannot be read': 'config {flag}: {path} no se puede leer',
  'config {flag}: {path} is larger than {size} KiB': 'config {flag}: {path} pasa de {size} KiB',
  'config {flag}: {path} is not text': 'config {flag}: {path} no es texto',
  'config {flag}: {path} is empty': 'config {flag}: {path} está vacío',
  '{variable} is not a variable that mayfly knows': 'mayfly no conoce la variable {variable}',
  'config tor: is not HOST:PORT': 'config tor: no es SERVIDOR:PUERTO',
  'config room: {value} is not what mayfly status shows':
    'config room: {value} no es lo que muestra mayfly status',
  'config {flag}: {value} holds {count} keys, not one':
    'config {flag}: {value} lleva {count} claves, no una',

  // mayfly connect.
  'connect: no invitation; give the link, or - to paste it':
    'connect: falta la invitación; indica el enlace, o - para pegarlo',
  'connect: npm may write its command line to a log; give - and paste the link':
    'connect: npm puede escribir su línea de comandos en un registro; da - y pega el enlace',
  'connect: no invitation came on stdin': 'connect: no llegó ninguna invitación por stdin',
  'paste the whole link': 'pega el enlace entero',
  'paste the invitation, then press Enter; it is not shown':
    'pega la invitación y pulsa Intro; no se muestra',
  'this is not all of it: paste the rest; Enter alone ends it':
    'falta una parte: pega el resto; Intro solo lo termina',
  'this door is no onion: its network sees your address':
    'esta puerta no es un onion: su red ve tu dirección',
  connected: 'conectado',
  connecting: 'conectando',
  'connecting over Tor': 'conectando por Tor',
  'idle; connects when a client comes': 'en reposo; conecta cuando llegue un cliente',
  'dropped; connecting again': 'se cortó; conectando otra vez',
  '{problem}; trying again in {seconds} s at most':
    '{problem}; nuevo intento en {seconds} s como mucho',
  'In another terminal, in irssi or any IRC client:':
    'En otra terminal, en irssi o en cualquier cliente IRC:',
  'Ctrl-C here ends it.': 'Ctrl-C aquí lo termina.',
  'invitation: is not a link': 'invitación: no es un enlace',
  'it starts with http:// and goes on to its last letter; paste all of it':
    'empieza por http:// y llega hasta la última letra; pégalo todo',
  'invitation: does not start with http:// or https://':
    'invitación: no empieza con http:// ni https://',
  'invitation: has a user name before its host':
    'invitación: tiene un nombre de usuario antes del servidor',
  'no room makes such a link: it may be there to mislead you':
    'ninguna sala hace un enlace así: puede querer engañarte',
  'invitation: the part after # names no room': 'invitación: lo que va tras # no nombra una sala',
  'quote the link, or the shell drops what follows the #':
    'pon el enlace entre comillas, o la shell quita lo que sigue a #',
  'invitation: names no ssh door': 'invitación: no nombra una puerta ssh',
  'it is one for browsers; ask the operator for the one for IRC clients':
    'es una para navegadores; pide al operador la de clientes IRC',
  'invitation: its ssh door is on another host than its link':
    'invitación: su puerta ssh está en un servidor distinto del de su enlace',
  'no room makes such a link: whoever sent it may want your address; nothing was dialled':
    'ninguna sala hace un enlace así: quien lo envió puede querer tu dirección; no se conectó con nada',
  'invitation: its ssh door is neither an onion nor on a private network':
    'invitación: su puerta ssh no es un onion ni está en una red privada',
  'whoever runs that host sees your address; if you accept that: --direct':
    'quien lleva ese servidor ve tu dirección; si lo aceptas: --direct',
  'connect: the invitation brings no key': 'connect: la invitación no trae ninguna clave',
  'give your own by --identity FILE, the one the operator let in':
    'indica la tuya con --identity ARCHIVO, la que autorizó el operador',
  'config identity: the file holds no private key that can be read':
    'config identity: el archivo no lleva una clave privada que se pueda leer',
  'it must be a private key in a format of OpenSSH, without a passphrase of its own':
    'debe ser una clave privada en un formato de OpenSSH, sin frase propia',
  'tor: nobody listens at its SOCKS port': 'tor: nadie escucha en su puerto SOCKS',
  'tor: cannot reach the onion': 'tor: no se puede llegar al onion',
  'start tor or Tor Browser; say where by --tor HOST:PORT (Tor Browser: 127.0.0.1:9150)':
    'inicia tor o Tor Browser; di dónde con --tor SERVIDOR:PUERTO (Tor Browser: 127.0.0.1:9150)',
  'is the room still there? try again in a minute':
    '¿sigue ahí la sala? prueba otra vez en un minuto',
  'ssh: the door does not answer': 'ssh: la puerta no responde',
  'is the room still there?': '¿sigue ahí la sala?',
  'ssh: the host key is not the invitation’s; nothing was sent to that host':
    'ssh: la clave del servidor no es la de la invitación; no se le envió nada',
  'is the invitation of an earlier room? else somebody stands in between: ask the operator':
    '¿la invitación es de una sala anterior? si no, alguien está en medio: pregunta al operador',
  'ssh: the room does not take this key': 'ssh: la sala no acepta esta clave',
  'ask the operator to let it in; send them your public key':
    'pide al operador que la autorice; envíale tu clave pública',
  'ssh: the connection failed before the login': 'ssh: la conexión falló antes de entrar',
  'try again in a minute': 'prueba otra vez en un minuto',

  // Orders of a container.
  "{variable}: stands in the container's environment, which Docker keeps on its disk":
    '{variable}: está en el entorno del contenedor, que Docker guarda en su disco',
  'take it away, remove the container, and give it on stdin: see docker/README.md':
    'quítala, borra el contenedor y dala por stdin: consulta docker/README.md',
  'stdin: its first line is not JSON': 'stdin: su primera línea no es JSON',
  'stdin: its first line holds no object "variables"':
    'stdin: su primera línea no lleva un objeto "variables"',

  // Set-up.
  'installing npm dependencies (npm ci)': 'instalando las dependencias de npm (npm ci)',
  'npm does not start: {why}': 'npm no arranca: {why}',
  'npm comes with Node; see https://nodejs.org': 'npm viene con Node; consulta https://nodejs.org',
  'this copy of Mayfly has no package-lock.json: nobody can tell which packages belong to it':
    'esta copia de Mayfly no tiene package-lock.json: no se sabe qué paquetes son los suyos',
  'start it from a clone of its sources; npm leaves that file out of what it packs':
    'inícialo desde un clon del código; npm deja ese archivo fuera de lo que empaqueta',
  'this copy of Mayfly cannot build its server and its page: it is not a clone':
    'esta copia de Mayfly no puede construir el servidor y la página: no es un clon',
  'start rooms from a clone of its sources; here the other commands work':
    'inicia salas desde un clon del código; aquí funcionan los demás comandos',
  'this copy of Mayfly is in a node_modules folder, from where Node runs no TypeScript':
    'esta copia de Mayfly está en una carpeta node_modules, y desde ahí Node no ejecuta TypeScript',
  'clone its sources, and start it there': 'clona el código e inícialo ahí',
  'copy it to a folder of your own, and start it there':
    'cópialo a una carpeta tuya e inícialo ahí',
  'choose another place: MAYFLY_PROGRAMS=/FOLDER mayfly up':
    'elige otro lugar: MAYFLY_PROGRAMS=/CARPETA mayfly up',
  '{folder}: is on a file system that is mounted read-only':
    '{folder}: está en un sistema de archivos montado solo para lectura',
  '{folder}: may not be written by this user': '{folder}: este usuario no puede escribir ahí',
  '{folder}: is mounted noexec: no program may run from there':
    '{folder}: está montado con noexec: desde ahí no puede ejecutarse ningún programa',
  'this user has no home folder': 'este usuario no tiene carpeta personal',
  'choose a place for the programs: MAYFLY_PROGRAMS=/FOLDER mayfly up':
    'elige un lugar para los programas: MAYFLY_PROGRAMS=/CARPETA mayfly up',
  'the set-up was ended before it was done': 'la preparación se interrumpió antes de acabar',
  'start it again: it goes on where it was': 'iníciala otra vez: sigue donde estaba',
  '{place}: may not be used by this user': '{place}: este usuario no puede usarlo',
  '{place}: the disk is full': '{place}: el disco está lleno',
  '{place}: your share of the disk is full': '{place}: tu parte del disco está llena',
  '{folder}: its disk has {free} MiB free, the set-up needs {need}':
    '{folder}: su disco tiene {free} MiB libres, la preparación necesita {need}',
  'MAYFLY_PROGRAMS: is not a path that starts with /':
    'MAYFLY_PROGRAMS: no es una ruta que empiece con /',
  '{place}: is not there': '{place}: no existe',
  '{place}: a part of this path is a file, not a folder':
    '{place}: una parte de la ruta es un archivo, no una carpeta',
  '{place}: too many files are open': '{place}: hay demasiados archivos abiertos',
  '{place}: the disk does not work': '{place}: el disco no funciona',
  '{place}: there is not enough memory': '{place}: no hay memoria suficiente',
  '{place}: no more processes may be started': '{place}: no se pueden iniciar más procesos',
  '{place}: cannot be used ({code})': '{place}: no se puede usar ({code})',
  'choose a place that you may write': 'elige un lugar donde puedas escribir',
  'make room, then try again': 'libera espacio y prueba otra vez',
  'was it removed meanwhile? try again': '¿se borró entretanto? prueba otra vez',
  'move it out of the way, then try again': 'quítalo de en medio y prueba otra vez',
  'raise the limit: ulimit -n 1024': 'sube el límite: ulimit -n 1024',
  'end other programs, then try again': 'cierra otros programas y prueba otra vez',
  'see dmesg': 'consulta dmesg',
  'see the manual of your system for this code':
    'consulta el manual de tu sistema para este código',
  'npm ci failed, see above': 'npm ci falló, mira arriba',
  'it needs the npm registry; try `npm ping`': 'necesita el registro de npm; prueba `npm ping`',
  'npm ci left something out': 'npm ci dejó algo fuera',
  'does your npm configuration omit optional packages? see `npm config get omit`':
    '¿tu configuración de npm omite paquetes opcionales? consulta `npm config get omit`',
  'waiting for another set-up to end': 'esperando a que termine otra preparación',
  'another set-up does not end': 'otra preparación no termina',
  'end it, then try again': 'termínala y prueba otra vez',
  'a package cannot be unpacked: {why}': 'no se puede desempaquetar un paquete: {why}',
  'is the disk full?': '¿está lleno el disco?',
  'apt does not offer {packages}: {why}': 'apt no ofrece {packages}: {why}',
  'the package lists could not be fetched: is there a network?':
    'no se pudieron descargar las listas de paquetes: ¿hay red?',
  'try: sudo apt-get install {packages}': 'prueba: sudo apt-get install {packages}',
  'packages could not be fetched: {why}': 'no se pudieron descargar paquetes: {why}',
  'is there a network?': '¿hay red?',
  'the fetched {program} does not run here: {why}':
    'el {program} descargado no funciona aquí: {why}',
  'install the packages ({packages})': 'instala los paquetes ({packages})',
  'the fetched tor, sshd and others are {days} days old; fetch fixes by: mayfly setup --refresh':
    'tor, sshd y los demás se descargaron hace {days} días; descarga correcciones con: mayfly setup --refresh',
  'not found on this machine: {programs}': 'no se encontró en esta máquina: {programs}',
  'fetching {programs} as packages into {folder} (nothing is installed)':
    'descargando {programs} como paquetes a {folder} (no se instala nada)',
  'the package of {program} does not hold it': 'el paquete de {program} no lo contiene',
  'building the server and the page': 'compilando el servidor y la página',
  'the build failed: {why}': 'la compilación falló: {why}',
  'was a source changed? see git status': '¿cambió algún archivo fuente? consulta git status',

  // Help: settings.
  'the channel that guests enter, and others by commas':
    'el canal al que entran los invitados, y otros con comas',
  'the room’s shared secret; default: six random words. Other users of this machine can read a flag: prefer --passphrase-file':
    'el secreto común de la sala; por defecto: seis palabras al azar. Otros usuarios de esta máquina pueden leer una opción: mejor --passphrase-file',
  'allow --passphrase none: whoever finds a door may enter':
    'permite --passphrase none: entra quien encuentre una puerta',
  'how long the room lives, unless it is ended earlier: 90m, 12h, 7d':
    'cuánto vive la sala si no se termina antes: 90m, 12h, 7d',
  'the page, on 127.0.0.1 only': 'la página, solo en 127.0.0.1',
  'the ssh door, on 127.0.0.1 only': 'la puerta ssh, solo en 127.0.0.1',
  'the IRC door inside: what ssh may forward to':
    'la puerta IRC de dentro: adonde puede llevar ssh',
  'ngIRCd inside: only the gateway speaks to it': 'ngIRCd, dentro: solo le habla la pasarela',
  'a guest’s public key; repeatable; default: one is minted for the invitation':
    'la clave pública de un invitado; se puede repetir; por defecto: se crea una para la invitación',
  'start no tor: the room is reachable on this machine only':
    'sin tor: solo se llega a la sala en esta máquina',
  'bridge lines, for networks that block Tor (plain, obfs4, snowflake)':
    'líneas de puentes, para redes que bloquean Tor (simples, obfs4, snowflake)',
  'extra lines for tor’s configuration, as for a test network':
    'líneas extra para la configuración de tor, como para una red de pruebas',
  'the longest nickname, 3–31': 'longitud máxima del apodo, 3–31',
  'how many sessions the room holds': 'cuántas sesiones caben en la sala',
  'how many sessions one Tor circuit may hold': 'cuántas sesiones puede tener un circuito de Tor',
  'how long a guest whose connection broke keeps their place':
    'cuánto guarda su sitio un invitado a quien se le cortó la conexión',
  'the last lines of each channel that newcomers get, 0–500; 0: what was said before they came is not theirs':
    'las últimas líneas de cada canal que reciben los recién llegados, 0–500; 0: lo dicho antes no es suyo',
  'default {value}': 'por defecto {value}',

  // Help.
  'usage:': 'uso:',
  'Examples:': 'Ejemplos:',
  'A chat room that lives in RAM: up with one command, gone with Ctrl-C.':
    'Una sala de chat que vive en la RAM: nace con un comando, termina con Ctrl-C.',
  'start a room, print its invitation, stay until it ends':
    'inicia una sala, muestra su invitación y queda hasta el final',
  'enter a room with any IRC client, by its ssh door':
    'entra en una sala con cualquier cliente IRC, por su puerta ssh',
  'how the room on this machine is': 'cómo está la sala de esta máquina',
  'print the invitation again; let a guest’s ssh key in':
    'muestra otra vez la invitación; autoriza la clave ssh de un invitado',
  'end the room on this machine; remove what others left':
    'termina la sala de esta máquina; borra lo que otras dejaron',
  'look for what any ended room left on this machine':
    'busca lo que dejó en esta máquina cualquier sala terminada',
  'what on this machine breaks or weakens a promise':
    'qué rompe o debilita una promesa en esta máquina',
  'fetch and build what is missing; up does it by itself':
    'descarga y compila lo que falta; up lo hace por sí mismo',
  'the script that completes commands in a shell': 'el script que completa comandos en una shell',
  'the flags of a command; so does COMMAND --help':
    'las opciones de un comando; igual que COMANDO --help',
  'print the version': 'muestra la versión',
  'Here "mayfly" stands for: {command}': 'Aquí "mayfly" significa: {command}',
  'The language is that of MAYFLY_LANG (en, pt-BR, es), or else of LC_ALL, LC_MESSAGES or LANG.':
    'El idioma es el de MAYFLY_LANG (en, pt-BR, es), o si no el de LC_ALL, LC_MESSAGES o LANG.',
  'Exit codes: 0 fine, 1 failure, 2 wrong usage or configuration, 3 something of an ended room was left, 130 ended at once by a second Ctrl-C.':
    'Códigos de salida: 0 bien, 1 fallo, 2 uso o configuración incorrectos, 3 quedó algo de una sala terminada, 130 terminado al instante por un segundo Ctrl-C.',
  'Starts a room and prints its invitation. The room ends with Ctrl-C, "mayfly down", or its lifetime. Each flag has a variable; the flag wins.':
    'Inicia una sala y muestra su invitación. La sala termina con Ctrl-C, con "mayfly down" o con su tiempo. Cada opción tiene una variable; gana la opción.',
  'the passphrase is the first line of FILE; - reads stdin':
    'la frase secreta es la primera línea de FILE; - lee stdin',
  'docker: a container of this machine’s Docker engine. volatile: an engine of its own, in memory alone (Linux, root). bare: no engine, private namespaces (Linux). Default: docker where it can, else bare (MAYFLY_ENGINE)':
    'docker: un contenedor del motor de Docker de esta máquina. volatile: un motor propio, solo en memoria (Linux, root). bare: sin motor, espacios de nombres privados (Linux). Por defecto: docker donde se pueda, si no bare (MAYFLY_ENGINE)',
  'for docker and volatile: an image that this machine’s engine has; default: built from these sources, once (MAYFLY_IMAGE)':
    'para docker y volatile: una imagen que tenga el motor de esta máquina; por defecto: se construye a partir de este código, una vez (MAYFLY_IMAGE)',
  'do not start where mayfly doctor finds a broken promise (MAYFLY_STRICT=on)':
    'no arrancar donde mayfly doctor encuentre una promesa rota (MAYFLY_STRICT=on)',
  'take a passphrase that is soon guessed (MAYFLY_WEAK_PASSPHRASE=on)':
    'acepta una frase secreta fácil de adivinar (MAYFLY_WEAK_PASSPHRASE=on)',
  'events on stdout, one JSON object a line (MAYFLY_JSON=on)':
    'eventos en stdout, un objeto JSON por línea (MAYFLY_JSON=on)',
  'draw no QR code (MAYFLY_QR=off)': 'no dibuja el código QR (MAYFLY_QR=off)',
  'A variable for a FILE holds the lines themselves, or a path that starts with / or ./ instead. Files are at most 64 KiB.':
    'Una variable para un FILE lleva las líneas mismas, o bien una ruta que empieza con / o ./. Los archivos tienen 64 KiB como máximo.',
  'Files of its own: programs unpacked under ~/.cache/mayfly/programs, or where MAYFLY_PROGRAMS says. Nothing of a room is there.':
    'Archivos propios: programas desempaquetados en ~/.cache/mayfly/programs, o donde diga MAYFLY_PROGRAMS. Ahí no hay nada de una sala.',
  "Opens the room's ssh door, over Tor where the door is an onion, and listens on 127.0.0.1 for an IRC client. The door's host key must be the invitation's.":
    'Abre la puerta ssh de la sala, por Tor si la puerta es un onion, y escucha en 127.0.0.1 a un cliente IRC. La clave del servidor debe ser la de la invitación.',
  'the ssh invitation. Other users of this machine can read a command line: prefer -':
    'la invitación ssh. Otros usuarios de esta máquina pueden leer una línea de comandos: mejor -',
  'read the invitation from stdin: paste it, in as many lines as it has, then Enter. It is not shown':
    'lee la invitación de stdin: pégala, en las líneas que tenga, y pulsa Intro. No se muestra',
  'where the IRC client connects; default 6668': 'adonde conecta el cliente IRC; por defecto 6668',
  'tor’s SOCKS port; default 127.0.0.1:9050 (Tor Browser’s is 9150)':
    'el puerto SOCKS de tor; por defecto 127.0.0.1:9050 (el de Tor Browser es 9150)',
  'your own private key, unencrypted; default: the one in the invitation':
    'tu propia clave privada, sin cifrar; por defecto: la de la invitación',
  'dial a door outside of Tor, too: its host and the networks on the way see your address':
    'conecta también con una puerta fuera de Tor: su servidor y las redes del camino ven tu dirección',
  'Ends with Ctrl-C; connects again by itself when the connection drops.':
    'Termina con Ctrl-C; conecta otra vez por sí mismo cuando se corta la conexión.',
  'which one, where several run: as status names it':
    'cuál, donde haya varias: como la nombra status',
  'one JSON object on stdout': 'un objeto JSON en stdout',
  'Says how your running room is: its parts, its onion, how many guests.':
    'Dice cómo está tu sala en marcha: sus partes, su onion, cuántos invitados.',
  'Prints the invitation of your running room again.':
    'Muestra otra vez la invitación de tu sala en marcha.',
  'let the owner of this public key in by ssh, and print the invitation for them':
    'autoriza por ssh al dueño de esta clave pública, y muestra su invitación',
  'Ends your running room in order and waits until its last process is gone. The report of what was checked is printed where the room was started. Then removes containers and networks of rooms whose host program was ended by force.':
    'Termina en orden tu sala en marcha y espera a que se vaya su último proceso. El informe de lo comprobado sale donde se inició la sala. Después borra contenedores y redes de salas cuyo programa anfitrión fue terminado a la fuerza.',
  'Looks for what any ended room left on this machine: containers, networks and volumes in Docker\'s engines, by Compose as well, processes, mounts, files, core files. Removes nothing; mayfly down does. A check that could not be made says "not checked", and why.':
    'Busca lo que dejó en esta máquina cualquier sala terminada: contenedores, redes y volúmenes en los motores de Docker, también los de Compose, procesos, montajes, archivos, volcados de memoria. No borra nada; eso lo hace mayfly down. Lo que no se pudo comprobar dice "sin comprobar", y por qué.',
  "Says what on this machine breaks or weakens a room's promises: what, why, and the command that mends it. Changes nothing and asks no network.":
    'Dice qué rompe o debilita en esta máquina las promesas de una sala: qué, por qué, y el comando que lo remedia. No cambia nada ni pregunta a la red.',
  'exit code 1 where a promise is broken; so does up --strict':
    'código de salida 1 si hay una promesa rota; igual que up --strict',
  "Prints a script that completes mayfly's commands, flags and their values.":
    'Muestra un script que completa los comandos de mayfly, sus opciones y los valores de estas.',
  "Fetches and builds what is missing: npm's packages, the daemons, the server and the page. Nothing is installed on the system, no service is started.":
    'Descarga y compila lo que falta: los paquetes de npm, los demonios, el servidor y la página. No se instala nada en el sistema ni se inicia ningún servicio.',
  'fetch the daemons again, for their security fixes, and build again':
    'descarga otra vez los demonios, por sus correcciones de seguridad, y compila otra vez',
  'the invitation, as often as it is asked for': 'la invitación, cuantas veces se pida',
  'the invitation for guests with an IRC client': 'la invitación para invitados con un cliente IRC',
  'let in the guest whose public key comes on stdin, and print their invitation':
    'autoriza al invitado cuya clave pública llega por stdin, y muestra su invitación',
  'what runs, and for how long still': 'qué está en marcha, y por cuánto tiempo aún',
  'end the room': 'termina la sala',
  'nothing; exit code 0 if guests can enter':
    'nada; código de salida 0 si los invitados pueden entrar',
} as const;

/** A sentence as the program says it in English; gaps in braces. */
export type Sentence = keyof typeof es;
