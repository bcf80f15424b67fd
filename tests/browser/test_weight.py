"""How much is sent, how still the page stands, and how soon the answer is painted."""

from __future__ import annotations

from statistics import median

from playwright.sync_api import Page, expect

from tests.browser.servers import HostPage

QUESTION = "vad hände med FVIS 2020?"
_SHIFTS = """\
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
# From the key press until the frame after the one that paints the answer.
_ASK = """\
async (question) => {
  const field = document.getElementById("q");
  field.value = question;
  const painted = new Promise((done) => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector(".answer .text")) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
    }).observe(document.getElementById("resultat"), { childList: true });
  });
  document.getElementById("resultat").replaceChildren();
  const begun = performance.now();
  field.form.requestSubmit();
  return (await painted) - begun;
}
"""


def _sent(page: Page) -> list[int]:
    """Bytes of each response as they come over the wire, from now on."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    return sizes


def test_the_first_page_is_light(page: Page, server: str) -> None:
    sizes = _sent(page)
    page.goto(server, wait_until="networkidle")
    assert 3_000 < sum(sizes) < 60_000
    print(f"first page: {sum(sizes)} bytes in {len(sizes)} responses")


def test_a_host_page_pays_little_until_the_chat_is_opened(
    page: Page, server: str, host: HostPage
) -> None:
    assert host.target == server
    sizes = _sent(page)
    page.goto(host.address, wait_until="networkidle")
    # The page itself is 600 bytes of this.
    assert 500 < sum(sizes) < 5_000


def test_nothing_jumps(page: Page, server: str) -> None:
    page.add_init_script(_SHIFTS)
    for address in ("/", f"/?q={QUESTION}", "/om", "/dokument/verksamhetsplan-2021"):
        page.goto(server + address, wait_until="networkidle")
        page.wait_for_timeout(100)
        assert page.evaluate("window.shifts") == 0, address


def test_an_answer_is_soon_painted(page: Page, server: str) -> None:
    page.goto(server)
    page.evaluate(_ASK, "vad planeras för bredband?")
    expect(page.locator(".answer .text")).to_be_visible()
    times = [page.evaluate(_ASK, QUESTION) for _ in range(5)]
    print(f"question to painted answer: {[round(each) for each in times]} ms")
    # 300 ms on an idle machine; a machine busy with other tests gets its share more.
    assert median(times) < 900
