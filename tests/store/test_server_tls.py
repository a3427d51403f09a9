"""The way to a server over TLS, which the server of the wheel does not speak: one of the system's does."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.servers import ELSEWHERE, NOBODY, Server, is_installed, of_the_system, started
from tests.store.stores import WED, a_note, writing
from valuetrack.errors import Unreachable
from valuetrack.store.database import engine_of, open_reading, schema_version
from valuetrack.store.postgres import connecting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    not is_installed() or of_the_system() is None or shutil.which("openssl") is None,
    reason="no PostgreSQL that speaks TLS is installed: apt-get install postgresql openssl",
)
CERTIFICATE = "-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=server -keyout key -out"


def certificate(folder: Path, name: str, *hosts: str) -> Path:
    """A certificate that vouches for itself, with its key beside it."""
    made = folder / name
    made.mkdir()
    names = ",".join(f"IP:{host}" for host in hosts)
    command = ["openssl", "req", *CERTIFICATE.split(), "certificate", "-addext", f"subjectAltName={names}"]
    subprocess.run(command, cwd=made, check=True, capture_output=True)
    return made / "certificate"


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path, Path]]:
    """A server that lets nobody in without TLS from elsewhere; its certificate, and another one."""
    programs = of_the_system()
    assert programs is not None
    folder = tmp_path_factory.mktemp("certificates")
    own, other = certificate(folder, "own", ELSEWHERE), certificate(folder, "other", ELSEWHERE)
    server = started(programs)
    for name in ("certificate", "key"):
        copy = server.folder / name
        copy.write_bytes((own.parent / name).read_bytes())
        copy.chmod(0o600)
        shutil.chown(copy, *([NOBODY] * 2 if server.folder.stat().st_uid == NOBODY else [None, None]))
    rules = server.folder / "data" / "pg_hba.conf"
    rules.write_text("local all all trust\nhostssl all all 0.0.0.0/0 trust\n")
    server.stop()
    server.start(ssl="on", ssl_cert_file=str(server.folder / "certificate"), ssl_key_file=str(server.folder / "key"))
    yield server, own, other
    server.stop()


def test_the_way_to_another_machine_is_encrypted_and_who_stands_there_can_be_asked_for(
    tls: tuple[Server, Path, Path],
) -> None:
    server, own, _ = tls
    with server.databases() as new:
        address = server.address(new(), host=ELSEWHERE)
        checked = f"{address}?sslmode=verify-full&sslrootcert={own}"
        for place in (address, checked):
            with connecting.connected(place) as connection:
                ways = connection.execute("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetchall()
            assert ways == [(True,)]
            with writing(place) as writer:
                writer.put(a_note("tea"))
        with open_reading(engine_of(checked)) as reader:
            assert [one.note for one in reader.check_ins(WED, WED)] == ["tea", "tea"]


def test_where_the_way_is_not_as_it_was_asked_for_none_is_taken(tls: tuple[Server, Path, Path]) -> None:
    server, own, other = tls
    with server.databases() as new:
        name = new()
        address = server.address(name, host=ELSEWHERE)
        for place, said, hint in (
            (f"{address}?sslmode=disable", "no encryption", "TLS"),
            (f"{address}?sslmode=verify-full&sslrootcert={other}", "certificate verify failed", "sslrootcert"),
            (f"{address}?sslmode=verify-full&sslrootcert={own.with_name('none')}", "root certificate", "sslrootcert"),
            (
                f"{server.address(name, host='127.0.0.1')}?sslmode=verify-full&sslrootcert={own}",
                "does not match",
                "the host in the address",
            ),
        ):
            with pytest.raises(Unreachable) as caught:
                schema_version(engine_of(place))
            assert said in caught.value.message
            assert hint in caught.value.hint
