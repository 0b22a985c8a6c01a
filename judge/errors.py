"""What goes wrong on our side of the judge; never a learner's doing."""


class JudgeError(Exception):
    """We could not judge: the message says what failed and what an operator can do."""


class JudgeUnsafe(JudgeError):
    """A sandbox layer that may never be missing cannot be installed on this host."""


class JudgeCancelled(Exception):
    """The caller asked to stop; no verdict was reached."""
