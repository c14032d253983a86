"""MkDocs adapter: the pages of a large site are rendered and written by as many processes as the machine has cores.

MkDocs takes one page after the other. Here the first process goes on as MkDocs does, from the first page; the others
begin at the last, until they meet, so that none is left to work alone. They hand over what they rendered, and write
what they framed. A page at which another process stumbles, or of which it would warn, is made again by the first, so
that errors and warnings are told as ever.
"""

import gc
import logging
import pickle

from atajurt.elsewhere import number, start
from atajurt.handover import hand_over, in_one, take_over
from atajurt.memory import memory
from atajurt.row import Row
from atajurt.spool import Kept, Spool
from mkdocs.commands import build
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

BATCH = 20_000  # objects made between two searches for waste, which at Python's 700 cost a twentieth of a build
WORTH_IT = 100  # pages; below that it takes longer to begin than is saved
populate_page, build_page = build._populate_page, build._build_page  # MkDocs 1.6.1 is its last, so they will not change
FIRST = 1  # this process, among those that take pages
others: list["Share"] = []  # what the other processes make
row: dict[str, tuple] = {}  # the pages that they share, by path, each with its place
taken: list[Row] = []  # who has taken the page at each place
writing: list[tuple] = []  # what a page is framed with, once that has begun
waiting: list[Spool] = []  # what this process rendered, until it is framed


class Warned(logging.Handler):
    """Takes down that something was warned of, and says nothing."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.told = False

    def emit(self, record):
        """Take it down."""
        self.told = True


class Share:
    """What one other process makes, and has handed over."""

    def __init__(self, number, pages, work):
        """Start the process; `work` takes a page and the share, and returns what is to be handed over, or raises."""
        self.number = number
        self.spool = Spool()
        self.results: dict = {}
        self.ended = False
        self.process, self.connection = start(lambda send: self.serve(send, pages, work))

    def serve(self, send, pages, work):
        """Take pages, in the other process, and do the work."""
        warned = Warned()
        logging.getLogger("mkdocs").handlers[:] = [warned]
        for page in reversed(pages):
            path = page.file.src_uri
            if taker(path, self.number) != self.number:
                continue
            warned.told = False
            try:
                result = work(page, self)
            except Exception:
                warned.told = True
            send((path, None if warned.told else result))

    def take(self, path):
        """Return what was handed over of a page; `None` where it has to be made again."""
        while path not in self.results and not self.ended:
            self.receive()
        return self.results.pop(path, None)

    def drain(self):
        """Receive what has come, so that the other process need not wait."""
        while not self.ended and self.connection.poll():
            self.receive()

    def wait(self):
        """Receive all, until the other process has ended."""
        while not self.ended:
            self.receive()

    def receive(self):
        """Receive what was made of one page."""
        try:
            path, result = self.connection.recv()
            self.results[path] = result
        except (EOFError, OSError):  # perhaps before its time
            self.ended = True
            self.process.join()


def on_startup(command, dirty):
    """Leave `make serve` alone: it has threads, and makes only what has changed."""
    alone = command == "serve" or dirty
    if not alone:
        build._populate_page, build._build_page = populate, write
        gc.disable()  # until pages are rendered nearly all that is made lives as long as the build


@event_priority(-300)
def on_nav(nav, config, files):
    """Begin to render, when all that pages are made from is known."""
    for file in files.documentation_pages():
        if file.page is None and file.inclusion.is_not_in_nav():
            Page(None, file, config)
    waiting[:] = [Spool()]
    share_out(files.documentation_pages(), lambda page, share: rendered(page, share, config, files))
    return nav


def share_out(files, work):
    """Start the other processes, each with its share of the pages."""
    others.clear()
    pages = [file.page for file in files if file.page is not None]
    cores = number() if build._populate_page is populate and len(pages) >= WORTH_IT else 1
    if build._populate_page is populate and not gc.isenabled():
        gc.freeze()  # and is not looked through for waste any more
        gc.enable()
        gc.set_threshold(BATCH)
    row.clear()
    row.update((page.file.src_uri, (place, page)) for place, page in enumerate(pages))
    taken[:] = [Row(len(pages))]
    for core in range(1, cores):
        others.append(Share(FIRST + core, pages, work))


def taker(path, by=FIRST):
    """Return who takes a page: whoever asks for it, where nobody has taken it yet."""
    return taken[0].take(row[path][0], by)


def elsewhere(path):
    """Return the share of the process that has taken a page; `None` where it is for this process to make."""
    number = taker(path) if others and path in row else FIRST
    for share in others:
        share.drain()
    return None if number == FIRST else others[number - FIRST - 1]


def rendered(page, share, config, files):
    """Return what rendering makes of a page; of its HTML and its contents, where they are kept."""
    render(page, config, files, share.spool)
    page.content, page.toc = ((kept.at, kept.size) for kept in (page.content, page.toc))
    return hand_over(page)


def render(page, config, files, spool, dirty=False):
    """Render a page, and put into a spool what only its frame asks for; let go of what nothing asks for any more."""
    populate_page(page, config, files, dirty)
    page.content, page.toc = spool.kept(page.content), spool.kept(pickle.dumps(page.toc))
    page.present_anchor_ids = in_one(page.present_anchor_ids)
    page.markdown = ""
    vars(page).pop("render", None)
    if known := config.extra["views"].record.pages.get(page.file.src_uri):
        known.forget()


def populate(page, config, files, dirty=False):
    """Render a page, or take what another process made of it."""
    share = elsewhere(page.file.src_uri)
    made = share.take(page.file.src_uri) if share else None
    if made is None:
        render(page, config, files, waiting[0], dirty)
    else:
        take_over(page, made, files)
        page.content, page.toc = (Kept(share.spool, *place) for place in (page.content, page.toc))


def write(page, config, files, nav, env, dirty=False, excluded=False):
    """Frame and write a page, or leave it to another process; they start with the first."""
    if not writing:
        writing.append((config, files, nav, env))
        share_out(files, lambda page, share: framed(page, *writing[0]) or "written")
    if not elsewhere(page.file.src_uri):
        framed(page, config, files, nav, env, dirty, excluded)


def framed(page, *given):
    """Frame and write a page, here and now."""
    kept = page.content, page.toc
    page.content, page.toc = str(page.content), pickle.loads(page.toc.encode())
    build_page(page, *given)
    page.content, page.toc = kept


@event_priority(300)
def on_post_build(config):
    """Write again what another process could not; a build that ends here looks for no waste when Python ends."""
    for path, (_, page) in row.items() if others else ():
        share = elsewhere(path)
        if share and share.take(path) is None:
            framed(page, *writing[0])
    for share in others:
        share.wait()  # or it might end in the middle of a file that both wrote
    others.clear()
    writing.clear()
    if not memory.lasting:
        gc.freeze()
