"""An answer: what an address says when it is asked, and what is asked next until there is one.

Nothing here goes to the network. A reply leads to another request, or to an answer; the rules are those of HTTP
(RFC 9110), read politely: a site that says it is asked too often is left alone, and one that lets no program in
may be in order all the same.
"""

import dataclasses
import datetime
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

# What an answer means for its address: it is fine, it is to be looked at by a person, nothing is known, or it fails.
MEANING = {
    "answers": "fine",
    "moved": "moved",
    "front page": "look",
    "refused": "unknown",
    "too many requests": "unknown",
    "unclear": "unknown",
    "not found": "fails",
    "gone": "fails",
    "server error": "fails",
    "time-out": "fails",
    "certificate": "fails",
    "no such host": "fails",
    "no connection": "fails",
}
WORDS = {
    "answers": "answers",
    "moved": "has moved for good",
    "front page": "leads to the front page, as sites do with pages that they no longer have",
    "refused": "lets no program in",
    "too many requests": "says that it is asked too often",
    "unclear": "gives an answer that says nothing",
    "not found": "is not found",
    "gone": "is gone for good, the site says",
    "server error": "meets an error of the site",
    "time-out": "does not answer in time",
    "certificate": "has a certificate that cannot be trusted",
    "no such host": "has a host that does not exist",
    "no connection": "cannot be reached",
}
NETWORK = ("no such host", "no connection", "time-out")  # what is met, too, where the fault is in our own network
TRIES = 3
PAUSE = 15  # seconds, before a second try; doubled before a third
PATIENCE = 300  # seconds that a site may ask us to wait
HOPS = 10
REDIRECTS = {301: True, 302: False, 303: False, 307: False, 308: True}  # and whether they are for good


@dataclass(frozen=True)
class Request:
    """One request: `address` is ours, `url` where it has led so far; `wait` are the seconds to let pass before it."""

    address: str
    url: str
    method: str = "HEAD"
    tries: int = 1
    hops: int = 0
    lasting: bool = True
    wait: float = 0


@dataclass(frozen=True)
class Reply:
    """What came back: a status and two headers, or the `failure` that kept an answer from coming."""

    status: int = 0
    location: str = ""
    retry_after: float | None = None
    failure: str = ""


@dataclass(frozen=True)
class Answer:
    """What is known of an address now: its kind (see `MEANING`), the status, and where it has moved for good."""

    kind: str
    status: int = 0
    moved_to: str = ""


def follow(request: Request, reply: Reply) -> Request | Answer:
    """Return the request that a reply leads to, or the answer that it is."""
    if reply.failure:
        return again(request, Answer(reply.failure)) if reply.failure in NETWORK else Answer(reply.failure)
    status = reply.status
    if status in REDIRECTS and reply.location:
        return redirected(request, reply)
    if 200 <= status < 300:
        return arrived(request, status)
    if status in (429, 503):
        kind = "too many requests" if status == 429 else "server error"
        return again(request, Answer(kind, status), reply.retry_after)
    if request.method == "HEAD":
        return dataclasses.replace(request, method="GET", wait=0)  # many sites answer only this
    if status >= 500 and status != 999:
        return again(request, Answer("server error", status))
    return Answer({401: "refused", 403: "refused", 404: "not found", 410: "gone"}.get(status, "unclear"), status)


def again(request: Request, otherwise: Answer, asked_for: float | None = None) -> Request | Answer:
    """Return the same request after a pause, that of our own or the one that the site asks for; an answer at last."""
    wait = PAUSE * 2 ** (request.tries - 1) if asked_for is None else asked_for
    if request.tries >= TRIES or wait > PATIENCE:
        return otherwise
    return dataclasses.replace(request, tries=request.tries + 1, wait=wait)


def redirected(request: Request, reply: Reply) -> Request | Answer:
    """Return the request to where a reply points."""
    try:
        url = urljoin(request.url, reply.location)
        web = urlsplit(url).scheme in ("http", "https") and bool(urlsplit(url).hostname)
    except ValueError:
        web = False
    if not web or request.hops >= HOPS:
        return Answer("unclear", reply.status)
    lasting = request.lasting and REDIRECTS[reply.status]
    return dataclasses.replace(request, url=url, hops=request.hops + 1, lasting=lasting, wait=0)


def arrived(request: Request, status: int) -> Answer:
    """Return the answer of an address that leads somewhere."""
    if not request.hops:
        return Answer("answers", status)
    was, now = urlsplit(request.address), urlsplit(request.url)
    if now.path in ("", "/") and not now.query and was.path.strip("/"):
        return Answer("front page", status, request.url)
    return Answer("moved", status, request.url) if request.lasting else Answer("answers", status)


def seconds(retry_after: str, now: float) -> float | None:
    """Return how many seconds a Retry-After header asks for, `None` where it cannot be read; `now` is Unix time."""
    if re.fullmatch(r"\d{1,9}", retry_after.strip()):
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    zoned = until if until.tzinfo else until.replace(tzinfo=datetime.UTC)
    return max(0.0, zoned.timestamp() - now)
