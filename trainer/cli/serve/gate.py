"""Who may come in: a token that works once, then a cookie, and only from the address itself."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

ADDRESS = "127.0.0.1"


@dataclass(slots=True)
class Gate:
    """Knows one token and one session for one port of this machine; nothing of it is written anywhere."""

    port: int
    _token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    _session: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    _used: bool = False

    @property
    def address(self) -> str:
        """What the candidate opens, with the token."""
        return f"http://{ADDRESS}:{self.port}/?token={self._token}"

    @property
    def cookie(self) -> str:
        """The cookie's name.  Cookies do not know ports, so that the port stands in it."""
        return f"second_round_{self.port}"

    def exchange(self, token: str) -> str | None:
        """The session's cookie for the right token, the first time only."""
        if self._used or not _same(token, self._token):
            return None
        self._used = True
        return self._session

    def knows_host(self, hosts: Sequence[str]) -> bool:
        """Whether the request named this machine: a foreign name that leads here is turned away."""
        return len(hosts) == 1 and hosts[0] in (f"{ADDRESS}:{self.port}", f"localhost:{self.port}")

    def admits(self, hosts: Sequence[str], cookie: str | None) -> bool:
        """Whether an ordinary request is answered."""
        return self.knows_host(hosts) and cookie is not None and _same(cookie, self._session)

    def admits_socket(self, hosts: Sequence[str], cookie: str | None, origins: Sequence[str]) -> bool:
        """Whether a websocket is opened: browsers let any page ask for one, so that its origin counts."""
        return self.admits(hosts, cookie) and list(origins) == [f"http://{hosts[0]}"]


def _same(told: str, right: str) -> bool:
    """In a time that does not tell how much of it was right."""
    return hmac.compare_digest(told.encode("utf-8", "replace"), right.encode())
