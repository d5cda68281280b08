import type { ComponentChildren, JSX } from 'preact';

/** Longer phrases wrap like any text: a block of them would leave ragged lines. */
const LONGEST_PHRASE = 16;

/** A short Chinese text whose phrases move to the next line whole. Text without Chinese stays as it is. */
export function Phrases({ text }: { text: string }): JSX.Element {
  const phrases = text.match(/[^，。？！；：]+[，。？！；：”）]*/gu) ?? [text];
  if (phrases.length < 2 || !/\p{Script=Han}/u.test(text)) return <>{text}</>;
  return (
    <>
      {phrases.map((phrase, index) =>
        phrase.length > LONGEST_PHRASE ? (
          phrase
        ) : (
          <span class="phrase" key={index}>
            {phrase}
          </span>
        ),
      )}
    </>
  );
}

/**
 * The text of a message: an empty line begins a paragraph, a line a new line; addresses and telephones
 * can be tapped. A line of a name and an address (`隐私说明：https://…`) is a link of that name.
 */
export function Prose({ text, phones }: { text: string; phones: readonly string[] }): JSX.Element {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index}>{lines(paragraph, phones)}</p>
      ))}
    </>
  );
}

function lines(text: string, phones: readonly string[]): ComponentChildren[] {
  return text
    .split('\n')
    .flatMap((line, index) => [...(index > 0 ? [<br key={`br${index}`} />] : []), ...linked(line, phones)]);
}

function linked(line: string, phones: readonly string[]): ComponentChildren[] {
  const named = /^([^：:\s]{1,12})[：:]\s*(https?:\S+)$/u.exec(line);
  if (named !== null)
    return [
      <a href={named[2] ?? ''} key="named" rel="noopener">
        {named[1]}
      </a>,
    ];
  const pattern = [String.raw`https?://[^\s，。；、）)]+`, ...phones.map(escapeForPattern)].join('|');
  return line.split(new RegExp(`(${pattern})`, 'u')).map((part, index) => {
    if (index % 2 === 0) return part;
    return part.startsWith('http') ? (
      <a href={part} key={index} rel="noopener">
        {part}
      </a>
    ) : (
      <Phone number={part} key={index} />
    );
  });
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** A telephone that can be called by a tap. */
export function Phone({ number }: { number: string }): JSX.Element {
  return (
    <a class="nowrap" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
      {number}
    </a>
  );
}
