"""A visit: addresses asked politely, one request at a time, with a pause between two to the same host."""

import time
from collections.abc import Callable, Iterable, Iterator
from http.cookiejar import DefaultCookiePolicy
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import NameResolutionError

from .responses import PATIENCE, Answer, Reply, Request, follow, seconds

Reach = Callable[[Request], Reply]


class Clock:
    """The time, and waiting for it; a test brings its own."""

    def now(self) -> float:
        """Return the Unix time."""
        return time.time()

    def sleep(self, length: float) -> None:
        """Wait so many seconds."""
        time.sleep(length)


def visit(addresses: Iterable[str], reach: Reach, clock: Clock, delay: float) -> Iterator[tuple[str, Answer]]:
    """Ask addresses, and yield each with its answer as soon as there is one.

    Between two requests to one host `delay` seconds pass, or as many as it asks for. A host that asks for more than
    `PATIENCE` is not asked again: its other addresses are answered in its words.
    """
    waiting = [(0.0, Request(address, address)) for address in addresses]
    free: dict[str, float] = {}  # from when on a host may be asked again
    closed: set[str] = set()
    while waiting:
        chosen = min(range(len(waiting)), key=lambda at: ready(waiting[at], free))
        _, request = waiting.pop(chosen)
        host = host_of(request.url)
        if host in closed:
            yield request.address, Answer("too many requests")
            continue
        rest = ready((0.0, request), free) - clock.now()
        if rest > 0:
            clock.sleep(rest)
        reply = reach(request)
        step = follow(request, reply)
        pause = max(delay, step.wait if isinstance(step, Request) and host_of(step.url) == host else 0)
        free[host] = clock.now() + pause
        if (reply.retry_after or 0) > PATIENCE and reply.status in (429, 503):
            closed.add(host)
        if isinstance(step, Answer):
            yield request.address, step
        else:
            waiting.append((clock.now() + step.wait, step))


def ready(entry: tuple[float, Request], free: dict[str, float]) -> float:
    """Return when a request may be sent."""
    return max(entry[0], free.get(host_of(entry[1].url), 0.0))


def host_of(url: str) -> str:
    """Return the host that is asked; with and without www. it is one."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def over_http(agent: str, timeout: float, clock: Clock) -> Reach:
    """Return what sends a request and reads no more than the head of the reply. `agent` says who asks, and why."""
    session = Session()
    session.headers.update({"User-Agent": agent, "Accept": "*/*"})

    def reach(request: Request) -> Reply:
        try:
            with session.request(
                request.method, request.url, allow_redirects=False, stream=True, timeout=timeout
            ) as response:
                headers = response.headers
                later = seconds(headers.get("Retry-After", ""), clock.now())
                return Reply(response.status_code, headers.get("Location", ""), later)
        except (requests.RequestException, ValueError) as error:
            return Reply(failure=failure(error))

    return reach


class Session(requests.Session):
    """Requests that know nothing of each other, and of which none leads to the next by itself."""

    def __init__(self):
        super().__init__()
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Return nowhere: else the library would read the whole body, and stop at a malformed address."""


def failure(error: Exception) -> str:
    """Return what kept a reply from coming, as a kind of answer."""
    inner = getattr(error.args[0], "reason", None) if error.args else None
    if isinstance(error, requests.exceptions.SSLError):
        return "certificate"
    if isinstance(error, requests.Timeout):
        return "time-out"
    if isinstance(inner, NameResolutionError):
        return "no such host"
    return "no connection" if isinstance(error, requests.ConnectionError) else "unclear"
