#!/usr/bin/env bash
# Builds the program for macOS, for both kinds of processor, and packs it: a bundle, signed ad hoc, in a .dmg.
#   packaging/macos.sh                        on a Mac; results in dist/
#   PROGRAM=anything packaging/macos.sh bundle      assembles the bundle alone, on any machine, to check it
# packaging/environment.sh tells the other variables.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/environment.sh
. packaging/environment.sh

steps=("$@")
[ ${#steps[@]} -gt 0 ] || steps=(build bundle sign image)
name=wenjian-$version-macos-universal
bundle=$out/Wenjian.app
export MACOSX_DEPLOYMENT_TARGET=11.0

do_build() {
  local target
  for target in aarch64-apple-darwin x86_64-apple-darwin; do
    cargo build --locked --profile "$profile" --target "$target"
  done
  lipo -create -output "$out/wenjian" "$target_folder"/{aarch64,x86_64}-apple-darwin/"$profile"/wenjian
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
  hdiutil create -quiet -ov -volname "Wenjian $version" -srcfolder "$work/image" -fs HFS+ -format UDZO "$out/$name.dmg"
  rm -rf "$bundle" "$out/wenjian"
}

for part in "${steps[@]}"; do
  step "$part"
  "do_$part"
done
(cd "$out" && ls -l)
