import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { clauseOf } from '../../src/contract/faults.ts';

/** The prefix of the SDK's errors, which clients put before them once more. */
const PREFIX = /^MCP error -?\d+: /;
/** How the SDK words arguments that fit no schema: the first fault, and where it is. */
const BAD_ARGUMENTS = /^Input validation error: Invalid arguments for tool (\S+): (.*?)(?: at (\S+))?$/m;

/** Has the SDK's refusals sent as one sentence each: by itself it sends lists of faults and JSON of a schema's. */
export function inSentences<T extends Transport>(transport: T): T {
  const send = transport.send.bind(transport);
  transport.send = (message, options) => send(worded(message), options);
  return transport;
}

function worded(message: JSONRPCMessage): JSONRPCMessage {
  if ('error' in message) {
    return { ...message, error: { ...message.error, message: sentenceOf(message.error.message) } };
  }
  if (!('result' in message) || message.result.isError !== true) return message;
  const [first] = message.result.content as { type: 'text'; text: string }[];
  const content = [{ type: 'text', text: sentenceOf(first?.text ?? '') }];
  return { ...message, result: { ...message.result, content } };
}

function sentenceOf(said: string): string {
  const plain = said.replace(PREFIX, '');
  const [, tool, fault = '', path] = BAD_ARGUMENTS.exec(plain) ?? [];
  if (tool) return `${tool}: ${clauseOf({ path: path ? [path] : [], message: fault }, 'The call')}.`;
  if (!plain.startsWith('[')) return plain;
  try {
    const [issue] = JSON.parse(plain);
    return `${clauseOf(issue, 'The request')}.`;
  } catch {
    // A sentence that begins with a bracket.
    return plain;
  }
}
