// O que o comando `mayfly` diz no terminal, em português do Brasil.

import type { Sentences } from './en.ts';

export const ptBr: Sentences = {
  // The invitation.
  'invitation.stands': 'A sala está no ar: {rooms}, por {time}.',
  'invitation.standsForMore': 'A sala está no ar: {rooms}, por mais {time}.',
  'invitation.roomNumber': 'O número dela nesta máquina: {room}',
  'invitation.sealed': 'Ela é selada: só os aparelhos dos convidados conseguem ler o que se diz.',
  'time.day.one': '{count} dia',
  'time.day.other': '{count} dias',
  'time.hour.one': '{count} hora',
  'time.hour.other': '{count} horas',
  'time.minute.one': '{count} minuto',
  'time.minute.other': '{count} minutos',
  'time.second.one': '{count} segundo',
  'time.second.other': '{count} segundos',
  'invitation.tooNarrowForQr':
    '(um código QR precisa de {width} colunas; este terminal tem {columns})',
  'invitation.open': 'a sala é aberta: sem frase secreta',
  'invitation.passphrase': 'frase secreta: {passphrase}',
  'invitation.browserHere': 'Navegador, só nesta máquina:',
  'invitation.linkWithPassphrase':
    'Envie este link a um convidado com o Tor Browser. Ele contém a frase secreta:',
  'invitation.link': 'Envie este link a um convidado com o Tor Browser:',
  'invitation.onion': 'onion: {address}',
  'invitation.guestsHere': 'o link dos seus convidados, nesta máquina: {link}',
  'invitation.linkHere': 'nesta máquina: {link}',
  'invitation.sshForKeyOwner':
    'Envie isto ao convidado cuja chave ssh você autorizou. Contém a frase secreta:',
  'invitation.sshWithKey':
    'Envie isto a um convidado com um cliente IRC e ssh. Contém uma chave e a frase secreta:',
  'invitation.sshHere': 'IRC por ssh, só nesta máquina:',
  'invitation.step1SaveHostKey': '1. Em um terminal, salve a chave do servidor:',
  'invitation.step1Run':
    '1. Em um terminal, execute isto e espere até aparecer "2. ...". O que você colar em seguida não é mostrado:',
  'invitation.step2Paste': '2. Cole tudo isto, inclusive a última linha, e tecle Enter:',
  'invitation.step3Connect':
    '3. Conecte-se. O ssh não mostra nada enquanto roda: deixe-o rodando e continue em outro terminal.',
  'invitation.step4Client': '4. No irssi, ou em qualquer outro cliente IRC:',
  'invitation.orWithMayfly':
    'Ou, se você tem o Mayfly na sua máquina: em vez dos passos 1 a 3, execute isto na pasta dele. Cole o link quando ele pedir:',
  'invitation.hostKey': 'chave do servidor: {key}',
  'invitation.step3Here': 'Nesta máquina, o passo 3 é:',
  'invitation.torsocks':
    'Ou envie isto a um convidado com irssi e tor, mas sem ssh. Contém a frase secreta:',
  'invitation.startTorsocks':
    'Inicie o irssi com "torsocks irssi". A primeira linha faz o torsocks resolver o nome, pois o irssi faz isso em um processo à parte:',
  'invitation.endByCtrlC':
    'Para encerrar: Ctrl-C aqui, ou "mayfly down" em outro terminal desta máquina.',
  'invitation.endByDown': 'Para encerrar: mayfly down',
  'invitation.getSsh': 'Para um convidado com um cliente IRC: mayfly invite NAME --ssh',
  'invitation.getSshOfRoom':
    'Para um convidado com um cliente IRC: mayfly invite NAME --ssh --room {room}',
  'invitation.getSshByCompose':
    'Para um convidado com um cliente IRC: docker compose exec mayfly mayfly invite NAME --ssh',
  'invitation.endInCompose':
    'Para encerrar: Ctrl-C aqui, ou "docker compose down --volumes" na pasta do compose.yaml.',
  'invitation.readAgainInCompose':
    'Para ler tudo isto de novo, sem o prefixo que o Compose acrescenta: docker compose exec mayfly mayfly invite',
  'invitation.endByComposeDown': 'Para encerrar: "docker compose down --volumes".',
  'invitation.hostHeading': 'SÓ PARA VOCÊ: o seu próprio convite, como anfitrião',
  'invitation.hostLink':
    'Não envie a ninguém: quem o tem comanda a sala. Abra no Tor Browser, aqui ou em outro aparelho seu:',
  'invitation.hostLinkHere':
    'Não dê a ninguém: quem o tem comanda a sala. Abra em um navegador desta máquina:',
  'invitation.guestsHeading': 'PARA SEUS CONVIDADOS: um convite para todos',
  'invitation.noShared': 'Esta sala não tem convite comum: cada convidado precisa do seu.',
  'invitation.commandsHeading': 'PARA VOCÊ: o que você pode fazer agora',
  'invitation.sharedClosed':
    'O convite comum está fechado: agora ninguém pode entrar com ele. Para abrir: mayfly open',
  'invitation.getPersonal': 'Para uma só pessoa: mayfly invite NAME',
  'invitation.getPersonalOfRoom': 'Para uma só pessoa: mayfly invite NAME --room {room}',
  'invitation.sealByCompose':
    'Estes links ainda não têm selo, e sem ele ninguém consegue ler. Na sua própria máquina: mayfly seal -',
  'invitation.sealedIrc':
    'Envie isto a um convidado com um cliente IRC e o Mayfly na própria máquina: ele executa o comando na pasta do Mayfly e cola o link quando ele pedir. Um cliente IRC não consegue ler esta sala de nenhum outro jeito:',
  'invitation.sealedIrcHere':
    'Com um cliente IRC, só nesta máquina: execute o comando na pasta do Mayfly e cole o link quando ele pedir. Um cliente IRC não consegue ler esta sala de nenhum outro jeito:',
  'seal.means':
    'O selo está só nos links; os programas da sala nunca o recebem. Uma página que vem do onion vem da máquina da sala, então o convidado confia nessa máquina no dia em que entra; com "mayfly connect --page -" ele não precisa confiar.',
  'seal.doors':
    'Um navegador sem JavaScript não consegue entrar em uma sala selada; um cliente IRC entra com "mayfly connect -".',
  'seal.keep':
    'Não perca o seu próprio link: só este programa, enquanto roda, e os anfitriões que têm um link assim conseguem criar convites novos.',
  'seal.paste': 'cole os convites e tecle Ctrl-D; eles não aparecem na tela',
  'seal.nothingOnStdin': 'seal: nenhum convite chegou por stdin',
  'seal.nothingToAdd': 'todos estes links já têm o selo: nada foi acrescentado',
  'seal.tooMuch': 'seal: há mais de {size} MiB em stdin',
  'seal.onlyStdin':
    'seal: digite mayfly seal - e cole os convites: outros usuários desta máquina podem ler uma linha de comando',
  'seal.noOwn': 'seal: nenhum destes é o seu próprio convite de anfitrião',
  'seal.pasteOwn': 'cole também o seu: do selo dele saem todos os outros',
  'seal.onlyGuests': 'seal: aqui só há um selo de convidado, do qual não sai nenhum outro',
  'seal.twoRooms': 'seal: estes convites são de duas salas',
  'seal.oneRoom': 'cole os de uma sala por vez',
  'seal.damaged': 'seal: o selo de um dos links não está inteiro',
  'seal.notSealed': 'seal: esta sala não é selada',
  'seal.fromBirth':
    'uma sala é selada desde o início, com --sealed ou MAYFLY_SEALED=on, ou não é nunca',
  'seal.idOfSeveral': 'seal: --id é para um convite, e aqui há {count} sem número',
  'seal.isNew':
    'Este é um selo novo; o segredo está no seu próprio link. Não perca esse link: sem ele não se convida ninguém. Para uma sala que não começou selada ele não serve.',
  'seal.unknownId.one':
    'o número de {count} convite não é conhecido: se você o revogar, a sala o recusa, mas o selo dele continua válido. Cole o bloco inteiro, ou use --id',
  'seal.unknownId.other':
    'os números de {count} convites não são conhecidos: se você os revogar, a sala os recusa, mas os selos deles continuam válidos. Cole os blocos inteiros',
  'seal.guestHeading': 'PARA UM CONVIDADO',
  'seal.hostHeading': 'PARA UM ANFITRIÃO',
  'invitation.getPersonalByCompose':
    'Para uma só pessoa: docker compose exec mayfly mayfly invite NAME',
  'personal.guestHeading': 'PARA UM CONVIDADO: {name}',
  'personal.hostHeading': 'PARA UM ANFITRIÃO: {name}',
  'personal.guestLink': 'Envie este link só a este convidado, que o abre no Tor Browser:',
  'personal.hostLink':
    'Envie este link só a esta pessoa, que o abre no Tor Browser. Quem o tem comanda a sala:',
  'personal.word': 'ou digite isto como frase secreta: {token}',
  'personal.again': 'vale até a sala terminar; o dono pode sair e voltar com ele',
  'personal.againWithin': 'vale por {time}; o dono pode sair e voltar com ele',
  'personal.once': 'vale para uma só entrada, até a sala terminar',
  'personal.onceWithin': 'vale para uma só entrada, dentro de {time}',
  'personal.shownOnce': 'Isto é mostrado só uma vez. Para ver quais existem: mayfly invite --list',
  'personal.written.one':
    '{count} convite gravado em {path}, que só você pode ler; apague o arquivo depois de enviar',
  'personal.written.other':
    '{count} convites gravados em {path}, que só você pode ler; apague o arquivo depois de enviar',
  'access.noInvitations': 'nenhum convite pessoal',
  'access.guest': 'convidado',
  'access.host': 'anfitrião',
  'access.open': 'pode entrar',
  'access.inside': 'dentro',
  'access.insideAs': 'dentro como {nick}',
  'access.used': 'usado',
  'access.expired': 'expirado',
  'access.revoked': 'anulado',
  'access.once': 'uma entrada',
  'access.timeLeft': 'restam {time}',
  'access.sharedOpen': 'convite comum: aberto',
  'access.sharedUses.one': 'convite comum: aberto para mais {count} convidado',
  'access.sharedUses.other': 'convite comum: aberto para mais {count} convidados',
  'access.sharedClosed': 'convite comum: fechado',
  'access.sharedNone': 'convite comum: não há',
  'access.wrongTries.one': '{count} frase secreta incorreta no último minuto',
  'access.wrongTries.other': '{count} frases secretas incorretas no último minuto',
  'access.nowRevoked':
    'o convite {id} está anulado: ninguém pode entrar com ele, e quem tinha entrado com ele está fora',
  'access.revokeSeal':
    'Esta sala é selada: só os aparelhos dos convidados podem retirar o selo. Como anfitrião, escreva também /revoke {id} na sala.',
  'access.nowClosed':
    'o convite comum está fechado: ninguém pode entrar com ele; quem está dentro fica',
  'access.nowOpen': 'o convite comum está aberto: os convidados podem entrar com ele',

  // Status.
  'status.room.one': 'sala {room}: {phase}, {count} convidado, termina em {time}',
  'status.room.other': 'sala {room}: {phase}, {count} convidados, termina em {time}',
  'status.roomGuestsUnknown':
    'sala {room}: {phase}, número de convidados desconhecido, termina em {time}',
  'status.readyRoom.one': 'sala {room}: pronta, {count} convidado, termina em {time}',
  'status.readyRoom.other': 'sala {room}: pronta, {count} convidados, termina em {time}',
  'status.readyRoomGuestsUnknown':
    'sala {room}: pronta, número de convidados desconhecido, termina em {time}',
  'status.awayAndResumed': 'ausentes: {away}, retomadas: {resumed}',
  'status.sessions': 'sessões',
  'status.refused': 'recusados',
  'status.page': 'página',
  'status.pageManifest': 'SHA-256 de {path}: {sha256}',
  'status.sealed': 'selada',
  'status.onlyGuestsCanRead': 'só os aparelhos dos convidados conseguem ler o que se diz',
  'status.invitations': 'convites',
  'status.personal.one': '{count} pessoal, {shared}',
  'status.personal.other': '{count} pessoais, {shared}',
  'status.sharedOpen': 'comum aberto',
  'status.sharedUses.one': 'comum aberto para mais {count} convidado',
  'status.sharedUses.other': 'comum aberto para mais {count} convidados',
  'status.sharedClosed': 'comum fechado',
  'status.sharedNone': 'nenhum comum',
  'status.wrongTries': 'tentativas',
  'status.inLastMinute.one': '{count} frase secreta incorreta no último minuto',
  'status.inLastMinute.other': '{count} frases secretas incorretas no último minuto',
  'status.inThisContainer': 'neste contêiner',
  'status.deadMan': 'sinal',
  'status.endsByDeadMan':
    'a sala termina em {time} se nenhum anfitrião der sinal de vida: mayfly still-here',
  'ssh.unnamedCut':
    'conexões ssh cortadas junto com a que se queria cortar: {count}. Este OpenSSH não diz com que chave cada uma chegou. Seus convidados podem se conectar de novo',
  'status.empty': 'vazia',
  'status.endsEmpty': 'a sala termina em {time} se ninguém entrar',
  'status.torNotOurs': 'levado pelo tor desta máquina, que não é o da sala',
  'status.maySoBeEmpty': 'a sala termina depois de ficar vazia por {time}',
  'status.stateFor': '{state} há {time}',
  'status.stateForRestarts.one': '{state} há {time}, {count} reinício',
  'status.stateForRestarts.other': '{state} há {time}, {count} reinícios',
  'state.down': 'parado',
  'state.starting': 'iniciando',
  'state.ready': 'pronto',
  'state.waiting': 'em espera',
  'state.degraded': 'com falhas',
  'state.stopping': 'parando',
  'state.stopped': 'encerrado',
  'state.ending': 'encerrando',
  'state.off': 'desligado',
  'state.bootstrapping': 'iniciando',
  'onion.bootstrappingPercent': 'iniciando {percent} %',
  'state.publishing': 'publicando',
  'state.checking': 'verificando',
  'state.reachable': 'acessível',
  'state.unreachable': 'inacessível',
  'state.unchecked': 'publicado; ninguém testou a partir daqui',
  'state.noTor': 'esse tor não responde; tentando de novo',
  'onion.publishing': 'publicando seu descritor',
  'onion.dialling': 'ainda inacessível; testando a conexão como um convidado faria',
  'onion.tryingAgain': 'inacessível; tentando de novo',

  // A room’s life.
  'onion.reachable': 'o onion está acessível: os convidados já podem entrar pelo link',
  'onion.notReachableYet':
    'o onion ainda não está acessível; um aviso aparecerá aqui quando estiver',
  'ending.operator': 'encerrando a sala',
  'ending.burn': 'destruindo a sala',
  'ending.panicWord': 'destruindo a sala: a palavra de pânico foi digitada em uma entrada',
  'ending.deadMan': 'encerrando a sala: nenhum anfitrião deu sinal de vida',
  'ending.empty': 'encerrando a sala: ela ficou vazia por todo o tempo permitido',
  'ending.lifetime': 'encerrando a sala: o tempo dela terminou',
  'ending.hostGone': 'encerrando a sala: o programa anfitrião não está mais rodando',
  'ending.uplinkGone':
    'encerrando a sala: o processo que mantinha as entradas dela não está mais rodando',
  'ending.failure': 'encerrando a sala: não foi possível iniciá-la',
  'ended.room': 'a sala foi encerrada',
  'ended.notOverwritten': 'não sobrescrito: {parts}',
  'ended.staysInFreeMemory':
    'o que não foi sobrescrito fica na memória livre até que ela seja usada de novo; para ter certeza de que nada resta, desligue esta máquina',
  'ended.lookAgain':
    'para verificar de novo: mayfly verify; para remover o que sobrou: mayfly down',
  'ended.roomWithDetails': 'a sala foi encerrada ({details})',
  'ended.killed': 'encerrados à força: {parts}',
  'ended.notEnded': 'não encerraram: {parts}',
  'ended.notWiped': 'não apagados: {parts}',
  'room.keyLetIn': 'a chave foi autorizada',
  'room.endMoved': 'agora a sala termina em {time}',
  'room.heardYou': 'a sala continua; dê o próximo sinal de vida em até {time}',
  'room.needsNoSign': 'a sala não precisa de sinal de vida: foi iniciada sem --dead-man',
  'burn.repeat':
    'isto encerra na hora a sala {room}, com tudo o que foi dito; para fazer isso, digite: {word}',
  'burn.word': 'destruir',
  'burn.notRepeated': 'a sala não foi destruída: a palavra é {word}',
  'leftover.engineHolds':
    'o motor não conseguiu remover o que uma sala anterior deixou: {thing}; se nenhum contêiner seu o usa, reinicie o Docker',
  'leftover.removed': 'removido o que uma sala anterior deixou: {thing}',
  'setup.allInPlace': 'não falta nada',
  'engine.chosen': 'motor: {name}; para iniciar sem ele: --engine {fallback}',
  'docker.noSocket': 'não há socket do motor do Docker em {socketPath}',
  'docker.userNotLetIn':
    'este usuário não tem permissão para usar o motor do Docker em {socketPath}',
  'docker.notRunning': 'o motor do Docker em {socketPath} não está rodando',
  'docker.noAnswer': 'o motor do Docker em {socketPath} não responde: {error}',
  'docker.isPodman':
    '{socketPath} é do Podman: ele aplica parte dos limites de uma sala de outro modo que o motor do Docker',
  'engine.fallback': 'motor: {name}; {why}',
  'image.noTransport': 'a imagem não tem programa para {transport}',
  'image.building': 'criando a imagem {image}: uma vez por versão; leva alguns minutos',
  'image.removedOld': 'removidas {count} imagens que compilações anteriores deixaram',
  'leftover.container': 'contêiner {name}',
  'leftover.network': 'rede {name}',
  'leftover.controlGroup': 'grupo de controle {name}',

  // The residue report.
  'residue.roomIsOver': 'a sala foi encerrada',
  'residue.thisMachine': 'esta máquina',
  'residue.nothingLeft': 'não sobrou nada',
  'residue.nothingFound': 'nada encontrado',
  'residue.foundOfAll': '{left} de {all} encontrados',
  'residue.foundAndOpen': '{found}, {open} sem verificar',
  'residue.gone': 'não sobrou nada',
  'residue.left': 'SOBROU ALGO',
  'residue.notChecked': 'não verificado',
  'residue.downRemoves': 'mayfly down remove o que sobrou',
  'residue.processesAndNamespaces': 'processos e namespaces',
  'residue.processes': 'processos',
  'residue.keysAndState': 'chaves e estado, sobrescritos',
  'residue.mounts': 'montagens',
  'residue.files': 'arquivos',
  'residue.ports': 'portas',
  'residue.containers': 'contêineres',
  'residue.networks': 'redes',
  'residue.container': 'contêiner',
  'residue.network': 'rede',
  'residue.volumes': 'volumes',
  'residue.controlGroups': 'grupos de controle',
  'residue.layerFiles': 'arquivos na camada do contêiner',
  'residue.diskMounts': 'montagens que chegam a um disco',
  'residue.logFile': 'arquivo de log',
  'residue.swapPages': 'páginas na troca (swap)',
  'residue.coreFiles': 'despejos de memória',
  'residue.npmLogs': 'logs do npm',
  'residue.deleteFile': 'apague {file}',
  'residue.deleteFileAndMore': 'apague {file} e mais {count}',
  'residue.npmLogsUnreadable': 'a pasta de logs do npm não pode ser lida ({code})',
  'residue.memory': 'memória',
  'memory.overwritten': 'sobrescrita',
  'memory.partlyOverwritten': 'sobrescrita em parte',
  'memory.zeroed': 'zerada pelo kernel ao ser liberada',
  'memory.leftToKernel': 'deixada para o kernel',
  'wipe.progress': 'sobrescrevendo a memória: {done} de {all} GB, Ctrl-C deixa o resto',
  'wipe.done': '{done} GB; resta menos nela, o que não é o mesmo que nada',
  'wipe.doneOfAll': '{done} de {all} GB',
  'wipe.stopped': 'foi interrompido',
  'wipe.late': 'demorou demais',
  'wipe.refused': 'esta máquina não deu mais memória',
  'wipe.killed': 'o processo que enchia a memória foi encerrado à força',
  'wipe.limitedByGroup':
    'o grupo de controle deste comando, talvez um contêiner, não pode tomar mais',
  'wipe.limitedByCommit': 'vm.overcommit_memory é 2, e outros programas precisam do resto',
  'wipe.limitedByOutOfMemory':
    'vm.panic_on_oom ou vm.oom_kill_allocating_task está ligado, então deve sobrar memória livre',
  'wipe.onlyLinux': 'a memória não é sobrescrita: isso só funciona no Linux',
  'wipe.needsRoot': 'a memória não é sobrescrita: é preciso ser root',
  'wipe.useSudo': 'também sem sala: sudo mayfly down --wipe-ram',
  'wipe.swapIsOn':
    'a memória não é sobrescrita: a troca (swap) está ativa, e o que outros programas têm na memória seria gravado nela',
  'wipe.swapOff': 'sudo swapoff -a, e depois: sudo mayfly down --wipe-ram',
  'wipe.noneFree': 'a memória não é sobrescrita: quase não há memória livre',
  'wipe.alreadyRuns': 'a memória não é sobrescrita: outro mayfly está fazendo isso agora',
  'wipe.noRecord': 'a memória não é sobrescrita: não é possível gravar {path}',
  'wipe.cannotSet':
    'a memória não é sobrescrita: o ajuste {name} do kernel não pode ser mudado aqui',
  'wipe.outsideContainer': 'execute-o na própria máquina, não em um contêiner',
  'wipe.ask':
    'sobrescrever agora os {size} GB de memória livre? Assim resta menos da sala nela. Digite s e tecle Enter; sem resposta, em {seconds} segundos fica o não. [s/N]',
  'wipe.yes': 'sim',
  'memory.initOnFree': 'init_on_free está ligado',
  'memory.kernelNotKnown': 'não se sabe se o kernel zera o que é liberado',
  'memory.howToOverwrite': 'para sobrescrever a maior parte: sudo mayfly down --wipe-ram',
  'residue.processList': 'processo {list}',
  'residue.firstProcessNeverSeen': 'o primeiro processo nunca foi visto',
  'residue.endedOutOfOrder': 'a sala não encerrou corretamente; o tmpfs dela não existe mais',
  'residue.ofParts': 'de {parts}',
  'residue.countOfTmpfs': '{count} de tmpfs',
  'residue.portsTaken': 'ocupadas: {ports}',
  'residue.roomEndedBeforeLook': 'a sala acabou antes de poder ser verificada',
  'residue.engineSilent': 'o motor não responde',
  'residue.processesHidden': 'este usuário não pode ver os processos do contêiner',
  'residue.stillThere': 'ainda está lá',
  'residue.engineKnowsNone': 'o motor não informa nenhuma, mas {why}',
  'residue.logDriver': 'o driver de log é {driver}',
  'residue.noSwap': 'a troca (swap) está desativada nesta máquina',
  'residue.bytesAtMost': '{bytes} bytes no máximo',
  'residue.bytesAtEnd': '{bytes} bytes no fim',
  'residue.noSwapPeak':
    'a troca (swap) está ativa, e este kernel não registra o uso máximo dela; no fim, nada estava lá',
  'residue.processMayDump': 'um processo tem permissão para gravar um',
  'residue.lookedIn': 'procurado em {dirs}',
  'residue.ownerUnknown': 'dono desconhecido: {files}',
  'residue.engineKernel': 'o motor tem um kernel próprio',
  'residue.shredCore':
    'um despejo de memória contém o que estava na memória: remova-o com shred -u',
  'residue.volumeName': 'volume {name}',
  'residue.madeByCompose': 'recém-criado pelo Compose, ou deixado por uma sala anterior: {names}',
  'residue.startedOtherwise': 'não iniciado pelo próprio mayfly: {names}',
  'residue.dockerRecords': 'registros do próprio Docker',
  'residue.dockerRecordsWhat':
    'o log e o banco de dados dele guardam nomes e ids aleatórios, e quando salas começaram e terminaram',
  'container.roomNameInEnvironment':
    'o nome da sala está no ambiente do contêiner, e o Docker o guarda depois que a sala acaba; docker/README.md explica como passá-lo pela entrada padrão',
  'residue.dumpsGoTo': 'o kernel entrega os despejos a {program}',

  // More of the residue report.
  'residue.noSwapAccount': 'a troca (swap) está ativa, e o motor não mede o uso dela',
  'residue.kibAtEnd': '{size} KiB no fim',
  'residue.swapSinceGone':
    'a troca (swap) está ativa: uma página pode ter passado por lá; execute "swapoff -a" antes da próxima sala',
  'residue.engine': 'motor',
  'residue.namespacesNeverSeen': 'os namespaces dele nunca foram vistos',
  'residue.imageAndMounts': 'imagem e montagens',
  'residue.countInNamespace': '{count} neste namespace',

  // mayfly doctor.
  'doctor.noLimit': 'o motor não pode limitar {what}',
  'doctor.noLimitWhy':
    'um convidado que sobrecarregue a sala pode então esgotar esse recurso em toda a máquina',
  'doctor.noDocker': 'sem motor do Docker',
  'doctor.dockerLine':
    'Docker {version}, armazenamento {storage}, driver de log {logs} (para salas: nenhum)',
  'doctor.machineLine': 'kernel {kernel}; {docker}; {memory} MiB de memória livres',
  'doctor.breaks': 'QUEBRA UMA PROMESSA',
  'doctor.weakens': 'enfraquece',
  'doctor.notKnown': 'não se sabe',
  'doctor.found': '{count} encontrados',
  'doctor.findingAndMend': '{finding}; para corrigir: {command}',
  'doctor.swapOnDisk': 'troca (swap) em um disco: {names}',
  'doctor.swapThisProgram':
    'a sala em si fica fora da troca, mas este programa mostra a frase secreta, e a memória dele pode ser gravada lá',
  'doctor.swapRoom': 'a memória da sala pode ser gravada lá e ficar depois que a sala acaba',
  'doctor.swapRoomAndFiles':
    'a memória da sala, e os arquivos dela, podem ser gravados lá e ficar depois que a sala acaba',
  'doctor.hibernates': 'esta máquina pode hibernar',
  'doctor.hibernatesWhy': 'a hibernação grava toda a memória em um disco, inclusive a sala',
  'doctor.coreDumps': 'o kernel entrega os despejos de memória a {program}',
  'doctor.coreDumpsJournal':
    'ele não grava o despejo de uma sala, mas o journal registra que uma parte falhou',
  'doctor.coreDumpsDisk':
    'se uma parte da sala falhar, a memória dela pode ser gravada em um disco',
  'doctor.initOnFree': 'init_on_free está desligado',
  'doctor.initOnFreeWhy':
    'depois do fim, o que foi dito e as chaves ficam na memória livre até que outros programas a usem; mayfly down --wipe-ram deixa menos, mas só com init_on_free não resta nada',
  'doctor.bareNoFilter': 'o motor bare não tem filtro de chamadas de sistema',
  'doctor.bareNoFilterWhy':
    'quem invadir uma parte da sala pode fazer qualquer chamada de sistema; em um contêiner (--engine docker ou volatile), só poucas',
  'doctor.noSeccomp': 'o motor não tem seccomp',
  'doctor.noSeccompWhy':
    'os programas da sala poderiam fazer qualquer chamada de sistema, e o motor recusa nosso perfil',
  'doctor.noAppArmor': 'o AppArmor não está ativo',
  'doctor.noAppArmorWhy':
    'falta uma das camadas de proteção da sala; as outras continuam a protegê-la',
  'doctor.dockerRecordsWhat':
    'o Docker guarda registros de cada sala no log e no banco de dados dele: nomes e ids aleatórios, e quando ela começou e terminou',
  'doctor.noUserns': 'userns-remap está desligado',
  'doctor.noUsernsWhy':
    'o root do contêiner é o desta máquina, limitado por capabilities, seccomp e namespaces',
  'doctor.noUsernsMend':
    'acrescente "userns-remap": "default" a /etc/docker/daemon.json, e depois: sudo systemctl restart docker',
  'doctor.dockerVersion': 'o motor do Docker é {version}',
  'doctor.dockerPortsOpen':
    'antes da versão {version}, outras máquinas da rede local alcançam portas publicadas em 127.0.0.1, como a página da sala',
  'doctor.dockerUntried': 'nenhuma versão anterior a {version} foi testada',
  'doctor.clockWhy':
    'se o relógio está errado em horas, o tor não encontra relays, e a sala fica sem onion',
  'doctor.clockBehind': 'o relógio marca uma hora anterior à criação deste código',
  'doctor.clockUnset': 'nada sincroniza o relógio desta máquina',
  'doctor.memoryFree': 'há {size} MiB de memória livres',
  'doctor.memoryWanted': 'uma sala precisa de {size} MiB; com menos, o kernel pode encerrá-la',
  'doctor.portTaken': 'a porta {ports} está ocupada em 127.0.0.1',
  'doctor.portTakenWhy': 'uma entrada não pode abrir ali',
  'doctor.unknownClock':
    'se o relógio está certo: nenhum serviço desta máquina sabe, e o mayfly não consulta a rede',
  'doctor.unknownInitOnFree':
    'init_on_free: nem o registro nem a configuração do kernel podem ser lidos',
  'doctor.unknownCoreDumps': 'para onde vão os despejos: o motor tem um kernel próprio',
  'doctor.unknownDocker': 'Docker: {why}',
  'doctor.see': 'veja mayfly doctor',

  // Errors and hints: rooms and engines.
  'label.error': 'erro:',
  'label.hint': 'dica:',
  'label.warning': 'aviso:',
  'rooms.none': 'você não tem nenhuma sala no ar aqui',
  'rooms.noneCalled': 'você não tem nenhuma sala chamada {room}',
  'rooms.startOne': 'inicie uma: mayfly up',
  'rooms.thereIs': 'suas salas: {rooms}',
  'rooms.several': 'você tem {count} salas no ar aqui',
  'rooms.sayWhich': 'escolha uma: {rooms}',
  'room.stillRuns': 'a sala continua no ar após {seconds} s',
  'room.secondCtrlC': 'para encerrá-la na hora, tecle Ctrl-C uma segunda vez onde ela foi iniciada',
  'room.noAnswer': 'a sala não responde',
  'room.isItEnding': 'está encerrando? veja mayfly status',
  'room.otherForm': 'a sala responde em um formato desconhecido',
  'room.otherVersion': 'foi iniciada por outra versão do mayfly?',
  'access.oldRoom': 'a sala foi iniciada por uma versão do mayfly que não tem convites pessoais',
  'access.newRoom': 'inicie uma sala nova com esta versão',
  'people.nobody': 'não há ninguém com esse nome',
  'people.seeWho': 'para ver quem há: mayfly guests, mayfly knocks',
  'people.none': 'não há ninguém na sala',
  'people.noKnocks': 'ninguém está esperando para entrar',
  'people.websocket': 'navegador',
  'people.lite': 'navegador sem scripts',
  'people.irc': 'programa de IRC',
  'people.away': 'conexão perdida',
  'people.shared': 'convite comum',
  'people.removed': '{nick} foi tirado da sala',
  'people.letIn': '{nick} pode entrar',
  'people.turnedAway': '{nick} não entra',
  'access.noSuch': 'a sala não tem esse convite',
  'access.seeList': 'para ver os que ela tem: mayfly invite --list',
  'access.tooMany': 'uma sala tem no máximo {count} convites, inclusive os que já não valem',
  'access.noGateway': 'o gateway da sala não responde',
  'access.noShared': 'a sala não tem convite comum para abrir ou fechar',
  'access.inviteOnly': 'a sala não tem convite comum (foi iniciada com --invite-only)',
  'access.makePersonal': 'faça um para cada pessoa: mayfly invite NAME',
  'out.onDisk': '{path}: está em um disco, onde o que foi apagado pode ser recuperado',
  'out.chooseMemory': 'escolha uma pasta na memória (um tmpfs), por exemplo /dev/shm',
  'out.exists': '{path}: já existe',
  'out.chooseName': 'escolha outro nome, ou apague-o antes',
  'out.cannot': '{path}: não pode ser gravado ({code})',
  'image.none': 'motor docker: não existe a imagem {image}',
  'image.list': 'para ver as imagens que existem: docker image ls',
  'image.old':
    'a imagem {image} tem {days} dias; remova-a para que seja criada de novo com as correções de segurança: docker image rm {image}',
  'image.noneInVolatile': 'motor volatile: o motor desta máquina não tem a imagem {image}',
  'engine.dockerProblem': 'motor docker: {what}',
  'engine.bareProblem': 'motor bare: {what}',
  'docker.start': 'inicie o motor (sudo systemctl start docker), ou escolha --engine bare',
  'docker.lookForLeft': 'procure o que restou: mayfly verify',
  'docker.hostIsNoSocket': 'DOCKER_HOST não é um socket unix desta máquina',
  'port.chooseOthers': 'escolha outras: --web-port, --ssh-port',
  'bare.needsLinux': 'motor bare: precisa de Linux, este sistema é {platform}',
  'bare.orDocker': 'se você tem o Docker: --engine docker',
  'bare.programsMissing': 'motor bare: {programs} não encontrado',
  'bare.installPackages':
    'instale os pacotes util-linux, hostname (Arch: inetutils) e iproute2 (Fedora: iproute)',
  'bare.noUserNamespaces':
    'motor bare: este kernel não permite que usuários comuns criem namespaces de usuário',
  'bare.runAsRoot': 'rode como root: sudo mayfly up',
  'program.notFound': '{program}: não encontrado',
  'program.runSetup': 'rode: mayfly setup',
  'port.taken': 'porta {port}: está ocupada em 127.0.0.1',
  'port.forRoot': 'porta {port}: só o root pode usá-la',
  'port.chooseHigher': 'escolha outras, 1024 ou acima',
  'port.cannotListen': 'porta {port}: não é possível escutar em 127.0.0.1 ({code})',
  'loopback.unreachable': '127.0.0.1: esta máquina não alcança a si mesma ali ({code})',
  'loopback.mend':
    'a interface loopback pode estar desligada ou filtrada: sudo ip link set lo up; sudo ip address add 127.0.0.1/8 dev lo',
  'port.choosePagePort': 'escolha outra: --page-port PORTA',
  'port.chooseListen': 'escolha outra: --listen PORTA',
  'volatile.needsRoot': 'motor volatile: precisa de Linux, e de root',
  'volatile.useSudo': 'sudo mayfly up --engine volatile, ou escolha --engine docker ou bare',
  'volatile.programsMissing': 'motor volatile: não encontrado: {programs}',
  'volatile.waitedInVain': 'motor volatile: isto não chegou a tempo: {what}',
  'volatile.noUplink': 'motor volatile: não é possível iniciar o slirp4netns, que o conecta à rede',
  'volatile.slirpFailed': 'motor volatile: o slirp4netns não conseguiu conectá-lo à rede',
  'volatile.noNetwork': 'motor volatile: não é possível entrar no namespace de rede dele',
  'room.internalError': 'erro interno',
  'room.fault': 'interno: {what}',
  'room.faultOfOurs': 'isto é um erro do Mayfly',
  'control.busy': 'controle: ocupado com outras {count} perguntas',
  'control.tryAgain': 'tente de novo daqui a pouco',

  // Errors and hints: the command line.
  'usage.notACommand': '"{word}" não é um comando',
  'usage.helpNotACommand': 'help: "{word}" não é um comando',
  'usage.oneOfCommands': 'um de {commands}; veja mayfly --help',
  'usage.seeHelp': 'veja mayfly --help',
  'usage.seeCommandHelp': 'veja mayfly {command} --help',
  'usage.tooMany': 'palavras a mais na linha de comando ({count}); as opções começam com --',
  'usage.nameABundle': 'bundle: falta o nome do arquivo a gravar, ou -',
  'usage.bundleName': 'bundle: o nome termina em .tar, .tar.gz ou .tgz',
  'usage.nameAShell': 'completion: precisa do nome de um shell: {shells}',
  'invite.oneName':
    'invite: aceita um nome; ponha entre aspas um nome com espaços, ou vários pela stdin com -',
  'invite.badName': 'invite: um nome precisa de 1 a {most} caracteres que possam ser mostrados',
  'invite.tooManyNames': 'invite: {count} nomes; uma sala tem no máximo {most} convites',
  'invite.notWith': '{flag}: não pode ser combinado com {other}',
  'invite.notAnId': 'config {flag}: {value} não é um id que mayfly invite --list mostra',
  'usage.notAFlag': '{flag}: não é uma opção deste comando',
  'usage.noValue': '{flag}: não leva valor',
  'usage.needsValue': '{flag}: precisa de um valor',
  'usage.needsValueForm': '{flag}: precisa de um valor; se ele começa com -, escreva {form}=-…',
  'usage.givenTwice': '{flag}: aparece duas vezes',
  'passphrase.flagAndFile': 'config passphrase: dada como opção e como arquivo',
  'passphrase.weak': 'config passphrase: o valor {why}; para usá-lo mesmo assim: --weak-passphrase',
  'panicWord.weak': 'config panic-word: o valor {why}; para usá-lo mesmo assim: --weak-passphrase',
  'panicWord.flagAndFile': 'config panic-word: dada como opção e como arquivo',
  'panicWord.bothStdin':
    'config panic-word-file: stdin só pode ser lido uma vez, e --passphrase-file já o lê',
  'passphrase.tooShort': 'tem menos de {count} caracteres e é fácil de adivinhar',
  'passphrase.repeats': 'só repete alguns poucos caracteres',
  'passphrase.follows': 'segue o alfabeto ou o teclado',
  'passphrase.triedFirst': 'é feito de palavras que se tentam primeiro para adivinhar',
  'passphrase.weakWarning': 'config passphrase: o valor {why}: é fácil de adivinhar',
  'usage.npmTookFlag':
    '--{flag}: o npm a tomou como opção dele; ponha dois hifens antes: npm start -- --{same}',
  'usage.npmLogsFlag':
    '--{flag}: o npm pode gravar a linha de comando em um log; use --{same}-file ARQUIVO, ou --{also}-file - e stdin',
  'usage.npxLogs':
    'o npm grava esta linha de comando e a hora dela em um log que fica; sem log: npx --logs-max=0 ARQUIVO up',
  'config.engineIsNone': 'config engine: {value} não é nenhum de {names}',
  'config.bareHasNoImage': 'config image: o motor bare não usa imagem',
  'config.outOfRange': 'config {flag}: {value} deve ser {range}',
  'config.neitherOnNorOff': 'config {flag}: {value} não é "on" nem "off"',
  'config.notAKnockMode': 'config {flag}: {value} não é "off", "shared" nem "all"',
  'config.notATime': 'config {flag}: {value} não é um tempo como 90m, 12h ou 1h30m',
  'usage.nameSomebody': '{command}: diga quem, pelo apelido',
  'usage.nameATime': '{command}: diga quanto, por exemplo {command} 1h',
  'config.notARoomName':
    'config {flag}: {value} deve ter de 1 a 32 letras, números, - ou _ (vários nomes: separados por vírgulas)',
  'config.tooManyRooms': 'config {flag}: {value} tem mais de 16 salas',
  'config.roomTwice': 'config {flag}: {value} repete uma sala',
  'config.notVisibleAscii': 'config {flag}: {value} tem um caractere que não é ASCII visível',
  'config.startsWithColon': 'config {flag}: {value} começa com dois-pontos',
  'config.passphraseLength': 'config {flag}: {value} deve ter de 8 a 63 caracteres',
  'config.privateKey': 'config {flag}: {value} é uma chave privada; use o arquivo .pub',
  'config.notAPublicKey':
    'config {flag}: {value} não é uma chave pública do OpenSSH como "ssh-ed25519 AAAA…"',
  'config.tooManyKeys': 'config {flag}: {value} tem mais de 64 chaves',
  'config.notABridge':
    'config {flag}: {value} não é uma linha de ponte (simples, obfs4 ou snowflake)',
  'config.bridgeNotAscii': 'config {flag}: {value} não é uma linha de ponte em ASCII visível',
  'config.torLineIsOurs': 'config {flag}: {value} define {word}, que o próprio Mayfly define',
  'config.notAscii': 'config {flag}: {value} tem um caractere que não é ASCII',
  'config.tooLong': 'config {flag}: {value} passa de {count} caracteres',
  'config.wrong': 'config {flag}: {value} não é válido',
  'config.allWrong': 'config: não é válido',
  'config.theValue': 'o valor',
  'config.valueOfLength': 'um valor de {count} caracteres',
  'config.noneNeedsOpen':
    'config passphrase: "none" precisa de --open, pois assim pode entrar qualquer pessoa que encontre uma entrada',
  'config.openNeedsNone': 'config open: só vale com --passphrase none',
  'config.panicNeedsPassphrase':
    'config panic-word: uma sala aberta não pede frase secreta, então ninguém poderia digitá-la',
  'config.panicIsPassphrase': 'config panic-word: é a frase secreta; escolha outra',
  'config.inviteOnlyAlone':
    'config invite-only: não pode ser combinado com --open, --passphrase nem --shared-uses',
  'config.knockNeedsShared':
    'config knock: não pode ser combinado com --invite-only, pois assim ninguém tem o convite comum: use --knock all',
  'config.sealedNeedsInvitation':
    'config sealed: não pode ser combinado com --open: os convidados precisam de um convite, que leva o selo',
  'config.usesNeedPassphrase':
    'config shared-uses: não pode ser combinado com --open, pois assim ninguém precisa de convite',
  'config.portsTwice': 'config ports: duas das quatro são iguais',
  'usage.seeUpHelp': 'veja mayfly up --help',
  'file.missing': 'config {flag}: {path} não existe',
  'file.isFolder': 'config {flag}: {path} é uma pasta',
  'file.forbidden': 'config {flag}: este usuário não tem permissão para ler {path}',
  'file.unreadableCode': 'config {flag}: {path} não pode ser lido ({code})',
  'file.unreadable': 'config {flag}: {path} não pode ser lido',
  'file.tooLarge': 'config {flag}: {path} passa de {size} KiB',
  'file.notText': 'config {flag}: {path} não é texto',
  'file.empty': 'config {flag}: {path} está vazio',
  'config.unknownVariable': 'o mayfly não conhece a variável {variable}',
  'config.torNotHostPort': 'config tor: não é SERVIDOR:PORTA',
  'config.notATorControl':
    'config {flag}: {value} não é nem um caminho a partir de / nem SERVIDOR:PORTA com um endereço IP como SERVIDOR',
  'config.torControlPath':
    'config {flag}: {value} não é o caminho de um socket: ASCII visível, no máximo {most} bytes',
  'config.torControlPublic':
    'config {flag}: {value} é um endereço público; uma porta de controle deve estar nesta máquina ou em uma rede privada',
  'config.torControlNeedsOnion':
    'config tor-control: sem o onion não é preciso tor; tire --no-onion ou --tor-control',
  'config.torControlNoBridges':
    'config tor-control: as pontes ficam na configuração do tor que já está em execução',
  'config.torControlNoTorrc':
    'config tor-control: --torrc é para um tor que a sala inicia; o que já está em execução tem sua própria configuração',
  'config.torPasswordNeedsControl': 'config tor-password: só serve com --tor-control',
  'config.roomUnknown': 'config room: {value} não é uma sala que mayfly status mostra',
  'config.severalKeys': 'config {flag}: {value} tem {count} chaves, não uma',

  // mayfly connect.
  'connect.noInvitation': 'connect: falta o convite; informe o link, ou - para colar',
  'connect.npmLogs':
    'connect: o npm pode gravar a linha de comando em um log; informe - e cole o link',
  'connect.nothingOnStdin': 'connect: nenhum convite chegou por stdin',
  'connect.pasteWhole': 'cole o link inteiro',
  'connect.paste': 'cole o convite e tecle Enter; ele não aparece na tela',
  'connect.pasteRest': 'o convite não está completo: cole o resto, ou tecle Enter para parar',
  'connect.noOnion': 'esta entrada não é um onion: a rede dela vê seu endereço',
  'connect.connected': 'conectado',
  'connect.connecting': 'conectando',
  'connect.connectingOverTor': 'conectando pelo Tor',
  'connect.idle': 'em espera; vai se conectar quando vier um cliente IRC',
  'connect.dropped': 'a conexão caiu; conectando de novo',
  'connect.tryingAgain': '{problem}; nova tentativa em até {seconds} s',
  'connect.inAnotherTerminal': 'Em outro terminal, no irssi ou em qualquer cliente IRC:',
  'connect.endByCtrlC': 'Ctrl-C aqui encerra.',
  'connect.notWithPage': 'config {flag}: não faz sentido com --page',
  'connect.pagePortAlone': 'config page-port: exige --page',
  'page.onlyHttp': 'convite: --page precisa de um link que comece com http://',
  'page.openNetwork': 'convite: a página dele não é um onion nem está em uma rede privada',
  'page.needsOnion': 'qualquer um no caminho poderia ler a frase secreta: peça o link do onion',
  'page.waiting': 'aguardando o seu navegador',
  'page.roomRefuses': 'a sala não aceita a conexão',
  'page.openLink':
    'Abra isto em uma janela anônima de um navegador desta máquina. Contém o seu convite: não mostre a ninguém.',
  'page.goodbye': 'esta máquina encerrou a conexão',
  'page.noLite':
    'Esta é a sua própria cópia da página. As páginas sem JavaScript estão no endereço da própria sala.',
  // Salas seladas, no mayfly connect.
  'sealed.words': 'selada. As quatro palavras: {words}. No grupo: {names}',
  'sealed.outside': 'você não está na conversa selada: entre no primeiro canal da sala',
  'sealed.entering':
    'aguardando que alguém da sala deixe este dispositivo entrar na conversa selada',
  'sealed.split': 'esta sala está comprometida: há pessoas em outro grupo. Nada mais é enviado',
  'sealed.changed':
    'esta sala está comprometida: o que foi dito foi mudado no caminho. Nada mais é enviado',
  'sealed.castOut':
    'esta sala está comprometida: alguém tira você da conversa selada repetidamente. Nada mais é enviado',
  'sealed.needsSeal': 'esta sala é selada e o seu convite não tem selo: nada foi dito lá',
  'sealed.askForLink': 'peça o link inteiro; ele contém seal=',
  'sealed.damaged': 'convite: o selo dele está danificado, ou falta a frase secreta',
  'sealed.notSealed':
    'o seu convite é para uma sala selada, e esta sala não diz que é: nada do que você escrever é enviado',
  'sealed.howToCheck':
    '/quote WORDS mostra as quatro palavras e quem está no grupo. Compare as palavras por outro meio, uma ligação por exemplo: todos têm as mesmas.',
  'link.notALink': 'convite: não é um link',
  'link.pasteAll': 'ele começa com http://; cole tudo, até a última letra',
  'link.noHttp': 'convite: não começa com http:// nem https://',
  'link.hasUser': 'convite: tem um nome de usuário antes do servidor',
  'link.misleading': 'o Mayfly nunca cria um link assim: alguém pode querer enganar você',
  'link.noRoom': 'convite: o que vem depois de # não indica uma sala',
  'link.quote': 'ponha o link entre aspas; senão o shell descarta o que vem depois de #',
  'link.noSshDoor': 'convite: não tem uma entrada ssh',
  'link.forBrowsers': 'é um convite para navegadores; peça ao operador o convite para clientes IRC',
  'link.otherHost': 'convite: a entrada ssh e o link estão em servidores diferentes',
  'link.nothingDialled':
    'o Mayfly nunca cria um link assim: quem o enviou pode querer seu endereço; nenhuma conexão foi feita',
  'link.openNetwork': 'convite: a entrada ssh não é um onion nem está em uma rede privada',
  'link.acceptDirect': 'quem opera esse servidor vê seu endereço; se você aceita isso: --direct',
  'connect.noKey': 'connect: o convite não contém uma chave',
  'connect.giveIdentity': 'use a sua com --identity ARQUIVO: a que o operador autorizou',
  'connect.identityUnreadable': 'config identity: o arquivo não contém uma chave privada legível',
  'connect.identityForm': 'deve ser uma chave privada em um formato do OpenSSH, sem senha',
  'connect.torRefused': 'tor: nada escuta na porta SOCKS dele',
  'connect.onionUnreachable': 'tor: não foi possível chegar ao onion',
  'connect.startTor':
    'inicie o tor ou o Tor Browser; se a porta for outra, acrescente --tor SERVIDOR:PORTA (Tor Browser: 127.0.0.1:9150)',
  'connect.roomThereInAMinute': 'a sala ainda existe? tente de novo em um minuto',
  'connect.doorSilent': 'a porta da sala não responde',
  'connect.roomThere': 'a sala ainda existe?',
  'connect.otherHostKey': 'ssh: a chave do servidor não é a do convite; nada foi enviado a ele',
  'connect.earlierRoom':
    'o convite é de uma sala anterior? se não, alguém pode estar interceptando a conexão: pergunte ao operador',
  'connect.keyRefused': 'ssh: a sala não aceita esta chave',
  'connect.askOperator': 'peça ao operador que a autorize; envie a ele sua chave pública',
  'connect.failedBeforeLogin': 'ssh: a conexão falhou antes do login',
  'connect.tryInAMinute': 'tente de novo em um minuto',

  // Orders of a container.
  'container.secretInEnvironment':
    '{variable}: está no ambiente do contêiner, que o Docker guarda no disco dele',
  'container.giveOnStdin':
    'remova a variável e o contêiner, e passe o valor por stdin: veja docker/README.md',
  'container.stdinNotJson': 'stdin: a primeira linha não é JSON',
  'container.stdinNoVariables': 'stdin: a primeira linha não tem um objeto "variables"',

  // Errors inside the room.
  'control.notJson': 'controle: a linha não é JSON',
  'control.noAsk': 'controle: a linha não é um objeto com o texto "ask"',
  'control.unknown': 'controle: pergunta desconhecida {question}',
  'control.wrongField': '{path}: não é válido ({fault})',
  'control.failed': 'controle: a resposta falhou',
  'control.tooLong': 'controle: a linha passa de {bytes} bytes',
  'control.endedEarly': 'controle: a conexão terminou antes de a linha estar completa',
  'control.tooLate': 'controle: nenhuma linha chegou em {time} ms',
  'control.cannotListen': 'controle: não é possível escutar em {path} ({code})',
  'part.stoppedEarly': '{part}: foi parado antes de ficar pronto',
  'part.cannotStart': '{part}: não foi possível iniciar: {why}',
  'part.tried': 'houve {count} tentativas',
  'ownFiles.notAFile': 'existe, mas não é um arquivo',
  'ownFiles.left': '{count} itens sobraram ou não foram sobrescritos',
  'ownFiles.isOwnDir': 'é um dos diretórios dados, e não um caminho dentro deles',
  'ownFiles.outside': 'está fora dos diretórios dados',
  'ownFiles.failed': 'falhou ({code})',
  'ownFiles.named': '{what} {path}: {why}',
  'users.needUnix': 'usuários: é preciso um sistema Unix',
  'users.cannotAct': 'usuários: não é possível agir como usuário {uid}, grupo {gid}',
  'listen.cannot': '{what}: não é possível escutar ({code})',
  'listen.cannotOn': '{what}: não é possível escutar em {host}:{port} ({code})',
  'listen.inTheWay': '{what}: nesse caminho já há um arquivo que não é um socket',
  'hashes.empty': '{list}: está vazio',
  'hashes.wrongLine':
    '{list}: a linha {line} não é um hash e um caminho, ou cita um arquivo duas vezes',
  'hashes.form':
    'cada linha é como o sha256sum a escreve: 64 dígitos hexadecimais, dois espaços, um caminho',
  'release.bundle': 'este pacote completo',
  'release.package': 'este pacote',
  'release.clone': 'este clone',
  'release.image': 'imagem {image}',
  'release.page': 'página da sala {room}',
  'release.equal': 'como foi publicado',
  'release.different': 'diferente',
  'release.notListed': 'não está na lista',
  'release.noSuchName': '{name} não está na lista',
  'release.changed': '{file} não está como foi empacotado',
  'release.notCommitted': 'tem mudanças sem commit',
  'release.noGit': 'não foi possível consultar o git',
  'release.noManifest': 'a sala não diz que página serve',
  'bundle.toTerminal': 'bundle: um arquivo compactado não é para um terminal',
  'bundle.nameAFile': 'indique um arquivo, por exemplo: mayfly bundle mayfly.tar.gz',
  'bundle.notAFile': 'bundle: {file} existe e não é um arquivo',
  'bundle.isThere': 'bundle: {file} já existe',
  'bundle.replace': 'escolha outro nome, ou substitua-o: --replace',
  'bundle.notBuilt': 'bundle: não foi possível compilar o pacote',
  'bundle.libraries': 'bundle: as bibliotecas de {program} não foram encontradas: {why}',
  'bundle.writing': 'empacotando {mib} MiB em {file}',
  'bundle.done':
    'empacotado; onde não há Internet: descompacte-o e execute {folder}/mayfly up --no-onion',
  'bundle.glibc': 'os serviços que ele contém precisam de Linux com glibc {version} ou posterior',
  'bundle.noImage':
    'a imagem do motor docker não está nele, por ser grande demais: lá a sala funciona com o motor bare',
  'page.tooLarge': 'página: tem mais de {files} arquivos ou {bytes} bytes',
  'page.noIndex': 'página: não tem index.html',
  'page.noManifest': 'página: não tem a lista dos seus arquivos (files.sha256)',
  'page.changed': 'página: {file} não está como foi compilado',
  'page.unreadable': 'página: não pode ser lida',
  'page.build': 'compile-a: npm run build',
  'orders.wrongField': 'ordens {path}: não é válido ({fault})',
  'orders.notJson': 'ordens: não são uma linha de JSON',
  'orders.noEnd': 'stdin: a linha não termina',
  'orders.endedEarly': 'stdin: terminou antes de uma linha de ordens',
  'orders.tooLate': 'stdin: nenhuma linha de ordens chegou em {seconds} s',
  'orders.giveFirst': 'envie as ordens como primeira linha, no começo',
  'orders.tooLong': 'stdin: é longo demais',
  'gateway.configuration': 'gateway: a configuração dele chegou incompleta',
  'sshd.noVersion': 'sshd: não informa sua versão',
  'room.notReady': 'sala: ainda não está pronta',
  'room.endTooLate': 'duração: podem restar à sala no máximo {limit}; agora restam {time}',
  'room.endTooSoon': 'duração: restam à sala só {time}',
  'room.endByDown': 'para encerrá-la já: mayfly down',
  'key.empty': 'chave: está vazia',
  'doors.cannotMake': 'entradas: não é possível criar {path} ({code})',
  'bridges.needProgram':
    'config bridges: "{name}" precisa de um programa que não está nesta máquina',
  'bridges.installOneOf': 'instale um destes: {programs}',
  'torControl.nobody': 'tor-control: ninguém escuta em {place}',
  'torControl.startIt':
    'inicie esse tor, ou veja na configuração dele onde está ControlPort ou ControlSocket',
  'torControl.forbidden': 'tor-control: este usuário não pode abrir {place}',
  'torControl.joinGroup':
    'entre no grupo a que o socket pertence (no Debian: debian-tor) e faça login de novo, ou use ControlPort',
  'torControl.notReachable':
    'tor-control: o usuário próprio da sala não alcança {path}: é só do dono',
  'torControl.openToGroup':
    'abra-o a um grupo (ControlSocketsGroupWritable 1, CookieAuthFileGroupReadable 1), ou use ControlPort com senha',
  'torControl.cannotConnect': 'tor-control: não é possível conectar a {place} ({code})',
  'torControl.tooLate': 'tor-control: {place} não respondeu em {seconds} s',
  'torControl.lost': 'tor-control: {place} encerrou a conexão',
  'torControl.notOne': 'tor-control: o que responde em {place} não é uma porta de controle do tor',
  'torControl.wrongPassword': 'tor-control: {place} não aceita a senha',
  'torControl.needsPassword': 'tor-control: {place} pede uma senha',
  'torControl.givePassword': 'informe-a com --tor-password ARQUIVO',
  'torControl.cookieUnreadable': 'tor-control: não é possível ler o cookie {path} ({code})',
  'torControl.shareCookie':
    'CookieAuthFileGroupReadable 1 na configuração desse tor abre o cookie ao grupo dele; entre nesse grupo (no Debian: debian-tor) e faça login de novo',
  'torControl.noCookie':
    'tor-control: {place} indica {path} como cookie, mas não é: não tem 32 bytes',
  'torControl.cookieRefused': 'tor-control: {place} não aceita o cookie',
  'torControl.otherCookie':
    'tor-control: {place} não conhece o cookie que indica: talvez outro programa escute ali',
  'torControl.noMethod':
    'tor-control: {place} não oferece nenhuma forma de autenticação conhecida aqui',
  'torControl.tooOld':
    'tor-control: o tor em {place} é o {version}; o mais antigo que protege bem um serviço onion é o {needed}',
  'torControl.refused': 'tor-control: {place} recusou o serviço onion (código {code})',
  'torControl.filtered':
    'tor-control: um filtro na frente de {place} não deixa passar o serviço onion',
  'torControl.profile':
    'docs/tor.md traz um perfil para o onion-grater, o filtro do Tails e do Whonix',
  'torControl.onlyBare':
    'um tor que já está em execução só é usado pelo motor bare (--engine bare)',
  'torControl.notInContainer':
    'tor-control: um contêiner não pode usar o tor da máquina dele; inicie a sala com --engine bare',
  'torControl.noPort': 'tor-control: nenhuma porta livre de {first} a {last} em {host}',
  'torControl.notThere': 'uplink: o serviço onion não está lá',
  'torControl.limits':
    'o onion é levado pelo tor em {place} (versão {version}). Ele não diz por qual circuito um convidado chega: os limites por circuito valem para cada conexão, e para quem abre muitas só valem os da sala inteira',
  'torControl.noIntroLimit':
    'o limite nos pontos de introdução do Tor é o desse tor: uma enxurrada é contida mais tarde, se for',
  'torControl.noProofOfWork':
    'a prova de trabalho contra enxurradas precisa do tor 0.4.9 ou mais novo',
  'torControl.portsOpen':
    'esse tor não diz com qual usuário roda: qualquer usuário desta máquina pode entrar pelas portas que a sala tem para ele ({first}–{last}) como se viesse pelo Tor, e ver qual onion esta máquina tem',
  'torControl.farAway':
    'esse tor está em outra máquina: o que ele envia para cá passa sem criptografia pela rede entre as duas, então essa rede deve ser só sua',
  'torControl.notOurs':
    'o que esse tor guarda na memória, no disco e no registro dele não é da sala, e o relatório do fim não cobre isso',
  'doctor.torControl': 'o onion é levado por um tor que não é o da sala',
  'residue.service': 'serviço onion no tor em {place}',
  'residue.thatTor': 'registro, disco e memória desse tor',
  'residue.thatTorNotOurs': 'não são da sala',
  'residue.torGone': 'esse tor não roda mais',
  'residue.torSilent': 'esse tor não diz',
  'residue.serviceThere': 'ainda tem o descritor',
  'container.notTmpfs': '{dir}: não é um tmpfs, então o que for escrito ali chegaria a um disco',
  'container.sameMounts': 'inicie pelo compose.yaml, ou com as mesmas montagens',
  'uplink.wrong': 'uplink: {why}',
  'uplink.failed': 'uplink: falhou',
  'uplink.notWiped': 'uplink: alguns arquivos do tor não foram apagados',
  'uplink.torRuns': 'uplink: o tor já está em execução',
  'uplink.tooMuch': 'uplink: há pedidos demais ao mesmo tempo',
  'uplink.tooLate': 'uplink: não apareceu em {seconds} s',
  'uplink.foreignPlace': 'uplink: a pasta dele no tmpfs comum é de outro usuário',
  'uplink.nobodyWaits': 'uplink: o pedido foi cancelado',
  'uplink.listens': 'uplink: já está escutando',
  'uplink.cannotMake': 'uplink: não é possível criar {path} ({code})',
  'uplink.cannotListen': 'uplink: não é possível escutar em {path} ({code})',
  'uplink.notJson': 'uplink: uma linha não é JSON',
  'uplink.gone': 'o uplink não está mais rodando',

  // Set-up.
  'setup.installing': 'instalando as dependências do npm (npm ci)',
  'setup.npmDoesNotStart': 'o npm não inicia: {why}',
  'setup.nodeDoesNotStart': '{node} não inicia: {why}',
  'setup.npmComesWithNode': 'o npm vem com o Node; veja https://nodejs.org',
  'setup.noLockFile':
    'esta cópia do Mayfly não tem package-lock.json; sem ele não se sabe de quais pacotes ela precisa',
  'setup.startFromClone': 'inicie-o de um clone do código, ou instale um pacote dele',
  'setup.inNodeModules':
    'esta cópia do Mayfly está em uma pasta node_modules, e dali o Node não executa TypeScript',
  'setup.cloneIt': 'clone o código e inicie-o lá; ou instale o que `npm pack` cria lá',
  'setup.copyIt': 'copie-o para uma pasta sua e inicie-o lá',
  'setup.chooseAnotherPlace': 'escolha outro lugar: MAYFLY_PROGRAMS=/PASTA mayfly up',
  'system.readOnly': '{place}: está em um sistema de arquivos montado só para leitura',
  'setup.folderForbidden': '{folder}: este usuário não tem permissão para gravar aí',
  'setup.folderNoexec': '{folder}: está montado com noexec: nenhum programa pode rodar dali',
  'setup.noHome': 'este usuário não tem pasta pessoal',
  'setup.chooseProgramsPlace':
    'escolha um lugar para os programas: MAYFLY_PROGRAMS=/PASTA mayfly up',
  'setup.bundleUnsafe': '{folder}: faltam programas, ou outro usuário pode mudá-los',
  'setup.unpackAgain': 'descompacte o pacote de novo, em uma pasta onde só você possa gravar',
  'setup.interrupted': 'a preparação foi interrompida antes de acabar',
  'setup.goesOn': 'inicie de novo: ela continua de onde parou',
  'system.forbidden': '{place}: este usuário não tem permissão para usar',
  'system.diskFull': '{place}: o disco está cheio',
  'system.shareFull': '{place}: sua cota de disco acabou',
  'setup.diskTooSmall': '{folder}: o disco tem {free} MiB livres, a preparação precisa de {need}',
  'setup.programsNotAPath': 'MAYFLY_PROGRAMS: não é um caminho que começa com /',
  'system.missing': '{place}: não existe',
  'system.notAFolder': '{place}: uma parte do caminho é um arquivo, não uma pasta',
  'system.tooManyFiles': '{place}: há arquivos demais abertos',
  'system.diskBroken': '{place}: o disco informa um erro',
  'system.noMemory': '{place}: não há memória suficiente',
  'system.noProcesses': '{place}: não é possível iniciar mais processos',
  'system.unusable': '{place}: não pode ser usado ({code})',
  'system.choosePlace': 'escolha uma pasta em que você possa gravar',
  'system.makeRoom': 'libere espaço no disco e tente de novo',
  'system.removedMeanwhile': 'foi removido nesse meio-tempo? tente de novo',
  'system.moveAway': 'tire-o do caminho e tente de novo',
  'system.raiseLimit': 'aumente o limite: ulimit -n 1024',
  'system.endPrograms': 'encerre outros programas e tente de novo',
  'system.seeDmesg': 'veja dmesg',
  'system.seeManual': 'veja o manual do seu sistema para este código',
  'setup.npmFailed': 'o npm ci falhou, veja acima',
  'setup.npmPing': 'ele precisa do registro do npm; tente `npm ping`',
  'setup.npmLeftOut': 'o npm ci não instalou tudo',
  'setup.npmOmit': 'sua configuração do npm omite pacotes opcionais? veja `npm config get omit`',
  'setup.packageWithoutNode':
    'precisa do Node 24 ou mais novo, e este é {version}; falta o Node que o npm acrescenta',
  'setup.installWithNode':
    'instale de novo sem --omit=optional, ou inicie com um Node mais novo: https://nodejs.org',
  'setup.waiting': 'esperando outra preparação acabar',
  'setup.otherDoesNotEnd': 'outra preparação continua em andamento',
  'setup.endIt': 'encerre-a e tente de novo',
  'setup.cannotUnpack': 'um pacote não pode ser desempacotado: {why}',
  'setup.isDiskFull': 'o disco está cheio?',
  'setup.aptOffersNot': 'o apt não oferece {packages}: {why}',
  'setup.noPackageLists': 'não foi possível baixar as listas de pacotes: há rede?',
  'setup.tryAptGet': 'tente: sudo apt-get install {packages}',
  'setup.cannotFetch': 'não foi possível baixar pacotes: {why}',
  'setup.isThereANetwork': 'há rede?',
  'setup.fetchedDoesNotRun': 'o {program} baixado não roda aqui: {why}',
  'setup.installPackages': 'instale os pacotes ({packages})',
  'setup.programsAreOld':
    'tor, sshd e os outros foram baixados há {days} dias; para baixar as correções de segurança: mayfly setup --refresh',
  'setup.notFoundHere': 'não encontrado nesta máquina: {programs}',
  'setup.fetching': 'baixando {programs} como pacotes em {folder} (nada é instalado)',
  'setup.packageLacksProgram': 'o pacote de {program} não o contém',
  'setup.building': 'compilando o servidor e a página',
  'setup.buildFailed': 'a compilação falhou: {why}',
  'setup.sourceChanged': 'algum arquivo fonte mudou? veja git status',

  // Help: settings.
  'setting.room':
    'o canal em que os convidados entram; depois dele, outros canais, separados por vírgulas',
  'setting.passphrase':
    'o segredo comum da sala; padrão: seis palavras ao acaso. Outros usuários desta máquina podem ler uma opção: prefira --passphrase-file',
  'setting.panicWord':
    'quem a digitar onde se pede a frase secreta encerra a sala na hora, e lê que a frase está errada. Outros usuários desta máquina podem ler uma opção: prefira --panic-word-file',
  'setting.open': 'permite --passphrase none: quem encontrar uma entrada pode entrar',
  'setting.inviteOnly':
    'sem convite comum nem frase secreta: cada pessoa precisa de um convite próprio (mayfly invite)',
  'setting.sealed':
    'só os aparelhos dos convidados conseguem ler o que se diz, não a máquina que o transporta (docs/sealed.md)',
  'setting.sharedUses':
    'quantos convidados o convite comum deixa entrar, 1–100000; padrão: qualquer número',
  'setting.knock':
    'quem vem com o convite comum espera até um anfitrião deixar entrar; "--knock all": todos os convidados esperam (off, shared ou all)',
  'setting.lifetime': 'quanto tempo a sala dura, se não for encerrada antes: 90m, 12h, 7d',
  'setting.endWhenEmpty':
    'encerra a sala quando ela ficar vazia por esse tempo depois de alguém ter entrado; padrão: nunca',
  'setting.deadMan':
    'encerra a sala se quem a iniciou não der nenhum comando durante esse tempo (mayfly still-here vale, status não); antes os convidados são avisados; padrão: nunca',
  'setting.webPort': 'a página, só em 127.0.0.1',
  'setting.sshPort': 'a entrada ssh, só em 127.0.0.1',
  'setting.ircPort': 'a entrada IRC interna: a porta para a qual o ssh pode encaminhar',
  'setting.ngircdPort': 'o ngIRCd interno: só o gateway fala com ele',
  'setting.sshKey':
    'a chave pública de um convidado; pode repetir; padrão: uma é criada para o convite',
  'setting.noOnion': 'sem tor: só se chega à sala a partir desta máquina',
  'setting.bridges': 'linhas de pontes, para redes que bloqueiam o Tor (simples, obfs4, snowflake)',
  'setting.torConfig':
    'linhas extras para a configuração do tor, por exemplo para uma rede de testes',
  'setting.torControl':
    'usar o tor que já está em execução, pela porta de controle dele, em vez de iniciar um',
  'setting.torPassword':
    'a senha dessa porta de controle, na primeira linha do arquivo; com cookie não é preciso',
  'setting.nickLength': 'tamanho máximo do apelido, 3–31',
  'setting.sessions': 'quantas sessões cabem na sala',
  'setting.sessionsPerCircuit': 'quantas sessões um circuito do Tor pode ter',
  'setting.grace': 'por quanto tempo um convidado cuja conexão caiu mantém o lugar',
  'setting.backlog':
    'quantas das últimas linhas de cada canal os recém-chegados recebem, 0–500; 0: nada de antes da chegada deles; com --sealed eles não conseguem lê-las, e uma mensagem ocupa várias',
  'setting.forget':
    'idade em que a sala e as suas páginas apagam uma mensagem, por exemplo 10m; um cliente de IRC guarda o que já recebeu',
  'setting.default': 'padrão {value}',

  // Help.
  'help.usage': 'uso:',
  'help.examples': 'Exemplos:',
  'help.mayfly': 'Uma sala de chat que vive na RAM: começa com um comando, acaba com Ctrl-C.',
  'help.command.up': 'inicia uma sala, mostra os convites e fica até o fim',
  'help.command.connect': 'entra em uma sala com qualquer cliente IRC, pela entrada ssh',
  'help.command.status': 'mostra o estado da sala desta máquina',
  'help.command.invite': 'cria um convite para uma pessoa; mostra de novo o comum',
  'help.command.seal': 'põe selos em convites de uma sala selada que roda com Compose',
  'help.command.guests': 'mostra quem está na sala',
  'help.command.remove': 'tira alguém da sala',
  'help.command.knocks': 'mostra quem está esperando para entrar',
  'help.command.let': 'deixa entrar alguém que está esperando',
  'help.command.turnAway': 'não deixa entrar alguém que está esperando',
  'help.command.close': 'fecha o convite comum; quem está dentro fica',
  'help.command.open': 'abre de novo o convite comum',
  'help.command.down': 'encerra a sala desta máquina; remove o que outras salas deixaram',
  'help.command.extend': 'prolonga o tempo da sala',
  'help.command.shorten': 'encurta o tempo da sala',
  'help.command.stillHere': 'dá um sinal de vida a uma sala com --dead-man',
  'help.command.burn': 'encerra a sala em um segundo',
  'help.command.verify': 'procura o que qualquer sala encerrada deixou nesta máquina',
  'help.command.doctor': 'verifica o que nesta máquina quebra ou enfraquece uma promessa',
  'help.command.setup': 'baixa e compila o que falta; up faz isso sozinho',
  'help.command.bundle': 'empacotar tudo de que uma máquina sem Internet precisa',
  'help.command.completion': 'mostra o script que completa comandos em um shell',
  'help.command.help': 'mostra as opções de um comando; igual a COMANDO --help',
  'help.command.version': 'mostra a versão',
  'help.standsFor': 'Aqui "mayfly" significa: {command}',
  'help.language':
    'O idioma é o de MAYFLY_LANG (en, pt-BR, es), ou então o de LC_ALL, LC_MESSAGES ou LANG.',
  'exit.codes': 'Códigos de saída:',
  'exit.success': 'sucesso',
  'exit.failure': 'falha',
  'exit.wrongUsage': 'uso ou configuração errados',
  'exit.residue': 'sobrou algo de uma sala encerrada',
  'exit.notTheRelease': 'o que funciona não é o que a versão publicada lista',
  'exit.endedAtOnce':
    'encerrado na hora por um segundo Ctrl-C, ou pelo primeiro durante a preparação',
  'help.up':
    'Inicia uma sala e mostra dois convites: o seu, como anfitrião, e um para todos os seus convidados. A sala acaba com Ctrl-C, com "mayfly down" ou quando o tempo dela termina. Cada opção tem também uma variável de ambiente; a opção prevalece.',
  'help.up.passphraseFile': 'a frase secreta é a primeira linha de FILE; - lê stdin',
  'help.up.panicWordFile': 'a palavra de pânico é a primeira linha de FILE; - lê stdin',
  'help.up.engine':
    'docker: um contêiner do motor do Docker desta máquina. volatile: um motor do Docker próprio, só em memória (Linux, root). bare: sem motor, namespaces privados (Linux). Padrão: docker se for possível, senão bare (MAYFLY_ENGINE)',
  'help.up.image':
    'para docker e volatile: uma imagem que o motor desta máquina tenha; padrão: criada a partir deste código, uma vez (MAYFLY_IMAGE)',
  'help.up.strict':
    'não inicia se mayfly doctor encontrar uma promessa quebrada (MAYFLY_STRICT=on)',
  'help.up.weakPassphrase':
    'aceita uma frase secreta fácil de adivinhar (MAYFLY_WEAK_PASSPHRASE=on)',
  'help.up.json': 'eventos em stdout, um objeto JSON por linha (MAYFLY_JSON=on)',
  'help.up.noQr': 'não desenha o código QR (MAYFLY_QR=off)',
  'help.up.fileVariables':
    'Uma variável para um FILE contém as próprias linhas, ou um caminho que começa com / ou ./. Os arquivos têm no máximo 64 KiB.',
  'help.up.ownFiles':
    'O que o próprio mayfly guarda: programas desempacotados em ~/.cache/mayfly/programs, ou onde MAYFLY_PROGRAMS disser. Nada de uma sala fica lá.',
  'help.connect':
    'Abre a entrada ssh da sala, pelo Tor se ela for um onion, e espera um cliente IRC em 127.0.0.1. A chave do servidor deve ser a do convite.',
  'help.seal':
    'Lê convites e mostra cada um com um selo. É para uma sala selada que roda em outra máquina ou com Docker Compose: a própria sala nunca deve ter um selo. Primeiro cole o que a sala mostrou ao começar: o seu próprio link recebe o segredo. Para mais convidados, cole depois o seu link com o selo e, em seguida, os deles.',
  'help.seal.stdin': 'lê links, blocos inteiros ou linhas de --json, que saem assim mesmo',
  'help.seal.host': 'um link colado sem o cabeçalho é para um anfitrião',
  'help.seal.id': 'o número de um convite que é colado sem o cabeçalho',
  'help.seal.end': 'O que é colado não aparece no terminal, e nada é guardado.',
  'help.connect.invitation':
    'o convite ssh. Outros usuários desta máquina podem ler uma linha de comando: - é mais seguro',
  'help.connect.stdin':
    'lê o convite de stdin: cole-o, em quantas linhas ele tiver, e tecle Enter. Ele não aparece na tela',
  'help.connect.listen': 'onde o cliente IRC se conecta; padrão 6668',
  'help.connect.tor': 'a porta SOCKS do tor; padrão 127.0.0.1:9050 (a do Tor Browser é 9150)',
  'help.connect.identity': 'sua própria chave privada, sem criptografia; padrão: a do convite',
  'help.connect.direct':
    'conecta também a uma entrada fora do Tor: o servidor dela e as redes no caminho veem seu endereço',
  'help.connect.page':
    'para um navegador: serve a página desta cópia do Mayfly e leva a conexão dela até a sala, por Tor se for um onion',
  'help.connect.pagePort': 'onde a página é servida nesta máquina; padrão: 8081',
  'help.connect.end': 'Termina com Ctrl-C; se a conexão cai, conecta de novo sozinho.',
  'help.whichRoom': 'qual sala, se houver várias: o número dela, como status o mostra',
  'help.json': 'um objeto JSON em stdout',
  'help.status': 'Mostra o estado da sua sala no ar: as partes, o onion, quantos convidados.',
  'help.invite':
    'Sem mais nada, mostra de novo o convite comum da sua sala no ar, que é para todos os convidados.',
  'help.invite.personal':
    'Com um NAME, ou com uma opção de --for a --out, cria um convite pessoal: para uma pessoa por vez, com uma frase secreta própria, que só é mostrada agora. O nome é para você e outros anfitriões. O seu shell pode guardá-lo: - lê nomes da stdin, um por linha, e cria um convite para cada um.',
  'help.invite.for': 'por quanto tempo vale: 30m, 2h, 1d; padrão: até a sala terminar',
  'help.invite.host': 'para um anfitrião, que comanda a sala como você',
  'help.invite.once': 'vale para uma só entrada; padrão: a mesma pessoa pode sair e voltar',
  'help.invite.count': 'cria N, 1–1000',
  'help.invite.out': 'grava em FILE; precisa estar na memória (um tmpfs como /dev/shm)',
  'help.invite.list': 'lista os convites pessoais, sem as frases secretas',
  'help.invite.revoke':
    'anula um: ninguém pode entrar com ele nem com a chave ssh dele; quem entrou fica fora',
  'help.invite.json': 'um objeto JSON em stdout; dos convites pessoais, um por linha',
  'help.invite.qr': 'desenha um código QR para cada um, mesmo se forem vários',
  'help.guests':
    'Mostra quem está na sala: apelido, papel, porta e convite. "mayfly remove NAME" tira alguém.',
  'help.remove':
    'Encerra a sessão de um convidado. O convite continua valendo: cancele-o com "mayfly invite --revoke", ou feche o comum com "mayfly close". "-" lê o apelido da entrada padrão.',
  'help.knocks':
    'Mostra quem está esperando para entrar em uma sala com --knock: apelido, duas palavras, porta e há quanto tempo. O convidado vê as mesmas duas palavras: pergunte por outro meio. "mayfly let NAME" deixa entrar, "mayfly turn-away NAME" não.',
  'help.let':
    'Deixa entrar um convidado que está esperando. "mayfly knocks" mostra quem são. "-" lê o apelido da entrada padrão.',
  'help.turnAway':
    'Não deixa entrar um convidado que está esperando. Pelo mesmo circuito Tor ele não pode bater de novo por cinco minutos. "-" lê o apelido da entrada padrão.',
  'help.close':
    'Fecha o convite comum da sua sala no ar: ninguém pode entrar com ele. Quem está dentro fica, e os convites pessoais continuam valendo.',
  'help.open': 'Abre de novo o convite comum da sua sala no ar.',
  'help.invite.key':
    'autoriza por ssh o dono desta chave pública; com um nome, só para esse convite',
  'help.down':
    'Encerra sua sala no ar de forma limpa e espera até não restar nenhum processo. O relatório do que foi verificado aparece onde a sala foi iniciada. Depois remove contêineres e redes de salas cujo programa anfitrião foi encerrado à força.',
  'help.down.wipeRam':
    'depois sobrescreve a memória livre (só root; também sem sala no ar): resta menos da sala nela. Ctrl-C deixa o resto. Código de saída 1 se não foi possível sobrescrever toda',
  'help.up.wipeRam':
    'sobrescreve a memória livre depois do fim (só root), como mayfly down --wipe-ram (MAYFLY_WIPE_RAM=on). Sem esta opção, pergunta-se ao root em um terminal depois do Ctrl-C',
  'help.extend':
    'Muda o fim da sua sala no ar: TIME mais tarde. Os convidados ficam sabendo quanto ela dura agora. TIME é como 90m, 12h ou 1h30m; podem restar à sala no máximo 30d.',
  'help.shorten':
    'Muda o fim da sua sala no ar: TIME mais cedo. Os convidados ficam sabendo quanto ela dura agora. Devem restar pelo menos 10s.',
  'help.stillHere':
    'Diz que você está aí a uma sala iniciada com --dead-man: o tempo começa de novo. Todo comando para uma sala faz o mesmo, menos status.',
  'help.burn':
    'Encerra sua sala no ar em um segundo: nenhuma parte é esperada. Antes é preciso digitar uma palavra. Os convidados são avisados de que a sala terminou, e as páginas deles largam tudo o que guardam.',
  'help.burn.yes': 'não pedir a palavra',
  'help.verify':
    'Procura o que qualquer sala encerrada deixou nesta máquina: contêineres, redes e volumes nos motores do Docker (também os do Compose), processos, montagens, arquivos, despejos de memória. Não remove nada; quem remove é mayfly down. O que não pôde ser verificado aparece como "não verificado", com o motivo.',
  'help.doctor':
    'Mostra o que nesta máquina quebra ou enfraquece as promessas de uma sala: o quê, por quê, e o comando que corrige. Não muda nada nem usa a rede.',
  'help.doctor.strict': 'código de saída 1 se há uma promessa quebrada; igual a up --strict',
  'help.completion':
    'Mostra um script que completa os comandos do mayfly, as opções e os valores delas.',
  'help.bundle':
    'Grava um único arquivo com o Mayfly, o Node, os serviços e as bibliotecas deles, para máquinas Linux sem Internet: uma sala de aula, um pendrive, a pasta persistente do Tails. Dois pacotes da mesma versão, com os mesmos serviços, são iguais byte por byte.',
  'help.bundle.file':
    'o arquivo a gravar: o nome termina em .tar.gz ou .tgz, ou em .tar para não compactar',
  'help.bundle.stdout': 'gravá-lo na saída padrão, compactado',
  'help.bundle.replace': 'substituir um arquivo que já existe',
  'help.bundle.use':
    'Descompacte-o em um disco de onde programas possam ser executados, e use ali ./mayfly como usaria mayfly. O motor docker precisa também da sua imagem, que não está incluída.',
  'help.verify.release':
    'comparar, em vez disso, o que funciona aqui com o arquivo SHA256SUMS de uma versão publicada: esta cópia do Mayfly, a imagem dela e a página da sala em andamento',
  'help.setup':
    'Baixa e compila o que falta: os pacotes do npm, os daemons, o servidor e a página; em um pacote instalado, só os daemons. Nada é instalado no sistema, nenhum serviço é iniciado.',
  'help.setup.refresh': 'baixa os daemons de novo, pelas correções de segurança, e compila de novo',
  'help.inside.invite': 'mostra o convite; pode ser pedido quantas vezes for preciso',
  'help.inside.personal': 'cria um convite para uma pessoa (--for, --host, --once, --count)',
  'help.invite.ssh': 'para um convidado com um cliente IRC: com uma chave ssh feita só para ele',
  'help.inside.inviteKey':
    'autoriza o convidado cuja chave pública chega por stdin, e mostra o convite dele',
  'help.inside.status': 'mostra o que está no ar, e quanto tempo ainda resta',
  'help.inside.down': 'encerra a sala',
  'help.inside.burn': 'encerra a sala em um segundo',
  'help.inside.health': 'não mostra nada; código de saída 0 se os convidados podem entrar',
};
