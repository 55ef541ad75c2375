"""Serve the archive with granian."""

import os
import socket
import sys

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from archive.builds import BuildError, current

GRANIAN = (
    "--interface",
    "wsgi",
    "--workers",
    "1",
    "--blocking-threads",
    "2",
    "--no-ws",
    "--log-level",
    "warning",
)


def _free(host: str, port: str) -> tuple[str, str]:
    """The host's own number and the port; CommandError if nothing can be served there."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except (OSError, ValueError, OverflowError) as error:
        raise CommandError(f"cannot serve at {host}:{port}: {error}; set HOST and PORT") from error
    return address[0], port


class Command(BaseCommand):
    """`manage.py serve`"""

    help = "Serve the archive; HOST and PORT say where (127.0.0.1 and 8000 if not given)."
    requires_system_checks = ()

    def handle(self, *_args: object, **_options: object) -> None:
        """Does not return: the server takes this process over."""
        try:
            current(settings.ARCHIVE).check()
        except BuildError as error:
            raise CommandError(str(error)) from error
        host, port = _free(os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000"))
        self.stdout.write(f"{settings.SITE_NAME} is at http://{host}:{port}/ (Ctrl-C ends it)")
        self.stdout.flush()
        where = ("--host", host, "--port", port, "--working-dir", str(settings.BASE_DIR))
        command = [sys.executable, "-m", "granian", *GRANIAN, *where, "archive.wsgi:application"]
        os.execv(sys.executable, command)  # noqa: S606 (no shell is wanted)
