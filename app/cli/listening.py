"""The socket of a server that a command starts."""

import os
import socket
from typing import TYPE_CHECKING

from app.cli.terminal import fail

if TYPE_CHECKING:
    from app.settings import Settings


def open_listener(settings: "Settings") -> socket.socket:
    """Listen where the settings say; ends the command with a sentence where that is impossible."""
    from app.web.listening import listen

    try:
        return listen(settings.host, settings.port)
    except OSError as error:
        is_name = isinstance(error, socket.gaierror)
        why = error.strerror if is_name else os.strerror(error.errno or 0)
        fail(
            f"Cannot listen on {settings.host} port {settings.port}: {why}. "
            "Choose another address or port with --host and --port; port 0 takes a free one.",
            2,
        )
