// One answer in the log, growing as its sentences come.

import { make, place, sourceCard, wayOut } from "./sources.js";

const words = document.body.dataset;

export class Reply {
  #text = make("p", { class: "text", lang: "sv" });
  #waiting = make("p", { class: "waiting" }, words.loading);
  #opened = null;

  constructor(log) {
    this.log = log;
    this.element = make("div", { class: "reply" }, this.#waiting);
    log.append(this.element);
  }

  sentence({ text, citations }) {
    this.#begin();
    if (this.#text.hasChildNodes()) this.#text.append(" ");
    this.#append(text, citations);
  }

  /** The sentences so far are withdrawn. */
  restart() {
    this.#text.replaceChildren();
    this.#opened?.card.remove();
    this.#opened = null;
  }

  finish(answer) {
    this.#begin();
    if (!this.#text.hasChildNodes()) this.#append(answer.answer, answer.citations);
    if (answer.answered) return;
    this.#text.lang = document.documentElement.lang;
    if (!answer.nearest.length) return;
    const near = answer.nearest.slice(0, 3).map((each) => make("li", {}, place(each), wayOut(each)));
    this.element.append(make("h2", {}, words.nearest), make("ul", { class: "near" }, ...near));
  }

  fail(kind, again) {
    this.#waiting.remove();
    const message = kind === "failed" ? words.failedLead : words[kind];
    const button = make("button", { type: "button", class: "quiet" }, words.retry);
    button.addEventListener("click", again);
    this.element.append(make("div", { class: "problem" }, make("p", {}, message), button));
  }

  #begin() {
    if (!this.#waiting.isConnected) return;
    this.#waiting.replaceWith(this.#text);
  }

  #append(text, citations) {
    let end = 0;
    for (const match of text.matchAll(/\s*\[(\d+)\]/g)) {
      const source = citations.find((each) => each.number === Number(match[1]));
      this.#appendCited(text.slice(end, match.index), source);
      end = match.index + match[0].length;
    }
    this.#text.append(text.slice(end));
  }

  /** The number goes with the word before it, so that no line begins with a number. */
  #appendCited(text, source) {
    if (!source) return this.#text.append(text);
    const word = /\S{1,20}$/.exec(text)?.[0] ?? "";
    this.#text.append(
      text.slice(0, text.length - word.length),
      make("span", { class: "kept" }, word, this.#number(source)),
    );
  }

  #number(source) {
    const button = make("button", {
      type: "button",
      class: "number",
      "aria-expanded": "false",
      "aria-label": `${words.source} ${source.number}`,
      lang: document.documentElement.lang,
    });
    button.textContent = source.number;
    button.addEventListener("click", () => this.#toggle(button, source));
    return button;
  }

  #toggle(button, source) {
    const open = this.#opened;
    if (open) {
      open.card.remove();
      open.button.setAttribute("aria-expanded", "false");
      this.#opened = null;
      if (open.button === button) return;
    }
    const card = sourceCard(source);
    button.setAttribute("aria-expanded", "true");
    this.#text.after(card);
    this.#opened = { button, card };
    card.scrollIntoView({ block: "nearest" });
  }
}
