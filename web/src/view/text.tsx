// Renders texts from the network: isolated text nodes, and links that fetch nothing and ask before they open.

import { foldName } from '../../../server/contract/room/casemap.ts';
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { isKey } from '../../../server/contract/words/catalogue.ts';
import type { Values } from '../../../server/contract/words/messages.ts';
import { cleanName, cleanText } from '../../../server/contract/room/clean.ts';
import { preferredHue } from '../room/hues.ts';
import type { RoomState } from '../room/state.ts';
import { plain, type Run, type Style } from '../text/formatting.ts';
import { richText, type Part } from '../text/rich.ts';
import { styleOf } from '../text/span-style.ts';
import { askBeforeLeaving } from './link-warning.tsx';
import { words } from './words.ts';

const shapes = [
  'bold',
  'italic',
  'underline',
  'strike',
  'mono',
] as const satisfies readonly (keyof Style)[];

function Styled({ run: { text, style } }: { readonly run: Run }) {
  if (style === plain) return <>{text}</>;
  const colours = styleOf(style);
  const names = shapes.filter((shape) => style[shape]);
  return (
    <span class={['styled', ...names].join(' ')} style={{ ...colours }}>
      {text}
    </span>
  );
}

function Linked({ part: { href, runs } }: { readonly part: Part }) {
  const text = runs.map((run, at) => <Styled key={at} run={run} />);
  if (href === null) return <>{text}</>;
  const shown = runs.map((run) => run.text).join('');
  const ask = (event: MouseEvent): void => askBeforeLeaving(event, href, shown);
  return (
    // An address is written from left to right in any text, and does not change the direction around it.
    <a
      dir="ltr"
      href={href}
      target="_blank"
      rel="noreferrer noopener"
      referrerpolicy="no-referrer"
      onClick={ask}
      onAuxClick={ask}
    >
      {text}
    </a>
  );
}

/** Shows the plain text if its formats or links cannot be rendered. */
function partsOf(text: string): readonly Part[] {
  try {
    return richText(text);
  } catch {
    return [{ href: null, runs: [{ text: cleanText(text), style: plain }] }];
  }
}

/** A text with its formats and links, without an element around it. */
export function RichText({ text }: { readonly text: string }) {
  const parts = useMemo(() => partsOf(text), [text]);
  return (
    <>
      {parts.map((part, at) => (
        <Linked key={at} part={part} />
      ))}
    </>
  );
}

/** A text within a sentence. `bdi` keeps its direction from changing the text around it. */
export function PlainText({ text }: { readonly text: string }) {
  return (
    <bdi>
      <RichText text={text} />
    </bdi>
  );
}

/** The colour of each name, by lower-case nick. */
export const Hues = createContext<RoomState['hues']>(new Map());

/** The colour is only a help: the name is always written. */
export function Name({
  of,
  plain: bare = false,
}: {
  readonly of: string;
  readonly plain?: boolean;
}) {
  const hues = useContext(Hues);
  const hue = hues.get(foldName(of)) ?? preferredHue(of);
  return <bdi class={bare ? 'name' : `name hue-${hue}`}>{cleanName(of)}</bdi>;
}

/** Gaps of a sentence that hold one name; the others hold text. */
const names = new Set(['nick', 'by', 'to', 'channel', 'subject', 'other', 'now']);

/** A sentence of the catalogue. Values from the network are isolated in it. */
export function Sentence({ of, values }: { readonly of: string; readonly values: Values }) {
  if (!isKey(of)) return null;
  const shown: ComponentChildren[] = words.pieces(of, values).map((piece) => {
    if ('words' in piece) return piece.words;
    const isName = names.has(piece.gap);
    return isName ? <Name of={piece.value} plain /> : <PlainText text={piece.value} />;
  });
  return <>{shown}</>;
}
