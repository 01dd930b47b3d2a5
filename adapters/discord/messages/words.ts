import type { Embed, Message, MessageSnapshot, TopLevelComponent } from 'discord.js';
import { cut } from '../../chat/turn.ts';

/** Returns the words of a message wherever they stand: its text, embeds, components, and the messages it forwards. */
export function wordsOf(message: Message): string {
  const all = [message, ...message.messageSnapshots.values()];
  return cut(all.flatMap(ownWords).join('\n'));
}

function ownWords({ content, embeds, components }: Message | MessageSnapshot): string[] {
  const shown = components.flatMap((component: TopLevelComponent) => componentWords(component.toJSON()));
  return [content, ...embeds.flatMap(embedWords), ...shown].filter((words) => words.trim() !== '');
}

function embedWords({ title, description, fields }: Embed): string[] {
  return [title ?? '', description ?? '', ...fields.flatMap(({ name, value }) => [name, value])];
}

/** The texts of a component and of those within; controls say nothing of the message. */
function componentWords(component: unknown): string[] {
  if (typeof component !== 'object' || component === null) return [];
  const inner = 'components' in component && Array.isArray(component.components) ? component.components : [];
  const own = 'content' in component && typeof component.content === 'string' ? [component.content] : [];
  return [...own, ...inner.flatMap(componentWords)];
}
