"""What an editor is told when an edition cannot be read."""

from pathlib import Path


class EditionError(Exception):
    """An edition is not as it must be: which file, which line, and what to do."""

    def __init__(self, path: Path | str, line: int, message: str) -> None:
        self.path, self.line, self.message = Path(path), line, message
        super().__init__(f"{self.path.name}, line {line}: {message}")
