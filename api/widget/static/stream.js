// Asking: the follow-up made whole, then the answer's events as they come.

export class AskError extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind; // "failed", "tooMany" or "interrupted"
  }
}

async function post(path, body, accept) {
  let response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", accept },
      body: JSON.stringify(body),
    });
  } catch {
    throw new AskError("failed");
  }
  if (!response.ok) throw new AskError(response.status === 429 ? "tooMany" : "failed");
  return response;
}

/** What `question` means after `previous`; the question itself if that can't be had. */
export async function complete(question, previous) {
  if (!previous) return question;
  try {
    const response = await post("/api/follow-up", { question, previous }, "application/json");
    return (await response.json()).question;
  } catch {
    return question;
  }
}

/** Calls `on.sentence` and `on.restart` on the way; gives the whole answer. */
export async function ask(question, language, on) {
  const response = await post("/api/ask", { question, language }, "text/event-stream");
  if (!response.headers.get("content-type")?.startsWith("text/event-stream")) return response.json();
  try {
    for await (const { name, data } of events(response.body)) {
      if (name === "answer") return data;
      if (name === "error") throw new AskError("failed");
      on[name]?.(data);
    }
  } catch (error) {
    if (error instanceof AskError) throw error;
  }
  throw new AskError("interrupted");
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (text + value).split("\n\n");
    text = blocks.pop();
    for (const block of blocks) {
      const name = /^event: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (name && data) yield { name, data: JSON.parse(data) };
    }
  }
}

export const rate = (rating) => post("/api/feedback", rating, "application/json");
