"""MkDocs adapter: the pages of a large site are rendered and written by as many processes as the machine has cores.

MkDocs takes one page after the other. Here each process has a share of the pages: the first goes on as MkDocs does and
waits for none; the others hand over what they rendered, and write what they framed. A page at which another process
stumbles, or of which it would warn, is made again by the first, so that errors and warnings are told as ever.
"""

import gc
import logging
import pickle

from atajurt.elsewhere import number, start
from atajurt.handover import hand_over, in_one, take_over
from atajurt.memory import memory
from atajurt.spool import Kept, Spool
from mkdocs.commands import build
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

BATCH = 20_000  # objects made between two searches for waste, which at Python's 700 cost a twentieth of a build
WORTH_IT = 100  # pages; below that it takes longer to begin than is saved
populate_page, build_page = build._populate_page, build._build_page  # MkDocs 1.6.1 is its last, so they will not change
shares: dict[str, "Share"] = {}  # by page, those of the other processes
others: list["Share"] = []  # each of them once
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
    """The pages of one other process, and what it has handed over."""

    def __init__(self, pages, work):
        """Start the process; `work` takes a page and the share, and returns what is to be handed over, or raises."""
        self.spool = Spool()
        self.pages = {page.file.src_uri: page for page in pages}
        self.results: dict = {}
        self.ended = False
        self.process, self.connection = start(lambda send: self.serve(send, work))

    def serve(self, send, work):
        """Do the work, in the other process."""
        warned = Warned()
        logging.getLogger("mkdocs").handlers[:] = [warned]
        for path, page in self.pages.items():
            warned.told = False
            try:
                result = work(page, self)
            except Exception:
                warned.told = True
            send((path, None if warned.told else result))

    def take(self, path):
        """Return what was handed over of a page; `None` where it has to be made again."""
        while path not in self.results:
            self.receive()
        return self.results.pop(path)

    def drain(self):
        """Receive what has come, so that the other process need not wait."""
        while not self.ended and self.connection.poll():
            self.receive()

    def receive(self):
        """Receive what was made of one page."""
        try:
            path, result = self.connection.recv()
            self.results[path] = result
        except (EOFError, OSError):  # perhaps before its time
            self.ended = True
            self.process.join()
            self.results |= dict.fromkeys(self.pages.keys() - self.results.keys())


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
    shares.clear()
    others.clear()
    pages = [file.page for file in files if file.page is not None]
    cores = number() if build._populate_page is populate and len(pages) >= WORTH_IT else 1
    if build._populate_page is populate and not gc.isenabled():
        gc.freeze()  # and is not looked through for waste any more
        gc.enable()
        gc.set_threshold(BATCH)
    for core in range(1, cores):
        share = Share(pages[core::cores], work)
        others.append(share)
        shares.update(dict.fromkeys(share.pages, share))


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
    path = page.file.src_uri
    share = shares.get(path)
    made = share.take(path) if share else None
    for other in others:
        other.drain()
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
    if page.file.src_uri not in shares:
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
    for path, share in shares.items():
        if share.take(path) is None:
            framed(share.pages[path], *writing[0])
    shares.clear()
    others.clear()
    writing.clear()
    if not memory.lasting:
        gc.freeze()
