"""The short form of `make fuzz`."""

import subprocess
import sys


def test_untrusted_bytes_raise_only_the_decoders_own_error() -> None:
    """Twenty thousand coverage-guided inputs neither crash the decoder nor fill the memory."""
    command = [sys.executable, "-m", "tests.fuzz.answers", "-runs=20000", "-max_len=1024"]

    found = subprocess.run(command, capture_output=True, text=True, timeout=180)

    assert found.returncode == 0, found.stderr[-3000:]
    assert "DONE" in found.stderr
