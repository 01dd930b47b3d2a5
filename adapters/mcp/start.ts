import { finished } from 'node:stream/promises';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { McpParts } from './parts.ts';
import { createMcpServer } from './server.ts';

/**
 * Speaks MCP on standard input and output until the client leaves; what it asked until then is still answered. Nothing
 * else may be printed meanwhile.
 */
export async function runMcp(parts: McpParts): Promise<void> {
  const server = createMcpServer(parts);
  server.server.onerror = () => console.error('A line that is no message of JSON-RPC was passed over.');
  const left = finished(process.stdin, { writable: false });
  await server.connect(new StdioServerTransport());
  // A file ends and is never closed.
  await left;
}
