// The question page without reloading: the same pages are fetched, and their result put in place.
// Without this script every link and form works as it stands.
"use strict";

const form = document.querySelector("form.ask");
const result = document.getElementById("resultat");
const announcement = document.getElementById("besked");
const words = form.dataset;
let running = null;

function addressOfForm() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== "") query.append(name, value);
  return "/?" + query;
}

function element(name, attributes = {}, text = "") {
  const made = Object.assign(document.createElement(name), attributes);
  made.textContent = text;
  return made;
}

// What greets on the front page makes room for what is asked for.
function makeRoom() {
  form.className = "ask";
  form.querySelectorAll(":scope > h1, :scope > .lead").forEach((each) => each.remove());
}

function showWaiting() {
  makeRoom();
  const waiting = element("section", { className: "waiting" });
  waiting.append(element("h1", {}, words.loading));
  for (let i = 0; i < 3; i += 1) waiting.append(element("div", { className: "bar" }));
  result.setAttribute("aria-busy", "true");
  result.replaceChildren(waiting);
}

function showFailure(address, status) {
  makeRoom();
  const failure = element("section", { className: "answer refusal" });
  const again = element("button", { type: "button", className: "quiet" }, words.retry);
  again.addEventListener("click", () => load(address, { push: false }));
  const actions = element("p", { className: "actions" });
  actions.append(again);
  const lead = status === 429 ? words.tooMany : words.failedLead;
  failure.append(
    element("h1", { id: "svar", tabIndex: -1 }, words.failed),
    element("p", { className: "text" }, lead),
    actions,
  );
  result.replaceChildren(failure);
  announcement.textContent = words.failed;
}

async function load(address, { push }) {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  announcement.textContent = "";
  // Asking the same once more makes no step that going back would have to undo.
  if (push && address !== location.pathname + location.search) history.pushState(null, "", address);
  // Quick answers come without a flash of what waits for the slow ones.
  const slow = setTimeout(showWaiting, 150);
  let status = 0;
  try {
    const response = await fetch(address, { signal: mine.signal });
    status = response.status;
    if (!response.ok) throw new Error(String(status));
    show(await response.text());
  } catch (error) {
    if (error.name !== "AbortError") showFailure(address, status);
  } finally {
    clearTimeout(slow);
    if (running === mine) result.removeAttribute("aria-busy");
  }
}

function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  document.title = page.title;
  result.replaceChildren(...page.getElementById("resultat").childNodes);
  makeRoom();
  form.className = page.querySelector("form.ask").className;
  const before = form.firstChild;
  page.querySelectorAll("form.ask > h1, form.ask > .lead").forEach((each) => before.before(each));
  const field = form.elements.q;
  const asked = page.getElementById("q").value;
  if (document.activeElement !== field || field.value.trim() === "") field.value = asked;
  showFilters(page);
  const other = document.querySelector(".site nav a[hreflang]");
  other.href = page.querySelector(".site nav a[hreflang]").getAttribute("href");
  if (document.getElementById("svar")) announcement.textContent = words.done;
  prepare();
}

// The boxes stay the same elements, so that the focus stays where it is.
function showFilters(page) {
  for (const fresh of page.querySelectorAll(".choice input")) {
    const own = [...form.querySelectorAll(".choice input")].find(
      (each) => each.name === fresh.name && each.value === fresh.value,
    );
    own.checked = fresh.checked;
    own.parentElement.querySelector(".count").textContent =
      fresh.parentElement.querySelector(".count").textContent;
  }
  const note = page.querySelector(".filters .note");
  form.querySelector(".filters .note").textContent = note.textContent;
}

async function copy(button) {
  const label = (button.dataset.label ??= button.textContent);
  // Addresses stand alone on their lines; elsewhere they need their host.
  const text = button.dataset.copy.replace(/^\/dokument\//gm, location.origin + "/dokument/");
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = button.dataset.copied;
  } catch {
    button.textContent = button.dataset.copyFailed;
  }
  announcement.textContent = button.textContent;
  setTimeout(() => (button.textContent = label), 2500);
}

function showSource(link) {
  const source = document.getElementById(link.hash.slice(1));
  for (const each of document.querySelectorAll(".sources .current")) each.classList.remove("current");
  for (const each of document.querySelectorAll(".number[aria-current]")) each.removeAttribute("aria-current");
  source.classList.add("current");
  link.setAttribute("aria-current", "true");
  source.scrollIntoView({ block: "nearest" });
  source.focus({ preventScroll: true });
}

function prepare() {
  for (const button of document.querySelectorAll("[data-copy], [data-print]")) button.hidden = false;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  load(addressOfForm(), { push: true });
});
form.addEventListener("change", (event) => {
  if (event.target.type === "checkbox" && form.elements.q.value.trim()) {
    load(addressOfForm(), { push: true });
  }
});
result.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.copy) copy(button);
  if (button && "print" in button.dataset) print();
  const number = event.target.closest("a.number");
  if (number) {
    event.preventDefault();
    showSource(number);
  }
});
addEventListener("popstate", () => {
  form.elements.q.blur();
  load(location.pathname + location.search, { push: false });
});
prepare();
