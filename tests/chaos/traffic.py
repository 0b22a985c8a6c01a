"""Learners who do not give up: each request is repeated until the site acknowledges it."""

import random
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx

SLUG = "sgd"
GIVE_UP_AFTER_S = 90
RETRY_S = 0.2


@dataclass(frozen=True)
class Acknowledged:
    """A submission that the site said it has."""

    id: int
    key: str
    token: str
    is_right: bool


@dataclass
class Traffic:
    """Several learners at once, each in a thread of its own.

    `addresses` may change while they work. Every tenth acknowledgement is asked for twice, with
    the same key. Each learner saves a draft now and then and remembers the last one accepted.
    """

    addresses: Sequence[str]
    tokens: Sequence[str]
    right: str
    wrong: str
    acknowledged: list[Acknowledged] = field(default_factory=list)
    drafts: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    refused: int = 0
    log: str = ""

    def run(self, each: int, pause_s: float = 0.0) -> None:
        """Let every learner submit `each` times; returns when all have been acknowledged."""
        threads = [
            threading.Thread(target=self._learn, args=(token, each, pause_s))
            for token in self.tokens
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _learn(self, token: str, each: int, pause_s: float) -> None:
        chance = random.Random(token)
        with httpx.Client(timeout=20, headers={"Authorization": f"Bearer {token}"}) as client:
            for number in range(each):
                try:
                    self._submit(client, chance, token, f"{token[-8:]}-{number}")
                    if number % 5 == 0:
                        self._save_draft(client, chance, token, f"# draft {number}\n")
                except Exception as error:
                    self.faults.append(f"{type(error).__name__}: {error}")
                    return
                time.sleep(pause_s * chance.random())

    def _submit(self, client: httpx.Client, chance: random.Random, token: str, key: str) -> None:
        is_right = chance.random() < 0.5
        code = f"{self.right if is_right else self.wrong}\n# {key}\n"
        path, headers = f"/api/v1/problems/{SLUG}/submissions", {"Idempotency-Key": key}
        answer = self._insist(client, chance, "POST", path, {"code": code}, headers)
        if chance.random() < 0.1:
            again = self._insist(client, chance, "POST", path, {"code": code}, headers)
            assert again["id"] == answer["id"], f"{key} made {answer['id']} and {again['id']}"
        self.acknowledged.append(Acknowledged(answer["id"], key, token, is_right))

    def _save_draft(
        self, client: httpx.Client, chance: random.Random, token: str, code: str
    ) -> None:
        self._insist(client, chance, "PUT", f"/api/v1/problems/{SLUG}/draft", {"code": code}, {})
        self.drafts[token] = code

    def _insist(
        self,
        client: httpx.Client,
        chance: random.Random,
        method: str,
        path: str,
        body: dict[str, str],
        headers: dict[str, str],
    ) -> dict[str, int]:
        """Repeat a request until one server takes it; what it refuses for good is a fault."""
        deadline = time.monotonic() + GIVE_UP_AFTER_S
        last = "nothing"
        while time.monotonic() < deadline:
            address = chance.choice(self.addresses)
            try:
                answer = client.request(method, address + path, json=body, headers=headers)
            except httpx.HTTPError as error:
                last = f"{type(error).__name__}: {error}"
            else:
                if answer.is_success:
                    found: dict[str, int] = answer.json()
                    return found
                last = f"{answer.status_code} {answer.text[:300]}"
                assert answer.status_code in {429, 503}, last
            self.refused += 1
            time.sleep(RETRY_S)
        raise AssertionError(f"not acknowledged in {GIVE_UP_AFTER_S} s: {last}")
