// Texts from the network as elements: text nodes apart from their surroundings, links that fetch nothing.

import type { ComponentChildren } from 'preact';
import { isKey, type Values } from '../../../server/contract/words/catalogue.ts';
import { cleanName, cleanText } from '../../../server/contract/words/clean.ts';
import { segments } from '../../../server/contract/words/segments.ts';
import { words } from './words.ts';

/** A message or topic. `bdi` keeps its direction from turning what stands beside it. */
export function PlainText({ text }: { readonly text: string }) {
  return (
    <bdi>
      {segments(cleanText(text)).map(({ text: part, href }) =>
        href === null ? (
          part
        ) : (
          <a href={href} target="_blank" rel="noreferrer noopener" referrerpolicy="no-referrer">
            {part}
          </a>
        ),
      )}
    </bdi>
  );
}

const hues = 8;

/** The same name has the same colour in every guest's page. Only a help: the name is written out. */
function hue(name: string): number {
  let sum = 7;
  for (const char of name.toLowerCase()) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 65_521;
  return sum % hues;
}

export function Name({ of, plain = false }: { readonly of: string; readonly plain?: boolean }) {
  const name = cleanName(of);
  return <bdi class={plain ? 'name' : `name hue-${hue(name)}`}>{name}</bdi>;
}

/** Gaps that hold one name; the others hold running text. */
const names = new Set(['nick', 'by', 'to', 'channel', 'subject', 'other', 'now']);

/** A sentence of the catalogue; what came from the network stands apart in it. */
export function Sentence({ of, values }: { readonly of: string; readonly values: Values }) {
  if (!isKey(of)) return null;
  const shown: ComponentChildren[] = words.pieces(of, values).map((piece) => {
    if ('words' in piece) return piece.words;
    const isName = names.has(piece.gap);
    return isName ? <Name of={piece.value} plain /> : <PlainText text={piece.value} />;
  });
  return <>{shown}</>;
}
