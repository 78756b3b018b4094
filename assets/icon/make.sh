#!/usr/bin/env bash
# Makes every form of the icon from its two drawings: PNG for Linux and for the window, .ico for Windows,
# .icns for macOS. The results are kept in the repository, so that building needs none of these tools.
#   assets/icon/make.sh       (needs rsvg-convert, png2icns, imagemagick)
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# draw DRAWING SIZE FILE. Small sizes have a drawing of their own, on the grid of 16 pixels.
draw() { rsvg-convert -w "$2" -h "$2" "$1" -o "$3"; }
drawing() { if [ "$1" -le 32 ]; then echo wenjian-small.svg; else echo wenjian.svg; fi; }

for size in 16 22 24 32 48 64 128 256 512; do
  draw "$(drawing "$size")" "$size" "$size.png"
done
convert 16.png 24.png 32.png 48.png 64.png 256.png wenjian.ico

# macOS wants a wider margin about the sheet than the others.
sed 's/viewBox="0 0 256 256"/viewBox="-11 -11 278 278"/' wenjian.svg >"$work/large.svg"
for size in 16 32; do draw wenjian-small.svg "$size" "$work/$size.png"; done
for size in 128 256 512 1024; do draw "$work/large.svg" "$size" "$work/$size.png"; done
png2icns wenjian.icns "$work"/{16,32,128,256,512,1024}.png >/dev/null
