"""Seeds of generated cases: the bank is open source and the hidden cases stay hidden."""

import hashlib
import hmac
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Salt:
    """A secret from which the seeds of hidden cases are derived; `id` may be shown."""

    id: str
    secret: bytes = field(repr=False)


PUBLIC_SALT = Salt("public", b"ndjudge: the public salt of verification and offline judging")


def case_seed(salt: Salt, slug: str, judging_hash: str, generator: str, index: int) -> int:
    """The 128-bit seed of the `index`-th case that `generator` makes, over all its uses."""
    parts = [part.encode() for part in (slug, judging_hash, generator, str(index))]
    # Lengths go first so that no two lists of parts make the same message.
    message = b"".join(len(part).to_bytes(8, "big") + part for part in parts)
    return int.from_bytes(hmac.new(salt.secret, message, hashlib.sha256).digest()[:16], "big")
