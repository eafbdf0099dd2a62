"""Find the browser that the tests drive, and bring one and a Chinese font where they are missing.

How it is started and what it must show is left to the fixtures and the tests.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import sync_playwright

VARIABLE = "GJJ_BROWSER"
NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "microsoft-edge")
MAC_APPS = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS_FILES = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")


class MissingError(RuntimeError):
    """Say in one sentence what is missing for the browser tests and how to bring it."""


def find_browser() -> Path | None:
    """Give the executable to drive, or None: `GJJ_BROWSER`, an installed one, Playwright's own.

    Raise `MissingError` where `GJJ_BROWSER` names something that does not run, for another
    browser in its place would hide the mistake.
    """
    if named := os.environ.get(VARIABLE):
        if not runs(Path(named)):
            raise MissingError(f"{VARIABLE} names {named}, which does not run as a browser.")
        return Path(named)
    return next((path for path in installed_browsers() if runs(path)), None)


def installed_browsers() -> Iterable[Path]:
    """Give the places where this machine may have a browser, the likeliest first."""
    if sys.platform == "win32":
        roots = (os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)"))
        yield from (Path(root) / file for root in roots if root for file in WINDOWS_FILES)
    elif sys.platform == "darwin":
        yield from (Path(f"/Applications/{app}.app/Contents/MacOS/{app}") for app in MAC_APPS)
    else:
        yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def runs(browser: Path) -> bool:
    """Tell whether the file starts: Ubuntu's `chromium-browser` may be a note about a snap."""
    if not browser.is_file():
        return False
    # On Windows the browser would open a window instead of printing its version.
    return sys.platform == "win32" or succeeds([str(browser), "--version"])


def has_chinese_font() -> bool:
    """Tell whether Chinese has glyphs; only Linux comes without."""
    if not sys.platform.startswith("linux"):
        return True
    if not shutil.which("fc-list"):
        return False
    found = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=False)
    return bool(found.stdout.strip())


def succeeds(command: list[str], *, errors_shown: bool = False) -> bool:
    """Run a program to its end and tell whether it exited 0."""
    quiet = subprocess.DEVNULL
    errors = None if errors_shown else quiet
    try:
        done = subprocess.run(command, stdin=quiet, stdout=quiet, stderr=errors, check=False)
    except OSError:
        return False
    return done.returncode == 0


def administrator() -> list[str] | None:
    """Give what to put before a command so that it may install packages, or None."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if succeeds(["sudo", "-n", "true"]) else None


def install_packages(*packages: str) -> bool:
    """Install Debian packages where this is allowed; tell whether they are there now."""
    before = administrator()
    if before is None or not shutil.which("apt-get"):
        return False
    print(f"Installing {', '.join(packages)} for the browser tests …", flush=True)
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    return succeeds([*apt, "update"], errors_shown=True) and succeeds(
        [*apt, "install", "-y", "--no-install-recommends", *packages], errors_shown=True
    )


def install_browser() -> None:
    """Bring a browser: Debian's, else Playwright's own with the libraries that it needs."""
    if install_packages("chromium") and find_browser():
        return
    print("Fetching Playwright's own browser …", flush=True)
    libraries = ["--with-deps"] if administrator() is not None else []
    succeeds(
        [sys.executable, "-m", "playwright", "install", *libraries, "chromium"], errors_shown=True
    )


def prepare() -> None:
    """Bring what is missing on this machine; raise `MissingError` where that cannot be done."""
    driver = [sys.executable, "-m", "playwright", "--version"]
    if not succeeds(driver):
        install_packages("libatomic1")
    if not succeeds(driver, errors_shown=True):
        raise MissingError(
            "Playwright does not start, for the reason above: install what it lacks."
        )
    if not find_browser():
        install_browser()
    if not find_browser():
        raise MissingError(
            "The browser tests need Chromium, Chrome or Edge: install one of them, "
            f"or let {VARIABLE} name its executable."
        )
    if not has_chinese_font():
        install_packages("fontconfig", "fonts-noto-cjk")
    if not has_chinese_font():
        raise MissingError(
            "The browser tests need a Chinese font: install fonts-noto-cjk (Debian, Ubuntu), "
            "google-noto-sans-cjk-fonts (Fedora) or any other, known to fontconfig."
        )


def main() -> int:
    """Prepare the machine for the browser tests; give the exit code."""
    try:
        prepare()
    except MissingError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
