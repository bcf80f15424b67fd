// plansvar's chat for any page: <script src="https://HOST/widget.js" data-title="…" defer></script>
// The page gets one custom element; what is in it lives in a shadow tree and a frame, so neither
// side's styles reach the other's. Styles are set by script, which a strict policy allows.
(() => {
  "use strict";
  const script = document.currentScript;
  const origin = new URL(script.src).origin;
  const english = script.dataset.lang === "en";
  const title = (script.dataset.title || (english ? "Ask the plans" : "Fråga planerna")).slice(0, 80);
  const NAME = "plansvar-chat";
  if (customElements.get(NAME)) return;

  // Sizes are in em of the reader's own size, which "all: initial" gives back: the host's root may
  // have any. The host's rules on the element itself lose to these: inside a shadow tree, important wins.
  const CSS = `
:host { all: initial !important; position: fixed !important; inset: auto 0 0 auto !important;
  z-index: 2147483000 !important; display: block !important; color-scheme: light dark !important; }
:host([hidden]) { display: none !important; }
button { position: fixed; right: 1em; bottom: 1em; min-height: 3em; padding: .7em 1.3em;
  font: 600 1em/1.3 system-ui, "Segoe UI", Roboto, Arial, sans-serif; color: #fff;
  background: #0b5563; border: 2px solid #fff; border-radius: 2em; cursor: pointer;
  box-shadow: 0 2px 12px rgb(0 0 0 / .3); max-width: calc(100vw - 2em); }
button:focus-visible { outline: 3px solid #0b5563; outline-offset: 3px; }
[role=dialog] { position: fixed; right: 1em; bottom: 1em; width: min(26em, calc(100vw - 2em));
  height: min(42em, calc(100dvh - 2em)); border-radius: .8em; overflow: hidden;
  background: #faf8f3; border: 1px solid #7d8488; box-shadow: 0 8px 40px rgb(0 0 0 / .3); }
iframe { display: block; width: 100%; height: 100%; border: 0; }
[hidden] { display: none; }
@media (max-width: 30em) { [role=dialog] { inset: 0; width: 100%; height: 100%; border: 0; border-radius: 0; } }
@media (prefers-color-scheme: dark) {
  button { color: #0d1719; background: #82cbd7; border-color: #12181a; }
  button:focus-visible { outline-color: #82cbd7; }
  [role=dialog] { background: #12181a; } }
@media print { :host { display: none !important; } }`;

  class PlansvarChat extends HTMLElement {
    #launcher = document.createElement("button");
    #panel = document.createElement("div");
    #frame = null;
    #loaded = false;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
      root.adoptedStyleSheets = [sheet];
      this.#launcher.type = "button";
      this.#launcher.textContent = title;
      this.#launcher.setAttribute("aria-haspopup", "dialog");
      this.#launcher.setAttribute("aria-expanded", "false");
      this.#panel.setAttribute("role", "dialog");
      this.#panel.setAttribute("aria-label", title);
      this.#panel.hidden = true;
      this.#launcher.addEventListener("click", () => this.open());
      // For when the frame hasn't loaded; in it, the frame tells us of Escape.
      root.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
      addEventListener("message", (event) => this.#hear(event));
      root.append(this.#launcher, this.#panel);
    }

    connectedCallback() {
      this.lang = english ? "en" : "sv";
    }

    open() {
      if (!this.#frame) this.#make();
      this.#panel.hidden = false;
      this.#launcher.hidden = true;
      this.#launcher.setAttribute("aria-expanded", "true");
      this.#frame.focus();
      if (this.#loaded) this.#say("focus");
    }

    close() {
      if (this.#panel.hidden) return;
      this.#panel.hidden = true;
      this.#launcher.hidden = false;
      this.#launcher.setAttribute("aria-expanded", "false");
      this.#launcher.focus();
    }

    #make() {
      const query = new URLSearchParams({ title });
      if (english) query.set("lang", "en");
      this.#frame = document.createElement("iframe");
      this.#frame.title = title;
      this.#frame.src = `${origin}/widget/chat?${query}`;
      this.#frame.addEventListener("load", () => {
        this.#loaded = true;
        this.#say("hello");
      });
      this.#panel.append(this.#frame);
    }

    #say(type) {
      this.#frame.contentWindow?.postMessage({ plansvar: type }, origin);
    }

    #hear(event) {
      if (event.origin !== origin || event.source !== this.#frame?.contentWindow) return;
      if (event.data?.plansvar === "close") this.close();
    }
  }

  customElements.define(NAME, PlansvarChat);
  document.body.append(document.createElement(NAME));
})();
