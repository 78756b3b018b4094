#!/usr/bin/env bash
# Builds the program for Windows and packs it: portable zip, installer (NSIS), MSI.
#   packaging/windows.sh [build] [zip] [installer] [msi]     all by default; results in dist/
# PROGRAM and LAUNCHER name wenjian.exe and wenjian.com that are built already, as by the Windows machine of a
# release; packing then takes place on Linux. packaging/environment.sh tells the other variables.
# Needs: gcc-mingw-w64-x86-64-win32 nsis wixl msitools zip python3, and a Rust that can build for Windows: a rustup target,
# or Debian's rustc-web cargo-web rust-web-src, which build the standard library too.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/environment.sh
. packaging/environment.sh

formats=("$@")
[ ${#formats[@]} -gt 0 ] || formats=(build zip installer msi)
target=${TARGET:-x86_64-pc-windows-gnu}
name=wenjian-$version-windows-x86_64
# The outputs of another compiler have a folder of their own.
target_folder=$target_folder-windows

# Nothing has to be installed beside the program: Microsoft's runtime library is part of it.
if [[ "$target" == *-msvc ]]; then export CARGO_ENCODED_RUSTFLAGS=$flags$'\x1f-C\x1ftarget-feature=+crt-static'; fi

# compile PROFILE: cargo build for Windows, in the working directory.
compile() {
  if [[ "$(uname -s)" == MINGW* || "$(uname -s)" == MSYS* ]] ||
    rustup target list --installed 2>/dev/null | grep -qx "$target"; then
    CARGO_TARGET_DIR=$target_folder cargo build --locked --profile "$1" --target "$target"
  else
    need /usr/bin/rustc "rustc-web cargo-web rust-web-src"
    RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO_TARGET_DIR=$target_folder /usr/bin/cargo build --locked \
      --profile "$1" -Zbuild-std=std,panic_unwind,panic_abort --target "$target"
  fi
}

pack_build() {
  compile "$profile"
  (cd packaging/windows/console && compile release)
  cp "$target_folder/$target/$profile/wenjian.exe" "$out/wenjian.exe"
  cp "$target_folder/$target/release/wenjian-console.exe" "$out/wenjian.com"
}

# The folder that all three hold.
files=$work/$name
gather() {
  [ ! -d "$files" ] || return 0
  mkdir -p "$files/licences"
  cp "${PROGRAM:-$out/wenjian.exe}" "$files/wenjian.exe"
  cp "${LAUNCHER:-$out/wenjian.com}" "$files/wenjian.com"
  # With the line ends that every editor of Windows shows.
  local text
  for text in README.md CHANGELOG.md; do sed 's/$/\r/' "$text" >"$files/$text"; done
  for text in LICENSE-MIT LICENSE-APACHE assets/fonts/LICENSE-NotoSansCJK.txt; do
    sed 's/$/\r/' "$text" >"$files/licences/$(basename "$text" .txt).txt"
  done
  python3 packaging/bill_of_materials.py --target "$target" --bill "$out/$name.cdx.json" \
    --licences "$files/licences/third-party.txt"
  sed -i 's/$/\r/' "$files/licences/third-party.txt"
  chmod -R u+rwX,go+rX "$files"
  same_time "$files"
}

pack_zip() {
  gather
  rm -f "$out/$name.zip"
  (cd "$work" && find "$name" -type f | sort | zip -9 -X -q "$out/$name.zip" -@)
}

pack_installer() {
  gather
  need makensis nsis
  makensis -V2 -DVERSION="$version" -DFILES="$files" -DICON="$PWD/assets/icon/wenjian.ico" \
    -DOUT="$out/$name-setup.exe" packaging/windows/wenjian.nsi
}

pack_msi() {
  gather
  need wixl wixl
  need msibuild msitools
  # wixl looks for files beside its own.
  cp assets/icon/wenjian.ico "$work/"
  fill packaging/windows/wenjian.wxs.in | sed "s|@FILES@|$name|g" >"$work/wenjian.wxs"
  (cd "$work" && wixl -a x64 -o "$out/$name.msi" wenjian.wxs)
  python3 packaging/windows/cabinet.py "$out/$name.msi"
}

for format in "${formats[@]}"; do
  step "$format"
  "pack_$format"
done
(cd "$out" && ls -l)
