#!/usr/bin/env bash
# Makes the pictures of the reading view in this folder: the program itself under a virtual display, on the
# sample articles and on those in docs/gallery/articles.
#   docs/gallery/make.sh       (needs xvfb, xdotool, imagemagick; builds the program unless PROGRAM names one)
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -n "${PROGRAM:-}" ] || { cargo build --locked --release; PROGRAM=target/release/wenjian; }
program=$(realpath "$PROGRAM")

# shoot NAME SIZE SETTINGS PATH ACTIONS...: what the window shows after xdotool has done the actions.
shoot() {
  local name=$1 size=$2 settings=$3 path=$4
  shift 4
  local config
  config=$(mktemp -d)
  printf '%s\n' "$settings" >"$config/settings.json"
  # Twice at most: where other virtual displays start at the same moment, one may not come up.
  for _ in 1 2; do
    [ -s "$config/shot.png" ] || once "$config" "$size" "$path" "$@" || true
  done
  # Few colours: the pictures stay small, and text as sharp as it was.
  convert "$config/shot.png" -dither None -colors 200 -define png:compression-level=9 -strip "docs/gallery/$name.png"
  rm -rf "$config"
}

# once CONFIG SIZE PATH ACTIONS...: one try at it.
once() {
  local config=$1 size=$2 path=$3
  shift 3
  # shellcheck disable=SC2016  # the inner shell replaces them
  WENJIAN_CONFIG=$config WENJIAN_CACHE=$config LIBGL_ALWAYS_SOFTWARE=1 \
    SIZE=$size OUT=$config/shot.png ACTIONS=$(printf '%s\n' "$@") \
    xvfb-run -a -s "-screen 0 ${size}x24" bash -c '
      "$0" "$1" & program=$!
      for _ in $(seq 100); do xdotool search --class wenjian >/dev/null 2>&1 && break; sleep 0.1; done
      sleep 1
      window=$(xdotool search --class wenjian | tail -1)
      xdotool windowmove "$window" 0 0 windowsize "$window" ${SIZE/x/ } windowfocus "$window"
      sleep 2
      while read -r action; do [ -z "$action" ] || { xdotool $action; sleep 0.7; }; done <<<"$ACTIONS"
      sleep 1.5
      import -window root "$OUT"
      kill $program
    ' "$program" "$path"
}

articles=docs/gallery/articles
alone='"panel_shown":false,"lines_shown":false'
zh='"language":"zh-Hans"'
book='"face":"serif","justified":true,"paragraphs":"indented","punctuation":"hung"'
shoot light 1280x800 "{$zh,\"theme\":\"light\"}" seeds 'mousemove 600 650 click 1' 'key space'
shoot dark 1280x800 "{$zh,\"theme\":\"dark\"}" seeds 'mousemove 600 650 click 1' 'key j' 'key space' 'key n'
shoot paper-justified 1280x800 "{$zh,$alone,\"theme\":\"paper\",\"reading_size\":19,\"reading_look\":{$book}}" seeds \
  'mousemove 600 650 click 1' 'key j' 'key space'
shoot traditional 1280x800 "{$zh,$alone,\"theme\":\"light\"}" $articles 'mousemove 600 650 click 1' 'key space'
shoot large-type 1280x800 "{$zh,$alone,\"theme\":\"paper\",\"reading_size\":28}" seeds \
  'mousemove 600 650 click 1' 'key j' 'key j' 'key space'
shoot find 1280x800 "{\"language\":\"en\",\"theme\":\"light\"}" seeds 'mousemove 600 650 click 1' 'key j' 'key ctrl+f' 'type qq' 'key Return' \
  'key Return'
shoot typography 1280x800 "{$zh,$alone,\"theme\":\"light\",\"reading_look\":{\"face\":\"serif\"}}" seeds 'mousemove 1258 268 click 1' \
  'mousemove 600 700'
shoot narrow 600x640 "{$zh,$alone,\"theme\":\"light\"}" seeds 'mousemove 300 560 click 1' 'key space'
ls -l docs/gallery/*.png
