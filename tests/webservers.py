"""Web servers on this machine, set up with the very lines of the guide: nginx and Caddy, as ordinary processes."""

import http.client
import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import debian

PATIENCE = 20  # seconds
NGINX = """daemon off;
{user}
worker_processes 1;
pid {folder}/pid;
error_log stderr;
events {{ }}
http {{
  access_log {folder}/access.log;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  sendfile on;
  {block}
}}
"""
CADDY = """{{
	admin off
	auto_https off
}}
{block}
"""


@dataclass(frozen=True)
class Answer:
    """What a server answered; the names of headers are small."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """A server that runs; `home` is the path of the site on it."""

    port: int
    home: str
    folder: Path
    connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self):
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    @property
    def address(self) -> str:
        """Return the site's own address."""
        return f"http://127.0.0.1:{self.port}{self.home}"

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Return the answer to a path below the site; `_` in the name of a header stands for `-`."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        self.connection.request(method, self.home + path, headers=sent)
        answer = self.connection.getresponse()
        body = answer.read()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, body)

    @property
    def written(self) -> str:
        """Return all that the server has written down anywhere."""
        files = (file for file in self.folder.rglob("*") if file.is_file() and file.suffix in (".log", ".txt"))
        return "\n".join(file.read_text("utf-8", errors="replace") for file in files)


def examples(guide: str, first: str) -> list[str]:
    """Return the blocks of a guide that begin with some words: the site at the root of a host first, then below it."""
    blocks = re.findall(r"(?:^    .*\n|^\n(?=    ))+", guide, re.M)
    blocks = [re.sub(r"^    ", "", block, flags=re.M).strip("\n") for block in blocks]
    return [block for block in blocks if block.startswith(first)]


def pack(guide: str, site: Path) -> None:
    """Compress the files of a site beforehand, with the command of the guide."""
    command = examples(guide, "find ")[0].replace("find site", f"find '{site}'")
    subprocess.run(["sh", "-c", command], check=True)


@contextmanager
def nginx(block: str, site: Path, home: str, folder: Path) -> Iterator[Server]:
    """Run nginx with an example of the guide: other names and folders, no certificate, otherwise as it stands."""
    port = free_port()
    block = re.sub(r"^\s*(?:ssl_\w+|server_name) .*;\n", "", placed(block, site, home, folder), flags=re.M)
    block = re.sub(r"listen [^;]+;", f"listen 127.0.0.1:{port};", block)
    user = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""  # else it may not read the site
    settings = folder / "nginx.conf"
    settings.write_text(NGINX.format(user=user, folder=folder, block=block), "utf-8")
    command = [debian.program("nginx"), "-e", "stderr", "-c", str(settings), "-p", str(folder)]
    tried([*command, "-t"])
    with running(command, Server(port, home, folder)) as server:
        yield server


@contextmanager
def caddy(block: str, site: Path, home: str, folder: Path) -> Iterator[Server]:
    """Run Caddy with an example of the guide: other names and folders, no certificate, otherwise as it stands."""
    port = free_port()
    block = re.sub(r"^\S+ {", f"http://127.0.0.1:{port} {{", placed(block, site, home, folder))
    settings = folder / "Caddyfile"
    settings.write_text(CADDY.format(block=block), "utf-8")
    more = ["--config", str(settings), "--adapter", "caddyfile"]
    tried([debian.program("caddy"), "validate", *more], folder)
    with running([debian.program("caddy"), "run", *more], Server(port, home, folder)) as server:
        yield server


def placed(block: str, site: Path, home: str, folder: Path) -> str:
    """Return an example with a folder of this machine in the place of /var/www, in which the site is at `home`."""
    path = home.strip("/") or "record"
    place = folder / "www" / path
    place.parent.mkdir(parents=True)
    place.symlink_to(site, target_is_directory=True)
    return block.replace("/record", f"/{path}").replace("/var/www", str(folder / "www"))


def free_port() -> int:
    """Return a port that nothing listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def tried(command: list[str], folder: Path | None = None) -> None:
    """Let a server look at its settings; raises `RuntimeError` with what it says against them."""
    done = subprocess.run(command, env=environment(folder), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name} refuses its settings:\n{done.stdout}{done.stderr}")


def environment(folder: Path | None) -> dict[str, str]:
    """Return the environment of a server that keeps its things in a folder."""
    return {**os.environ, **({"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)} if folder else {})}


@contextmanager
def running(command: list[str], server: Server) -> Iterator[Server]:
    """Run a server until the end of the block; raises `RuntimeError` with what it said where it does not answer."""
    said = server.folder / "said.txt"
    with said.open("w") as into:
        process = subprocess.Popen(command, env=environment(server.folder), stdout=into, stderr=into)
    try:
        end = time.monotonic() + PATIENCE
        while not listening(server.port):
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"{Path(command[0]).name} does not answer:\n{said.read_text('utf-8')}")
            time.sleep(0.05)
        yield server
    finally:
        server.connection.close()
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def listening(port: int) -> bool:
    """Tell whether something listens at a port."""
    with socket.socket() as tried_one:
        return tried_one.connect_ex(("127.0.0.1", port)) == 0
