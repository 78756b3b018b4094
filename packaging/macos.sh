#!/usr/bin/env bash
# Builds the program for macOS and packs it: a bundle, signed ad hoc, in a .dmg.
#   packaging/macos.sh [arm64] [x86_64] [universal]      on a Mac; the first two by default; results in dist/
#   PROGRAM=anything packaging/macos.sh bundle           assembles the bundle alone, on any machine, to check it
# A universal bundle holds the program twice, with all faces, and is larger than a download is to be.
# packaging/environment.sh tells the other variables.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/environment.sh
. packaging/environment.sh

kinds=("$@")
[ ${#kinds[@]} -gt 0 ] || kinds=(arm64 x86_64)
bundle=$out/Wenjian.app
export MACOSX_DEPLOYMENT_TARGET=11.0

# target_of KIND: what the compiler calls this kind of processor.
target_of() { echo "${1/#arm64/aarch64}-apple-darwin"; }

# do_build KIND: the program for one kind of processor, or for both in one file.
do_build() {
  local single programs=()
  for single in ${1/universal/arm64 x86_64}; do
    cargo build --locked --profile "$profile" --target "$(target_of "$single")"
    programs+=("$target_folder/$(target_of "$single")/$profile/wenjian")
  done
  lipo -create -output "$out/wenjian" "${programs[@]}"
  python3 packaging/bill_of_materials.py --target aarch64-apple-darwin --bill "$out/$name.cdx.json"
}

do_bundle() {
  rm -rf "$bundle"
  mkdir -p "$bundle/Contents/MacOS" "$bundle/Contents/Resources/zh-Hans.lproj" "$bundle/Contents/Resources/licences"
  cp "${PROGRAM:-$out/wenjian}" "$bundle/Contents/MacOS/wenjian"
  chmod 755 "$bundle/Contents/MacOS/wenjian"
  fill packaging/macos/Info.plist.in >"$bundle/Contents/Info.plist"
  printf 'APPL????' >"$bundle/Contents/PkgInfo"
  cp assets/icon/wenjian.icns "$bundle/Contents/Resources/"
  cp packaging/macos/zh-Hans.strings "$bundle/Contents/Resources/zh-Hans.lproj/InfoPlist.strings"
  cp LICENSE-MIT LICENSE-APACHE assets/fonts/LICENSE-NotoSansCJK.txt "$bundle/Contents/Resources/licences/"
  python3 packaging/bill_of_materials.py --target aarch64-apple-darwin \
    --licences "$bundle/Contents/Resources/licences/third-party.txt"
}

# Without a certificate: macOS then asks once before it opens what was downloaded.
do_sign() {
  codesign --force --sign - --timestamp=none "$bundle"
  codesign --verify --strict "$bundle"
}

do_image() {
  mkdir "$work/image"
  cp -R "$bundle" "$work/image/"
  ln -s /Applications "$work/image/Applications"
  # LZMA, which every macOS reads on which the program starts.
  hdiutil create -quiet -ov -volname "Wenjian $version" -srcfolder "$work/image" -fs HFS+ -format ULMO "$out/$name.dmg"
  rm -rf "$bundle" "$out/wenjian" "$work/image"
}

for kind in "${kinds[@]}"; do
  step "$kind"
  if [ "$kind" = bundle ]; then
    do_bundle
    continue
  fi
  name=wenjian-$version-macos-$kind
  do_build "$kind"
  do_bundle
  do_sign
  do_image
done
(cd "$out" && ls -l)
