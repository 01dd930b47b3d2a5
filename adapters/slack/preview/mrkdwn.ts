/**
 * Slack's mrkdwn as HTML, as far as our messages use it. Its texts are escaped as HTML's are, so that what is
 * left in angle brackets are links and mentions.
 */
export function toHtml(mrkdwn: string): string {
  return mrkdwn
    .replace(/<(https?:[^|>]+|slack:[^|>]+)\|([^>]+)>/g, '<a href="$1">$2</a>')
    .replace(/<@(\w+)>/g, '<span class="mention">@$1</span>')
    .replace(/(^|[\s(•])\*([^*\n]+)\*(?=$|[\s:.,)])/g, '$1<b>$2</b>')
    .replace(/(^|[\s(:])_([^_\n]+)_(?=$|[\s:.,)])/g, '$1<i>$2</i>')
    .replace(/`([^`\n]+)`/g, '<code>$1</code>')
    .replaceAll('\n', '<br>');
}
