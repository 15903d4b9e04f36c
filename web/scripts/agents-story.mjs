// Agents, a conversation and an MCP server that stand for themselves, through the API; made when there are none yet.
const ROLES = ['planner', 'executor', 'tester', 'documentor', 'tech-lead', 'designer'];
const QUESTION = 'What does a solar lamp cost in Nairobi, and what does kerosene cost?';

/** Pages to show, and what has to be there first. */
export async function meetAgents(call) {
  const { items: agents } = await call('GET', '/agents');
  if (agents.length === 0) for (const template of ROLES) await call('POST', '/agents', { template });
  const { items: known } = await call('GET', '/knowledge');
  if (known.length === 0) {
    const text =
      'A solar lamp costs 24 dollars in Nairobi.\n\nKerosene costs 3 dollars a litre; a household burns two litres a month.';
    await call('POST', '/knowledge', { title: 'Field notes on lamps', text });
  }
  return { agents: '/agents', chat: `/chat/${await talk(call)}`, 'mcp-servers': '/mcp-servers' };
}

async function talk(call) {
  const { items } = await call('GET', '/conversations');
  if (items.length > 0) return items[0].id;
  const { id } = await call('POST', '/conversations', {});
  await call('POST', `/conversations/${id}/messages`, { text: QUESTION });
  for (let i = 0; i < 120; i++) {
    const { messages } = await call('GET', `/conversations/${id}`);
    if (messages.at(-1)?.answer) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return id;
}
