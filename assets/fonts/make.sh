#!/usr/bin/env bash
# Makes the embedded faces: subsets of Noto Sans CJK SC (Debian package fonts-noto-cjk, SIL OFL 1.1),
# Regular, Bold and Mono, and of Noto Serif CJK SC, Regular and Bold, with the characters of GB 2312, the frequent ones of Big5, Latin-1, Greek, Cyrillic,
# kana, punctuation, and whatever the sample articles, the lexicon and the locale files use beyond those; and the
# icons that the sources name, of Material Symbols Rounded as egui_material_icons brings it (Apache 2.0).
# Needs: apt-get install fonts-noto-cjk; pip install fonttools; cargo, which knows where that crate lies
set -euo pipefail
cd "$(dirname "$0")"
source=/usr/share/fonts/opentype/noto
characters=$(mktemp)
trap 'rm -f "$characters"' EXIT
python3 - "$characters" <<'PYTHON'
import pathlib, sys
def level(codec, leads, trails):
    for lead in leads:
        for trail in trails:
            try:
                yield bytes([lead, trail]).decode(codec)
            except UnicodeDecodeError:
                pass
characters = set(level("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF)))
big5_trails = list(range(0x40, 0x7F)) + list(range(0xA1, 0xFF))
characters |= set(level("big5", range(0xA1, 0xC7), big5_trails))
for first, last in [(0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2044), (0x20AC, 0x20AC), (0x2100, 0x214F),
                    (0x2150, 0x21FF), (0x2200, 0x22FF), (0x2460, 0x24FF), (0x2500, 0x257F),
                    (0x25A0, 0x25FF), (0x2600, 0x266F), (0x3000, 0x30FF), (0x3200, 0x32FF),
                    (0xFE30, 0xFE4F), (0xFF00, 0xFFEF)]:
    characters |= {chr(code) for code in range(first, last + 1)}
for pattern in ("seeds/*", "assets/lexicon.yaml", "assets/locale/*/*.ftl"):
    for path in pathlib.Path("../..").glob(pattern):
        characters |= set(path.read_text(encoding="utf-8"))
pathlib.Path(sys.argv[1]).write_text("".join(sorted(characters - {"\n", "\r"})), encoding="utf-8")
PYTHON
for face in Sans-Regular Sans-Bold Serif-Regular Serif-Bold; do
  # Face 2 of the collection is the Simplified Chinese one. Tables for vertical setting and the many
  # optional features are left out: the program never asks for them. Outlines that share no subroutines are a
  # little larger, and smaller once a package is compressed.
  python3 -m fontTools.subset "$source/Noto${face%-*}CJK-${face#*-}.ttc" --font-number=2 \
    --text-file="$characters" --layout-features='kern' --no-hinting --desubroutinize \
    --notdef-outline --name-IDs='0,1,2,3,4,5,6,13,14' --drop-tables+=vhea,vmtx,VORG,BASE \
    --output-file="Noto${face%-*}SC-${face#*-}.subset.otf"
done
# Code is set in the monospaced face of the same family (face 7), of which only Latin and lines are needed:
# its Han is the same as above.
python3 -m fontTools.subset "$source/NotoSansCJK-Regular.ttc" --font-number=7 \
  --unicodes='20-7E,A0-17F,2010-2027,2190-21FF,2500-259F' --layout-features='' --no-hinting --notdef-outline \
  --name-IDs='0,1,2,3,4,5,6,13,14' --drop-tables+=vhea,vmtx,VORG,BASE \
  --output-file="NotoSansMonoSC-Regular.subset.otf"
# The family has no sign for what cannot be decoded (U+FFFD): the black diamond stands for it.
python3 - <<'PYTHON'
from fontTools.ttLib import TTFont
for face in ("SansSC-Regular", "SansSC-Bold", "SerifSC-Regular", "SerifSC-Bold"):
    path = f"Noto{face}.subset.otf"
    font = TTFont(path)
    for table in font["cmap"].tables:
        table.cmap[0xFFFD] = table.cmap[0x25C6]
    font.save(path)
PYTHON
# The icons: icons.txt lists them by name and code point, for the test that compares it with the sources.
crate=$(cargo metadata --format-version 1 --locked | python3 -c '
import json, pathlib, sys
packages = json.load(sys.stdin)["packages"]
print(pathlib.Path(next(p["manifest_path"] for p in packages if p["name"] == "egui_material_icons")).parent)')
grep -rhoE '\bICON_[A-Z0-9_]+' ../../src | sort -u | python3 -c '
import pathlib, re, sys
points = dict(re.findall(r"const (ICON_\w+): .*u\{(\w+)\}", pathlib.Path(sys.argv[1]).read_text()))
used = set(sys.stdin.read().split())
print("".join(f"{name} {points[name]}\n" for name in sorted(used & points.keys())), end="")' \
  "$crate/src/icons.rs" >icons.txt
python3 -m fontTools.subset "$crate/MaterialSymbolsRounded-Regular.ttf" --unicodes="$(cut -d' ' -f2 icons.txt | paste -sd,)" \
  --layout-features='' --no-hinting --notdef-outline --name-IDs='0,1,2,3,4,5,6,13,14' \
  --output-file="MaterialSymbolsRounded.subset.ttf"
cp /usr/share/doc/fonts-noto-cjk/copyright LICENSE-NotoSansCJK.txt
ls -l ./*.otf ./*.ttf
