"""A Chromium without a window, driven over its DevTools protocol: where does a link land, and which words does it mark?

The page is served on loopback, without its scripts and pictures; what the browser marks is drawn in a colour of ours
and looked for in a picture of the window.
"""

from __future__ import annotations

import asyncio
import base64
import io
import shutil
import tempfile
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

import aiohttp
import numpy as np
from lxml import html
from PIL import Image

Landed = Literal["right", "wrong", "nothing marked", "not on the page"]

MARK = (255, 0, 254)
_STYLE = f"::target-text {{ background-color: rgb{MARK} !important; color: black !important; }}"
_ADDED = f"<style>{_STYLE}</style>"
# What has no words, or would change them.
_LEFT_OUT = ("script", "noscript", "template", "link", "iframe", "img", "video", "svg", "meta")
_WIDTH, _HEIGHT = 1000, 1400
_TRIES, _PAUSE = 30, 0.25
# Pixels that a mark may reach beyond its words, and how much of it and of them must agree.
_MARGIN, _AGREEING = 4, 0.97
# Of 255: how red and blue may differ in a mark, and by how much both are stronger than green.
_SHADE, _TINT = 4, 40
# Where in the window the sentence stands: for each of its occurrences the rectangles of its lines.
_PLACES = """
(sentence => {
  const nodes = [], starts = []; let flat = "";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const block = node => { let e = node.parentElement;
    while (e && getComputedStyle(e).display.startsWith("inline")) e = e.parentElement; return e; };
  let last = null;
  for (let node; (node = walker.nextNode());) {
    if (["SCRIPT", "STYLE", "TITLE"].includes(node.parentElement.tagName)) continue;
    const here = block(node);
    if (here !== last && !flat.endsWith(" ")) { flat += " "; nodes.push(null); starts.push(0); }
    last = here;
    for (let i = 0; i < node.data.length; i++) {
      const char = /[\\s\\u00a0]/.test(node.data[i]) ? " " : node.data[i];
      if (/[\\u00ad\\u200b\\u2060\\ufeff]/.test(char) || (char === " " && flat.endsWith(" "))) continue;
      flat += char; nodes.push(node); starts.push(i);
    }
  }
  const found = [];
  for (let at = flat.indexOf(sentence); at >= 0; at = flat.indexOf(sentence, at + 1)) {
    const range = document.createRange(); let end = at + sentence.length - 1;
    range.setStart(nodes[at], starts[at]); range.setEnd(nodes[end], starts[end] + 1);
    found.push([...range.getClientRects()].filter(r => r.width * r.height)
      .map(r => [r.left, r.top, r.right, r.bottom]));
  }
  return found;
})
"""


class _DevToolsError(RuntimeError):
    """What Chromium answers to a call that fails."""


class Browser:
    """One page of a running Chromium."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, pages: dict[str, bytes], address: str) -> None:
        self._socket, self._pages, self._address, self._calls = socket, pages, address, 0

    async def landed(self, page: bytes, fragment: str, sentence: str, nth: int | None = None) -> Landed:
        """What the link ``fragment`` marks on a page: the sentence, that which stands there for the ``nth`` time."""
        path = f"/{self._calls}.html"
        self._pages[path] = _prepared(page)
        await self._call("Page.navigate", url=f"{self._address}{path}#:~:{fragment}")
        mask = np.zeros((1, 1), dtype=bool)
        for _ in range(_TRIES):
            await asyncio.sleep(_PAUSE)
            mask = await self._marked()
            if mask.any():
                break
        await asyncio.sleep(_PAUSE)  # it may still scroll
        places = await self._evaluated(f"{_PLACES.strip()}({_quoted(' '.join(sentence.split()))})")
        shown = [one for one in places if one]
        if not shown:
            return "not on the page"
        if not mask.any():
            return "nothing marked"
        mask = await self._marked()
        wanted = shown if nth is None else shown[nth : nth + 1]
        return "right" if any(_agrees(mask, one) for one in wanted) else "wrong"

    async def _marked(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        for _ in range(_TRIES):
            try:
                shot = await self._call("Page.captureScreenshot", format="png")
                break
            except _DevToolsError:  # between two pages
                await asyncio.sleep(_PAUSE)
        else:
            raise _DevToolsError("the page does not come up")
        with Image.open(io.BytesIO(base64.b64decode(shot["data"]))) as image:
            red, green, blue = np.moveaxis(np.asarray(image.convert("RGB")).astype(np.int16), 2, 0)
        # also where a page lays a veil over its text
        return np.asarray((abs(red - blue) <= _SHADE) & (red - green >= _TINT))

    async def _evaluated(self, expression: str) -> list[list[list[float]]]:
        found = await self._call("Runtime.evaluate", expression=expression, returnByValue=True)
        value: list[list[list[float]]] = found["result"]["value"]
        return value

    async def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._calls += 1
        await self._socket.send_json({"id": self._calls, "method": method, "params": parameters})
        while True:
            answer = await self._socket.receive_json(timeout=60)
            if answer.get("id") == self._calls:
                if "error" in answer:
                    raise _DevToolsError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result


def found_chromium() -> str | None:
    """The Chromium or Chrome of this machine; None if there is none."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@asynccontextmanager
async def browser(program: str) -> AsyncIterator[Browser]:
    """A Chromium of its own profile, which ends with the context."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, _served() as (pages, address):
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0")
        size = f"--window-size={_WIDTH},{_HEIGHT}"
        process = await asyncio.create_subprocess_exec(
            program, *options, size, f"--user-data-dir={folder}", "about:blank",
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            port = await _port(Path(folder, "DevToolsActivePort"))
            async with aiohttp.ClientSession() as session:
                async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                    [target, *_] = [one for one in await answer.json() if one["type"] == "page"]
                async with session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                    yield Browser(socket, pages, address)
        finally:
            process.kill()
            await process.wait()


async def _port(file: Path) -> int:
    async with asyncio.timeout(60):
        while not (file.exists() and "\n" in file.read_text()):
            await asyncio.sleep(0.1)
    return int(file.read_text().split()[0])


@contextmanager
def _served() -> Iterator[tuple[dict[str, bytes], str]]:
    """A web server on loopback that gives what is put into the dictionary, by path."""
    pages: dict[str, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path)
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield pages, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _prepared(page: bytes) -> bytes:
    """The page with its words alone, and what is marked in our colour."""
    tree = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    for one in list(tree.iter(*_LEFT_OUT)):
        one.drop_tree()
    written: bytes = html.tostring(tree, encoding="utf-8", doctype="<!doctype html>")
    return written.replace(b"</body>", f"{_ADDED}</body>".encode()) if b"</body>" in written else written


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\u2028", " ").replace("\u2029", " ") + '"'


def _agrees(mask: np.ndarray[Any, np.dtype[np.bool_]], rectangles: list[list[float]]) -> bool:
    """Whether all that is marked lies in the rectangles, and each of them that is in the window is marked."""
    inside = np.zeros_like(mask)
    reached = []
    for left, top, right, bottom in rectangles:
        across = slice(max(0, round(left) - _MARGIN), max(0, round(right) + _MARGIN))
        down = slice(max(0, round(top) - _MARGIN), max(0, round(bottom) + _MARGIN))
        inside[down, across] = True
        if mask[down, across].size and top >= 0 and bottom <= mask.shape[0]:
            reached.append(bool(mask[down, across].any()))
    held = (mask & inside).sum() / max(mask.sum(), 1)
    return bool(held >= _AGREEING and reached and sum(reached) >= _AGREEING * len(reached))
