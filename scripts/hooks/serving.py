"""MkDocs adapter: `mkdocs serve` shows what is wrong at the top of each page, and nothing stops it.

The box is put into a page while it is sent, so the files of the site never have it. What MkDocs itself would stop a
strict build for is shown too, once the check finds nothing to mend.
"""

import base64
import gc
import hashlib
import logging
import re
import socket
import threading
import time
import traceback
from functools import partial
from pathlib import Path

from atajurt.apart import apart
from atajurt.box import box, with_box
from atajurt.cores import meanwhile
from atajurt.fixes import FORMATTING
from atajurt.problems import Problem, report
from atajurt.sound import fitting
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingEmitter

EVERY = 0.1  # seconds between two looks for changes
SETTLED = 0.05  # seconds without a change until a build begins; an editor writes a file in less
REST = 1  # seconds after a build until waste is looked for
STYLE = Path(__file__).resolve().parent.parent / "assets" / "problems.css"
PAGE = re.compile(r"'([^']+\.md)'")
RELOADING = re.compile(r"<script>(.*?)</script>", re.S)
ALONE = '<!doctype html><html lang="en"><title>Problems</title><meta http-equiv="refresh" content="2"><body></body>'
log = logging.getLogger("mkdocs.hooks.serving")


class Heard(logging.Handler):
    """What MkDocs warns of in one build."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record):
        """Keep a message, unless it is our own."""
        if not record.name.startswith("mkdocs.hooks"):
            self.messages.append(record.getMessage())


class Shown:
    """What is shown of the last build."""

    def __init__(self):
        self.problems: list[Problem] = []
        self.pages: dict[str, str] = {}  # addresses by path
        self.failed = False
        self.builds = 0  # since the server has begun


serving: list[bool] = []  # holds something while the site is served
heard, shown = Heard(), Shown()


def on_startup(command, dirty):
    """Take down whether the site is served, and listen."""
    if command == "serve":
        serving.append(True)
        logging.getLogger("mkdocs").addHandler(heard)


@event_priority(90)
def on_config(config):
    """Tell in the terminal what the check found, and let no warning stop the build."""
    if serving:
        logger = logging.getLogger("mkdocs")
        for handler in [handler for handler in logger.handlers if isinstance(handler, CountHandler)]:
            logger.removeHandler(handler)  # by which MkDocs, in strict mode, counts what to stop for
        if found := config.extra["problems"]:
            log.warning(f"the check found:\n\n{report(found)}\n")
    return config


def on_page_read_source(page, config):
    """Give MkDocs a page as the record has it: of one that cannot be read, its name."""
    known = config.extra["views"].record.pages.get(page.file.src_uri) if serving else None
    return known.text if known else None


@event_priority(-300)
def on_page_markdown(markdown, page, config, files):
    """Keep from the templates what they cannot use, and show nothing of a page that cannot be rendered."""
    if serving:
        page.meta = fitting(page.meta)
        page.render = partial(render_what_can_be, page, page.render)
    return markdown


def render_what_can_be(page, render, config, files):
    """Render a page; of one that Markdown cannot read, nothing."""
    try:
        render(config, files)
    except ValueError as error:
        log.warning(f"{page.file.src_uri} could not be rendered: {error}")
        page.content, page.present_anchor_ids, page.links_to_anchors = "", set(), {}


def on_post_build(config):
    """Take down what is to be shown."""
    found = config.extra["problems"]
    if all(problem.code in FORMATTING for problem in found):
        found = found + [of_warning(message) for message in heard.messages]
    shown.problems = found


def on_env(env, config, files):
    """Take down where each page is."""
    docs = config.extra["views"].record.docs
    shown.pages = {f"{docs}/{file.src_uri}": file.page.url for file in files.documentation_pages()}


def of_warning(message):
    """Return a warning of MkDocs as a problem of the page that it names."""
    page = PAGE.search(message)
    return Problem(f"docs/{page[1]}" if page else "mkdocs.yml", 1, 1, "MkDocs", message)


def on_serve(server, config, builder):
    """Let the server survive every build, and put the box into the pages that it sends."""
    host, port = server.server_address
    try:
        socket.create_server((host, port), family=server.address_family).close()
    except OSError:
        raise SystemExit(
            f"serve: port {port} is taken; choose another: mkdocs serve --dev-addr {host}:{port + 1}"
        ) from None
    gc.freeze()  # most of what the first build has made stays, and need not be looked through for waste
    look_often(server, config.config_file_path)
    server.builder = lambda: survive(builder, server)
    server.build_delay = SETTLED
    server.set_app(dressing(server.get_app(), server.mount_path))
    return server


def look_often(server, settings):
    """Look for changes more often than MkDocs; a thousand pages are looked at in a few milliseconds.

    The folder of the settings is watched, not their file, which an editor may take away and put back: it would be
    watched no more.
    """
    watched = list(server._watched_paths)
    for path in watched:
        server.unwatch(path)
    server.observer = BaseObserver(Resting, timeout=EVERY)
    for path in watched:
        if path != settings:
            server.watch(path)
    server.watch(str(Path(settings).parent), recursive=False)


class Resting(PollingEmitter):
    """What looks for changes, but while a build goes on, from which looking would take time; it finds them after."""

    def queue_events(self, timeout):
        """Wait for the build, and look; a server that is stopped waits for nothing."""
        while not apart.busy.acquire(timeout=EVERY):
            if self.stopped_event.is_set():
                return
        apart.busy.release()
        super().queue_events(timeout)


def survive(build, server):
    """Build; what stops a build is shown like any problem. What a check finds that still goes on is shown later."""
    heard.messages.clear()
    try:
        shown.failed = False
        with apart.busy:
            gc.disable()
            shown.builds += 1
            build_soundly(build)
    except (Exception, SystemExit) as error:
        shown.failed = True
        said = heard.messages or [str(error) if isinstance(error, SystemExit) else f"{type(error).__name__}: {error}"]
        shown.problems = [Problem("mkdocs.yml", 1, 1, "MkDocs", message) for message in said]
        log.debug(traceback.format_exc())
        log.error("the site could not be built: " + "\n".join(said))
    for after in (partial(check_on, server), partial(collect, shown.builds)):
        threading.Thread(target=after, daemon=True).start()


def collect(of):
    """Look for waste when a build has been seen, unless another has begun: within one that would take its time."""
    time.sleep(REST)
    with apart.busy:
        if of == shown.builds:
            gc.collect()
            gc.enable()


def build_soundly(build):
    """Build; and again where a check that goes on meanwhile finds something, which may have stopped the build."""
    try:
        build()
    except (Exception, SystemExit):
        if not meanwhile.found():
            raise
        heard.messages.clear()
        build()


def check_on(server):
    """Wait for a check that goes on, when browsers have been told; where it finds something, let the site be built."""
    if meanwhile.found():
        with server._rebuild_cond:  # as MkDocs does where a file has changed
            server._want_rebuild = True
            server._rebuild_cond.notify_all()


def dressing(app, mount):
    """Return a WSGI application that puts the box into the pages that another sends, and makes what it asks for."""

    def asked(environ, address):
        make(address)
        begun = []
        body = app(environ, lambda status, headers, *more: begun.extend((status, headers)))
        return *begun, body

    def answer(environ, start_response):
        address = environ["PATH_INFO"].removeprefix(mount)
        status, headers, body = asked(environ, address)
        while apart.lacks(address):  # a build has ended meanwhile
            status, headers, body = asked(environ, address)
        if not dict(headers).get("Content-Type", "").startswith("text/html"):
            start_response(status, headers)
            return body
        page = b"".join(body).decode("utf-8")
        if status.startswith("404") and shown.failed and "<article" not in page:
            status, page = "503 Service Unavailable", ALONE
        page = dressed(page, address.removesuffix("index.html"), mount)
        sent = page.encode("utf-8")
        start_response(status, [*(h for h in headers if h[0] != "Content-Length"), ("Content-Length", str(len(sent)))])
        return [sent]

    return answer


def make(address):
    """Make what waits and is asked for; of what cannot be made there is nothing until the mistakes are mended."""
    try:
        apart.ask(address)
    except (Exception, SystemExit) as error:
        log.warning(f"{address} is left out until the problems are mended: {type(error).__name__}: {error}")


def dressed(page, address, mount):
    """Return a page with the box, if it has any, and with a policy that lets it and MkDocs' reloading work."""
    style = STYLE.read_text("utf-8")
    path = next((path for path, url in shown.pages.items() if url == address), "")
    pages = {path: mount + url for path, url in shown.pages.items()}
    script = RELOADING.findall(page)
    page = with_box(page, box(shown.problems, path, pages, f"{mount}contribute/rules/", style))
    for kind, text in (("script", script[-1] if script else ""), ("style", style)):
        page = page.replace(f"{kind}-src 'self'", f"{kind}-src 'self' '{hashed(text)}'", 1)
    return page


def hashed(text):
    """Return a text's hash as a content security policy has it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
