import { once } from 'node:events';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { McpParts } from './parts.ts';
import { createMcpServer } from './server.ts';

/** Speaks MCP on standard input and output until the client leaves. Nothing else may be printed meanwhile. */
export async function runMcp(parts: McpParts): Promise<void> {
  const server = createMcpServer(parts);
  const closed = once(process.stdin, 'close');
  await server.connect(new StdioServerTransport());
  await closed;
  await server.close();
}
