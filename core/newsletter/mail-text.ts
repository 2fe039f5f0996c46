// How does an issue read as plain text, with every link that its HTML has?
import { withoutControls } from '../markup.ts';
import type { IssueView, ItemView, SectionView, SlotView } from './issue-view.ts';
import { aboutIssue, titleOf } from './mail-html.ts';
import { addressInText, piecesOf } from './mail-links.ts';
import { mailWords } from './mail-words.ts';
import { withoutTagsInAddress, withoutTagsInText } from './service-tags.ts';

/** The plain-text part of a mail. Lines end with a line feed and are as long as their paragraphs. */
export function mailText(view: IssueView): string {
  const words = mailWords(view.language);
  const { site, tags } = view;
  const blocks = [
    [shown(site.name), aboutIssue(view)],
    [`${words.viewOnline}:`, tags.viewOnline],
    [underlined(own(titleOf(view)), '=')],
    ...view.intro.map((one) => [paragraph(one, own)]),
    ...view.parts.flatMap((part) => (part.kind === 'slot' ? slot(part, words) : section(part))),
    [
      '-- ',
      shown(site.name),
      ...(site.tagline.trim() === '' ? [] : [shown(site.tagline)]),
      shown(words.whyYou.replace('{name}', () => site.name)),
    ],
    ...(site.address === undefined ? [] : [[`${words.website}:`, addressInText(site.address)]]),
    [`${words.viewOnline}:`, tags.viewOnline],
    [`${words.unsubscribe}:`, tags.unsubscribe],
  ];
  return `${blocks
    .map((lines) => lines.filter((line) => line !== '').join('\n'))
    .filter((block) => block !== '')
    .join('\n\n')}\n`;
}

function section({ title, items }: SectionView): string[][] {
  const heading = title.trim() === '' ? [] : [[underlined(shown(title.trim()), '-')]];
  return [...heading, ...items.map(itemLines)];
}

function itemLines(item: ItemView): string[] {
  const { event, address } = item;
  const facts = [item.label, item.day].filter((one) => one !== '').join(' · ');
  const when = event && [event.when, event.place].filter((one) => one !== '').join(', ');
  return [
    shown(item.headline.trim()),
    shown(facts),
    ...(when === undefined ? [] : [shown(when)]),
    ...item.text.map((one) => paragraph(one, shown)),
    ...(address === undefined ? [] : [addressInText(address)]),
  ];
}

function slot(
  { role, title, text, label, address }: SlotView,
  words: { readonly sponsor: string; readonly partner: string },
): string[][] {
  const isLinked = address !== undefined && label !== '';
  return [
    [
      `[${role === 'sponsor' ? words.sponsor : words.partner}]`,
      shown(title),
      ...text.map((one) => paragraph(one, shown)),
      ...(isLinked ? [`${shown(label)}:`, addressInText(address)] : []),
    ],
  ];
}

/** Addresses as the HTML has them, so that both parts lead to the same places. */
function paragraph(text: string, words: (text: string) => string): string {
  return piecesOf(text)
    .map((piece) =>
      piece.kind === 'address' ? withoutTagsInAddress(piece.address) : words(piece.text),
    )
    .join('');
}

function underlined(title: string, line: string): string {
  // As long as it is wide: no more than 60, for one that wraps.
  return `${title}\n${line.repeat(Math.min(60, Math.max(3, [...title].length)))}`;
}

/** Words that the newsroom wrote for this very mail: tags of the service may greet a reader. */
function own(text: string): string {
  return withoutControls(text).replace(/\r\n?/g, '\n');
}

function shown(text: string): string {
  return withoutTagsInText(own(text));
}
