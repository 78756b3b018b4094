#!/usr/bin/env python3
"""Lists every crate of Cargo.lock as a source for flatpak-builder, which builds without a network.

    packaging/flatpak/sources.py >packaging/flatpak/cargo-sources.json

The list follows from Cargo.lock alone, so it is made when needed and not kept.
"""

import json
import pathlib
import re

ENTRY = re.compile(r'name = "(.+)"\nversion = "(.+)"\nsource = "registry\+.+"\nchecksum = "(.+)"')
CONFIG = '[source.crates-io]\nreplace-with = "vendored"\n\n[source.vendored]\ndirectory = "cargo/vendor"\n'


def main():
    lock = pathlib.Path(__file__).resolve().parents[2] / "Cargo.lock"
    sources = []
    for name, version, checksum in ENTRY.findall(lock.read_text(encoding="utf-8")):
        folder = f"cargo/vendor/{name}-{version}"
        sources.append({
            "type": "archive",
            "archive-type": "tar-gzip",
            "url": f"https://static.crates.io/crates/{name}/{name}-{version}.crate",
            "sha256": checksum,
            "dest": folder,
        })
        sources.append({
            "type": "inline",
            "contents": json.dumps({"package": checksum, "files": {}}),
            "dest": folder,
            "dest-filename": ".cargo-checksum.json",
        })
    sources.append({"type": "inline", "contents": CONFIG, "dest": "cargo", "dest-filename": "config.toml"})
    print(json.dumps(sources, indent=1))


main()
