// What only the lite door says, in Portuguese as it is spoken in Brazil.

import type { en } from './en.ts';

export const ptBr: Readonly<Record<keyof typeof en, string>> = {
  'lite.intro': 'Esta página não precisa de JavaScript.',
  'lite.keyHint':
    'É a parte do link do seu convite depois de key=. Você também pode colar o link inteiro: sem JavaScript a página não consegue lê-lo sozinha.',
  'lite.arrive': 'Como as mensagens chegam',
  'lite.live': 'Ao vivo',
  'lite.slow': 'A cada dez segundos, para poupar energia',
  'lite.page': 'Quando eu pedir: uma só página, para navegadores de texto',
  'lite.more': 'Mais',
  'lite.language': 'Idioma',
  'lite.inside': 'Você está na sala como {nick}.',
  'lite.back': 'Voltar para a sala',
  'lite.people': 'Pessoas: {count}',
  'lite.commands': 'Comandos',
  'lite.onePage': 'Mensagens e formulário em uma só página',
  'lite.reload': 'Recarregar as mensagens',
  'lite.write': 'Escrever uma mensagem',
  'lite.news': 'Novidade em {name}',
  'lite.open': 'Ir para {name}',
  'lite.missed': 'Novo desde a sua última olhada',
  'lite.times': 'Os horários são em UTC.',
  'lite.tooFast': 'Rápido demais. Espere um momento e envie de novo.',
  'lite.oldForm': 'O formulário era antigo demais e nada foi enviado. Envie de novo.',
  'lite.noStream': 'As mensagens não estão chegando.',
  'lite.busy': 'As mensagens estão abertas vezes demais. Elas voltam em meio minuto.',
  'lite.out': 'Você não está na sala',
  'lite.outMore': 'Você saiu, a sala terminou, ou nada se ouviu de você por cinco minutos.',
  'lite.notHere': 'Você não está mais em {name}.',
  'lite.foreign': 'Isso não veio da página desta sala. Nada foi feito.',
  'lite.unreadable': 'O formulário não pode ser lido, ou é longo demais. Nada foi feito.',
  'lite.problem': 'Não deu certo',
};
