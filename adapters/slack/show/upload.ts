import { patiently } from '../api.ts';
import type { Client } from '../bot.ts';

/** The time limit for sending a file, in milliseconds. */
const SENDING_MS = 10_000;

export interface Upload {
  file: Buffer;
  filename: string;
  title: string;
  /** What a picture shows, in words. */
  alt?: string | undefined;
  /** The conversation that it is posted to; left out: none, for a message that holds it. */
  where?: { channel_id: string; thread_ts: string } | { channel_id: string } | undefined;
}

/**
 * Uploads a file and returns its id. The SDK's own upload names the words of a picture "alt_text", which Slack does not
 * know: https://docs.slack.dev/reference/methods/files.getUploadURLExternal
 */
export async function upload(client: Client, { file, filename, title, alt, where }: Upload): Promise<string> {
  const wanted = { filename, length: file.length, ...(alt ? { alt_txt: alt } : {}) };
  const { upload_url, file_id } = await patiently(() => client.files.getUploadURLExternal(wanted), true);
  if (!upload_url || !file_id) throw new Error('Slack gave no address for an upload.');
  const signal = AbortSignal.timeout(SENDING_MS);
  const { ok, status } = await fetch(upload_url, { method: 'POST', body: new Uint8Array(file), signal });
  if (!ok) throw new Error(`Slack refused an upload: ${status}`);
  const files: [{ id: string; title: string }] = [{ id: file_id, title }];
  const given = where ? { files, ...where } : { files };
  // Completed twice, a file that is posted would be posted twice.
  await patiently(() => client.files.completeUploadExternal(given), !where);
  return file_id;
}
