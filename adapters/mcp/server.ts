import { readFileSync } from 'node:fs';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { McpParts } from './parts.ts';
import { registerPrompts, registerResources } from './resources.ts';
import { inSentences } from './sentences.ts';
import { registerTools } from './tools.ts';

const INSTRUCTIONS =
  'Rolewise tells how jobs differ, from US official figures and career articles. Every figure comes with its source and date: name them. Pay is pay reported by a source at a time and place, never a promise. Where a tool asks for another title, follow what it says.';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Returns an MCP server over the assistant, not yet connected. */
export function createMcpServer(parts: McpParts): McpServer {
  const info = { name: 'rolewise', title: 'Rolewise', version };
  const server = new McpServer(info, { instructions: INSTRUCTIONS, capabilities: { logging: {} } });
  registerTools(server, parts);
  registerResources(server, parts);
  registerPrompts(server, parts);
  const connect = server.connect.bind(server);
  server.connect = (transport) => connect(inSentences(transport));
  return server;
}
