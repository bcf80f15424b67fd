// Thumbs up or down with a comment, where the body that runs this has switched it on.

import { rate } from "./stream.js";
import { make } from "./sources.js";

const words = document.body.dataset;
let made = 0;

export function ratingOf(question, answer, announce) {
  const up = make("button", { type: "button", class: "quiet", "aria-pressed": "false" }, words.up);
  const down = make("button", { type: "button", class: "quiet", "aria-pressed": "false" }, words.down);
  const id = `comment-${(made += 1)}`;
  const comment = make("textarea", { id, maxlength: "2000", rows: "2" });
  const send = make("button", { type: "button", class: "quiet" }, words.sendComment);
  const notice = make("p", { class: "notice" }, words.feedbackNotice);
  const more = make("div", {}, make("label", { for: id }, words.comment), comment, send, notice);
  more.hidden = true;
  const group = make(
    "fieldset",
    { class: "rate" },
    make("legend", {}, words.thumbs),
    make("div", { class: "choices" }, up, down),
    more,
  );
  let verdict = "up";
  const choose = (chosen) => () => {
    verdict = chosen;
    up.setAttribute("aria-pressed", String(chosen === "up"));
    down.setAttribute("aria-pressed", String(chosen === "down"));
    more.hidden = false;
    more.scrollIntoView({ block: "nearest" });
  };
  up.addEventListener("click", choose("up"));
  down.addEventListener("click", choose("down"));
  send.addEventListener("click", async () => {
    const sources = answer.citations.map((each) => ({
      passage_id: each.passage_id,
      document: each.document.id,
      section: each.section.number,
      quote: each.quote,
    }));
    const { answered, answer: text } = answer;
    const rating = { verdict, comment: comment.value, question, answered, answer: text, sources };
    try {
      await rate(rating);
      const thanks = make("p", { class: "where", tabindex: "-1" }, words.thanks);
      group.replaceWith(thanks);
      thanks.focus();
    } catch (error) {
      notice.textContent = error.kind === "tooMany" ? words.tooMany : words.failedLead;
      announce(notice.textContent);
    }
  });
  return group;
}
