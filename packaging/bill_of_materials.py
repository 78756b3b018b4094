#!/usr/bin/env python3
"""What the program is made of, from cargo's own answer: a software bill of materials (CycloneDX 1.5, JSON),
and the licences of all libraries with their texts, as those licences ask.

    packaging/bill_of_materials.py --target x86_64-unknown-linux-gnu --bill wenjian.cdx.json --licences third-party.txt

The same commit gives the same bytes: the time is SOURCE_DATE_EPOCH, the serial number follows from the content.
"""

import argparse
import datetime
import hashlib
import json
import os
import pathlib
import re
import subprocess
import uuid

LICENCE_FILE = re.compile(r"(?i)^(licen[cs]e|copying|copyright|notice|unlicense|ofl)")


def libraries(target):
    """The root package, and every package that is linked into the program, with its resolved node."""
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target]
    metadata = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    # The metadata know features for all targets at once; only the tree knows what this target is built of.
    # Procedural macros and build scripts run while compiling: nothing of theirs is linked.
    command = ["cargo", "tree", "--locked", "--target", target, "--edges", "normal,no-proc-macro", "--prefix", "none"]
    tree = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    built = {tuple(line.split()[:2]) for line in tree.splitlines()}
    packages = {package["id"]: package for package in metadata["packages"]}
    linked = {
        node["id"]: [dependency["pkg"] for dependency in node["deps"] if is_linked(dependency)]
        for node in metadata["resolve"]["nodes"]
        if named(packages[node["id"]]) in built
    }
    for identity, uses in linked.items():
        linked[identity] = [used for used in uses if used in linked]
    return packages, linked, metadata["resolve"]["root"]


def is_linked(dependency):
    return any(kind["kind"] is None for kind in dependency["dep_kinds"])


def named(package):
    return package["name"], "v" + package["version"]


def checksums():
    """The SHA-256 of each crate, as the lock file has it."""
    text = pathlib.Path("Cargo.lock").read_text(encoding="utf-8")
    entry = re.compile(r'name = "(.+)"\nversion = "(.+)"\nsource = ".+"\nchecksum = "(.+)"')
    return {(name, version): checksum for name, version, checksum in entry.findall(text)}


def reference(package):
    return f"pkg:cargo/{package['name']}@{package['version']}"


def component(package, kind, known):
    result = {
        "type": kind,
        "bom-ref": reference(package),
        "name": package["name"],
        "version": package["version"],
        "purl": reference(package),
    }
    if package["description"]:
        result["description"] = " ".join(package["description"].split())
    if package["license"]:
        # The old form MIT/Apache-2.0 means the same as MIT OR Apache-2.0.
        result["licenses"] = [{"expression": re.sub(r"\s*/\s*", " OR ", package["license"])}]
    checksum = known.get((package["name"], package["version"]))
    if checksum:
        result["hashes"] = [{"alg": "SHA-256", "content": checksum}]
    if package["repository"]:
        result["externalReferences"] = [{"type": "vcs", "url": package["repository"]}]
    return result


def bill(packages, linked, root, target):
    known = checksums()
    order = sorted(linked, key=lambda identity: reference(packages[identity]))
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    result = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "timestamp": datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": component(packages[root], "application", known),
            "properties": [{"name": "cdx:rustc:target", "value": target}],
        },
        "components": [component(packages[i], "library", known) for i in order if i != root],
        "dependencies": [
            {"ref": reference(packages[i]), "dependsOn": sorted({reference(packages[j]) for j in linked[i]})}
            for i in order
        ],
    }
    content = json.dumps(result, sort_keys=True)
    result["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}"
    return result


def licence_texts(package):
    folder = pathlib.Path(package["manifest_path"]).parent
    for path in sorted(folder.iterdir()):
        if path.is_file() and LICENCE_FILE.match(path.name):
            yield path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip()


def licences(packages, linked, root):
    """Every library with its licence, then each text once, with the libraries it came with."""
    order = sorted((i for i in linked if i != root), key=lambda i: reference(packages[i]))
    lines = ["Libraries in Wenjian, and their licences", "=" * 40, ""]
    texts = {}
    for identity in order:
        package = packages[identity]
        name = f"{package['name']} {package['version']}"
        lines.append(f"{name}: {package['license'] or 'see its text'}")
        for text in licence_texts(package):
            # Texts that differ only in their line breaks are one.
            key = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
            texts.setdefault(key, (text, []))[1].append(name)
    for text, names in texts.values():
        lines += ["", "-" * 100, "Comes with: " + ", ".join(dict.fromkeys(names)), "-" * 100, "", text]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", required=True, help="the target the program is built for")
    parser.add_argument("--bill", type=pathlib.Path, help="where the bill of materials goes")
    parser.add_argument("--licences", type=pathlib.Path, help="where the licences go")
    arguments = parser.parse_args()
    packages, linked, root = libraries(arguments.target)
    if arguments.bill:
        content = json.dumps(bill(packages, linked, root, arguments.target), indent=1, ensure_ascii=False)
        arguments.bill.write_text(content + "\n", encoding="utf-8", newline="\n")
    if arguments.licences:
        arguments.licences.write_text(licences(packages, linked, root), encoding="utf-8", newline="\n")


main()
