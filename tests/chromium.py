"""Find a Chromium for the browser tests, or install one; run as a script it prints the path."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# A closed network refuses Chromium's background requests one by one, and slowly.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--process-per-site",  # tabs of one server share what is compiled: a third less work
]


def find() -> str | None:
    """CHROME_PATH, the system's Chromium, or Playwright's own; None where there is none."""
    named = os.environ.get("CHROME_PATH")
    if named:
        return named if Path(named).exists() else None
    system = next((path for name in NAMES if (path := shutil.which(name))), None)
    return system or _playwrights()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Playwright's download, or else the system's packages."""
    download = [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]
    if subprocess.run(download, check=False, timeout=600).returncode == 0 and find():
        return
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
        subprocess.run([*sudo, "apt-get", "update", "-qq"], check=False, timeout=300)
        packages = ["chromium", "fonts-liberation"]
        subprocess.run(
            [*sudo, "apt-get", "install", "-y", "-qq", *packages], check=False, timeout=900
        )


def main() -> int:
    """0 with the path printed, or 1 with what to do."""
    if named := os.environ.get("CHROME_PATH"):
        if not find():
            print(f"CHROME_PATH names {named}, which does not exist.", file=sys.stderr)
            return 1
    elif not find():
        install()
    if path := find():
        print(f"Browser tests use {path}")
        return 0
    print(
        "No Chromium was found and none could be installed. Install one (for example"
        " `apt-get install chromium`) or set CHROME_PATH to its executable.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
