"""Opens QGIS with the plugin on the example municipality; without a screen it prints the example's lägesbild.

The profile and the example lie in build/ and are made when they are missing.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta

from qgis_profile import ROOT, QgisProfile

PROFILES = ROOT / "build" / "profiles"
EXAMPLE = ROOT / "build" / "exempelkommun.gpkg"
SHEET = ROOT / "build" / "lagesbild-exempelkommun.pdf"


def run_algorithm(profile: QgisProfile, name: str, **parameters: object) -> None:
    """Run one of the plugin's algorithms without a window; raises CalledProcessError if it refuses."""
    assignments = [f"{key}={value}" for key, value in parameters.items()]
    command = profile.process_command("run", name, "--", *assignments)
    subprocess.run(command, env=profile.environment(QT_QPA_PLATFORM="offscreen"), check=True, cwd=ROOT)


def make_example(profile: QgisProfile) -> None:
    """Make the example municipality unless it is there."""
    if EXAMPLE.exists():
        return
    print(f"run: making the example municipality in {EXAMPLE.relative_to(ROOT)} (under a minute)", flush=True)
    run_algorithm(profile, "est:createdatabase", DATABASE=EXAMPLE, EXAMPLE=1)


def print_sheet(profile: QgisProfile) -> None:
    """Print the lägesbild of the last whole month."""
    last_month = datetime.now().astimezone().date().replace(day=1) - timedelta(days=1)
    run_algorithm(profile, "est:lagesbild", DATABASE=EXAMPLE, PERIOD=f"{last_month:%Y-%m}", OUTPUT=SHEET)
    print(f"run: there is no screen here; the example's lägesbild is in {SHEET.relative_to(ROOT)}")


def main() -> int:
    """Make what is missing, then open or print."""
    profile = QgisProfile(PROFILES)
    profile.prepare()
    profile.link_checkout()
    try:
        make_example(profile)
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            print_sheet(profile)
            return 0
    except subprocess.CalledProcessError as error:
        print(f"run: qgis_process ended with {error.returncode}; what it said stands above", file=sys.stderr)
        return 1
    print("run: opening QGIS in a profile of its own, build/profiles")
    return subprocess.run(
        profile.window_command(), env=profile.environment(EST_OPEN_DATABASE=str(EXAMPLE)), check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
