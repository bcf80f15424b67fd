// A citation opened in place: where it stands, the quote marked in its passage, the way there.
// Text is only ever put in as text.

const words = document.body.dataset;

export function make(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/** The page opened at the quote; positions are counted in characters, as the server does. */
function address(source) {
  const url = new URL(source.url, location.origin);
  const start = source.quote === undefined ? -1 : source.text.indexOf(source.quote);
  url.searchParams.set("passage", source.passage_id);
  if (start >= 0) {
    const before = [...source.text.slice(0, start)].length;
    url.searchParams.set("citat", `${before}-${before + [...source.quote].length}`);
  }
  if (document.documentElement.lang === "en") url.searchParams.set("lang", "en");
  url.hash = "citat";
  return url.href;
}

export function place(source) {
  const { document: from, section } = source;
  const title = make("span", { lang: "sv" }, from.title);
  const where = section.number
    ? [`${words.section} ${section.number} `, make("span", { lang: "sv" }, section.title)]
    : [words.opening];
  return make("p", { class: "where" }, make("b", {}, String(from.year)), " · ", title, ", ", ...where);
}

export function wayOut(source) {
  const link = make("a", { href: address(source), target: "_blank", rel: "noopener" }, words.open);
  link.append(make("span", { class: "visually-hidden" }, ` (${words.chatNewTab})`));
  return make("p", { class: "out" }, link);
}

function quoted(source) {
  const start = source.text.indexOf(source.quote);
  if (start < 0) return [make("mark", {}, source.quote)];
  const end = start + source.quote.length;
  return [
    shortened(source.text.slice(0, start), -240),
    make("mark", {}, source.quote),
    shortened(source.text.slice(end), 240),
  ];
}

/** `length` characters of the beginning, or where negative of the end, at a word. */
function shortened(text, length) {
  if (text.length <= Math.abs(length)) return text;
  return length < 0
    ? "… " + text.slice(length).replace(/^\S*\s/, "")
    : text.slice(0, length).replace(/\s\S*$/, "") + " …";
}

export function sourceCard(source) {
  const label = `${words.source} ${source.number}`;
  return make(
    "section",
    { class: "source", "aria-label": label, tabindex: "-1" },
    place(source),
    make("blockquote", { lang: "sv", tabindex: "0" }, ...quoted(source)),
    wayOut(source),
  );
}
