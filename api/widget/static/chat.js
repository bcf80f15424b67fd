// The conversation: a question, its answer, and the next question with both in mind.

import { connect } from "./frame.js";
import { ratingOf } from "./rating.js";
import { Reply } from "./reply.js";
import { make } from "./sources.js";
import { ask, complete } from "./stream.js";

const words = document.body.dataset;
const language = document.documentElement.lang;
const log = document.getElementById("log");
const form = document.getElementById("ask");
const field = form.elements.q;
const status = document.getElementById("besked");
let previous = "";
let busy = false;

// Said once for each answer, and said again though it is the same words.
function announce(text) {
  status.textContent = "";
  requestAnimationFrame(() => (status.textContent = text));
}

function show(element) {
  element.scrollIntoView({ block: "start" });
}

async function converse(question) {
  if (busy) return;
  busy = true;
  log.setAttribute("aria-busy", "true");
  const label = make("span", { class: "visually-hidden" }, words.chatYou + ": ");
  const asked = make("div", { class: "asked" }, make("p", {}, label, question));
  log.append(asked);
  const reply = new Reply(log);
  show(asked);
  try {
    const meant = await complete(question, previous);
    if (meant !== question) {
      asked.append(make("p", { class: "understood" }, `${words.chatUnderstood} ${meant}`));
    }
    const answer = await ask(meant, language, {
      sentence: (sentence) => reply.sentence(sentence),
      restart: () => reply.restart(),
    });
    reply.finish(answer);
    previous = meant;
    if (words.feedback === "true") reply.element.append(ratingOf(meant, answer, announce));
    announce(words.done);
  } catch (error) {
    const kind = error.kind ?? "failed";
    reply.fail(kind, () => {
      asked.remove();
      reply.element.remove();
      converse(question);
      field.focus();
    });
    announce(kind === "failed" ? words.failed : words[kind]);
  } finally {
    busy = false;
    log.removeAttribute("aria-busy");
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const question = field.value.trim();
  if (!question || busy) return;
  field.value = "";
  converse(question);
});
log.addEventListener("click", (event) => {
  const example = event.target.closest("[data-ask]");
  if (example) {
    converse(example.dataset.ask);
    field.focus();
  }
});
connect({ closeButton: document.getElementById("close"), field });
