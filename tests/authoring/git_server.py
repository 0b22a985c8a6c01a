"""A real git repository behind a real HTTP server on loopback, by git's own CGI program."""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

IDENTITY = {
    "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org",
}  # fmt: skip


@dataclass
class GitServer:
    """`address` answers for `repository`; `asked` are the paths that came in."""

    repository: Path
    host: str
    asked: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://{self.host}/somebody/problems.git"

    def commit(self, files: Mapping[str, bytes], branch: str = "main") -> None:
        """Add files, in a new commit on a branch."""
        self.git("checkout", "-q", "-B", branch)
        for name, content in files.items():
            path = self.repository / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "more")

    def git(self, *words: str) -> None:
        """Run git in the repository."""
        environment = os.environ | IDENTITY
        subprocess.run(["git", "-C", self.repository, *words], check=True, env=environment)


@contextmanager
def serving(folder: Path) -> Iterator[GitServer]:
    """Serve an empty repository in `folder` until the end of the block."""
    repository = folder / "somebody" / "problems.git"
    repository.mkdir(parents=True)
    made = GitServer(repository, "")
    made.git("init", "-q", "-b", "main")
    backend = shutil.which("git-http-backend", path=_exec_path())
    assert backend

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(b"")

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))))

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: the test looks at what was asked."""

        def _answer(self, body: bytes) -> None:
            made.asked.append(self.path)
            path, _, query = self.path.partition("?")
            if path.startswith("/moved/"):
                self.send_response(302)
                self.send_header("Location", self.path.replace("/moved/", "/somebody/"))
                self.end_headers()
                return
            done = subprocess.run(
                [backend],
                input=body,
                capture_output=True,
                env={
                    "PATH": os.environ["PATH"], "GIT_PROJECT_ROOT": str(folder),
                    "GIT_HTTP_EXPORT_ALL": "1", "PATH_INFO": path.replace(".git", ".git/.git"),
                    "QUERY_STRING": query, "REQUEST_METHOD": self.command,
                    "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                    "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
                    "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
                    "REMOTE_ADDR": "127.0.0.1", "GIT_CONFIG_COUNT": "1",
                    "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*",
                },
            )  # fmt: skip
            head, _, content = done.stdout.partition(b"\r\n\r\n")
            headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n") if line)
            self.send_response(int(headers.pop("Status", "200").split()[0]))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made.host = f"127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield made
        finally:
            server.shutdown()
            thread.join()


def _exec_path() -> str:
    return subprocess.check_output(["git", "--exec-path"], text=True).strip()
