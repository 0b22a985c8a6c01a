"""A picture for each name: a small pattern of cells, mirrored, in one of eight colours.

Nothing is uploaded and nothing is asked of another site: the pattern is made of the name alone.
"""

import hashlib

from markupsafe import Markup

_SIZE = 5
_COLOURS = 8


def avatar(name: str) -> Markup:
    """The pattern of a name; decoration, for the name stands beside it."""
    digest = hashlib.sha256(name.casefold().encode("utf-8", "surrogatepass")).digest()
    half = -(-_SIZE // 2)
    cells = [
        f"M{column} {row}h1v1h-1z"
        for row in range(_SIZE)
        for column in range(_SIZE)
        if digest[1 + row * half + min(column, _SIZE - 1 - column)] % 2
    ]
    return Markup(
        '<svg class="avatar l{}" viewBox="-0.5 -0.5 6 6" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>'
    ).format(digest[0] % _COLOURS + 1, "".join(cells))
