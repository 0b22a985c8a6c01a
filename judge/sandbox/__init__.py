"""The layers between foreign code and this machine, innermost rights first.

Everything here runs in the child between fork and the first byte of foreign code, except what
is prepared once in the zygote (`prepare`). Each layer raises `LayerError` when it cannot be
installed; the child then ends without having run anything.
"""
