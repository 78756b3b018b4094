#!/usr/bin/env bash
# Gathers what the machines of a release made into one folder, with a list of checksums.
#   packaging/collect.sh FOLDER        results of all machines, in folders below it
set -euo pipefail
cd "$1"
find . -mindepth 2 -type f \( -name '*.tar.gz' -o -name '*.deb' -o -name '*.rpm' -o -name '*.AppImage' \
  -o -name '*.zip' -o -name '*-setup.exe' -o -name '*.msi' -o -name '*.dmg' -o -name '*.cdx.json' \) -exec mv -t . {} +
find . -mindepth 1 -type d -exec rm -rf {} +
sha256sum -- * >SHA256SUMS
cat SHA256SUMS
for file in *; do
  if [ "$(stat -c %s "$file")" -gt 25000000 ]; then
    echo "$file is larger than 25 MB" >&2
    exit 1
  fi
done
