"""A person at a terminal: a command run at a pseudo-terminal, its questions answered as they come."""

import fcntl
import os
import pty
import select
import subprocess
import sys
import termios
import time

PATIENCE = 30  # seconds for one question; a busy machine is slow


class Terminal:
    """A command at a terminal. `seen` is all that it has shown."""

    def __init__(self, *command, env=None):
        self.hand, worker = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, *map(str, command)],
            stdin=worker,
            stdout=worker,
            stderr=worker,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # so that Ctrl-C reaches it
            env={**os.environ, "TERM": "dumb", "PYTHONUTF8": "1", **(env or {})},
        )
        os.close(worker)
        self.seen, self.read_to = "", 0
        self.bytes = b""

    def wait_for(self, words):
        """Wait until the command shows some words that it has not shown before; return what it has shown until then."""
        end = time.monotonic() + PATIENCE
        while (at := self.seen.find(words, self.read_to)) < 0:
            assert time.monotonic() < end, f"“{words}” was not shown; what was:\n{self.seen[self.read_to :]}"
            assert self.more(), f"it ended before “{words}” was shown:\n{self.seen[self.read_to :]}"
        shown, self.read_to = self.seen[self.read_to : at], at + len(words)
        return shown

    def answer(self, question, text):
        """Wait for the words of a question, then for its prompt, and type an answer."""
        self.wait_for(question)
        self.wait_for("\n> ")
        self.type(text + "\n")

    def type(self, text):
        """Type some text, Enter and control signs included."""
        os.write(self.hand, text.encode())

    def interrupt(self, words):
        """Press Ctrl-C until some words are shown: Python misses one that comes just as it begins to wait."""
        end = time.monotonic() + PATIENCE
        while words not in self.seen and time.monotonic() < end:
            self.type("\x03")
            until = time.monotonic() + 1
            while words not in self.seen and time.monotonic() < until and self.more():
                pass
        assert words in self.seen, self.seen

    def end(self):
        """Wait until the command ends; return its exit status."""
        end = time.monotonic() + PATIENCE
        while self.more():
            assert time.monotonic() < end, f"it did not end:\n{self.seen[-2000:]}"
        os.close(self.hand)
        return self.process.wait(PATIENCE)

    def more(self):
        """Take in what the command shows; tell whether it still runs."""
        if not select.select([self.hand], [], [], 0.2)[0]:
            return True
        try:
            read = os.read(self.hand, 65536)
        except OSError:  # the other side is closed
            return False
        self.bytes += read
        self.seen = self.bytes.decode("utf-8", "ignore").replace("\r\n", "\n")
        return bool(read)
