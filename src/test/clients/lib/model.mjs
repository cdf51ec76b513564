// SPDX-License-Identifier: MIT
// A model on the loopback interface that asks for the tools it was told to ask for, so that an agent's client can be watched.
import { createServer } from 'node:http';

const event = (data) => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;

/** One message of the model's as its API streams it: the use of a tool, or the last word. */
function* message(model, block, delta, reason) {
  const start = { id: 'msg_check', type: 'message', role: 'assistant', model, content: [], stop_reason: null, usage: { input_tokens: 1, output_tokens: 1 } };
  yield event({ type: 'message_start', message: start });
  yield event({ type: 'content_block_start', index: 0, content_block: block });
  yield event({ type: 'content_block_delta', index: 0, delta });
  yield event({ type: 'content_block_stop', index: 0 });
  yield event({ type: 'message_delta', delta: { stop_reason: reason, stop_sequence: null }, usage: { output_tokens: 1 } });
  yield event({ type: 'message_stop' });
}

const use = (model, turn, { name, input }) =>
  message(
    model,
    { type: 'tool_use', id: `toolu_check_${turn}`, name, input: {} },
    { type: 'input_json_delta', partial_json: JSON.stringify(input) },
    'tool_use',
  );

const lastWord = (model) => message(model, { type: 'text', text: '' }, { type: 'text_delta', text: 'Done.' }, 'end_turn');

/** The answers to tools in a conversation, in order. */
const answered = ({ messages }) =>
  messages
    .flatMap(({ content }) => (Array.isArray(content) ? content : []))
    .filter(({ type }) => type === 'tool_result');

async function bodyOf(request) {
  let text = '';
  for await (const part of request.setEncoding('utf8')) {
    text += part;
  }
  return JSON.parse(text || '{}');
}

/** Starts it; `uses` are `{ name, input }`, one for each turn, and `answers()` what came back for them. */
export async function scriptedModel(uses) {
  let answers = [];
  const server = createServer(async (request, response) => {
    const asked = await bodyOf(request);
    if (!asked.messages || !asked.stream) {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"input_tokens":1}');
      return;
    }
    const results = answered(asked);
    answers = results.length > answers.length ? results : answers;
    const next = asked.tools?.length ? uses[results.length] : undefined;
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    for (const part of next ? use(asked.model, results.length, next) : lastWord(asked.model)) {
      response.write(part);
    }
    response.end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    answers: () => answers,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
