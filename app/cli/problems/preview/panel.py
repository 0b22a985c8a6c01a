"""The panel at the end of a previewed page, and the wrapper that puts it there."""

from markupsafe import Markup
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.cli.problems.preview.bench import Bench, Told, View
from problems.lint import Finding

END = b"</body>"
CSS = """\
.preview { border-top: 3px solid #b36b00; padding: 0.5rem 1rem; max-height: 45vh; overflow: auto }
.preview h2 { margin: 0.3rem 0; font-size: 1rem }
.preview table { border-collapse: collapse; font-size: 0.9rem }
.preview td, .preview th { padding: 0.2rem 0.6rem; text-align: left; vertical-align: top }
.preview .fault { color: #b00020 }
"""
SCRIPT = """\
// Reloads the page when the package changed, and the panel when its contents did.
const panel = document.querySelector("[data-preview]");
let page = panel.dataset.page;
const news = new EventSource("/preview/events");
news.addEventListener("view", async (event) => {
  const said = JSON.parse(event.data);
  if (String(said.page) !== page) {
    news.close();
    location.reload();
  } else if (String(said.panel) !== panel.dataset.panel) {
    const answer = await fetch("/preview/panel").catch(() => null);
    if (answer) {
      panel.innerHTML = await answer.text();
      panel.dataset.panel = said.panel;
    }
  }
});
"""


class WithPanel:
    """Adds the panel to every page of `app`."""

    def __init__(self, app: ASGIApp, bench: Bench) -> None:
        self._app = app
        self._bench = bench

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start: Message | None = None
        body = b""

        async def held(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body", False):
                    await _send_page(send, start, self._with_panel(body))

        await self._app(scope, receive, held)

    def _with_panel(self, body: bytes) -> bytes:
        added = framed(self._bench.view).encode()
        return body.replace(END, added + END, 1)


def framed(view: View) -> str:
    """The panel with its script and style sheet."""
    return Markup(
        '<link rel="stylesheet" href="/preview/preview.css">'
        '<aside class="preview" data-preview data-page="{}" data-panel="{}" aria-label="Preview">'
        '{}</aside><script type="module" src="/preview/preview.js"></script>'
    ).format(view.page, view.panel, panel(view))


def panel(view: View) -> Markup:
    """What is wrong with the package, and what each wrong solution would be told."""
    parts = [Markup("<h2>Preview: {}</h2>").format(_state(view))]
    if view.fault:
        parts.append(Markup('<p class="fault">{}</p>').format(view.fault))
    if view.findings:
        rows = Markup("").join(_finding(finding) for finding in view.findings)
        parts.append(Markup("<table>{}</table>").format(rows))
    if view.told:
        head = Markup("<tr><th>wrong solution</th><th>verdict</th><th>a learner reads</th></tr>")
        rows = Markup("").join(_told(told) for told in view.told)
        parts.append(
            Markup("<h2>What mistakes are told</h2><table>{}{}</table>").format(head, rows)
        )
    return Markup("").join(parts)


def _state(view: View) -> str:
    blocking = sum(finding.severity.is_blocking for finding in view.findings)
    if view.fault:
        return "the package cannot be shown as it is; the page is the last that could"
    return f"{blocking} findings block publishing" if blocking else "nothing found by lint"


def _finding(finding: Finding) -> Markup:
    return Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>").format(
        finding.id, str(finding.severity), str(finding.place), finding.message
    )


def _told(told: Told) -> Markup:
    row = Markup("<tr><td>{}</td><td>{}</td><td>{}</td></tr>")
    report = told.report
    if report is None:
        return row.format(told.file, "…", "being judged")
    verdict = f"{report.verdict}, {report.passed} of {report.total}"
    said = report.headline
    if report.misconception is None:
        said = f"(its own message does not show) {said}"
    return row.format(told.file, verdict, said)


def _is_page(message: Message) -> bool:
    headers: dict[bytes, bytes] = dict(message.get("headers", ()))
    return headers.get(b"content-type", b"").startswith(b"text/html")


async def _send_page(send: Send, start: Message, body: bytes) -> None:
    headers = [(name, value) for name, value in start["headers"] if name != b"content-length"]
    headers.append((b"content-length", str(len(body)).encode()))
    await send({**start, "headers": headers})
    await send({"type": "http.response.body", "body": body})
