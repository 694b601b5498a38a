r"""Files that are meant to be clean: what would be removed from them, and the files without it.

>>> import tempfile, pathlib
>>> folder = tempfile.TemporaryDirectory()
>>> page = pathlib.Path(folder.name, "rain.txt")
>>> _ = page.write_text("It rained for two days before the river rose.\n\n12 Comments\n")
>>> [(one.line, one.detector) for checked in check([folder.name]) for level, one in checked.findings()]
[(3, 'comments')]
>>> [checked.fixed for checked in check([folder.name], fix=True)], page.read_text()
([True], 'It rained for two days before the river rose.\n')
>>> folder.cleanup()
"""

from __future__ import annotations

from newsclean.check.look import Finding
from newsclean.check.results import Checked
from newsclean.check.run import check
from newsclean.check.settings import Settings, SettingsError

__all__ = ["Checked", "Finding", "Settings", "SettingsError", "check"]
