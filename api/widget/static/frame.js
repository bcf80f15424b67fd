// What passes between the frame and the page around it: "hello" and "focus" in, "close" out.
// Only origins that the server allows are listened to or spoken to.

export function connect({ closeButton, field }) {
  const allowed = document.body.dataset.origins.split(" ").filter(Boolean);
  let host = null;

  addEventListener("message", (event) => {
    if (event.source !== parent || !allowed.includes(event.origin)) return;
    if (event.data?.plansvar === "hello") {
      host = event.origin;
      closeButton.hidden = false;
      field.focus();
    }
    if (event.data?.plansvar === "focus") field.focus();
  });

  const close = () => host && parent.postMessage({ plansvar: "close" }, host);
  closeButton.addEventListener("click", close);
  addEventListener("keydown", (event) => event.key === "Escape" && close());
}
