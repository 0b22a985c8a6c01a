"""Asking a language model behind any OpenAI-compatible API, with the answer as it is written.

A leaf: who may ask, what and how often is decided by the caller. What comes back is foreign
text; every way in which it can fail to come is one of `Failure`.
"""

from app.chat.asking import Endpoint, ask
from app.chat.failures import ChatFailed, Failure

__all__ = ["ChatFailed", "Endpoint", "Failure", "ask"]
