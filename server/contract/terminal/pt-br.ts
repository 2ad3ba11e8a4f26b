// O que o comando `mayfly` diz em um terminal, em português do Brasil. A chave é a frase em inglês.

import type { Sentence } from './es.ts';

export const ptBr: Readonly<Record<Sentence, string>> = {
  // The invitation.
  'The room stands: {rooms}, for {time}.': 'A sala está no ar: {rooms}, por {time}.',
  'The room stands: {rooms}, for {time} more.': 'A sala está no ar: {rooms}, por mais {time}.',
  'Its number here: {room}': 'O número dela aqui: {room}',
  '{count} day': '{count} dia',
  '{count} days': '{count} dias',
  '{count} hour': '{count} hora',
  '{count} hours': '{count} horas',
  '{count} minute': '{count} minuto',
  '{count} minutes': '{count} minutos',
  '{count} second': '{count} segundo',
  '{count} seconds': '{count} segundos',
  '(a QR code needs {width} columns; this terminal has {columns})':
    '(um código QR precisa de {width} colunas; este terminal tem {columns})',
  'the room is open: no passphrase': 'a sala é aberta: sem frase secreta',
  'passphrase: {passphrase}': 'frase secreta: {passphrase}',
  'Browser, on this machine only:': 'Navegador, só nesta máquina:',
  'Send this link to a guest with Tor Browser. It carries the passphrase:':
    'Envie este link a um convidado com o Tor Browser. Ele leva a frase secreta:',
  'Send this link to a guest with Tor Browser:':
    'Envie este link a um convidado com o Tor Browser:',
  'onion: {address}': 'onion: {address}',
  'on this machine: {link}': 'nesta máquina: {link}',
  'Send this to the guest whose ssh key was let in. It carries the passphrase:':
    'Envie isto ao convidado cuja chave ssh foi autorizada. Leva a frase secreta:',
  'Send this to a guest with an IRC client and ssh. It carries a key and the passphrase:':
    'Envie isto a um convidado com um cliente IRC e ssh. Leva uma chave e a frase secreta:',
  'IRC by ssh, on this machine only:': 'IRC por ssh, só nesta máquina:',
  '1. In a terminal, save the host key:': '1. Em um terminal, salve a chave do servidor:',
  '1. In a terminal. It waits for what you paste next, and does not show it:':
    '1. Em um terminal. O comando espera o que você colar em seguida, e não o mostra:',
  '2. Paste this, to its last line, and press Enter:':
    '2. Cole isto, até a última linha, e tecle Enter:',
  '3. Connect. ssh says nothing while it runs: leave it, and go on in another terminal.':
    '3. Conecte. O ssh não diz nada enquanto roda: deixe-o assim e continue em outro terminal.',
  '4. In irssi, or any other IRC client:': '4. No irssi, ou em qualquer outro cliente IRC:',
  'Or, with Mayfly on your own machine: this in its folder, instead of 1 to 3. Paste the link when it asks:':
    'Ou, com o Mayfly na sua máquina: isto na pasta dele, em vez de 1 a 3. Cole o link quando ele pedir:',
  'host key: {key}': 'chave do servidor: {key}',
  'On this machine, 3 is:': 'Nesta máquina, o passo 3 é:',
  'Or send this to a guest with irssi and tor, but no ssh. It carries the passphrase:':
    'Ou envie isto a um convidado com irssi e tor, mas sem ssh. Leva a frase secreta:',
  'Start it by "torsocks irssi". The first line has torsocks learn the name, as irssi looks names up in a process of its own:':
    'Inicie-o com "torsocks irssi". A primeira linha faz o torsocks aprender o nome, pois o irssi procura nomes em um processo à parte:',
  'To end it: Ctrl-C here, or "mayfly down" elsewhere on this machine.':
    'Para encerrar: Ctrl-C aqui, ou "mayfly down" em outro terminal desta máquina.',
  'To end it: mayfly down': 'Para encerrar: mayfly down',
  'For guests with an IRC client: mayfly invite --ssh':
    'Para convidados com um cliente IRC: mayfly invite --ssh',
  'For guests with an IRC client: mayfly invite --ssh --room {room}':
    'Para convidados com um cliente IRC: mayfly invite --ssh --room {room}',
  'For guests with an IRC client: docker compose exec mayfly mayfly invite --ssh':
    'Para convidados com um cliente IRC: docker compose exec mayfly mayfly invite --ssh',
  'To end it: Ctrl-C here, or "docker compose down --volumes" where compose.yaml is.':
    'Para encerrar: Ctrl-C aqui, ou "docker compose down --volumes" onde está o compose.yaml.',
  'To read all this again, without what Compose puts in front: docker compose exec mayfly mayfly invite':
    'Para ler tudo isto de novo, sem o que o Compose põe na frente: docker compose exec mayfly mayfly invite',
  'To end it: "docker compose down --volumes".': 'Para encerrar: "docker compose down --volumes".',

  // Status.
  'room {room}: {phase}, {count} guest, ends in {time}':
    'sala {room}: {phase}, {count} convidado, termina em {time}',
  'room {room}: {phase}, {count} guests, ends in {time}':
    'sala {room}: {phase}, {count} convidados, termina em {time}',
  'room {room}: {phase}, unknown number of guests, ends in {time}':
    'sala {room}: {phase}, número de convidados desconhecido, termina em {time}',
  'room {room}: ready, {count} guest, ends in {time}':
    'sala {room}: pronta, {count} convidado, termina em {time}',
  'room {room}: ready, {count} guests, ends in {time}':
    'sala {room}: pronta, {count} convidados, termina em {time}',
  'room {room}: ready, unknown number of guests, ends in {time}':
    'sala {room}: pronta, número de convidados desconhecido, termina em {time}',
  '{away} away, {resumed} resumed': 'ausentes: {away}, retomadas: {resumed}',
  sessions: 'sessões',
  refused: 'recusados',
  'in this container': 'neste contêiner',
  '{state} for {time}': '{state} há {time}',
  '{state} for {time}, {count} restart': '{state} há {time}, {count} reinício',
  '{state} for {time}, {count} restarts': '{state} há {time}, {count} reinícios',
  down: 'parado',
  starting: 'iniciando',
  ready: 'pronto',
  waiting: 'em espera',
  degraded: 'com falhas',
  stopping: 'parando',
  stopped: 'encerrado',
  ending: 'encerrando',
  off: 'desligado',
  bootstrapping: 'iniciando',
  'bootstrapping {percent} %': 'iniciando {percent} %',
  publishing: 'publicando',
  checking: 'verificando',
  reachable: 'acessível',
  unreachable: 'inacessível',
  'publishing its descriptor': 'publicando seu descritor',
  'not reachable yet; dialling it as a guest would':
    'ainda inacessível; testando como um convidado faria',
  'not reachable; trying again': 'inacessível; tentando de novo',

  // A room’s life.
  'the onion is reachable: guests can enter by the link':
    'o onion está acessível: os convidados já podem entrar pelo link',
  'the onion is not reachable yet; it is said here when it is':
    'o onion ainda não está acessível; um aviso aparecerá aqui',
  'ending the room': 'encerrando a sala',
  'ending the room: its lifetime is over': 'encerrando a sala: o tempo dela terminou',
  'ending the room: the host program is gone':
    'encerrando a sala: o programa anfitrião não está mais rodando',
  'ending the room: the process that carried its doors is gone':
    'encerrando a sala: o processo que mantinha as entradas dela não está mais rodando',
  'ending the room, as it cannot be started': 'encerrando a sala, pois não pode ser iniciada',
  'the room has ended': 'a sala foi encerrada',
  'not overwritten: {parts}': 'não sobrescrito: {parts}',
  'what was not overwritten stays in free memory until that is used again: to be sure, switch this machine off':
    'o que não foi sobrescrito fica na memória livre até que ela seja usada de novo: para ter certeza, desligue esta máquina',
  'to look again: mayfly verify; to remove what is left: mayfly down':
    'para verificar de novo: mayfly verify; para remover o que sobrou: mayfly down',
  'the room has ended ({details})': 'a sala foi encerrada ({details})',
  'killed: {parts}': 'encerrados à força: {parts}',
  'not ended: {parts}': 'não encerraram: {parts}',
  'not wiped: {parts}': 'não apagados: {parts}',
  'the key is let in': 'a chave foi autorizada',
  'the engine does not let go of what an earlier room left; where no container of yours uses it, restart Docker: {thing}':
    'o motor não solta o que uma sala anterior deixou; se nenhum contêiner seu o usa, reinicie o Docker: {thing}',
  'removed what an earlier room left: {thing}': 'removido o que uma sala anterior deixou: {thing}',
  'all is in place': 'está tudo no lugar',
  'engine: docker; --engine bare does without':
    'motor: docker; para iniciar sem ele: --engine bare',
  "Docker's engine at {socketPath} has no socket":
    'o motor do Docker em {socketPath} não tem socket',
  "Docker's engine at {socketPath} does not let this user in":
    'o motor do Docker em {socketPath} não deixa este usuário entrar',
  "Docker's engine at {socketPath} does not run":
    'o motor do Docker em {socketPath} não está rodando',
  "Docker's engine at {socketPath} does not answer: {error}":
    'o motor do Docker em {socketPath} não responde: {error}',
  'engine: bare; {why}': 'motor: bare; {why}',
  'the image has no program for {transport}': 'a imagem não tem programa para {transport}',
  'building the image {image}: once for each version, some minutes':
    'criando a imagem {image}: uma vez por versão, alguns minutos',
  'removed {count} images that earlier builds left':
    'removidas {count} imagens que compilações anteriores deixaram',
  'container {name}': 'contêiner {name}',
  'network {name}': 'rede {name}',
  'control group {name}': 'grupo de controle {name}',

  // The residue report.
  'the room is over': 'a sala foi encerrada',
  'this machine': 'esta máquina',
  'nothing is left': 'não sobrou nada',
  'nothing found': 'nada encontrado',
  '{left} of {all} found': '{left} de {all} encontrados',
  '{found}, {open} not checked': '{found}, {open} sem verificar',
  gone: 'não sobrou nada',
  LEFT: 'SOBROU ALGO',
  'not checked': 'não verificado',
  'mayfly down removes what is left': 'mayfly down remove o que sobrou',
  'processes and namespaces': 'processos e namespaces',
  processes: 'processos',
  'keys and state, overwritten': 'chaves e estado, sobrescritos',
  mounts: 'montagens',
  files: 'arquivos',
  ports: 'portas',
  containers: 'contêineres',
  networks: 'redes',
  container: 'contêiner',
  network: 'rede',
  volumes: 'volumes',
  'control groups': 'grupos de controle',
  'files in the container’s layer': 'arquivos na camada do contêiner',
  'mounts that reach a disk': 'montagens que chegam a um disco',
  'log file': 'arquivo de log',
  'pages in swap': 'páginas na troca (swap)',
  'core files': 'despejos de memória',
  'npm’s logs': 'logs do npm',
  'delete {file}': 'apague {file}',
  'delete {file} and {count} more': 'apague {file} e mais {count}',
  'npm’s log folder cannot be read ({code})': 'a pasta de logs do npm não pode ser lida ({code})',
  'process {list}': 'processo {list}',
  'the first process was never seen': 'o primeiro processo nunca foi visto',
  'the room did not end in order; its tmpfs is gone':
    'a sala não encerrou em ordem; o tmpfs dela não existe mais',
  'of {parts}': 'de {parts}',
  '{count} of tmpfs': '{count} de tmpfs',
  'taken: {ports}': 'ocupadas: {ports}',
  'the room ended before it could be looked at': 'a sala acabou antes de poder ser examinada',
  'the engine does not answer': 'o motor não responde',
  'this user cannot see the container’s processes':
    'este usuário não pode ver os processos do contêiner',
  'it is still there': 'ainda está lá',
  'the engine knows of none, but {why}': 'o motor não conhece nenhuma, mas {why}',
  'the log driver is {driver}': 'o driver de log é {driver}',
  'this machine has no swap on': 'esta máquina está sem troca (swap) ativa',
  '{bytes} bytes at the most': '{bytes} bytes no máximo',
  '{bytes} bytes at the end': '{bytes} bytes no fim',
  'swap is on, and this kernel keeps no peak of it; none at the end':
    'a troca (swap) está ativa, e este kernel não guarda o pico dela; nenhuma no fim',
  'a process may write one': 'um processo pode gravar um',
  'looked in {dirs}': 'procurado em {dirs}',
  'nobody can tell whose it is: {files}': 'não se sabe de quem é: {files}',
  'the engine has a kernel of its own': 'o motor tem um kernel próprio',
  'a core file holds what was in memory: remove it by shred -u':
    'um despejo de memória guarda o que estava na memória: remova-o com shred -u',
  'volume {name}': 'volume {name}',
  'just made by Compose, or left: {names}': 'recém-criado pelo Compose, ou o que sobrou: {names}',
  'started by other means: {names}': 'iniciado por outros meios: {names}',
  'Docker’s own records': 'registros do próprio Docker',
  'its log and database keep random names and ids, and when rooms began and ended':
    'o log e o banco de dados dele guardam nomes e ids aleatórios, e quando salas começaram e terminaram',
  'the room’s name stands in the container’s environment, and Docker keeps it after the end; docker/README.md tells how to give it on stdin':
    'o nome da sala está no ambiente do contêiner, e o Docker o guarda depois do fim; docker/README.md diz como dá-lo pela entrada padrão',
  'the kernel hands dumps to {program}': 'o kernel entrega os despejos a {program}',

  // More of the residue report.
  'swap is on, and the engine keeps no account of it':
    'a troca (swap) está ativa, e o motor não a contabiliza',
  '{size} KiB at the end': '{size} KiB no fim',
  'swap is on: a page may have been there and gone; "swapoff -a" before the next room':
    'a troca (swap) está ativa: uma página pode ter passado por lá; "swapoff -a" antes da próxima sala',
  engine: 'motor',
  'its namespaces were never seen': 'os namespaces dele nunca foram vistos',
  'image and mounts': 'imagem e montagens',
  '{count} in this namespace': '{count} neste namespace',

  // mayfly doctor.
  'the engine cannot limit {what}': 'o motor não pode limitar {what}',
  'a guest who keeps the room busy can then use up what this machine has of it':
    'um convidado que sobrecarregue a sala pode esgotar o que esta máquina tem disso',
  'no Docker engine': 'sem motor do Docker',
  'Docker {version}, storage {storage}, logs by {logs} (a room: none)':
    'Docker {version}, armazenamento {storage}, logs por {logs} (uma sala: nenhum)',
  'kernel {kernel}; {docker}; {memory} MiB of memory free':
    'kernel {kernel}; {docker}; {memory} MiB de memória livres',
  'BREAKS A PROMISE': 'QUEBRA UMA PROMESSA',
  weakens: 'enfraquece',
  'not known': 'não se sabe',
  '{count} found': '{count} encontrados',
  '{finding}; to mend it: {command}': '{finding}; para remediar: {command}',
  'swap on a disk: {names}': 'troca (swap) em um disco: {names}',
  'the room itself is kept out of it, but this program shows the passphrase, and its pages are not':
    'a sala fica fora dele, mas este programa mostra a frase secreta, e as páginas dele não ficam',
  'pages of the room may be written there and stay after the end':
    'páginas da sala podem ser gravadas lá e ficar depois do fim',
  'pages of the room, and of its files, may be written there and stay after the end':
    'páginas da sala, e dos arquivos dela, podem ser gravadas lá e ficar depois do fim',
  'this machine can hibernate': 'esta máquina pode hibernar',
  'hibernation writes all memory, the room in it, to a disk':
    'a hibernação grava toda a memória, com a sala, em um disco',
  'the kernel hands core dumps to {program}': 'o kernel entrega os despejos de memória a {program}',
  'it writes no core of a room, but that a part crashed goes into the journal':
    'ele não grava o despejo de uma sala, mas o fato de uma parte ter falhado vai para o journal',
  'should a part of the room crash, its memory may be written to a disk':
    'se uma parte da sala falhar, a memória dela pode ir para um disco',
  'init_on_free is off': 'init_on_free está desligado',
  'freed memory keeps what was said until another program gets it':
    'a memória liberada guarda o que foi dito até outro programa recebê-la',
  'the bare engine has no system-call filter': 'o motor bare não tem filtro de chamadas de sistema',
  'an exploit in a part of the room meets the whole kernel; a container (--engine docker or volatile) leaves it few calls':
    'uma falha explorada numa parte da sala encontra o kernel inteiro; um contêiner (--engine docker ou volatile) lhe deixa poucas chamadas',
  'the engine has no seccomp': 'o motor não tem seccomp',
  'the room’s programs could make every system call, and the engine refuses our profile':
    'os programas da sala poderiam fazer qualquer chamada de sistema, e o motor recusa nosso perfil',
  'AppArmor is not on': 'o AppArmor não está ativo',
  'one of the layers around the room is missing; the others hold':
    'falta uma das camadas em volta da sala; as outras seguram',
  'Docker keeps of every room, in its log and database: random names and ids, and when it began and ended':
    'O Docker guarda de cada sala, no log e no banco de dados dele: nomes e ids aleatórios, e quando ela começou e terminou',
  'userns-remap is off': 'userns-remap está desligado',
  'root in the container is this machine’s root, held by capabilities, seccomp and namespaces':
    'o root do contêiner é o desta máquina, contido por capacidades, seccomp e namespaces',
  'add "userns-remap": "default" to /etc/docker/daemon.json, then: sudo systemctl restart docker':
    'acrescente "userns-remap": "default" a /etc/docker/daemon.json, e depois: sudo systemctl restart docker',
  "Docker's engine is {version}": 'o motor do Docker é {version}',
  'before {version}, other machines of the local network can reach ports that are published on 127.0.0.1, such as the room’s page':
    'antes da versão {version}, outras máquinas da rede local alcançam portas publicadas em 127.0.0.1, como a página da sala',
  'nothing before {version} was tried': 'nada anterior a {version} foi testado',
  'tor finds no relays with a clock that is hours off, so that no onion appears':
    'com um relógio horas fora do certo o tor não acha relés, e nenhum onion aparece',
  'the clock stands before these sources were made':
    'o relógio marca uma hora anterior a este código',
  'nobody sets this machine’s clock': 'ninguém acerta o relógio desta máquina',
  '{size} MiB of memory are free': 'há {size} MiB de memória livres',
  'a room wants {size} MiB; with less the kernel may end it':
    'uma sala quer {size} MiB; com menos o kernel pode encerrá-la',
  'port {ports} is taken on 127.0.0.1': 'a porta {ports} está ocupada em 127.0.0.1',
  'a door cannot open there': 'uma entrada não pode abrir ali',
  'whether the clock is right: nobody here tells, and no network is asked':
    'se o relógio está certo: ninguém aqui diz, e a rede não é consultada',
  'init_on_free: the kernel’s configuration is not readable':
    'init_on_free: a configuração do kernel não pode ser lida',
  'where core dumps go: the engine has a kernel of its own':
    'para onde vão os despejos: o motor tem um kernel próprio',
  'Docker: {why}': 'Docker: {why}',
  'see mayfly doctor': 'veja mayfly doctor',

  // Errors and hints: rooms and engines.
  'error:': 'erro:',
  'hint:': 'dica:',
  'warning:': 'aviso:',
  'no room of yours runs here': 'não há nenhuma sala sua aqui',
  'no room of yours is called {room}': 'nenhuma sala sua se chama {room}',
  'start one: mayfly up': 'inicie uma: mayfly up',
  'there is {rooms}': 'há {rooms}',
  '{count} rooms of yours run here': 'há {count} salas suas aqui',
  'say which: {rooms}': 'diga qual: {rooms}',
  'the room still runs after {seconds} s': 'a sala continua no ar após {seconds} s',
  'a second Ctrl-C where it was started ends it at once':
    'um segundo Ctrl-C onde ela foi iniciada a encerra na hora',
  'the room does not answer': 'a sala não responde',
  'is it ending? see mayfly status': 'está encerrando? veja mayfly status',
  'the room gives an answer of another form': 'a sala responde em um formato desconhecido',
  'was it started by another version of mayfly?': 'foi iniciada por outra versão do mayfly?',
  'engine docker: there is no image {image}': 'motor docker: não existe a imagem {image}',
  'docker image ls shows those that are there': 'docker image ls mostra as que existem',
  "engine volatile: this machine's own engine has no image {image}":
    'motor volatile: o motor desta máquina não tem a imagem {image}',
  'engine docker: {what}': 'motor docker: {what}',
  'engine bare: {what}': 'motor bare: {what}',
  'start the engine (sudo systemctl start docker), or choose --engine bare':
    'inicie o motor (sudo systemctl start docker), ou escolha --engine bare',
  'DOCKER_HOST names no unix socket of this machine':
    'DOCKER_HOST não aponta para um socket unix desta máquina',
  'choose others: --web-port, --ssh-port': 'escolha outras: --web-port, --ssh-port',
  'engine bare: needs Linux, this is {platform}': 'motor bare: precisa de Linux, isto é {platform}',
  'where there is Docker: --engine docker': 'onde houver Docker: --engine docker',
  'engine bare: {programs} not found': 'motor bare: {programs} não encontrado',
  'install the packages util-linux, hostname (Arch: inetutils) and iproute2 (Fedora: iproute)':
    'instale os pacotes util-linux, hostname (Arch: inetutils) e iproute2 (Fedora: iproute)',
  'engine bare: this kernel gives ordinary users no user namespaces':
    'motor bare: este kernel não dá namespaces de usuário a usuários comuns',
  'run it as root: sudo mayfly up': 'rode como root: sudo mayfly up',
  '{program}: not found': '{program}: não encontrado',
  'run: mayfly setup': 'rode: mayfly setup',
  'port {port}: is taken on 127.0.0.1': 'porta {port}: está ocupada em 127.0.0.1',
  'port {port}: is for root alone': 'porta {port}: é só para o root',
  'choose others, from 1024 on': 'escolha outras, a partir de 1024',
  'port {port}: cannot be listened on ({code}) on 127.0.0.1':
    'porta {port}: não pode ser aberta ({code}) em 127.0.0.1',
  '127.0.0.1: this machine cannot reach itself there ({code})':
    '127.0.0.1: esta máquina não alcança a si mesma ali ({code})',
  'its loopback may be down, or filtered: sudo ip link set lo up; sudo ip address add 127.0.0.1/8 dev lo':
    'a interface loopback pode estar desligada ou filtrada: sudo ip link set lo up; sudo ip address add 127.0.0.1/8 dev lo',
  'choose another: --listen PORT': 'escolha outra: --listen PORTA',
  'engine volatile: needs Linux, and root': 'motor volatile: precisa de Linux, e de root',
  'sudo mayfly up --engine volatile, or choose --engine docker or bare':
    'sudo mayfly up --engine volatile, ou escolha --engine docker ou bare',
  'engine volatile: not found: {programs}': 'motor volatile: não encontrado: {programs}',
  'engine volatile: waited in vain for {what}': 'motor volatile: esperou em vão: {what}',
  'engine volatile: {what}': 'motor volatile: {what}',
  'internal error': 'erro interno',

  // Errors and hints: the command line.
  '"{word}" is not a command': '"{word}" não é um comando',
  'help: "{word}" is not a command': 'help: "{word}" não é um comando',
  'one of {commands}; see mayfly --help': 'um de {commands}; veja mayfly --help',
  'see mayfly --help': 'veja mayfly --help',
  'see mayfly {command} --help': 'veja mayfly {command} --help',
  '{count} too many on the command line; flags start with --':
    'sobram {count} na linha de comando; as opções começam com --',
  'completion: name a shell: {shells}': 'completion: diga um shell: {shells}',
  '{flag}: is not a flag of this command': '{flag}: não é uma opção deste comando',
  '{flag}: takes no value': '{flag}: não leva valor',
  '{flag}: needs a value': '{flag}: precisa de um valor',
  '{flag}: needs a value; one that starts with - goes as {form}=-…':
    '{flag}: precisa de um valor; um que começa com - vai assim: {form}=-…',
  '{flag}: is given twice': '{flag}: aparece duas vezes',
  'config passphrase: given as a flag and as a file':
    'config passphrase: dada como opção e como arquivo',
  'config passphrase: the value {why}; to use it all the same: --weak-passphrase':
    'config passphrase: o valor {why}; para usá-lo mesmo assim: --weak-passphrase',
  'is shorter than {count} characters, so that it is soon guessed':
    'tem menos de {count} caracteres e logo é adivinhado',
  'repeats a few characters': 'repete poucos caracteres',
  'follows the alphabet or the keyboard': 'segue o alfabeto ou o teclado',
  'is made of what is tried first': 'é feito do que se tenta primeiro',
  'config passphrase: the value {why}: it is soon guessed':
    'config passphrase: o valor {why}: logo é adivinhado',
  '--{flag}: npm took it for itself; two dashes go before it: npm start -- --{same}':
    '--{flag}: o npm ficou com ela; ponha dois hifens antes: npm start -- --{same}',
  '--{flag}: npm may write its command line to a log; give it by --{same}-file FILE, or by --{also}-file - and stdin':
    '--{flag}: o npm pode gravar a linha de comando em um log; dê-a com --{same}-file ARQUIVO, ou com --{also}-file - e stdin',
  'config engine: {value} is none of {names}': 'config engine: {value} não é nenhum de {names}',
  'config image: the bare engine has none': 'config image: o motor bare não tem imagem',
  'config {flag}: {value} must be {range}': 'config {flag}: {value} deve ser {range}',
  'config {flag}: {value} is neither "on" nor "off"': 'config {flag}: {value} não é "on" nem "off"',
  'config {flag}: {value} is not a time like 90m, 12h or 1h30m':
    'config {flag}: {value} não é um tempo como 90m, 12h ou 1h30m',
  'config {flag}: {value} is not 1–32 letters, digits, - or _ (several by commas)':
    'config {flag}: {value} não são de 1 a 32 letras, números, - ou _ (vários com vírgulas)',
  'config {flag}: {value} names more than 16 rooms': 'config {flag}: {value} tem mais de 16 salas',
  'config {flag}: {value} names a room twice': 'config {flag}: {value} repete uma sala',
  'config {flag}: {value} has a character that is not visible ASCII':
    'config {flag}: {value} tem um caractere que não é ASCII visível',
  'config {flag}: {value} starts with a colon': 'config {flag}: {value} começa com dois-pontos',
  'config {flag}: {value} is not 8–63 characters':
    'config {flag}: {value} não tem de 8 a 63 caracteres',
  'config {flag}: {value} is a private key; give the .pub file':
    'config {flag}: {value} é uma chave privada; use o arquivo .pub',
  'config {flag}: {value} is not an OpenSSH public key like "ssh-ed25519 AAAA…"':
    'config {flag}: {value} não é uma chave pública do OpenSSH como "ssh-ed25519 AAAA…"',
  'config {flag}: {value} holds more than 64 keys': 'config {flag}: {value} tem mais de 64 chaves',
  'config {flag}: {value} is not a bridge line (plain, obfs4 or snowflake)':
    'config {flag}: {value} não é uma linha de ponte (simples, obfs4 ou snowflake)',
  'config {flag}: {value} is not a bridge line of visible ASCII':
    'config {flag}: {value} não é uma linha de ponte em ASCII visível',
  'config {flag}: {value} sets {word}, which Mayfly sets itself':
    'config {flag}: {value} define {word}, que o Mayfly define por si',
  'config {flag}: {value} has a character that is not ASCII':
    'config {flag}: {value} tem um caractere que não é ASCII',
  'config {flag}: {value} is longer than {count} characters':
    'config {flag}: {value} passa de {count} caracteres',
  'config {flag}: {value} is wrong': 'config {flag}: {value} está errado',
  'config: wrong': 'config: está errado',
  'the value': 'o valor',
  'a value of {count} characters': 'um valor de {count} caracteres',
  'config passphrase: "none" needs --open, as anybody who finds a door may then enter':
    'config passphrase: "none" precisa de --open, pois então entra quem achar uma entrada',
  'config open: goes with --passphrase none only': 'config open: só vale com --passphrase none',
  'config ports: two of the four are the same': 'config ports: duas das quatro são iguais',
  'see mayfly up --help': 'veja mayfly up --help',
  'config {flag}: {path} is not there': 'config {flag}: {path} não existe',
  'config {flag}: {path} is a folder': 'config {flag}: {path} é uma pasta',
  'config {flag}: {path} may not be read by this user':
    'config {flag}: {path} não pode ser lido por este usuário',
  'config {flag}: {path} cannot be read ({code})':
    'config {flag}: {path} não pode ser lido ({code})',
  'config {flag}: {path} cannot be read': 'config {flag}: {path} não pode ser lido',
  'config {flag}: {path} is larger than {size} KiB': 'config {flag}: {path} passa de {size} KiB',
  'config {flag}: {path} is not text': 'config {flag}: {path} não é texto',
  'config {flag}: {path} is empty': 'config {flag}: {path} está vazio',
  '{variable} is not a variable that mayfly knows': 'o mayfly não conhece a variável {variable}',
  'config tor: is not HOST:PORT': 'config tor: não é SERVIDOR:PORTA',
  'config room: {value} is not what mayfly status shows':
    'config room: {value} não é o que mayfly status mostra',
  'config {flag}: {value} holds {count} keys, not one':
    'config {flag}: {value} tem {count} chaves, não uma',

  // mayfly connect.
  'connect: no invitation; give the link, or - to paste it':
    'connect: falta o convite; informe o link, ou - para colar',
  'connect: npm may write its command line to a log; give - and paste the link':
    'connect: o npm pode gravar a linha de comando em um log; dê - e cole o link',
  'connect: no invitation came on stdin': 'connect: nenhum convite chegou por stdin',
  'paste the whole link': 'cole o link inteiro',
  'paste the invitation, then press Enter; it is not shown':
    'cole o convite e tecle Enter; ele não aparece na tela',
  'this is not all of it: paste the rest; Enter alone ends it':
    'falta uma parte: cole o resto; só Enter encerra',
  'this door is no onion: its network sees your address':
    'esta entrada não é um onion: a rede dela vê seu endereço',
  connected: 'conectado',
  connecting: 'conectando',
  'connecting over Tor': 'conectando pelo Tor',
  'idle; connects when a client comes': 'em repouso; conecta quando vier um cliente',
  'dropped; connecting again': 'caiu; conectando de novo',
  '{problem}; trying again in {seconds} s at most': '{problem}; nova tentativa em até {seconds} s',
  'In another terminal, in irssi or any IRC client:':
    'Em outro terminal, no irssi ou em qualquer cliente IRC:',
  'Ctrl-C here ends it.': 'Ctrl-C aqui encerra.',
  'invitation: is not a link': 'convite: não é um link',
  'it starts with http:// and goes on to its last letter; paste all of it':
    'ele começa com http:// e vai até a última letra; cole tudo',
  'invitation: does not start with http:// or https://':
    'convite: não começa com http:// nem https://',
  'invitation: has a user name before its host':
    'convite: tem um nome de usuário antes do servidor',
  'no room makes such a link: it may be there to mislead you':
    'nenhuma sala faz um link assim: ele pode querer enganar você',
  'invitation: the part after # names no room':
    'convite: o que vem depois de # não indica uma sala',
  'quote the link, or the shell drops what follows the #':
    'ponha o link entre aspas, ou o shell tira o que vem depois de #',
  'invitation: names no ssh door': 'convite: não indica uma entrada ssh',
  'it is one for browsers; ask the operator for the one for IRC clients':
    'é um para navegadores; peça ao operador o convite para clientes IRC',
  'invitation: its ssh door is on another host than its link':
    'convite: a entrada ssh está em outro servidor que não o do link',
  'no room makes such a link: whoever sent it may want your address; nothing was dialled':
    'nenhuma sala faz um link assim: quem o enviou pode querer seu endereço; nenhuma conexão foi feita',
  'invitation: its ssh door is neither an onion nor on a private network':
    'convite: a entrada ssh não é um onion nem está em uma rede privada',
  'whoever runs that host sees your address; if you accept that: --direct':
    'quem opera esse servidor vê seu endereço; se você aceita isso: --direct',
  'connect: the invitation brings no key': 'connect: o convite não traz chave',
  'give your own by --identity FILE, the one the operator let in':
    'informe a sua com --identity ARQUIVO, a que o operador autorizou',
  'config identity: the file holds no private key that can be read':
    'config identity: o arquivo não tem uma chave privada que se possa ler',
  'it must be a private key in a format of OpenSSH, without a passphrase of its own':
    'deve ser uma chave privada em um formato do OpenSSH, sem frase própria',
  'tor: nobody listens at its SOCKS port': 'tor: ninguém escuta na porta SOCKS dele',
  'tor: cannot reach the onion': 'tor: não foi possível chegar ao onion',
  'start tor or Tor Browser; say where by --tor HOST:PORT (Tor Browser: 127.0.0.1:9150)':
    'inicie o tor ou o Tor Browser; diga onde com --tor SERVIDOR:PORTA (Tor Browser: 127.0.0.1:9150)',
  'is the room still there? try again in a minute':
    'a sala ainda existe? tente de novo em um minuto',
  'ssh: the door does not answer': 'ssh: a entrada não responde',
  'is the room still there?': 'a sala ainda existe?',
  'ssh: the host key is not the invitation’s; nothing was sent to that host':
    'ssh: a chave do servidor não é a do convite; nada foi enviado a ele',
  'is the invitation of an earlier room? else somebody stands in between: ask the operator':
    'o convite é de uma sala anterior? se não, há alguém no meio: pergunte ao operador',
  'ssh: the room does not take this key': 'ssh: a sala não aceita esta chave',
  'ask the operator to let it in; send them your public key':
    'peça ao operador que a autorize; envie a ele sua chave pública',
  'ssh: the connection failed before the login': 'ssh: a conexão falhou antes do login',
  'try again in a minute': 'tente de novo em um minuto',

  // Orders of a container.
  "{variable}: stands in the container's environment, which Docker keeps on its disk":
    '{variable}: está no ambiente do contêiner, que o Docker guarda no disco dele',
  'take it away, remove the container, and give it on stdin: see docker/README.md':
    'tire-a, remova o contêiner e dê-a por stdin: veja docker/README.md',
  'stdin: its first line is not JSON': 'stdin: a primeira linha não é JSON',
  'stdin: its first line holds no object "variables"':
    'stdin: a primeira linha não tem um objeto "variables"',

  // Set-up.
  'installing npm dependencies (npm ci)': 'instalando as dependências do npm (npm ci)',
  'npm does not start: {why}': 'o npm não inicia: {why}',
  'npm comes with Node; see https://nodejs.org': 'o npm vem com o Node; veja https://nodejs.org',
  'this copy of Mayfly has no package-lock.json: nobody can tell which packages belong to it':
    'esta cópia do Mayfly não tem package-lock.json: não se sabe quais pacotes são dela',
  'start it from a clone of its sources; npm leaves that file out of what it packs':
    'inicie-o de um clone do código; o npm deixa esse arquivo fora do que empacota',
  'this copy of Mayfly cannot build its server and its page: it is not a clone':
    'esta cópia do Mayfly não pode compilar o servidor e a página: não é um clone',
  'start rooms from a clone of its sources; here the other commands work':
    'inicie salas de um clone do código; aqui funcionam os outros comandos',
  'this copy of Mayfly is in a node_modules folder, from where Node runs no TypeScript':
    'esta cópia do Mayfly está em uma pasta node_modules, e dali o Node não executa TypeScript',
  'clone its sources, and start it there': 'clone o código e inicie-o lá',
  'copy it to a folder of your own, and start it there': 'copie-o para uma pasta sua e inicie-o lá',
  'choose another place: MAYFLY_PROGRAMS=/FOLDER mayfly up':
    'escolha outro lugar: MAYFLY_PROGRAMS=/PASTA mayfly up',
  '{folder}: is on a file system that is mounted read-only':
    '{folder}: está em um sistema de arquivos montado só para leitura',
  '{folder}: may not be written by this user': '{folder}: este usuário não pode gravar aí',
  '{folder}: is mounted noexec: no program may run from there':
    '{folder}: está montado com noexec: nenhum programa pode rodar dali',
  'this user has no home folder': 'este usuário não tem pasta pessoal',
  'choose a place for the programs: MAYFLY_PROGRAMS=/FOLDER mayfly up':
    'escolha um lugar para os programas: MAYFLY_PROGRAMS=/PASTA mayfly up',
  'the set-up was ended before it was done': 'a preparação foi interrompida antes de acabar',
  'start it again: it goes on where it was': 'inicie de novo: ela continua de onde parou',
  '{place}: may not be used by this user': '{place}: este usuário não pode usar',
  '{place}: the disk is full': '{place}: o disco está cheio',
  '{place}: your share of the disk is full': '{place}: sua parte do disco está cheia',
  '{folder}: its disk has {free} MiB free, the set-up needs {need}':
    '{folder}: o disco tem {free} MiB livres, a preparação precisa de {need}',
  'MAYFLY_PROGRAMS: is not a path that starts with /':
    'MAYFLY_PROGRAMS: não é um caminho que começa com /',
  '{place}: is not there': '{place}: não existe',
  '{place}: a part of this path is a file, not a folder':
    '{place}: uma parte do caminho é um arquivo, não uma pasta',
  '{place}: too many files are open': '{place}: há arquivos demais abertos',
  '{place}: the disk does not work': '{place}: o disco não funciona',
  '{place}: there is not enough memory': '{place}: não há memória suficiente',
  '{place}: no more processes may be started': '{place}: não se podem iniciar mais processos',
  '{place}: cannot be used ({code})': '{place}: não pode ser usado ({code})',
  'choose a place that you may write': 'escolha um lugar em que você possa gravar',
  'make room, then try again': 'libere espaço e tente de novo',
  'was it removed meanwhile? try again': 'foi removido nesse meio-tempo? tente de novo',
  'move it out of the way, then try again': 'tire-o do caminho e tente de novo',
  'raise the limit: ulimit -n 1024': 'aumente o limite: ulimit -n 1024',
  'end other programs, then try again': 'encerre outros programas e tente de novo',
  'see dmesg': 'veja dmesg',
  'see the manual of your system for this code': 'veja o manual do seu sistema para este código',
  'npm ci failed, see above': 'o npm ci falhou, veja acima',
  'it needs the npm registry; try `npm ping`': 'ele precisa do registro do npm; tente `npm ping`',
  'npm ci left something out': 'o npm ci deixou algo de fora',
  'does your npm configuration omit optional packages? see `npm config get omit`':
    'sua configuração do npm omite pacotes opcionais? veja `npm config get omit`',
  'waiting for another set-up to end': 'esperando outra preparação acabar',
  'another set-up does not end': 'outra preparação não acaba',
  'end it, then try again': 'encerre-a e tente de novo',
  'a package cannot be unpacked: {why}': 'um pacote não pode ser desempacotado: {why}',
  'is the disk full?': 'o disco está cheio?',
  'apt does not offer {packages}: {why}': 'o apt não oferece {packages}: {why}',
  'the package lists could not be fetched: is there a network?':
    'não foi possível baixar as listas de pacotes: há rede?',
  'try: sudo apt-get install {packages}': 'tente: sudo apt-get install {packages}',
  'packages could not be fetched: {why}': 'não foi possível baixar pacotes: {why}',
  'is there a network?': 'há rede?',
  'the fetched {program} does not run here: {why}': 'o {program} baixado não roda aqui: {why}',
  'install the packages ({packages})': 'instale os pacotes ({packages})',
  'the fetched tor, sshd and others are {days} days old; fetch fixes by: mayfly setup --refresh':
    'tor, sshd e os outros foram baixados há {days} dias; baixe as correções com: mayfly setup --refresh',
  'not found on this machine: {programs}': 'não encontrado nesta máquina: {programs}',
  'fetching {programs} as packages into {folder} (nothing is installed)':
    'baixando {programs} como pacotes em {folder} (nada é instalado)',
  'the package of {program} does not hold it': 'o pacote de {program} não o contém',
  'building the server and the page': 'compilando o servidor e a página',
  'the build failed: {why}': 'a compilação falhou: {why}',
  'was a source changed? see git status': 'algum arquivo fonte mudou? veja git status',

  // Help: settings.
  'the channel that guests enter, and others by commas':
    'o canal em que os convidados entram, e outros com vírgulas',
  'the room’s shared secret; default: six random words. Other users of this machine can read a flag: prefer --passphrase-file':
    'o segredo comum da sala; padrão: seis palavras ao acaso. Outros usuários desta máquina podem ler uma opção: prefira --passphrase-file',
  'allow --passphrase none: whoever finds a door may enter':
    'permite --passphrase none: entra quem achar uma entrada',
  'how long the room lives, unless it is ended earlier: 90m, 12h, 7d':
    'quanto a sala vive se não for encerrada antes: 90m, 12h, 7d',
  'the page, on 127.0.0.1 only': 'a página, só em 127.0.0.1',
  'the ssh door, on 127.0.0.1 only': 'a entrada ssh, só em 127.0.0.1',
  'the IRC door inside: what ssh may forward to':
    'a entrada IRC de dentro: para onde o ssh pode levar',
  'ngIRCd inside: only the gateway speaks to it': 'o ngIRCd, dentro: só o gateway fala com ele',
  'a guest’s public key; repeatable; default: one is minted for the invitation':
    'a chave pública de um convidado; pode repetir; padrão: uma é criada para o convite',
  'start no tor: the room is reachable on this machine only':
    'sem tor: só se chega à sala nesta máquina',
  'bridge lines, for networks that block Tor (plain, obfs4, snowflake)':
    'linhas de pontes, para redes que bloqueiam o Tor (simples, obfs4, snowflake)',
  'extra lines for tor’s configuration, as for a test network':
    'linhas extras para a configuração do tor, como para uma rede de testes',
  'the longest nickname, 3–31': 'tamanho máximo do apelido, 3–31',
  'how many sessions the room holds': 'quantas sessões cabem na sala',
  'how many sessions one Tor circuit may hold': 'quantas sessões um circuito do Tor pode ter',
  'how long a guest whose connection broke keeps their place':
    'por quanto tempo um convidado cuja conexão caiu guarda o lugar',
  'the last lines of each channel that newcomers get, 0–500; 0: what was said before they came is not theirs':
    'as últimas linhas de cada canal que os recém-chegados recebem, 0–500; 0: o que foi dito antes não é deles',
  'default {value}': 'padrão {value}',

  // Help.
  'usage:': 'uso:',
  'Examples:': 'Exemplos:',
  'A chat room that lives in RAM: up with one command, gone with Ctrl-C.':
    'Uma sala de chat que vive na RAM: nasce com um comando, acaba com Ctrl-C.',
  'start a room, print its invitation, stay until it ends':
    'inicia uma sala, mostra o convite e fica até o fim',
  'enter a room with any IRC client, by its ssh door':
    'entra em uma sala com qualquer cliente IRC, pela entrada ssh',
  'how the room on this machine is': 'como está a sala desta máquina',
  'print the invitation again; let a guest’s ssh key in':
    'mostra o convite de novo; autoriza a chave ssh de um convidado',
  'end the room on this machine; remove what others left':
    'encerra a sala desta máquina; remove o que outras deixaram',
  'look for what any ended room left on this machine':
    'procura o que qualquer sala encerrada deixou nesta máquina',
  'what on this machine breaks or weakens a promise':
    'o que nesta máquina quebra ou enfraquece uma promessa',
  'fetch and build what is missing; up does it by itself':
    'baixa e compila o que falta; up faz isso sozinho',
  'the script that completes commands in a shell': 'o script que completa comandos em um shell',
  'the flags of a command; so does COMMAND --help':
    'as opções de um comando; igual a COMANDO --help',
  'print the version': 'mostra a versão',
  'Here "mayfly" stands for: {command}': 'Aqui "mayfly" quer dizer: {command}',
  'The language is that of MAYFLY_LANG (en, pt-BR, es), or else of LC_ALL, LC_MESSAGES or LANG.':
    'O idioma é o de MAYFLY_LANG (en, pt-BR, es), ou então o de LC_ALL, LC_MESSAGES ou LANG.',
  'Exit codes: 0 fine, 1 failure, 2 wrong usage or configuration, 3 something of an ended room was left, 130 ended at once by a second Ctrl-C.':
    'Códigos de saída: 0 certo, 1 falha, 2 uso ou configuração errados, 3 sobrou algo de uma sala encerrada, 130 encerrado na hora por um segundo Ctrl-C.',
  'Starts a room and prints its invitation. The room ends with Ctrl-C, "mayfly down", or its lifetime. Each flag has a variable; the flag wins.':
    'Inicia uma sala e mostra o convite. A sala acaba com Ctrl-C, com "mayfly down" ou com o tempo dela. Cada opção tem uma variável; a opção vence.',
  'the passphrase is the first line of FILE; - reads stdin':
    'a frase secreta é a primeira linha de FILE; - lê stdin',
  'docker: a container of this machine’s Docker engine. volatile: an engine of its own, in memory alone (Linux, root). bare: no engine, private namespaces (Linux). Default: docker where it can, else bare (MAYFLY_ENGINE)':
    'docker: um contêiner do motor do Docker desta máquina. volatile: um motor próprio, só em memória (Linux, root). bare: sem motor, namespaces privados (Linux). Padrão: docker onde puder, senão bare (MAYFLY_ENGINE)',
  'for docker and volatile: an image that this machine’s engine has; default: built from these sources, once (MAYFLY_IMAGE)':
    'para docker e volatile: uma imagem que o motor desta máquina tenha; padrão: criada a partir deste código, uma vez (MAYFLY_IMAGE)',
  'do not start where mayfly doctor finds a broken promise (MAYFLY_STRICT=on)':
    'não iniciar onde mayfly doctor achar uma promessa quebrada (MAYFLY_STRICT=on)',
  'take a passphrase that is soon guessed (MAYFLY_WEAK_PASSPHRASE=on)':
    'aceita uma frase secreta fácil de adivinhar (MAYFLY_WEAK_PASSPHRASE=on)',
  'events on stdout, one JSON object a line (MAYFLY_JSON=on)':
    'eventos em stdout, um objeto JSON por linha (MAYFLY_JSON=on)',
  'draw no QR code (MAYFLY_QR=off)': 'não desenha o código QR (MAYFLY_QR=off)',
  'A variable for a FILE holds the lines themselves, or a path that starts with / or ./ instead. Files are at most 64 KiB.':
    'Uma variável para um FILE leva as próprias linhas, ou um caminho que começa com / ou ./. Os arquivos têm no máximo 64 KiB.',
  'Files of its own: programs unpacked under ~/.cache/mayfly/programs, or where MAYFLY_PROGRAMS says. Nothing of a room is there.':
    'Arquivos próprios: programas desempacotados em ~/.cache/mayfly/programs, ou onde MAYFLY_PROGRAMS disser. Nada de uma sala fica lá.',
  "Opens the room's ssh door, over Tor where the door is an onion, and listens on 127.0.0.1 for an IRC client. The door's host key must be the invitation's.":
    'Abre a entrada ssh da sala, pelo Tor se ela for um onion, e escuta em 127.0.0.1 um cliente IRC. A chave do servidor deve ser a do convite.',
  'the ssh invitation. Other users of this machine can read a command line: prefer -':
    'o convite ssh. Outros usuários desta máquina podem ler uma linha de comando: prefira -',
  'read the invitation from stdin: paste it, in as many lines as it has, then Enter. It is not shown':
    'lê o convite de stdin: cole-o, em quantas linhas ele tiver, e tecle Enter. Ele não aparece na tela',
  'where the IRC client connects; default 6668': 'onde o cliente IRC conecta; padrão 6668',
  'tor’s SOCKS port; default 127.0.0.1:9050 (Tor Browser’s is 9150)':
    'a porta SOCKS do tor; padrão 127.0.0.1:9050 (a do Tor Browser é 9150)',
  'your own private key, unencrypted; default: the one in the invitation':
    'sua própria chave privada, sem cifra; padrão: a do convite',
  'dial a door outside of Tor, too: its host and the networks on the way see your address':
    'conecta também a uma entrada fora do Tor: o servidor dela e as redes no caminho veem seu endereço',
  'Ends with Ctrl-C; connects again by itself when the connection drops.':
    'Encerra com Ctrl-C; conecta de novo sozinho quando a conexão cai.',
  'which one, where several run: as status names it':
    'qual, onde houver várias: como status a chama',
  'one JSON object on stdout': 'um objeto JSON em stdout',
  'Says how your running room is: its parts, its onion, how many guests.':
    'Diz como está sua sala no ar: as partes, o onion, quantos convidados.',
  'Prints the invitation of your running room again.':
    'Mostra de novo o convite da sua sala no ar.',
  'let the owner of this public key in by ssh, and print the invitation for them':
    'autoriza por ssh o dono desta chave pública, e mostra o convite para ele',
  'Ends your running room in order and waits until its last process is gone. The report of what was checked is printed where the room was started. Then removes containers and networks of rooms whose host program was ended by force.':
    'Encerra em ordem sua sala no ar e espera até não restar nenhum processo. O relatório do que foi verificado sai onde a sala foi iniciada. Depois remove contêineres e redes de salas cujo programa anfitrião foi encerrado à força.',
  'Looks for what any ended room left on this machine: containers, networks and volumes in Docker\'s engines, by Compose as well, processes, mounts, files, core files. Removes nothing; mayfly down does. A check that could not be made says "not checked", and why.':
    'Procura o que qualquer sala encerrada deixou nesta máquina: contêineres, redes e volumes nos motores do Docker, também os do Compose, processos, montagens, arquivos, despejos de memória. Não remove nada; isso é com mayfly down. O que não pôde ser verificado diz "não verificado", e por quê.',
  "Says what on this machine breaks or weakens a room's promises: what, why, and the command that mends it. Changes nothing and asks no network.":
    'Diz o que nesta máquina quebra ou enfraquece as promessas de uma sala: o quê, por quê, e o comando que remedia. Não muda nada nem consulta a rede.',
  'exit code 1 where a promise is broken; so does up --strict':
    'código de saída 1 se há uma promessa quebrada; igual a up --strict',
  "Prints a script that completes mayfly's commands, flags and their values.":
    'Mostra um script que completa os comandos do mayfly, as opções e os valores delas.',
  "Fetches and builds what is missing: npm's packages, the daemons, the server and the page. Nothing is installed on the system, no service is started.":
    'Baixa e compila o que falta: os pacotes do npm, os daemons, o servidor e a página. Nada é instalado no sistema, nenhum serviço é iniciado.',
  'fetch the daemons again, for their security fixes, and build again':
    'baixa os daemons de novo, pelas correções de segurança, e compila de novo',
  'the invitation, as often as it is asked for': 'o convite, quantas vezes se pedir',
  'the invitation for guests with an IRC client': 'o convite para convidados com um cliente IRC',
  'let in the guest whose public key comes on stdin, and print their invitation':
    'autoriza o convidado cuja chave pública chega por stdin, e mostra o convite dele',
  'what runs, and for how long still': 'o que está no ar, e por quanto tempo ainda',
  'end the room': 'encerra a sala',
  'nothing; exit code 0 if guests can enter':
    'nada; código de saída 0 se os convidados podem entrar',
};
